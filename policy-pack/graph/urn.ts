/** The parts of `urn:pulumi:<stack>::<project>::<parent type>$<type>::<logical name>`. */
export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  /** From the outermost parent to the resource itself. */
  readonly types: readonly string[];
  readonly name: string;
}

/** Takes a URN apart; parts that a malformed one lacks are empty. */
export function parseUrn(urn: string): UrnParts {
  const [head = "", project = "", types = "", ...name] = urn.split("::");
  return {
    stack: head.replace(/^urn:pulumi:/, ""),
    project,
    types: types.split("$"),
    name: name.join("::"),
  };
}

const layerComponent = /^tradai:layer:(\w+)$/;
const layerProject = /^tradai-(\w+)$/;

/**
 * The layer of a resource: in the root project the component that holds it, in a layer's own project the
 * project. Undefined where neither tells; the tag `layer` may.
 */
export function layerOf(parts: UrnParts): string | undefined {
  for (const type of parts.types) {
    const component = layerComponent.exec(type)?.[1];
    if (component !== undefined) {
      return component.toLowerCase();
    }
  }
  return layerProject.exec(parts.project)?.[1];
}
