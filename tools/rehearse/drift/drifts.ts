import type { ResourceKey } from "../../engine/mutation";
import type { Value, Values } from "../../stand-in/values";

/** Something that somebody does in the console, behind the program's back. */
export interface Drift {
  /** What was done, as in "the threshold raised". */
  readonly done: string;
  readonly resource: ResourceKey;
  /** The resource's own deletion, or inputs as they are afterwards; null for one that is no longer there. */
  readonly change: "deleted" | ((held: Values) => Values);
}

const set =
  (values: Values): ((held: Values) => Values) =>
  () =>
    values;

const document = (statement: Values): Value =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });

/** One or more of each kind that harms somebody: access, guards, watchers, and what only bothers. */
export const drifts: readonly Drift[] = [
  {
    done: "a rule opened to the world",
    resource: {
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      name: "ingress-live-trading-from-alb-8004",
    },
    change: set({ referencedSecurityGroupId: null, cidrIpv4: "0.0.0.0/0" }),
  },
  {
    done: "a rule added to the VPC's default group",
    resource: { type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", name: "default-security-group" },
    change: set({ ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] }),
  },
  {
    done: "a tag removed",
    resource: { type: "aws:dynamodb/table:Table", name: "table-deployments" },
    change: ({ tags, tagsAll }) => ({
      tags: without(tags, "layer"),
      tagsAll: without(tagsAll, "layer"),
    }),
  },
  {
    done: "recovery to a point in time switched off",
    resource: { type: "aws:dynamodb/table:Table", name: "table-trading-state" },
    change: set({ pointInTimeRecovery: { enabled: false } }),
  },
  {
    done: "public access allowed",
    resource: {
      type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      name: "bucket-results-public-access-block",
    },
    change: set({ blockPublicPolicy: false, restrictPublicBuckets: false }),
  },
  {
    done: "the block of public access deleted",
    resource: {
      type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      name: "bucket-configs-public-access-block",
    },
    change: "deleted",
  },
  {
    done: "the bucket's policy opened to everybody",
    resource: { type: "aws:s3/bucketPolicy:BucketPolicy", name: "bucket-mlflow-policy" },
    change: set({
      policy: document({
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
      }),
    }),
  },
  {
    done: "versions switched off",
    resource: { type: "aws:s3/bucketVersioning:BucketVersioning", name: "bucket-arcticdb-versioning" },
    change: set({ versioningConfiguration: { status: "Suspended" } }),
  },
  {
    done: "the role's policy widened to everything",
    resource: { type: "aws:iam/rolePolicy:RolePolicy", name: "function-drift-monitor-policy" },
    change: set({ policy: document({ Action: "*", Resource: "*" }) }),
  },
  {
    done: "the sign-in's second factor made optional",
    resource: { type: "aws:cognito/userPool:UserPool", name: "users" },
    change: set({ mfaConfiguration: "OPTIONAL" }),
  },
  {
    done: "the trail cut down to one region",
    resource: { type: "aws:cloudtrail/trail:Trail", name: "trail" },
    change: set({ isMultiRegionTrail: false }),
  },
  {
    done: "the threshold raised",
    resource: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", name: "alarm-backtest-queue-age" },
    change: set({ threshold: 1_000_000 }),
  },
  {
    done: "the alarm silenced",
    resource: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", name: "alarm-backtest-dlq-messages" },
    change: set({ actionsEnabled: false }),
  },
  {
    done: "the alarm deleted",
    resource: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", name: "alarm-rds-cpu" },
    change: "deleted",
  },
  {
    done: "the schedule made slower",
    resource: { type: "aws:cloudwatch/eventRule:EventRule", name: "schedule-health-check" },
    change: set({ scheduleExpression: "rate(7 days)" }),
  },
  {
    done: "the time that logs are kept cut to a day",
    resource: { type: "aws:cloudwatch/logGroup:LogGroup", name: "flow-logs" },
    change: set({ retentionInDays: 1 }),
  },
  {
    done: "the function's time limit and memory changed",
    resource: { type: "aws:lambda/function:Function", name: "function-orphan-scanner" },
    change: set({ timeout: 900, memorySize: 3008 }),
  },
  {
    done: "the web ACL taken off the API",
    resource: { type: "aws:wafv2/webAclAssociation:WebAclAssociation", name: "waf-association" },
    change: "deleted",
  },
  {
    done: "the API's throttling lifted",
    resource: { type: "aws:apigateway/methodSettings:MethodSettings", name: "api-method-settings" },
    change: ({ settings }) => ({ settings: { ...(settings as Values), throttlingRateLimit: 10_000 } }),
  },
  {
    done: "an endpoint opened to everything",
    resource: { type: "aws:ec2/vpcEndpoint:VpcEndpoint", name: "endpoint-s3" },
    change: set({ policy: document({ Principal: "*", Action: "*", Resource: "*" }) }),
  },
];

function without(tags: Value | undefined, key: string): Value {
  return Object.fromEntries(Object.entries((tags ?? {}) as Values).filter(([name]) => name !== key));
}
