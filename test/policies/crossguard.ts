import type {
  Policies,
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import { unknownCheckingProxy } from "@pulumi/policy";
import { announced } from "../../policy-pack/analysis/guard";
import { buildPolicies } from "../../policy-pack/analysis/policies";
import type { SessionOptions } from "../../policy-pack/analysis/session";
import { Session } from "../../policy-pack/analysis/session";
import type { ResourceFacts } from "../../policy-pack/graph/resource";
import type { Example, Rule } from "../../policy-pack/rule";
import { factsOf, withSentinels } from "./fixtures";

/** One diagnostic as CrossGuard would hand it to the engine. */
export interface Report {
  readonly policy: string;
  readonly message: string;
  readonly urn?: string;
  readonly level: string;
}

/** Levels and parameters by policy, or of `all`, as `--policy-pack-config` gives them. */
export type PackLevels = Readonly<Record<string, { readonly level?: string } & Record<string, unknown>>>;

export function sessionOf(rules: readonly Rule[], options: Partial<SessionOptions> = {}): Session {
  return new Session({
    rules,
    failures: [],
    exemptions: { entries: [], problems: [] },
    stackConfig: {},
    today: () => new Date("2026-11-21T12:00:00Z"),
    ...options,
  });
}

/**
 * Asks the pack about an example as `@pulumi/policy` 1.21 does: every resource first by its inputs behind the
 * proxy that throws on unknown values, then every stack policy in turn, passing over those that are disabled or
 * offer no function.
 */
export async function runPack(
  session: Session,
  example: Pick<Example, "environment" | "resources" | "scope">,
  config: PackLevels = {},
): Promise<readonly Report[]> {
  const facts = factsOf(example);
  const policies = buildPolicies(session) as readonly (StackValidationPolicy & ResourceValidationPolicy)[];
  const configOf = (name: string) => () => {
    const properties = { ...config[name] };
    delete properties.level;
    return properties;
  };
  for (const policy of policies) {
    for (const validate of [policy.validateResource ?? []].flat()) {
      for (const each of facts) {
        await validate(resourceArgs(each), () => undefined);
      }
    }
  }
  const told = new Set<object>(announced(policies as Policies));
  const reports: Report[] = [];
  for (const policy of policies) {
    // The engine makes a level of each policy that it is told of, and knows no other.
    const configured = told.has(policy) ? (config[policy.name]?.level ?? config.all?.level) : undefined;
    const level = configured ?? policy.enforcementLevel ?? "mandatory";
    if (level === "disabled" || typeof policy.validateStack !== "function") {
      continue;
    }
    const report = (given: string | Readonly<Record<string, string>>, urn?: string): void => {
      reports.push(
        typeof given === "string"
          ? {
              policy: policy.name,
              message: `${policy.description}\n${given}`,
              level,
              ...(urn !== undefined && { urn }),
            }
          : {
              policy: given.name ?? policy.name,
              message: given.message ?? "",
              level: given.enforcementLevel ?? level,
              ...(given.urn !== undefined && { urn: given.urn }),
            },
      );
    };
    await policy.validateStack(stackArgs(facts, configOf(policy.name)), report);
  }
  return reports;
}

function resourceArgs({ urn, name, type, inputs }: ResourceFacts): ResourceValidationArgs {
  return { urn, name, type, props: proxied(inputs) } as unknown as ResourceValidationArgs;
}

// The package exports the proxy for tests, but its declaration is stripped.
const checkUnknowns = unknownCheckingProxy as (values: unknown) => Record<string, unknown>;

/** Values as the framework hands them to a policy: sentinels behind the proxy that throws on them. */
export function proxied(values: unknown): Record<string, unknown> {
  return checkUnknowns(withSentinels(values));
}

/** What CrossGuard hands to a stack policy. */
export function stackArgs(facts: readonly ResourceFacts[], getConfig: () => object): StackValidationArgs {
  const resources = facts.map((each) => ({
    urn: each.urn,
    name: each.name,
    type: each.type,
    props: proxied(each.outputs),
    opts: { protect: each.protect, ignoreChanges: each.ignoreChanges },
    provider: each.provider && { ...each.provider, props: proxied(each.provider.inputs) },
  })) as unknown as PolicyResource[];
  const byUrn = new Map(resources.map((each) => [each.urn, each]));
  const found = (urns: readonly string[]): PolicyResource[] => urns.flatMap((urn) => byUrn.get(urn) ?? []);
  for (const [index, each] of facts.entries()) {
    Object.assign(resources[index] ?? {}, {
      dependencies: found(each.dependencies),
      propertyDependencies: Object.fromEntries(
        Object.entries(each.propertyDependencies).map(([property, urns]) => [property, found(urns)]),
      ),
    });
  }
  return { resources, getConfig } as unknown as StackValidationArgs;
}
