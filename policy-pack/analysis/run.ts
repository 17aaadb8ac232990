import type { PackConfig } from "../configuration/pack-settings";
import { environmentsOf } from "../configuration/pack-settings";
import { ResourceGraph } from "../graph/graph";
import type { Place } from "../graph/graph";
import { accountIdsOf } from "../graph/places";
import { Reader } from "../graph/reader";
import type { ResourceFacts } from "../graph/resource";
import { parseUrn } from "../graph/urn";
import type { Rule, RuleContext } from "../rule";
import { OutsideLayer, scopeOf } from "../scope/scope";
import type { EnvironmentSettings } from "../settings";
import { settingsOf } from "../settings";
import { evaluate } from "./evaluate";
import type { RuleResult } from "./finding";

export interface RunOptions {
  readonly config: PackConfig;
  readonly stackConfig: Readonly<Record<string, string>>;
}

/** One analysis of one stack: the graph, and the answers of the rules asked so far. */
export class Run {
  readonly graph: ResourceGraph;
  readonly environment: string;
  readonly project: string;
  readonly environments: Readonly<Record<string, EnvironmentSettings>>;
  private readonly context: Omit<RuleContext, "parameters">;
  private readonly results = new Map<string, RuleResult>();

  constructor(facts: readonly ResourceFacts[], options: RunOptions) {
    const { stack, project } = parseUrn(facts[0]?.urn ?? "");
    this.environment = stack;
    this.project = project;
    this.environments = environmentsOf(options.config);
    const settings = settingsOf(this.environments, stack);
    const place = placeOf(facts, settings, options.stackConfig);
    this.graph = new ResourceGraph(facts, place);
    const scope = scopeOf(options.config, project);
    this.context = {
      graph: this.graph,
      environment: stack,
      settings,
      place,
      scope,
      environments: Object.keys(this.environments),
      stackConfig: options.stackConfig,
      requireWhole(reason) {
        if (scope === "layer") {
          throw new OutsideLayer(reason);
        }
      },
    };
  }

  /** The rule's answer, asked once; `parameters` are those of its own configuration. */
  resultOf(rule: Rule, parameters: object = {}): RuleResult {
    const known = this.results.get(rule.name);
    if (known) {
      return known;
    }
    const result = evaluate(rule, {
      ...this.context,
      parameters: (schema) => schema.parse(parameters),
    });
    this.results.set(rule.name, result);
    return result;
  }

  /** The answers so far, in the order of the rules' names. */
  answers(): readonly { readonly rule: string; readonly result: RuleResult }[] {
    return [...this.results]
      .map(([rule, result]) => ({ rule, result }))
      .sort((a, b) => (a.rule < b.rule ? -1 : 1));
  }

  /** The layers that this stack holds. */
  layers(): ReadonlySet<string> {
    return new Set(this.graph.resources.map((resource) => resource.layer));
  }
}

/** Account and region: from the pack's configuration, the stack's, then the providers. */
function placeOf(
  facts: readonly ResourceFacts[],
  settings: EnvironmentSettings,
  stackConfig: Readonly<Record<string, string>>,
): Place {
  const providers = facts
    .filter((each) => each.type.startsWith("aws:") && each.provider)
    .map((each) => new Reader(each.provider?.inputs ?? {}));
  const account =
    settings.account ??
    accountIdsOf(stackConfig["aws:allowedAccountIds"])[0] ??
    providers.map((each) => accountIdsOf(each.raw("allowedAccountIds"))[0]).find((id) => id !== undefined);
  const region =
    settings.region ??
    stackConfig["aws:region"] ??
    providers.map((each) => each.raw("region")).find((found) => typeof found === "string");
  return { account, region };
}
