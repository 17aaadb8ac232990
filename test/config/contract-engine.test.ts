import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { loadEnvironment } from "../../shared/config";
import { publish, readLayer } from "../../shared/contracts";
import { failureText } from "../../tools/engine/failure";
import type { OperationResult } from "../../tools/engine/operation";
import { layerProject } from "../../tools/engine/projects";
import { EngineSession } from "../../tools/engine/session";
import { needsEngine } from "../preview/engine-needed";
import { foundationOf, persistentOf } from "../unit/compute/below";

const contract = z.strictObject({
  bucket: z.strictObject({
    name: z.string().describe("the name of the bucket"),
    arn: z
      .string()
      .regex(/^arn:aws:s3:::/)
      .describe("an ARN of s3"),
  }),
});

const stack = "organization/tradai-persistent/dev";

describe("layers that are deployed one after the other by the real engine", function () {
  this.timeout(120_000);
  needsEngine();
  let session: EngineSession;

  before(async () => {
    const settings = loadEnvironment("dev");
    session = await EngineSession.open({ environment: "dev", settings, outputs: "unknown", policies: false });
  });
  after(async () => {
    await session.close();
  });

  const produce = (operation: "preview" | "up", arn: pulumi.Input<string>): Promise<OperationResult> =>
    session.run(operation, {
      name: "tradai-persistent",
      folder: "persistent",
      load: () => () => Promise.resolve(publish("persistent", contract, { bucket: { name: "a", arn } })),
    });

  const consume = (expected: z.ZodObject): Promise<OperationResult> =>
    session.run("preview", {
      name: "tradai",
      folder: "",
      load: () => async () => ({ ...(await readLayer("persistent", expected)) }),
    });

  it("do not say which layer comes first when its stack is missing", async () => {
    const result = await consume(contract);
    assert.equal(result.ok, false);
    assert.equal(
      failureText(result),
      `error: stack ${stack}: not found; the layer persistent comes first: pulumi up --cwd persistent --stack dev`,
    );
  });

  it("publish an output that its contract does not allow", async () => {
    const result = await produce("preview", pulumi.output("arn:aws:sns:::a"));
    assert.equal(result.ok, false);
    const line = `outputs of stack ${stack}: bucket.arn: found "arn:aws:sns:::a", expected an ARN of s3`;
    assert.ok(failureText(result).includes(line), failureText(result));
    assert.doesNotMatch(failureText(result), /\n\s+at /);
  });

  it("publish a secret", async () => {
    const result = await produce("preview", pulumi.secret("arn:aws:s3:::a"));
    assert.equal(result.ok, false);
    const line = `outputs of stack ${stack}: bucket.arn: a secret; secrets are read from Secrets Manager`;
    assert.ok(failureText(result).includes(line), failureText(result));
  });

  it("cannot read what the layer below has published, or read it wrongly without a word", async () => {
    const up = await produce("up", pulumi.output("arn:aws:s3:::a"));
    assert.equal(up.ok, true, failureText(up));

    const good = await consume(contract);
    assert.equal(good.ok, true, failureText(good));

    const missing = await consume(contract.extend({ table: z.string().describe("the name of the table") }));
    assert.equal(
      failureText(missing),
      `error: outputs of stack ${stack}: table: missing, expected the name of the table`,
    );

    const number = z.number().describe("a number");
    const wrong = await consume(contract.extend({ bucket: contract.shape.bucket.extend({ name: number }) }));
    assert.equal(
      failureText(wrong),
      `error: outputs of stack ${stack}: bucket.name: found "a", expected a number`,
    );
  });
});

describe("the compute layer above a foundation that was deployed by an older program", function () {
  this.timeout(120_000);
  needsEngine();
  const settings = loadEnvironment("dev");
  const older = "organization/tradai-foundation/dev";
  let session: EngineSession;

  before(async () => {
    session = await EngineSession.open({ environment: "dev", settings, outputs: "unknown", policies: false });
  });
  after(async () => {
    await session.close();
  });

  /** Deploys a stack that has these outputs and nothing else. */
  async function stored(layer: "persistent" | "foundation", outputs: object): Promise<void> {
    const result = await session.run("up", {
      name: `tradai-${layer}`,
      folder: layer,
      load: () => () => Promise.resolve({ ...outputs }),
    });
    assert.equal(result.ok, true, failureText(result));
  }

  it("does not say which outputs of which stack are to come first, or registers something before", async () => {
    const { functionDeployments, queues, ...rest } = foundationOf("dev");
    assert.ok(functionDeployments);
    const { "events-dlq": events, ...others } = queues;
    await stored("persistent", persistentOf("dev"));
    await stored("foundation", { ...rest, queues: { ...others, "events-dlq": { name: events.name } } });

    const result = await session.run("preview", layerProject("compute", settings));
    assert.equal(result.ok, false);
    assert.equal(
      failureText(result),
      [
        `error: outputs of stack ${older}: queues.events-dlq.arn: missing, expected an ARN of sqs`,
        `outputs of stack ${older}: queues.events-dlq.url: missing, expected the https URL of the queue`,
        `outputs of stack ${older}: functionDeployments: missing, expected a map`,
      ].join("\n"),
    );
    const registered = result.steps.map(({ urn }) => urn).filter((urn) => /::(?:aws|tradai):/.test(urn));
    assert.deepEqual(registered, []);
  });
});
