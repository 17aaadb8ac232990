/** What `urn:pulumi:<stack>::<project>::<parent type>$<type>::<logical name>` tells of a resource's place. */
export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  /** From the outermost parent to the resource itself, with `$` between them. */
  readonly types: string;
}

/** Takes a URN apart; parts that a malformed one lacks are empty. */
export function parseUrn(urn: string): UrnParts {
  // Stryker disable next-line StringLiteral: a program without resources alone has none, of which no rule speaks
  const [head = "", project = "", types = ""] = urn.split("::");
  return { stack: head.replace("urn:pulumi:", ""), project, types };
}

/**
 * The layer of a resource: in the root project the component that holds it, in a layer's own project the
 * project. Undefined where neither tells; the tag `layer` may.
 */
export function layerOf(parts: UrnParts): string | undefined {
  const component = /tradai:layer:(\w+)/.exec(parts.types)?.[1];
  return component?.toLowerCase() ?? /tradai-(\w+)/.exec(parts.project)?.[1];
}
