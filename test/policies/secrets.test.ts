import assert from "node:assert/strict";
import {
  specialArchiveSig,
  specialAssetSig,
  specialOutputValueSig,
  specialResourceSig,
  specialSecretSig,
  specialSigKey,
} from "@pulumi/pulumi/runtime/rpc";
import { toValue, UNKNOWN } from "../../policy-pack/graph/values";
import type { Example, Rule } from "../../policy-pack/rule";
import { sessionOf } from "./crossguard";
import { factsOf, withSentinels } from "./fixtures";
import { examplesOf, rules } from "./variants/verdict";
import type { Diagnostic, Wrap } from "./variants/wire";
import { askByWire } from "./variants/wire";

const plain: Wrap = (value) => value;
const secret = (value: unknown): unknown => ({ [specialSigKey]: specialSecretSig, value });

/** Every value a secret, and every value inside it too. */
const secrets: Wrap = (value) => {
  if (Array.isArray(value)) {
    return secret(value.map(secrets));
  }
  return typeof value === "object" && value !== null
    ? secret(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, secrets(item)])))
    : secret(value);
};

function ask(rule: Rule, example: Example, wrap: Wrap): Promise<readonly Diagnostic[]> {
  const session = sessionOf([rule], { stackConfig: example.stackConfig ?? {} });
  return askByWire(session, factsOf(example), wrap);
}

/** What a rule has to say about the first example of each kind: the framework opens all of them alike. */
const firstOf = ({ examples }: Rule): readonly Example[] => [
  ...examples.compliant.slice(0, 1),
  ...examples.violating.slice(0, 1),
];

describe("secrets, as the engine hands them to the policy pack", () => {
  for (const rule of rules) {
    it(`change no verdict of ${rule.name}`, async () => {
      for (const example of firstOf(rule)) {
        assert.deepEqual(await ask(rule, example, secrets), await ask(rule, example, plain), example.title);
      }
    });
  }

  it("accuse a program that keeps its values secret, so that nobody hides a violation that way", async () => {
    const rule = rules.find(({ name }) => name === "kms-rotated");
    const example = rule?.examples.violating[0];
    assert.ok(rule && example);
    const found = await ask(rule, example, secrets);
    assert.deepEqual(
      found.map(([policy]) => policy),
      ["kms-rotated"],
    );
  });

  it("are the values that they hold, should a framework hand them over in their envelopes", () => {
    for (const example of rules.flatMap(examplesOf)) {
      for (const { inputs, name } of factsOf(example)) {
        assert.deepEqual(toValue(secrets(withSentinels(inputs))), inputs, `${name} of ${example.title}`);
      }
    }
  });
});

describe("envelopes of the engine", () => {
  const enveloped = (signature: string, fields: object): unknown =>
    toValue({ given: [{ [specialSigKey]: signature, ...fields }] });

  it("hold an output's value, which may be unknown or secret", () => {
    assert.deepEqual(enveloped(specialOutputValueSig, { value: secret({ a: 1 }), secret: true }), {
      given: [{ a: 1 }],
    });
    assert.deepEqual(enveloped(specialOutputValueSig, { dependencies: ["urn"] }), { given: [UNKNOWN] });
  });

  it("stand for a resource by its identifier, as its type's references do", () => {
    const urn = "urn:pulumi:dev::tradai::aws:sqs/queue:Queue::jobs";
    assert.deepEqual(enveloped(specialResourceSig, { urn, id: "jobs-id" }), { given: ["jobs-id"] });
    assert.deepEqual(enveloped(specialResourceSig, { urn, id: "" }), { given: [UNKNOWN] });
    assert.deepEqual(enveloped(specialResourceSig, { urn }), { given: [urn] });
  });

  it("hold the path of an asset and the content of an archive", () => {
    assert.deepEqual(enveloped(specialAssetSig, { path: "./a.zip" }), { given: [{ path: "./a.zip" }] });
    const content = { [specialSigKey]: specialAssetSig, text: "exports.handler = 1" };
    assert.deepEqual(enveloped(specialArchiveSig, { assets: { "index.js": content } }), {
      given: [{ assets: { "index.js": { text: "exports.handler = 1" } } }],
    });
  });
});
