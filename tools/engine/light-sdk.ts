import Module, { createRequire } from "node:module";

/**
 * What the SDK's index loads for functions that are turned into code of their own (`aws.lambda.CallbackFunction`,
 * dynamic providers): the TypeScript compiler, and npm's own dependency tree. They are two thirds of the SDK's load
 * and half of its memory, and a program with neither never asks them for anything.
 */
const RARELY_NEEDED = ["@pulumi/pulumi/typescript-shim", "@npmcli/arborist"];

/**
 * Has these modules loaded when something is first asked of them and not with the SDK. To be called before the SDK
 * is loaded; what is loaded already stays.
 */
export function lightenSdk(): void {
  const load = createRequire(createRequire(__filename).resolve("@pulumi/pulumi"));
  for (const name of RARELY_NEEDED) postpone(load, name);
}

function postpone(load: NodeJS.Require, name: string): void {
  const entry = load.resolve(name);
  if (load.cache[entry] !== undefined) return;
  let whole: object | undefined;
  const loaded = (): object => {
    if (whole === undefined) {
      Reflect.deleteProperty(load.cache, entry);
      whole = load(entry) as object;
    }
    return whole;
  };
  const stand = new Module(entry);
  stand.exports = new Proxy(
    {},
    {
      // Said at once, because the SDK's own import helper asks for it and would copy every name otherwise.
      get: (_, property): unknown => (property === "__esModule" ? true : Reflect.get(loaded(), property)),
      has: (_, property) => Reflect.has(loaded(), property),
    },
  );
  stand.loaded = true;
  load.cache[entry] = stand;
}
