import type * as pulumi from "@pulumi/pulumi";
import type { Program } from "./language-host";

/** A resource of the program by type token and logical name. */
export interface ResourceKey {
  readonly type: string;
  readonly name: string;
}

/** The arguments of a resource's constructor, as a transformation sees them. */
export interface ResourceArguments {
  readonly props: pulumi.Inputs;
  readonly opts: pulumi.ResourceOptions;
}

/**
 * One deliberate mistake in one registered resource of the real program, so that a test shows that the mistake
 * is caught. The program itself is not touched.
 */
export interface Mutation {
  readonly resource: ResourceKey;
  /** Other inputs or options. */
  readonly change?: (given: ResourceArguments) => ResourceArguments;
  /** The engine never hears of the resource, nor of its children. */
  readonly remove?: true;
}

export function isSame(a: ResourceKey, b: ResourceKey): boolean {
  return a.type === b.type && a.name === b.name;
}

/** The same program with the mutations' changes of inputs and options. */
export function mutated(program: Program, mutations: readonly Mutation[]): Program {
  return async () => {
    const { runtime } = await import("@pulumi/pulumi");
    runtime.registerStackTransformation(({ type, name, props, opts }) => {
      const given: ResourceArguments = { props: props, opts };
      const matching = mutations.filter(({ resource }) => isSame(resource, { type, name }));
      return matching.reduce((args, { change }) => change?.(args) ?? args, given);
    });
    return await program();
  };
}
