import assert from "node:assert/strict";
import { identityOf } from "../../../tools/stand-in/identity/identity";
import { secondRequestFor, type SecondRequest } from "../../../tools/stand-in/second-creation";
import type { Values } from "../../../tools/stand-in/values";
import { account, region, schemas } from "./harness";
import { Ground } from "./refused";

const [network, endpoint, key] = ["aws:ec2/vpc:Vpc", "aws:ec2/vpcEndpoint:VpcEndpoint", "aws:kms/key:Key"];
const monitor = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";

type Answer = SecondRequest["answer"];

interface Row {
  readonly title: string;
  readonly type: string;
  readonly inputs: (ground: Ground) => Values;
  readonly answer: Answer;
  readonly inTheWay: boolean;
}

const endpointFor =
  (more: Values) =>
  (ground: Ground): Values => ({
    ...{ vpcId: ground.id("vpc"), serviceName: `com.amazonaws.${region}.sts`, vpcEndpointType: "Interface" },
    ...{ subnetIds: [ground.id("a")], ...more },
  });

/** What AWS's API pages say, `pulumi/pulumi-awsx#520` of the subnet, `pulumi/pulumi-aws#3809` of the topic. */
const rows: readonly Row[] = [
  {
    title: "a bucket, whose name is taken",
    ...{ type: "aws:s3/bucket:Bucket", inputs: () => ({ bucket: "b" }), answer: "refused", inTheWay: true },
  },
  {
    title: "a subnet, which would overlap with itself",
    type: "aws:ec2/subnet:Subnet",
    inputs: (ground) => ({
      ...{ vpcId: ground.id("vpc"), cidrBlock: "10.0.9.0/24", availabilityZone: `${region}a` },
    }),
    ...{ answer: "refused", inTheWay: true },
  },
  {
    title: "an endpoint with private names, which lead to one",
    ...{
      type: endpoint,
      inputs: endpointFor({ privateDnsEnabled: true }),
      answer: "refused",
      inTheWay: true,
    },
  },
  {
    title: "an endpoint without private names",
    ...{ type: endpoint, inputs: endpointFor({}), answer: "doubled", inTheWay: false },
  },
  {
    title: "the account's one monitor of all services' cost",
    type: monitor,
    inputs: () => ({ name: "m", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" }),
    ...{ answer: "refused", inTheWay: true },
  },
  {
    title: "a subscription, with which AWS answers again",
    type: "aws:sns/topicSubscription:TopicSubscription",
    inputs: () => ({
      topic: `arn:aws:sns:${region}:${account}:t`,
      protocol: "email",
      endpoint: "a@example.com",
    }),
    ...{ answer: "overwritten", inTheWay: true },
  },
  {
    title: "a bucket's setting, which is put",
    type: "aws:s3/bucketVersioning:BucketVersioning",
    inputs: () => ({ bucket: "set", versioningConfiguration: { status: "Enabled" } }),
    ...{ answer: "overwritten", inTheWay: true },
  },
  {
    title: "an alarm, which is put",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: () => ({
      ...{ name: "a", namespace: "AWS/SQS", metricName: "NumberOfMessagesSent", period: 60 },
      ...{ comparisonOperator: "GreaterThanThreshold", threshold: 1, statistic: "Sum", evaluationPeriods: 1 },
    }),
    ...{ answer: "overwritten", inTheWay: true },
  },
  {
    title: "a rule, which is put",
    type: "aws:cloudwatch/eventRule:EventRule",
    inputs: () => ({ name: "r", scheduleExpression: "rate(1 day)" }),
    ...{ answer: "overwritten", inTheWay: true },
  },
  {
    title: "a queue, with which AWS answers again",
    type: "aws:sqs/queue:Queue",
    inputs: () => ({ name: "q" }),
    ...{ answer: "overwritten", inTheWay: true },
  },
  {
    title: "a topic, for which Pulumi's provider looks first",
    type: "aws:sns/topic:Topic",
    inputs: () => ({ name: "second" }),
    ...{ answer: "refused", inTheWay: true },
  },
  {
    title: "a gateway, which is attached in a second request",
    type: "aws:ec2/internetGateway:InternetGateway",
    inputs: (ground) => ({ vpcId: ground.id("vpc") }),
    ...{ answer: "doubled", inTheWay: true },
  },
  {
    title: "a network, of which there may be several",
    ...{ type: network, inputs: () => ({ cidrBlock: "10.1.0.0/16" }), answer: "doubled", inTheWay: false },
  },
  { title: "a key", ...{ type: key, inputs: () => ({}), answer: "doubled", inTheWay: false } },
];

describe("a second request for what AWS has made", () => {
  for (const { title, type, inputs, answer, inTheWay } of rows) {
    it(`is taken for something else than ${answer}: ${title}`, () => {
      const ground = new Ground();
      ground.network();
      ground.make("aws:sns/topic:Topic", "topic", { name: "t" });
      ground.make("aws:s3/bucket:Bucket", "bucket", { bucket: "set" });
      ground.make(type, "made", inputs(ground));
      const held = ground.harness.cloud.list(type).at(-1);
      assert.ok(held !== undefined);
      const identity = identityOf(type, Object.keys(schemas.resource(type)?.properties ?? {}));
      const { cloud } = ground.harness;
      assert.deepEqual(secondRequestFor({ cloud, account }, identity, held, region), {
        answer,
        standsInItsWay: inTheWay,
      });
    });
  }
});
