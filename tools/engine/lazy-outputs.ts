import type { Output, Resource } from "@pulumi/pulumi";

/** What the SDK hands to an output when the engine has answered: value, known, secret, resources behind it, error. */
type Settle = (value: unknown, isKnown: boolean, isSecret: boolean, deps?: Resource[], error?: Error) => void;
type Answer = readonly [value: unknown, isKnown: boolean, isSecret: boolean, deps: Resource[]];

interface Rpc {
  transferProperties: (onto: object, label: string, props: object) => Record<string, Settle>;
}
interface Outputs {
  readonly Output: new (
    resource: object,
    value: Promise<unknown>,
    isKnown: Promise<boolean>,
    isSecret: Promise<boolean>,
    deps: Promise<Resource[]>,
  ) => Output<unknown>;
}
interface Errors {
  readonly isGrpcError: (error: Error) => boolean;
}

/** The SDK handles these two of a resource itself. */
const NOT_TRANSFERRED = ["id", "urn"];

/**
 * Has the SDK make an output of a resource when the program first reads it. It makes all of them when the resource
 * is registered, two dozen promises each, and of the thirty or so that a resource of AWS has a program reads one or
 * two: they were a tenth of a preview's time and a quarter of its process's memory. To be called before a program
 * runs.
 */
export async function makeOutputsWhenRead(): Promise<void> {
  const [rpc, output, errors] = await Promise.all([
    import("@pulumi/pulumi/runtime/rpc.js"),
    import("@pulumi/pulumi/output.js"),
    import("@pulumi/pulumi/errors.js"),
  ]);
  // The SDK ships these modules without the types of what it keeps to itself.
  const { Output } = output.default as unknown as Outputs;
  const { isGrpcError } = errors.default as unknown as Errors;
  (rpc.default as unknown as Rpc).transferProperties = (onto, label, props) => {
    const names = Object.keys(props).filter((name) => !NOT_TRANSFERRED.includes(name));
    const taken = names.find((name) => Object.hasOwn(onto, name));
    if (taken !== undefined)
      throw new Error(`Property '${taken}' is already initialized on target '${label}`);
    return Object.fromEntries(names.map((name) => [name, transfer(onto, name, { Output, isGrpcError })]));
  };
}

/** Gives a resource one property, and the SDK what settles it. */
function transfer(onto: object, name: string, { Output, isGrpcError }: Outputs & Errors): Settle {
  let answered: (() => Promise<Answer>) | undefined;
  let settle: ((answer: Promise<Answer>) => void) | undefined;
  const make = (): Output<unknown> => {
    const answer = answered?.() ?? new Promise<Answer>((resolve) => (settle = resolve));
    return new Output(
      onto,
      answer.then(([value]) => value),
      answer.then(([, isKnown]) => isKnown),
      answer.then(([, , isSecret]) => isSecret),
      answer.then(([, , , deps]) => deps),
    );
  };
  let made: Output<unknown> | undefined;
  Object.defineProperty(onto, name, {
    configurable: true,
    enumerable: true,
    get: () => (made ??= make()),
    set: (value: Output<unknown>) => (made = value),
  });
  return (value, isKnown, isSecret, deps = [], error = undefined) => {
    // As in the SDK: where the engine is gone, the resource's own call says so.
    if (error !== undefined && isGrpcError(error)) return;
    answered = () =>
      error === undefined ? Promise.resolve([value, isKnown, isSecret, deps]) : Promise.reject(error);
    settle?.(answered());
  };
}
