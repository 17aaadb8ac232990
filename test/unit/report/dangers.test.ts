import assert from "node:assert/strict";
import type { PlanResource } from "../../../tools/engine/plan";
import { failuresIn } from "../../../tools/report/comparison";
import { compared, firstLines, resource, snapshot } from "./plans";

const bucketType = "aws:s3/bucket:Bucket";
const tableType = "aws:dynamodb/table:Table";
const bucket = resource(bucketType, "bucket-a", { bucket: "tradai-a-dev", forceDestroy: false });
const table = resource(tableType, "table-a", {
  name: "tradai-a-dev",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  pointInTimeRecovery: { enabled: true },
});
const targets = resource("aws:lb/targetGroup:TargetGroup", "targets-a", { name: "tradai-a-dev", port: 8000 });
const alarm = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm-a", { name: "tradai-a-dev" });
const records = resource("aws:cloudwatch/logGroup:LogGroup", "log-a", { name: "/a" });

type Kind = "data loss" | "downtime" | "guard removed";
const cases: readonly {
  title: string;
  before: PlanResource;
  after?: PlanResource;
  says: string;
  kind: Kind;
}[] = [
  {
    title: "a bucket is deleted",
    before: bucket,
    says: "data loss: **bucket-a** (`aws.s3.Bucket`) is deleted: its objects are lost",
    kind: "data loss",
  },
  {
    title: "a bucket has another name",
    before: bucket,
    after: { ...bucket, inputs: { ...bucket.inputs, bucket: "tradai-b-dev" } },
    says: "data loss: **bucket-a** (`aws.s3.Bucket`) is replaced, because `bucket` goes from `tradai-a-dev` to `tradai-b-dev`: its objects are lost",
    kind: "data loss",
  },
  {
    title: "a bucket with another name is protected, so that an update ends there",
    before: { ...bucket, protect: true },
    after: { ...bucket, protect: true, inputs: { ...bucket.inputs, bucket: "tradai-b-dev" } },
    says:
      "data loss: **bucket-a** (`aws.s3.Bucket`) is replaced, because `bucket` goes from `tradai-a-dev` to `tradai-b-dev`: its objects are lost; Pulumi " +
      "refuses it as long as it is protected",
    kind: "data loss",
  },
  {
    title: "something protected that nobody knows to hold data is deleted",
    before: { ...alarm, protect: true },
    says: "data loss: **alarm-a** (`aws.cloudwatch.MetricAlarm`) is deleted; Pulumi refuses it as long as it is protected",
    kind: "data loss",
  },
  {
    title: "a table keeps no point in time",
    before: table,
    after: { ...table, inputs: { ...table.inputs, pointInTimeRecovery: { enabled: false } } },
    says: "guard removed: **table-a** (`aws.dynamodb.Table`) `pointInTimeRecovery.enabled` goes from `true` to `false`",
    kind: "guard removed",
  },
  {
    title: "a bucket may be deleted by Pulumi",
    before: { ...bucket, protect: true },
    after: bucket,
    says: "guard removed: **bucket-a** (`aws.s3.Bucket`) is no longer protected: Pulumi may delete it",
    kind: "guard removed",
  },
  {
    title: "a bucket is emptied before it is deleted",
    before: bucket,
    after: { ...bucket, inputs: { ...bucket.inputs, forceDestroy: true } },
    says: "guard removed: **bucket-a** (`aws.s3.Bucket`) `forceDestroy` goes from `false` to `true`",
    kind: "guard removed",
  },
  {
    title: "targets that are called are replaced",
    before: targets,
    after: { ...targets, inputs: { ...targets.inputs, port: 8001 } },
    says:
      "downtime: **targets-a** (`aws.lb.TargetGroup`) is replaced, because `port` changes: it is not there until the " +
      "new one is",
    kind: "downtime",
  },
  {
    title: "records are kept for a shorter time",
    before: records,
    after: { ...records, inputs: { ...records.inputs, retentionInDays: 30 } },
    says: "guard removed: **log-a** (`aws.cloudwatch.LogGroup`) `retentionInDays` goes from the default to `30`",
    kind: "guard removed",
  },
  {
    title: "an alarm is gone",
    before: alarm,
    says: "guard removed: **alarm-a** (`aws.cloudwatch.MetricAlarm`) is deleted",
    kind: "guard removed",
  },
];

describe("a plan report does not say, or says late, that", () => {
  for (const { title, before, after, says, kind } of cases) {
    it(title, () => {
      const [old, now] = [snapshot([before]), snapshot(after ? [after] : [])];
      assert.deepEqual(firstLines(old, now).slice(1, 3), ["## Dangerous", `- ${says}`]);
      const failed = failuresIn(compared(old, now), ["data-loss", "permission-widening"]);
      assert.deepEqual(failed, kind === "data loss" ? ["data-loss"] : []);
    });
  }
});

describe("a plan report cries wolf when", () => {
  it("nothing differs", () => {
    assert.deepEqual(firstLines(snapshot([bucket, table]), snapshot([bucket, table])), [
      "**dev**: no change against main",
    ]);
  });

  it("something is created", () => {
    assert.deepEqual(firstLines(snapshot([bucket]), snapshot([bucket, table, alarm])), [
      "# dev against main: 2 created",
    ]);
  });

  it("only the tags that every resource has are merged anew", () => {
    const tagged = { ...bucket, inputs: { ...bucket.inputs, tagsAll: { env: "dev" } } };
    assert.deepEqual(firstLines(snapshot([bucket]), snapshot([tagged])), ["**dev**: no change against main"]);
  });

  it("a table is protected from now on", () => {
    const lines = firstLines(snapshot([table]), snapshot([{ ...table, protect: true }]));
    assert.deepEqual(lines, ["# dev against main: 1 changed"]);
  });
});
