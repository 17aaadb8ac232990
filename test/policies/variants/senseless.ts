import { account, region } from "../../../policy-pack/examples/bucket";
import type { ResourceFacts } from "../../../policy-pack/graph/resource";
import type { Value, ValueObject } from "../../../policy-pack/graph/values";
import { isObject, toValue, UNKNOWN } from "../../../policy-pack/graph/values";
import type { Rule } from "../../../policy-pack/rule";
import { specialSecretSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc";
import type { Shape } from "../../../tools/stand-in/schema/shapes";
import { nestedSchema, schemaOf } from "./predicted";
import { examplesOf } from "./verdict";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Values far beyond what any provider takes: nesting that no reader follows to its end, and long lists. */
function nested(depth: number, inside: unknown): unknown {
  let value = inside;
  for (let level = 0; level < depth; level += 1) {
    value = level % 2 === 0 ? [value] : { rules: value };
  }
  return value;
}
const statement = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*", Condition: { Bool: [] } };
const documents = [
  "{",
  "[]",
  "null",
  '""',
  "[[[]]]",
  '{"Statement":7}',
  '{"Statement":[null,"x",[],{}]}',
  '{"Statement":{"Effect":["Deny"],"Principal":{"AWS":{}},"Action":{"a":1},"Resource":[null]}}',
  JSON.stringify({ Version: "2012-10-17", Statement: [statement, { ...statement, Effect: 1 }] }),
  JSON.stringify({ StartAt: "A", States: { A: { Type: "Task", Next: "A", Catch: 1 }, B: null } }),
  JSON.stringify({ StartAt: "A", States: { A: { Type: "Parallel", Branches: [{ States: 1 }], Next: "A" } } }),
  JSON.stringify([{ name: 1, portMappings: {}, environment: "x", secrets: [null], image: [] }]),
  JSON.stringify({ widgets: [null, { properties: { metrics: [[], ["."], ["...", {}], 7] } }] }),
  JSON.stringify({ source: [{ prefix: 1 }, null], detail: [] }),
  `${"[".repeat(3000)}${"]".repeat(3000)}`,
  "#!/bin/sh\ndocker run --name 'x -p : -v\n",
  Buffer.from("#cloud-config\n- ]").toString("base64"),
];

/** Names, identifiers and ARNs by which the generated resources may refer to each other and to themselves. */
const identifiers = [
  ...["a", "b", "tradai-a-prod", "vpc-1", "sg-1", "i-1"],
  ...["sqs", "sns", "lambda", "kms"].map(
    (service) => `arn:aws:${service}:${region}:${account}:tradai-a-prod`,
  ),
  `arn:aws:iam::${account}:role/tradai-a-prod`,
  "arn:aws:s3:::tradai-a-prod/*",
  "arn:",
] as const;

const leaves: readonly unknown[] = [
  ...[null, true, false, "", "*", "é\u0000", "true", "__proto__", "0.0.0.0/0", "::/0", "300.1/99", "x"],
  ...[-1, 0, 0.5, 1e21, NaN, 70_000],
  ...documents,
  ...[unknownText, [unknownText], { value: unknownText }],
  ...[nested(7, "x"), nested(200, "x"), Array(500).fill("x"), Array(100).fill({ a: 1 })],
  ...[{ [specialSigKey]: specialSecretSig, value: "x" }, { [specialSigKey]: 7 }, { constructor: 1 }],
];
const texts = ["Enabled", "ON", "1", "tcp", "rate(1 hour)", ...identifiers];
const numbers = [0, 1, 443, 5432, 65_536];

/** Chooses by a seed, so that a program can be made again. */
class Dice {
  constructor(private state: number) {}

  /** A whole number below the limit. */
  below(limit: number): number {
    this.state = (Math.imul(this.state ^ (this.state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    const mixed = Math.imul(this.state ^ (this.state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % limit;
  }

  oneOf<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) {
      throw new Error("nothing to choose from");
    }
    return item;
  }
}

/** A value of a property by what the SDK says of it, of another type now and then. */
function valueOf(shape: Shape, dice: Dice, depth: number): unknown {
  if (dice.below(4) === 0 || depth > 5) {
    return dice.oneOf(leaves);
  }
  switch (shape.kind) {
    case "number":
      return dice.oneOf(numbers);
    case "boolean":
      return dice.below(2) === 0;
    case "array":
      return Array.from({ length: dice.below(3) + 1 }, () => valueOf(shape.of, dice, depth + 1));
    case "map":
      return Object.fromEntries(["Name", "layer", "constructor"].map((key) => [key, dice.oneOf(leaves)]));
    case "object":
      return objectOf(nestedSchema(shape.ref).properties, dice, depth + 1, 4);
    case "either":
      return valueOf(dice.oneOf(shape.of), dice, depth);
    default:
      return dice.oneOf(texts);
  }
}

/** A block with some of its properties: about `size` of them. */
function objectOf(
  properties: Readonly<Record<string, { readonly shape: Shape }>>,
  dice: Dice,
  depth: number,
  size: number,
): Readonly<Record<string, unknown>> {
  const all = Object.entries(properties);
  const chosen = all.filter(() => dice.below(Math.max(all.length, size)) < size);
  return Object.fromEntries(chosen.map(([name, { shape }]) => [name, valueOf(shape, dice, depth)]));
}

/** Types that a rule reads: its own, those of its examples. */
function typesOf(rule: Rule): readonly string[] {
  const own = rule.types === "all" ? [] : rule.types;
  return [
    ...new Set([...own, ...examplesOf(rule).flatMap(({ resources }) => resources.map(({ type }) => type))]),
  ];
}

const logicalNames = ["a", "b", "c", "d::e", "", "constructor", "é $x"] as const;

/** A program of several resources of a rule's types, wired at random: to each other, to themselves, in circles. */
export function programOf(rule: Rule, seed: number): readonly ResourceFacts[] {
  const dice = new Dice(seed);
  const types = typesOf(rule);
  const drafts = Array.from({ length: dice.below(6) + 1 }, (_, index) => {
    const type = dice.oneOf(types);
    return { type, urn: urnOf(dice.below(5), type, `${dice.oneOf(logicalNames)}${index}`) };
  });
  const linked = (): string[] => Array.from({ length: dice.below(4) }, () => dice.oneOf(drafts).urn);
  return drafts.map(({ type, urn }): ResourceFacts => {
    const inputs = plain(objectOf(schemaOf(type)?.properties ?? {}, dice, 0, dice.below(16)));
    const answered = ["id", "arn", "url", "name", "tagsAll"].map((key) => [key, dice.oneOf(texts)]);
    const provider = dice.oneOf([usual, usual, broken, null]);
    return {
      urn,
      type,
      name: urn.slice(urn.lastIndexOf("::") + 2),
      inputs,
      outputs: { ...inputs, ...plain(dice.below(2) === 0 ? {} : Object.fromEntries(answered)) },
      protect: dice.below(2) === 0,
      ignoreChanges: dice.oneOf([[], ["*"], ["policy", "a[0].b"]]),
      parent: linked()[0] ?? "urn:pulumi:prod::tradai::gone::gone",
      dependencies: linked(),
      propertyDependencies: Object.fromEntries(Object.keys(inputs).map((key) => [key, linked()])),
      ...(provider !== null && { provider: { urn: "urn", name: "default", inputs: provider } }),
    };
  });
}

const usual: ValueObject = { region, allowedAccountIds: JSON.stringify([account]) };
const broken: ValueObject = { region: UNKNOWN, allowedAccountIds: "{", assumeRoles: "[7]", defaultTags: "[" };

function urnOf(form: number, type: string, name: string): string {
  switch (form) {
    case 0:
      return name;
    case 1:
      return `urn:pulumi:prod::tradai::tradai:layer:Edge$a:b:C$d:e:F$${type}::${name}`;
    default:
      return `urn:pulumi:prod::tradai::tradai:layer:Persistent$${type}::${name}`;
  }
}

function plain(given: unknown): ValueObject {
  const value: Value = toValue(given);
  return isObject(value) ? value : {};
}
