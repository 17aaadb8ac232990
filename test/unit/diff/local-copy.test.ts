import assert from "node:assert/strict";
import { deployedCloud } from "../../../tools/diff/deployed-cloud";
import { localCopy, undisclosedInputs } from "../../../tools/diff/local-copy";
import { undisclosed, type Values } from "../../../tools/stand-in/values";
import { Harness, urnOf as urnInHarness } from "../stand-in/harness";
import { stateOf, urnOf } from "./exports";

const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const encrypted = { [signature]: secret, ciphertext: "v1:abc" };
const disclosed = { [signature]: secret, plaintext: '"open"' };
const versionType = "aws:secretsmanager/secretVersion:SecretVersion";

interface Copy {
  readonly version: number;
  readonly features?: readonly string[];
  readonly checkpoint: {
    readonly stack: string;
    readonly latest: { readonly resources: readonly Record<string, unknown>[]; secrets_providers?: unknown };
  };
}

const place = { layer: "persistent", environment: "dev" } as const;
const stack = { type: "pulumi:pulumi:Stack", name: "stack", outputs: { a: "old" } };

describe("the local engine's copy of a state", () => {
  const state = stateOf(
    "persistent",
    [
      stack,
      {
        type: versionType,
        name: "v",
        id: "v",
        protect: true,
        inputs: { secretString: encrypted, other: [disclosed] },
      },
    ],
    { secrets_providers: { type: "cloud", state: { url: "awskms://alias/key" } } },
  );
  const copy = localCopy(place, state) as Copy;
  const [copiedStack, version] = copy.checkpoint.latest.resources;

  it("needs the key of the stack's secrets", () => {
    assert.equal(copy.checkpoint.latest.secrets_providers, undefined);
    assert.deepEqual(version?.inputs, {
      secretString: { [signature]: secret, plaintext: JSON.stringify(undisclosed) },
      other: [disclosed],
    });
  });

  it("does not say how much was not compared", () => {
    assert.equal(undisclosedInputs(state), 1);
  });

  it("ends the comparison at what is protected", () => {
    assert.equal(version?.protect, false);
  });

  it("shows the next layer outputs of yesterday", () => {
    assert.deepEqual(copiedStack?.outputs, { a: "old" });
    const next = localCopy(place, state, { a: "new" }) as Copy;
    assert.deepEqual(next.checkpoint.latest.resources[0]?.outputs, { a: "new" });
    assert.deepEqual(next.checkpoint.latest.resources[1], version);
  });

  it("leaves the next layer without outputs where nothing is deployed yet", () => {
    const next = localCopy(place, undefined, { a: "new" }) as Copy;
    assert.equal(next.checkpoint.stack, "organization/tradai-persistent/dev");
    assert.deepEqual(
      next.checkpoint.latest.resources.map(({ urn, outputs }) => ({ urn, outputs })),
      [{ urn: urnOf("persistent", "pulumi:pulumi:Stack", "tradai-persistent-dev"), outputs: { a: "new" } }],
    );
  });

  it("forgets which features of the format the state uses", () => {
    const { version: number, features } = localCopy(place, {
      ...state,
      format: { version: 4, features: ["replaceWith"] },
    }) as Copy;
    assert.deepEqual([number, features], [4, ["replaceWith"]]);
  });
});

describe("what is made in the place of something deployed", () => {
  /** @returns id and outputs that a preview predicts for a resource made anew */
  function remade(
    type: string,
    inputs: Values,
    id: string,
    outputs: Values,
  ): { id: string; outputs: Values } {
    const harness = new Harness({ outputs: "predicted" });
    const urn = urnInHarness(type, "r");
    const deployed = deployedCloud(
      [
        {
          ...stateOf("persistent", [stack]),
          resources: [{ urn, type, custom: true, id, inputs, outputs }],
        },
      ],
      "eu-central-1",
    );
    for (const resource of deployed.list()) harness.cloud.put(resource);
    harness.cloud.countGenerations(urn, deployed.generationsOf(urn));
    return harness.preview(type, inputs);
  }

  it("has the id of what it replaces, so that nobody sees a consequence", () => {
    const type = "aws:ec2/vpc:Vpc";
    const inputs = { cidrBlock: "10.0.0.0/16" };
    const { id, outputs } = new Harness({ outputs: "predicted" }).preview(type, inputs);
    assert.notEqual(remade(type, inputs, id, outputs).id, id);
  });

  it("starts again at the first revision", () => {
    const type = "aws:ecs/taskDefinition:TaskDefinition";
    const inputs = { family: "tradai-a-dev", containerDefinitions: "[]" };
    const { outputs } = remade(type, inputs, "tradai-a-dev", { ...inputs, revision: 17 });
    assert.equal(outputs.revision, 18);
  });
});
