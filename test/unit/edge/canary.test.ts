import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as aws from "@pulumi/aws";
import { canaryFolder, createCanary } from "../../../edge/canary";
import { canaryBundle } from "../../../shared/components";
import { buildHandler } from "../../../shared/components/handler-build";
import { arnIn } from "../compute/below";
import { declaredAs } from "../support/declared";
import { buildPart, describeEdge } from "./layer";
import type { Part } from "./layer";

const repository = path.join(__dirname, "..", "..", "..");

const part: Part = (context, below) => {
  const code = canaryBundle(canaryFolder);
  const stage = new aws.cloudwatch.LogGroup("api-stage", { name: "stands for the stage" });
  createCanary(context, below, { url: "https://api.example.com", stage }, code);
};

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

const listed = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;

/** Minutes between two runs, of Pulumi.*.yaml. */
const intervals = { dev: 15, staging: 15, prod: 5 } as const;

describeEdge("canary", part, ({ environment, facts, named, made, ofType }) => {
  const canary = (): Readonly<Record<string, unknown>> => made("canary").inputs;

  it("does not run, or by another name, runtime or clock", () => {
    assert.equal(ofType("synthetics/canary:Canary").length, 1);
    const { name, startCanary, runtimeVersion, handler, deleteLambda } = canary();
    assert.equal(name, named("tradai-canary-{env}"));
    assert.equal(startCanary, true);
    assert.equal(deleteLambda, true);
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Library_Nodejs.html
    assert.equal(runtimeVersion, "syn-nodejs-5.4");
    assert.equal(handler, "index.handler");
    assert.deepEqual(canary().schedule, { expression: `rate(${intervals[environment]} minutes)` });
  });

  it("runs into the next run, or ends before its calls have", () => {
    const { timeoutInSeconds, memoryInMb, activeTracing } = canary().runConfig as Record<string, number>;
    assert.ok(Number(timeoutInSeconds) < 60, "the setting allows a run each minute");
    assert.ok(Number(timeoutInSeconds) > 26);
    assert.ok(Number(memoryInMb) >= 960 && Number(memoryInMb) % 64 === 0);
    assert.equal(activeTracing, true);
  });

  it("asks another API, takes no token, or holds a secret in a variable", () => {
    const { environmentVariables } = canary().runConfig as { environmentVariables: unknown };
    assert.deepEqual(environmentVariables, {
      API_URL: "https://api.example.com",
      TOKEN_URL: "https://tradai-dev.auth.eu-central-1.amazoncognito.com/oauth2/token",
      TOKEN_SCOPES: "tradai-api/read tradai-api/write",
      // As the layer below names it.
      SECRET_NAME: "tradai/dev/ci-client",
      STRATEGY: "momentum",
    });
  });

  it("keeps the old code after a change, or takes code that somebody else put there", () => {
    const { bucket, key } = made("canary-code").inputs;
    const { s3Bucket, s3Key, zipFile } = canary();
    assert.match(String(key), /^canary\/[0-9a-f]{64}\.zip$/);
    assert.deepEqual([s3Bucket, s3Key, zipFile], [bucket, key, undefined]);
    assert.equal(canary().s3Version, "version-of-canary-code");
    assert.match(String(bucket), /^tradai-configs-/);
  });

  it("leaves its records where nothing expires or another key is asked for", () => {
    const { artifactS3Location, artifactConfig, successRetentionPeriod, failureRetentionPeriod } = canary();
    assert.equal(artifactS3Location, named("s3://tradai-logs-{env}/canary"));
    assert.deepEqual(artifactConfig, { s3Encryption: { encryptionMode: "SSE_S3" } });
    assert.deepEqual([successRetentionPeriod, failureRetentionPeriod], [31, 31]);
  });

  it("is inside the network that it looks at from outside", () => {
    assert.equal(canary().vpcConfig, undefined);
  });

  it("runs before it may, or before there is an API", () => {
    const { waitsFor } = made("canary");
    assert.ok(waitsFor.includes("canary-policy") && waitsFor.includes("api-stage"), waitsFor.join(", "));
  });

  it("may do more than leave its records, tell how it went and read its own secret", () => {
    const role = made("canary-role").inputs;
    assert.equal(role.name, named("tradai-canary-{env}"));
    const trust = JSON.parse(String(role.assumeRolePolicy)) as { Statement: { Principal: unknown }[] };
    assert.deepEqual(
      trust.Statement.map(({ Principal }) => Principal),
      [{ Service: "lambda.amazonaws.com" }],
    );
    const { Statement } = JSON.parse(String(made("canary-policy").inputs.policy)) as {
      Statement: Statement[];
    };
    const allowed = Statement.flatMap(({ Action, Resource }) =>
      listed(Action).map((action) => `${action} ${listed(Resource).join(" ")}`),
    );
    const group = arnIn(environment, "logs", "log-group:/aws/lambda/cwsyn-tradai-canary-{env}-*:*");
    const secret = arnIn(environment, "secretsmanager", "secret:tradai/{env}/ci-client-credentials-??????");
    const key = arnIn(environment, "kms", "key/*");
    assert.deepEqual(
      allowed.sort(),
      [
        "cloudwatch:PutMetricData *",
        ...(facts.logsKey ? [`kms:Decrypt ${key}`] : []),
        `logs:CreateLogStream ${group}`,
        `logs:PutLogEvents ${group}`,
        named("s3:GetBucketLocation arn:aws:s3:::tradai-logs-{env}"),
        named("s3:GetObject arn:aws:s3:::tradai-logs-{env}/canary/*"),
        "s3:ListAllMyBuckets *",
        named("s3:PutObject arn:aws:s3:::tradai-logs-{env}/canary/*"),
        `secretsmanager:DescribeSecret ${secret}`,
        `secretsmanager:GetSecretValue ${secret}`,
        "xray:GetSamplingRules *",
        "xray:GetSamplingTargets *",
        "xray:PutTelemetryRecords *",
        "xray:PutTraceSegments *",
      ].sort(),
    );
    const metrics = Statement.find(({ Action }) => listed(Action).includes("cloudwatch:PutMetricData"));
    assert.deepEqual(metrics?.Condition, {
      StringEquals: { "cloudwatch:namespace": "CloudWatchSynthetics" },
    });
  });

  it("writes logs that stay for ever, or into a group that is not its own", () => {
    const { name, retentionInDays, kmsKeyId } = made("canary-logs").inputs;
    assert.equal(name, "/aws/lambda/cwsyn-canary-0a1b2c3d");
    assert.equal(retentionInDays, facts.logDays);
    assert.equal(kmsKeyId !== undefined, facts.logsKey);
  });

  it("fails or stops, and nobody on call hears of it", () => {
    const { inputs } = made("alarm-canary-failed");
    assert.equal(inputs.name, named("tradai-canary-failed-{env}"));
    assert.deepEqual(
      [inputs.namespace, inputs.metricName, inputs.statistic, inputs.dimensions],
      ["CloudWatchSynthetics", "SuccessPercent", "Average", { CanaryName: named("tradai-canary-{env}") }],
    );
    assert.deepEqual([inputs.comparisonOperator, inputs.threshold], ["LessThanThreshold", 100]);
    assert.equal(inputs.treatMissingData, "breaching");
    assert.equal(inputs.period, intervals[environment] * 60);
    // One run that fails calls nobody.
    assert.deepEqual([inputs.datapointsToAlarm, inputs.evaluationPeriods], [2, 3]);
    const topics = ["alerts", "escalation"].map((id) => arnIn(environment, "sns", `tradai-${id}-{env}`));
    assert.deepEqual(inputs.alarmActions, topics);
    const [, runbook = ""] = /(docs\/runbooks\/.*\.md)$/.exec(String(inputs.alarmDescription)) ?? [];
    assert.ok(existsSync(path.join(repository, runbook)), `no ${runbook}`);
  });
});

