import type { ResourceFacts } from "../../../policy-pack/graph/resource";

const components = ["tradai:service:Service", "awsx:ecs:FargateService"] as const;

/**
 * Each resource below two components of its own, which are in the stack as resources too: they have no provider,
 * may carry the name of what they hold, and repeat its arguments, as components do.
 */
export function belowComponents(facts: readonly ResourceFacts[]): readonly ResourceFacts[] {
  const moved = new Map(facts.map(({ urn }) => [urn, nested(urn)]));
  const there = (urns: readonly string[]): string[] => urns.map((urn) => moved.get(urn) ?? urn);
  return facts.flatMap((each) => {
    const [outer, inner] = [componentOf(each, 1), componentOf(each, 2, componentUrn(each.urn, 1))];
    return [
      outer,
      inner,
      {
        ...each,
        urn: nested(each.urn),
        parent: inner.urn,
        dependencies: [...there(each.dependencies)],
        propertyDependencies: Object.fromEntries(
          Object.entries(each.propertyDependencies).map(([property, urns]) => [property, there(urns)]),
        ),
      },
    ];
  });
}

function componentOf(holds: ResourceFacts, depth: 1 | 2, parent?: string): ResourceFacts {
  return {
    urn: componentUrn(holds.urn, depth),
    type: components[depth - 1] ?? "",
    name: holds.name,
    inputs: holds.inputs,
    outputs: holds.inputs,
    protect: false,
    ignoreChanges: [],
    dependencies: [],
    propertyDependencies: {},
    ...(parent !== undefined && { parent }),
  };
}

/** `...::<layer>$<type>::<name>` with components between the layer and the type. */
function nested(urn: string): string {
  const [stack = "", project = "", types = "", ...name] = urn.split("::");
  const [layer = "", ...own] = types.split("$");
  return [stack, project, [layer, ...components, ...own].join("$"), ...name].join("::");
}

function componentUrn(urn: string, depth: 1 | 2): string {
  const [stack = "", project = "", types = "", ...name] = urn.split("::");
  const [layer = ""] = types.split("$");
  return [stack, project, [layer, ...components.slice(0, depth)].join("$"), ...name].join("::");
}

/** Everything a program may say about changes that it does not want: in one word, and property by property. */
export function ignoringChanges(
  facts: readonly ResourceFacts[],
): readonly [ResourceFacts[], ResourceFacts[]] {
  return [
    facts.map((each) => ({ ...each, ignoreChanges: ["*"] })),
    facts.map((each) => ({ ...each, ignoreChanges: [...each.ignoreChanges, ...Object.keys(each.inputs)] })),
  ];
}
