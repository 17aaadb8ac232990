import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import {
  apiOf,
  gatewayResponseType,
  integrationResponseType,
  integrationType,
  methodResponseType,
  methodType,
  partsOf,
} from "../graph/rest-apis";
import { UNKNOWN } from "../graph/values";
import type { Check, RuleContext } from "../rule";

/** What a deployment takes a picture of, and who calls would miss. */
const pictured = [
  ...[methodType, integrationType, methodResponseType, integrationResponseType],
  gatewayResponseType,
];
/** What a change of which has to go live. */
const routed = [methodType, integrationType];

/** The parts of a deployment's API. */
function partsIn(
  { graph }: RuleContext,
  deployment: Resource,
  types: readonly string[],
): readonly Resource[] {
  const api = apiOf(graph, deployment);
  return api ? types.flatMap((type) => partsOf(graph, api, type).parts) : [];
}

/** Everything that is there before a resource. */
function reachedFrom(resource: Resource): ReadonlySet<Resource> {
  const found = new Set([resource]);
  // What is added while they are gone through is gone through as well.
  for (const { dependencies, propertyDependencies } of found) {
    for (const each of [...dependencies, ...Object.values(propertyDependencies).flat()]) {
      found.add(each);
    }
  }
  return found;
}

const listed = (parts: readonly Resource[]): string =>
  [
    ...parts.slice(0, 3).map(({ name }) => name),
    ...(parts.length > 3 ? [`${parts.length - 3} more`] : []),
  ].join(", ");

/** Relation 29: a part that is made after the picture is taken is not in it. */
export const partsPictured: Check = function* (deployment, context) {
  const before = reachedFrom(deployment);
  const late = partsIn(context, deployment, pictured).filter((part) => !before.has(part));
  if (late.length > 0) {
    yield {
      found: `it does not wait for ${listed(late)}: the stage may go without`,
      expected: "`dependsOn` with every method, integration and answer of the API",
    };
  }
};

/** Shorter than any digest, or list of what the API holds, that changes with it. */
const shortest = 32;

/**
 * Relation 29: the picture is taken again when a route changes. A trigger is a digest of all routes, which the program
 * computes, or made of their outputs: then of every one.
 */
export const changesDeployed: Check = function* (deployment, context) {
  const { inputs } = deployment;
  const triggers = inputs.entries("triggers").map(([, value]) => value);
  if (triggers.length === 0) {
    yield {
      found: "nothing deploys the API again: the stage answers as it did on the first day",
      expected: "`triggers` with a digest of every route",
    };
    return;
  }
  const sources = deployment.dependenciesOf("triggers");
  const routes = partsIn(context, deployment, routed);
  if (routes.some((part) => sources.includes(part))) {
    const missed = routes.filter((part) => !sources.includes(part));
    if (missed.length > 0) {
      yield {
        found: `a change of ${listed(missed)} never goes live: no trigger depends on it`,
        expected: "`triggers` that depend on every method and integration, or a digest of all of them",
      };
    }
    return;
  }
  if (triggers.some((value) => typeof value === "string" && value.length >= shortest)) {
    return;
  }
  if (triggers.includes(UNKNOWN)) {
    throw new Undecidable("a trigger that is known only after the update may be a digest of the routes");
  }
  yield {
    found: "no trigger changes with a route: the change never goes live",
    expected: "`triggers` with a digest of every route",
  };
};
