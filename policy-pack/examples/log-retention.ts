import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { referring } from "./network";

type Inputs = Readonly<Record<string, unknown>>;
const key = `arn:aws:kms:${region}:${account}:key/3f0c0c1e-0000-4000-8000-000000000001`;

function group(name: unknown, inputs: Inputs = {}): Fixture {
  return {
    type: "aws:cloudwatch/logGroup:LogGroup",
    name: "group",
    inputs: { name, retentionInDays: 400, kmsKeyId: key, ...inputs },
  };
}

const trail = referring(
  { type: "aws:cloudtrail/trail:Trail", name: "trail", inputs: {} },
  { cloudWatchLogsGroupArn: "group" },
);
const flowLog = referring(
  { type: "aws:ec2/flowLog:FlowLog", name: "flow-log", inputs: {} },
  { logDestination: "group" },
);

/** Log groups that are kept for long enough. */
export const compliantRetention: readonly Example[] = [
  { title: "The trail's group in prod", resources: [group("/aws/cloudtrail/tradai-prod")] },
  {
    title: "Flow logs kept for a week in dev",
    environment: "dev",
    resources: [group("/aws/vpc/tradai-dev/flow-logs", { retentionInDays: 7, kmsKeyId: undefined })],
  },
  {
    title: "Flow logs kept for a week in dev, whatever the name of their group",
    environment: "dev",
    resources: [group("/tradai/dev/network", { retentionInDays: 7 }), flowLog],
  },
  {
    title: "An application's group kept for a quarter",
    resources: [group("/tradai/prod/backend-api", { retentionInDays: 90 })],
  },
  {
    title: "The account's group of enhanced monitoring, which AWS names",
    resources: [group("RDSOSMetrics")],
  },
];

const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  ...{ title, resources, resource: "group", says },
});
const inDev = (...given: Parameters<typeof wrong>): ViolatingExample => ({
  ...wrong(...given),
  environment: "dev",
});

/** Log groups that forget, that never forget, or that everybody may read. */
export const violatingRetention: readonly ViolatingExample[] = [
  inDev(
    "A class that forgets after two days, whatever its retention",
    "of class DELIVERY",
    group("/tradai/dev/backend-api", { logGroupClass: "DELIVERY", kmsKeyId: undefined }),
  ),
  wrong(
    "A group without retention",
    "for ever",
    group("/aws/lambda/tradai-prod", { retentionInDays: undefined }),
  ),
  wrong(
    "An audit group kept as long as an application's",
    "for 90 days",
    group("/aws/cloudtrail/tradai-prod", { retentionInDays: 90 }),
  ),
  inDev(
    "An application's group below the floor",
    "for 14 days",
    group("/tradai/dev/backend-api", { retentionInDays: 14 }),
  ),
  inDev(
    "Flow logs forgotten before the week is over",
    "for 5 days",
    group("/aws/vpc/tradai-dev/flow-logs", { retentionInDays: 5 }),
  ),
  inDev(
    "The group of flow logs, whatever its name",
    "for 5 days",
    ...[group("/tradai/dev/network", { retentionInDays: 5 }), flowLog],
  ),
  wrong(
    "The group of a trail, whatever its name",
    "for 90 days",
    ...[group("/tradai/prod/audit", { retentionInDays: 90 }), trail],
  ),
  wrong(
    "No customer key in prod",
    "no customer key",
    group("/tradai/prod/backend-api", { kmsKeyId: undefined }),
  ),
  wrong(
    "A key of another account",
    "belongs to another account",
    group("/tradai/prod/backend-api", { kmsKeyId: key.replace(account, "111122223333") }),
  ),
  wrong("A name without environment", "has no environment", group("/aws/cloudtrail/tradai")),
  wrong("A group that AWS is left to name", "no name of its own", group(undefined)),
];
