import { ResourceGraph } from "../../policy-pack/graph/graph";
import type { ResourceFacts } from "../../policy-pack/graph/resource";
import { isObject, toValue } from "../../policy-pack/graph/values";
import { loadEnvironment } from "../../shared/config/load";
import { environments, type Environment } from "../../shared/naming";
import type { PlanResource } from "../engine/plan";
import { repositoryRoot } from "../engine/repository";
import { goldenPlans } from "../golden/reading";

function factsOf(resource: PlanResource): ResourceFacts {
  const { urn, type, name, protect, dependencies, propertyDependencies } = resource;
  const value = toValue(resource.inputs);
  const inputs = isObject(value) ? value : {};
  return {
    ...{ urn, type, name, protect, dependencies, propertyDependencies },
    ...{ inputs, outputs: inputs, ignoreChanges: [] },
  };
}

const graphs = new Map<Environment, ResourceGraph>();

/**
 * The whole plan of an environment, which the documents are made of: its golden files. They are the plan itself with
 * every document in full, `npm test` compares them with what the engine plans, and reading them needs no engine. The
 * tables of `shared/inventory` would tell what is wanted; a reviewer asks what is made of it.
 *
 * @throws UserError where a golden file is missing or is not one
 */
export function planGraph(environment: Environment): ResourceGraph {
  const known = graphs.get(environment);
  if (known !== undefined) return known;
  const resources = goldenPlans(environment).flatMap((plan) => plan.resources);
  const { account, region } = loadEnvironment(environment, repositoryRoot);
  const graph = new ResourceGraph(resources.map(factsOf), { account, region });
  graphs.set(environment, graph);
  return graph;
}

type Replacement = readonly [own: RegExp, neutral: string];

const replacements = new Map<Environment, readonly Replacement[]>();

function replacementsOf(environment: Environment): readonly Replacement[] {
  const known = replacements.get(environment);
  if (known !== undefined) return known;
  const { account, region, recoveryRegion } = loadEnvironment(environment, repositoryRoot);
  const made: readonly Replacement[] = [
    [new RegExp(account, "g"), "<account>"],
    [new RegExp(region, "g"), "<region>"],
    [new RegExp(recoveryRegion, "g"), "<recovery region>"],
    [new RegExp(`(?<=[-/_= ])${environment}(?![a-z])`, "g"), "<env>"],
  ];
  replacements.set(environment, made);
  return made;
}

/** What tells one environment's names from another's is left out of a text: `tradai-results-<env>`. */
export function neutral(text: string, environment: Environment): string {
  return replacementsOf(environment).reduce((left, [own, other]) => left.replace(own, other), text);
}

/** Something of the plan in one environment. */
export interface InEnvironment<T> {
  readonly environment: Environment;
  readonly value: T;
}

/** Collects the same thing of every environment under its key, in the order in which the keys are first met. */
export function byKey<T>(
  read: (environment: Environment) => readonly T[],
  keyOf: (value: T) => string,
): ReadonlyMap<string, readonly InEnvironment<T>[]> {
  const found = new Map<string, InEnvironment<T>[]>();
  for (const environment of environments) {
    for (const value of read(environment)) {
      const key = keyOf(value);
      found.set(key, [...(found.get(key) ?? []), { environment, value }]);
    }
  }
  return found;
}

/** Where something is, for a table: nothing where it is everywhere. */
export function where(found: readonly InEnvironment<unknown>[]): string {
  return found.length === environments.length ? "" : found.map(({ environment }) => environment).join(", ");
}
