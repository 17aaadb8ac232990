import type { Values } from "../../../tools/stand-in/values";
import { alarm, here, roleArn } from "./edge-ground";
import { by, testRefusals, type Ground } from "./refused";

const bucket = "aws:s3/bucket:Bucket";
const object = "aws:s3/bucketObjectv2:BucketObjectv2";
const group = "aws:cloudwatch/logGroup:LogGroup";
const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const canary = "aws:synthetics/canary:Canary";

/** A canary's role, bucket and code, as far as they are named. */
const canaryGround =
  (...parts: readonly ("role" | "bucket" | "code")[]) =>
  (ground: Ground): void => {
    if (parts.includes("role")) ground.role("canary", "lambda.amazonaws.com");
    if (parts.includes("bucket")) ground.make(bucket, "b", { bucket: "b" });
    if (parts.includes("code")) ground.make(object, "code", { bucket: "b", key: "c.zip", content: "x" });
  };

const canaryInputs = (more: Values = {}): Values => ({
  name: "c",
  artifactS3Location: "s3://b/canary",
  executionRoleArn: roleArn("canary"),
  handler: "index.handler",
  runtimeVersion: "syn-nodejs-puppeteer-13.0",
  schedule: { expression: "rate(5 minutes)" },
  s3Bucket: "b",
  s3Key: "c.zip",
  ...more,
});

describe("stand-in rules of alarms and canaries", () => {
  testRefusals([
    {
      title: "an alarm over alarms that do not exist yet",
      given: (ground) => alarm(ground, "a"),
      type: composite,
      inputs: () => ({
        alarmName: "all",
        alarmRule: `ALARM("a") OR (ALARM(b) AND NOT OK("arn:aws:cloudwatch:${here}:alarm:c"))`,
      }),
      error:
        /^ValidationError: Could not save the composite alarm as alarms \[b, c\] in the alarm rule do not exist/,
      mended: by((ground) => {
        alarm(ground, "b");
        alarm(ground, "c");
      }),
    },
    {
      title: "an alarm that is silenced by one that does not exist",
      given: (ground) => alarm(ground, "a"),
      type: composite,
      inputs: () => ({
        alarmName: "all",
        alarmRule: "ALARM(a)",
        actionsSuppressor: { alarm: "quiet", extensionPeriod: 1, waitPeriod: 1 },
      }),
      error: /alarms \[quiet\] in the alarm rule do not exist/,
      mended: by((ground) => alarm(ground, "quiet")),
    },
    {
      title: "an alarm over alarms that bears the name of one on a metric",
      given: (ground) => alarm(ground, "a"),
      type: composite,
      inputs: () => ({ alarmName: "a", alarmRule: "FALSE" }),
      error: /^ValidationError: An alarm with the name a but of another type already exists/,
      mended: () => ({ alarmName: "b" }),
    },
    {
      title: "a metric filter on a group that does not exist yet",
      given: () => undefined,
      type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
      inputs: () => ({ name: "f", logGroupName: "trail", pattern: "x" }),
      error: /^ResourceNotFoundException: The specified log group does not exist/,
      mended: by((ground) => ground.make(group, "trail", { name: "trail" })),
    },
    {
      title: "a metric filter on a group of the class for seldom access",
      given: (ground) => {
        ground.make(group, "cheap", { name: "cheap", logGroupClass: "INFREQUENT_ACCESS" });
        ground.make(group, "trail", { name: "trail" });
      },
      type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
      inputs: () => ({ name: "f", logGroupName: "cheap", pattern: "x" }),
      error: /^InvalidParameterException: Metric filters are not supported/,
      mended: () => ({ logGroupName: "trail" }),
    },
    {
      title: "a canary whose role may not be assumed by its function",
      given: (ground) => {
        canaryGround("bucket", "code")(ground);
        ground.role("canary", "synthetics.amazonaws.com");
      },
      type: canary,
      inputs: () => canaryInputs(),
      error: /^ValidationException: The role defined for the function cannot be assumed by Lambda/,
      mended: (ground) => {
        ground.role("right", "lambda.amazonaws.com");
        return { executionRoleArn: roleArn("right") };
      },
    },
    {
      title: "a canary whose code is not there yet",
      given: canaryGround("role", "bucket"),
      type: canary,
      inputs: () => canaryInputs(),
      error: /^ValidationException: The specified key does not exist\.\n.*'c\.zip'.*dependsOn/,
      mended: by(canaryGround("code")),
    },
    {
      title: "a canary that keeps what it found in a bucket that does not exist",
      given: canaryGround("role", "bucket", "code"),
      type: canary,
      inputs: () => canaryInputs({ artifactS3Location: "s3://none/canary" }),
      error: /^ValidationException: The artifact bucket does not exist/,
      mended: () => ({ artifactS3Location: "s3://b/canary" }),
    },
    {
      title: "an object in a bucket that does not exist yet",
      given: () => undefined,
      type: object,
      inputs: () => ({ bucket: "b", key: "k", content: "x" }),
      error: /^NoSuchBucket/,
      mended: by(canaryGround("bucket")),
    },
  ]);
});
