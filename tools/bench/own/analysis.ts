import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { ResourceFacts } from "../../../policy-pack/graph/resource";
import { planSchema, type Plan, type PlanResource } from "../../engine/plan";
import { repositoryRoot } from "../../engine/repository";

/** What one analysis of a plan took, in milliseconds. */
export interface Analysis {
  readonly resources: number;
  /** Converting what the engine says, and indexing it. */
  readonly graph: number;
  /** By the rule's name, in the order in which they are asked. */
  readonly rules: Readonly<Record<string, number>>;
  /** Time of all threads of the process, compilation and garbage collection included. */
  readonly cpu: number;
}

// The pack as it is compiled: rules know an unknown value by a class that must be theirs.
const load = createRequire(join(repositoryRoot, "policy-pack", "bin", "index.js"));
const compiled = {
  rules: () => load("./rules") as typeof import("../../../policy-pack/rules"),
  run: () => load("./analysis/run") as typeof import("../../../policy-pack/analysis/run"),
  values: () => load("./graph/values") as typeof import("../../../policy-pack/graph/values"),
};

/** The resources of a plan whose layer is among those named, or that belong to none. */
export function layersOf({ resources }: Plan, layers: readonly string[]): readonly PlanResource[] {
  return resources.filter(({ urn }) => {
    const [, layer] = /tradai:layer:(\w+)/.exec(urn) ?? [];
    return layer === undefined || layers.includes(layer.toLowerCase());
  });
}

function factsOf(resources: readonly PlanResource[]): ResourceFacts[] {
  const { toValue, isObject } = compiled.values();
  const valuesOf = (given: unknown): ResourceFacts["inputs"] => {
    const value = toValue(given);
    return isObject(value) ? value : {};
  };
  const providers = new Map(
    resources
      .filter(({ type }) => type.startsWith("pulumi:providers:"))
      .map(({ urn, name, inputs }) => [urn, { urn, name, inputs: valuesOf(inputs) }]),
  );
  return resources.map(({ parent, provider, inputs, ...rest }) => {
    const from = providers.get(provider?.slice(0, provider.lastIndexOf("::")) ?? "");
    const values = valuesOf(inputs);
    return {
      ...rest,
      inputs: values,
      outputs: values,
      ignoreChanges: [],
      ...(parent !== null && { parent }),
      ...(from && { provider: from }),
    };
  });
}

/** Asks every rule of the compiled pack once about layers of a plan; a process of its own each time tells the truth. */
export function analyse(planFile: string, layers: readonly string[]): Analysis {
  const resources = layersOf(planSchema.parse(JSON.parse(readFileSync(planFile, "utf8"))), layers);
  const { rules } = compiled.rules().loadRules();
  const { Run } = compiled.run();
  const before = process.cpuUsage();
  const begun = performance.now();
  const run = new Run(factsOf(resources), { config: { environments: {} }, stackConfig: {} });
  const graph = performance.now() - begun;
  const times = rules.map((rule): [string, number] => {
    const asked = performance.now();
    run.resultOf(rule);
    return [rule.name, performance.now() - asked];
  });
  const { user, system } = process.cpuUsage(before);
  return {
    resources: resources.length,
    graph,
    rules: Object.fromEntries(times),
    cpu: (user + system) / 1000,
  };
}
