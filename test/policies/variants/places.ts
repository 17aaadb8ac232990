import { account, region } from "../../../policy-pack/examples/bucket";
import { defaultExampleProvider } from "../../../policy-pack/examples/provider";
import type { Example, Fixture } from "../../../policy-pack/rule";
import { schemaOf } from "./predicted";

/** A place that no example speaks of. */
export const elsewhere = { account: "444455556666", region: "ap-southeast-2" } as const;

const provider = "pulumi:providers:aws";

/** Where the environment is, whatever single resources say. */
const stackConfig = { "aws:region": region, "aws:allowedAccountIds": JSON.stringify([account]) };

/** A text that speaks of the other account, region or both. */
export function moved(text: string, parts: readonly ("account" | "region")[]): string {
  const withAccount = parts.includes("account") ? text.replaceAll(account, elsewhere.account) : text;
  return parts.includes("region") ? withAccount.replaceAll(region, elsewhere.region) : withAccount;
}

/** The whole example by a provider of another region and account, in an environment that stays where it was. */
export function byAnotherProvider(example: Example, names: (ids: string) => object): Example {
  const other = {
    ...defaultExampleProvider(example.environment ?? "prod"),
    region: elsewhere.region,
    allowedAccountIds: undefined,
    ...names(elsewhere.account),
  };
  return inPlace(example, (fixture) =>
    fixture.type === provider
      ? fixture
      : { ...movedFixture(fixture, ["account", "region"]), provider: { ...other, ...ownTags(fixture) } },
  );
}

/** The whole example in another region by each resource's own argument, with the provider of the environment. */
export function byOwnRegion(example: Example): Example {
  return inPlace(example, (fixture) => {
    if (fixture.type === provider) {
      return fixture;
    }
    const there = movedFixture(fixture, ["region"]);
    return schemaOf(fixture.type)?.properties.region !== undefined
      ? { ...there, inputs: { region: elsewhere.region, ...there.inputs } }
      : there;
  });
}

function inPlace(example: Example, move: (fixture: Fixture) => Fixture): Example {
  return {
    ...example,
    stackConfig: { ...stackConfig, ...example.stackConfig },
    resources: example.resources.map(move),
  };
}

/** What a fixture says of its provider's tags, which the other provider then has as well. */
function ownTags({ provider: own }: Fixture): object {
  return own === undefined ? {} : { defaultTags: own.defaultTags };
}

function movedFixture(fixture: Fixture, parts: readonly ("account" | "region")[]): Fixture {
  return {
    ...fixture,
    inputs: movedValues(fixture.inputs, parts),
    ...(fixture.outputs && { outputs: movedValues(fixture.outputs, parts) }),
  };
}

function movedValues(
  values: Fixture["inputs"],
  parts: readonly ("account" | "region")[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, movedValue(value, parts)]));
}

function movedValue(value: unknown, parts: readonly ("account" | "region")[]): unknown {
  if (typeof value === "string") {
    return moved(value, parts);
  }
  if (Array.isArray(value)) {
    return value.map((item) => movedValue(item, parts));
  }
  return typeof value === "object" && value !== null
    ? movedValues(Object.fromEntries(Object.entries(value)), parts)
    : value;
}
