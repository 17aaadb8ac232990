import Module, { createRequire } from "node:module";

/**
 * Spares the pack two thirds of its start: `@pulumi/policy` 1.21 asks for all of `@pulumi/pulumi`, whose index
 * loads a thousand files (the Automation API, npm's own dependency tree), and uses two of its names. Imported
 * before `@pulumi/policy`, this answers those two from their own modules; any other name loads the whole SDK.
 */
const load = createRequire(__filename);
const entry = load.resolve("@pulumi/pulumi");

const parts: Readonly<Record<string, () => unknown>> = {
  __esModule: () => true,
  asset: () => load("@pulumi/pulumi/asset") as unknown,
  Output: () => (load("@pulumi/pulumi/output") as Readonly<Record<string, unknown>>).Output,
};

let whole: object | undefined;

function loadWhole(): object {
  if (!whole) {
    Reflect.deleteProperty(load.cache, entry);
    whole = load(entry) as object;
  }
  return whole;
}

if (!load.cache[entry]) {
  const stand = new Module(entry);
  stand.exports = new Proxy(
    {},
    {
      get: (_, name): unknown => {
        const part = typeof name === "string" && Object.hasOwn(parts, name) ? parts[name] : undefined;
        return part ? part() : Reflect.get(loadWhole(), name);
      },
      has: (_, name) => Reflect.has(loadWhole(), name),
    },
  );
  stand.loaded = true;
  load.cache[entry] = stand;
}