describe("edge layer: canary", () => {
  it("posts a backtest where there is no strategy", async () => {
    const declared = await buildPart("dev", part, (settings) => ({ ...settings, strategies: [] }));
    const { runConfig } = declaredAs(declared, "canary").inputs;
    const { environmentVariables } = runConfig as { environmentVariables: object };
    assert.ok(!Object.hasOwn(environmentVariables, "STRATEGY"));
  }).timeout(180_000);

  it("does not load in Synthetics, or lacks its handler", async () => {
    const { archive } = canaryBundle(canaryFolder);
    const [file = "", ...others] = Object.keys(await archive.assets);
    // https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryCodeInput.html
    assert.deepEqual([file, others], ["nodejs/node_modules/index.js", []]);
    const { text, sources } = buildHandler(repository, `${canaryFolder}/handler.ts`, "canary");
    const outside = mkdtempSync(path.join(tmpdir(), "tradai-canary-"));
    try {
      // Where no package can be found: everything has to be in the bundle.
      mkdirSync(path.join(outside, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(outside, file), text);
      const script = `console.log(typeof require(${JSON.stringify(path.join(outside, file))}).handler)`;
      // A file of this name is no ES module, to whichever Node.js the runtime has.
      assert.match(text, /\bmodule\.exports\s*=/);
      const env = { PATH: process.env.PATH, AWS_REGION: "eu-central-1" };
      const answer = execFileSync(process.execPath, ["-e", script], { cwd: outside, env, encoding: "utf8" });
      assert.equal(answer, "function\n");
    } finally {
      rmSync(outside, { recursive: true });
    }
    assert.ok(sources.includes("shared/handlers/health-answer.ts"));
  }).timeout(180_000);
});
