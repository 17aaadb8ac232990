import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { canonicalType } from "../../policy-pack/graph/aliases";

/** One resource class of the installed SDK, as its compiled source describes it. */
interface SdkType {
  readonly token: string;
  /** Other tokens under which the engine knows the same resource. */
  readonly aliases: readonly string[];
  /** Module and class that its deprecation names instead. */
  readonly successor?: string;
  readonly inputs: string;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === "node_modules" ? [] : sourcesIn(path);
    }
    return entry.name.endsWith(".js") ? [path] : [];
  });
}

function typeIn(source: string): SdkType[] {
  const [, token] = /__pulumiType = ['"]([^'"]+)['"]/.exec(source) ?? [];
  if (token === undefined) {
    return [];
  }
  const [, aliases = ""] = /^\s*const aliasOpts = (.*)$/m.exec(source) ?? [];
  const [, successor] = /log\.warn\(".* in favor of (\S+?)"\)/.exec(source) ?? [];
  const inputs = [...source.matchAll(/resourceInputs\["(\w+)"\]/g)].map(([, name = ""]) => name);
  return [
    {
      token,
      aliases: [...aliases.matchAll(/type: "([^"]+)"/g)].map(([, alias = ""]) => alias),
      ...(successor !== undefined && { successor }),
      inputs: [...new Set(inputs)].sort().join(" "),
    },
  ];
}

const sdk = sourcesIn(dirname(require.resolve("@pulumi/aws/package.json"))).flatMap((path) =>
  typeIn(readFileSync(path, "utf8")),
);

/** Fewer arguments than these tell nothing: many services have a `ResourcePolicy` with a policy. */
const fewest = 4;
/** Classes of one name and the same arguments that stand for different things of different services. */
const lookalikes: readonly string[] = [
  "ClusterParameterGroup",
  "EventSubscription",
  "ParameterGroup",
  "Tag",
  "VpcEndpoint",
];

const classOf = (token: string): string => token.split(":")[2] ?? "";

describe("types that the AWS SDK has twice", () => {
  it("are found in the installed SDK, so that the tests below look at something", () => {
    assert.ok(sdk.length > 1500, `${sdk.length} types`);
    assert.ok(sdk.flatMap(({ aliases }) => aliases).length > 30);
    assert.ok(sdk.filter(({ successor }) => successor !== undefined).length > 10);
  });

  it("are one for the rules under every alias that the SDK declares", () => {
    const missing = sdk.flatMap(({ token, aliases }) =>
      aliases
        .filter((alias) => canonicalType(alias) !== canonicalType(token))
        .map((alias) => `${alias} is ${token}`),
    );
    assert.deepEqual(missing, []);
  });

  it("are one for the rules where a class is deprecated in favour of another", () => {
    const missing = sdk.flatMap(({ token, successor }) => {
      const className = successor?.split(".").at(-1);
      return className !== undefined && classOf(canonicalType(token)) !== className
        ? [`${token} is ${successor}`]
        : [];
    });
    assert.deepEqual(missing, []);
  });

  it("are one for the rules where two modules have one class with the same arguments", () => {
    const byShape = new Map<string, Set<string>>();
    for (const { token, inputs } of sdk.filter((each) => each.inputs.split(" ").length >= fewest)) {
      const shape = `${classOf(token)} ${inputs}`;
      byShape.set(shape, (byShape.get(shape) ?? new Set()).add(canonicalType(token)));
    }
    const missing = [...byShape.values()]
      .map((same) => [...same])
      .filter(([token = "", other]) => other !== undefined && !lookalikes.includes(classOf(token)));
    assert.deepEqual(missing, []);
  });

  it("end at a type that the SDK still has, or no rule would ever see them", () => {
    const known = new Set(sdk.map(({ token }) => token));
    const lost = sdk
      .flatMap(({ token, aliases }) => [token, ...aliases])
      .map(canonicalType)
      .filter((token) => !known.has(token));
    assert.deepEqual(lost, []);
  });

  it("share their token with nothing else", () => {
    const renamed = sdk.filter(({ token }) => canonicalType(token) !== token).map(({ token }) => token);
    const expected = sdk
      .filter(
        ({ token, successor }) =>
          successor !== undefined ||
          token.startsWith("aws:alb/") ||
          /bucketObjectv2|managedUserPoolClient|spotInstanceRequest/.test(token),
      )
      .map(({ token }) => token);
    assert.deepEqual(renamed.sort(), expected.sort());
  });
});
