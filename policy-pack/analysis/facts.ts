import type { PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import type { ResourceFacts } from "../graph/resource";
import type { ValueObject } from "../graph/values";
import { isObject, toValue } from "../graph/values";

/** Inputs by URN, as the engine shows each resource before it is operated on. */
export type CollectedInputs = Map<string, ValueObject>;

/**
 * Keeps the inputs of one resource. A stack policy sees outputs only: after an update these hold what AWS
 * filled in, and a rule that read them would judge an update differently from the preview before it.
 */
export function collectInputs(args: ResourceValidationArgs, into: CollectedInputs): void {
  into.set(args.urn, objectOf(args.props));
}

/** What CrossGuard says about a stack, as plain facts. */
export function factsOf(args: StackValidationArgs, inputs: CollectedInputs): ResourceFacts[] {
  const providers = new Map<string, NonNullable<ResourceFacts["provider"]>>();
  return args.resources.map((resource) => {
    const outputs = objectOf(resource.props);
    return {
      urn: resource.urn,
      type: resource.type,
      name: resource.name,
      inputs: inputs.get(resource.urn) ?? outputs,
      outputs,
      protect: resource.opts.protect,
      ignoreChanges: resource.opts.ignoreChanges,
      ...(resource.parent && { parent: resource.parent.urn }),
      dependencies: resource.dependencies.map((each) => each.urn),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([property, found]) => [
          property,
          found.map((each) => each.urn),
        ]),
      ),
      ...providerOf(resource, providers),
    };
  });
}

function providerOf(
  resource: PolicyResource,
  known: Map<string, NonNullable<ResourceFacts["provider"]>>,
): Pick<ResourceFacts, "provider"> {
  if (!resource.provider) {
    return {};
  }
  const { urn, name, props } = resource.provider;
  const provider = known.get(urn) ?? { urn, name, inputs: objectOf(props) };
  known.set(urn, provider);
  return { provider };
}

function objectOf(props: unknown): ValueObject {
  const value = toValue(behindProxy(props));
  return isObject(value) ? value : {};
}

/** The key by which the proxy of `@pulumi/policy` gives up the object behind it. */
const proxyTarget = "__getSpecialProxyTarget";

/** What a proxy stands before, which throws where an unknown value is read; only the outermost object has one. */
function behindProxy(props: unknown): unknown {
  return typeof props === "object" && props !== null ? (Reflect.get(props, proxyTarget) ?? props) : props;
}
