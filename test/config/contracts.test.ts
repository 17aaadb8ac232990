import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { persistentContract, publishPersistent, readLayer } from "../../shared/contracts";
import type { PersistentOutputs } from "../../shared/contracts";
import { UserError } from "../../shared/errors";
import { persistentSample } from "./support/persistent-sample";

const stack = "organization/tradai-persistent/dev";

interface Stored {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly secretOutputNames?: readonly string[];
}

/** Stands in for the engine with what it has stored of the persistent stack. */
async function engineWith({ outputs, secretOutputNames = [] }: Stored): Promise<void> {
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ inputs }) => ({
      id: stack,
      state: { ...(inputs as object), outputs, secretOutputNames },
    }),
    call: () => ({ name: stack, outputs, secretOutputNames }),
  };
  await pulumi.runtime.setMocks(mocks, "tradai-foundation", "dev", false, "organization");
}

async function linesOf(use: () => unknown): Promise<string[]> {
  try {
    await use();
    return [];
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error.message.split("\n");
  }
}

const valueOf = <T>(output: pulumi.Output<T>): Promise<T> =>
  new Promise((resolve) => {
    output.apply(resolve);
  });

describe("what the persistent layer publishes", () => {
  const publishing = (outputs: PersistentOutputs): Promise<string[]> =>
    linesOf(() => publishPersistent(outputs));

  beforeEach(() => engineWith({ outputs: {} }));

  it("is refused although it is as agreed", async () => {
    assert.deepEqual(await publishing(persistentSample()), []);
  });

  it("is refused in an environment without customer keys or streams", async () => {
    const { keys, tables, ...rest } = persistentSample();
    const idempotency = { ...tables.idempotency, streamArn: "" };
    const outputs = {
      ...rest,
      keys: { alerts: keys.alerts },
      tables: { ...tables, idempotency },
    };
    assert.deepEqual(await publishing(outputs), []);
  });

  it("lacks a bucket, misnames a table and holds what nobody agreed to, all told at once", async () => {
    const sample = persistentSample();
    const outputs = {
      ...sample,
      buckets: { ...sample.buckets, logs: undefined },
      tables: {
        ...sample.tables,
        deployments: { ...sample.tables.deployments, arn: "tradai-deployments-dev" },
      },
      password: "none",
    } as unknown as PersistentOutputs;
    assert.deepEqual(await publishing(outputs), [
      `outputs of stack ${stack}: buckets.logs: missing, expected a map`,
      `outputs of stack ${stack}: tables.deployments.arn: found "tradai-deployments-dev", expected an ARN of dynamodb`,
      `outputs of stack ${stack}: password: not part of the contract`,
    ]);
  });

  it("hides known names in a preview because one value is known only later", async () => {
    const sample = persistentSample();
    const arn = pulumi.output(Promise.resolve(sample.buckets.logs.arn));
    const logs = { name: sample.buckets.logs.name, arn };
    const published = publishPersistent({ ...sample, buckets: { ...sample.buckets, logs } });
    const shown = published.buckets as { logs: { name: unknown; arn: pulumi.Output<string> } };
    assert.equal(shown.logs.name, "tradai-logs-dev");
    assert.equal(await valueOf(shown.logs.arn), "arn:aws:s3:::tradai-logs-dev");
  });
});

describe("what a layer reads from the persistent layer", () => {
  it("differs from what was published", async () => {
    const outputs = persistentSample();
    await engineWith({ outputs });
    const read = await readLayer("persistent", persistentContract);
    assert.deepEqual(await valueOf(pulumi.output(read.buckets)), outputs.buckets);
    assert.deepEqual(await valueOf(pulumi.output(read.userPool)), outputs.userPool);
  });

  it("is asked of another stack than this environment's", async () => {
    const asked: unknown[] = [];
    const outputs = persistentSample();
    const mocks: pulumi.runtime.Mocks = {
      newResource: ({ type, name, inputs }) => {
        asked.push([type, name]);
        return { id: stack, state: { ...(inputs as object), outputs, secretOutputNames: [] } };
      },
      call: () => ({ outputs, secretOutputNames: [] }),
    };
    await pulumi.runtime.setMocks(mocks, "tradai-foundation", "staging", false, "acme");
    const read = await readLayer("persistent", persistentContract);
    await valueOf(pulumi.output(read.backup));
    assert.deepEqual(asked, [["pulumi:pulumi:StackReference", "acme/tradai-persistent/staging"]]);
  });

  it("lacks outputs or holds wrong ones, and not all of them are told at once with stack and field", async () => {
    const { backup, ...outputs } = persistentSample();
    const userPool = { ...outputs.userPool, id: 7, issuer: "http://x" };
    await engineWith({ outputs: { ...outputs, userPool } });
    assert.ok(backup);
    assert.deepEqual(await linesOf(() => readLayer("persistent", persistentContract)), [
      `outputs of stack ${stack}: userPool.id: found 7, expected the identifier of a user pool, for example eu-central-1_AbCdEf123`,
      `outputs of stack ${stack}: userPool.issuer: found "http://x", expected the https URL of the tokens' issuer`,
      `outputs of stack ${stack}: backup: missing, expected a map`,
    ]);
  });

  it("includes a secret", async () => {
    await engineWith({ outputs: persistentSample(), secretOutputNames: ["secrets"] });
    assert.deepEqual(await linesOf(() => readLayer("persistent", persistentContract)), [
      `outputs of stack ${stack}: secrets: a secret, expected plain outputs`,
    ]);
  });

  it("is refused because a newer layer below publishes more than this reader knows", async () => {
    await engineWith({ outputs: { ...persistentSample(), later: "x" } });
    assert.deepEqual(await linesOf(() => readLayer("persistent", persistentContract)), []);
  });
});
