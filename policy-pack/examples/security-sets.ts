import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alarmOn, filter, namespace, otherGroup, trailGroup } from "./security-alarms";
import { subscription, topic } from "./topic";
import { trail } from "./trail";

type Inputs = Readonly<Record<string, unknown>>;

/** What counts every event of the set, and no call of every day. */
const rest = "($.userIdentity.type = Root) || ($.errorCode = *)";
const everything = `{ ($.eventName != GetItem) || ${rest} }`;
const allButKeys = `{ (($.eventName != GetItem) && ($.eventName != *Key*)) || ${rest} }`;
const onAll = { metricTransformation: { namespace, name: "all", value: "1" } };
/** A filter on the metric that the alarm of these examples watches, with changes. */
const counting = (id: string, pattern: string, inputs: Inputs = {}): Fixture =>
  filter(id, { pattern, ...onAll, ...inputs });
const told: readonly Fixture[] = [alarmOn("all"), topic(), subscription()];
const audited: readonly Fixture[] = [trail(), trailGroup, ...told];
const whole: readonly Fixture[] = [...audited, counting("all", everything)];

const otherName = "/aws/lambda/tradai-worker-prod";
const elsewhere = { logGroupName: otherName };
/** A second trail into a log group of its own. */
const second: readonly Fixture[] = [
  {
    ...trail({
      name: "tradai-second-prod",
      cloudWatchLogsGroupArn: "arn:aws:logs:eu-central-1:600802701449:log-group:/aws/cloudtrail/second:*",
    }),
    name: "second-trail",
  },
  { ...trailGroup, name: "second-logs", inputs: { name: "/aws/cloudtrail/second" } },
];
const onSecond = { logGroupName: "/aws/cloudtrail/second" };

const signIn =
  "($.eventType = AwsConsoleSignIn) && ($.eventSource = signin.amazonaws.com) && ($.userIdentity.type = IAMUser)";
const services = ["iam", "cloudtrail", "kms", "s3", "config", "ec2"].map(
  (each) => `($.eventSource = ${each}.amazonaws.com)`,
);
/** Each field of a call of every day. */
const everyday = [
  "$.eventType = AwsApiCall",
  "$.eventSource = dynamodb.amazonaws.com",
  "$.eventName = GetItem",
  '$.sourceIPAddress = "192.0.2.10"',
  "$.userIdentity.type = AssumedRole",
];
const controls = Array.from({ length: 14 }, (_, index) => `CloudWatch.${index + 1}`);

/** Examples of which events a filter counts, by patterns of whole services and of single fields. */
export const setExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    {
      title: "Filters of whole services, and of sign-in by every field",
      resources: [
        ...audited,
        counting("services", `{ ${services.join(" || ")} }`),
        counting("rest", `{ ${rest} }`),
        counting(
          "no-mfa",
          `{ ${signIn} && ($.additionalEventData.MFAUsed = No) && ($.responseElements.ConsoleLogin = Success) }`,
        ),
        counting(
          "failed",
          `{ ${signIn} && ($.additionalEventData.MFAUsed = Yes) && ($.responseElements.ConsoleLogin = Failure) }`,
        ),
      ],
    },
    {
      title: "Filters that count calls of every day too, elsewhere and for nobody to hear",
      resources: [
        otherGroup,
        alarmOn("all", { alarmActions: [] }),
        ...everyday.map((field, index) =>
          counting(`everyday-${index}`, `{ ($.eventName = DisableKey) || (${field}) }`, elsewhere),
        ),
      ],
    },
    {
      title: "A pattern as long as AWS takes it",
      resources: [otherGroup, counting("words", "E".repeat(1024), elsewhere), ...told],
    },
    {
      title: "Two trails, each with its own filters",
      resources: [...whole, ...second, counting("second", everything, onSecond)],
    },
    {
      title: "An alarm by a query, which asks for whatever dimensions the filter publishes",
      resources: [
        ...whole.filter(({ name }) => name !== "alarm-all" && name !== "filter-all"),
        counting("all", everything, {
          metricTransformation: { ...onAll.metricTransformation, dimensions: { Region: "$.awsRegion" } },
        }),
        alarmOn("all", {
          ...{ namespace: undefined, metricName: undefined },
          metricQueries: [{ id: "q", expression: `SELECT SUM(all) FROM "${namespace}"`, returnData: true }],
        }),
      ],
    },
  ],
  violating: [
    {
      title: "A second trail whose keys only the first one's filter counts",
      resources: [...whole, ...second, counting("second", allButKeys, onSecond)],
      resource: "second-trail",
      says: "no metric filter on second-logs counts DisableKey, ScheduleKeyDeletion",
    },
    {
      title: "An alarm on two metrics, of which another one has the filter's dimensions",
      resources: [
        ...whole.filter(({ name }) => name !== "alarm-all"),
        alarmOn("all", {
          ...{ namespace: undefined, metricName: undefined },
          metricQueries: [
            {
              id: "a",
              metric: { namespace, metricName: "all", dimensions: { Trail: "audit" }, stat: "Sum" },
            },
            { id: "b", metric: { namespace, metricName: "calls", stat: "Sum" } },
          ],
        }),
      ],
      resource: "filter-all",
      says: "asks for other dimensions",
    },
    {
      title: "A filter of the whole set on a log group of no trail",
      resources: [otherGroup, counting("stray", everything, elsewhere), ...told],
      resource: "filter-stray",
      says: `the filter looks for events of ${controls.join(", ")} in "${otherName}"`,
    },
    {
      title: "A filter of one event on a log group of no trail, told within a layer that has the trail",
      scope: "layer",
      resources: [...whole, otherGroup, counting("stray", "{ $.eventName = DisableKey }", elsewhere)],
      resource: "filter-stray",
      says: "the filter looks for events of CloudWatch.7 in",
    },
  ],
  undecided: [
    {
      title: "A trail of which a filter may read, on a log group known after the update",
      resources: [...audited, counting("all", everything, { logGroupName: UNKNOWN })],
      resource: "audit-trail",
      says: "`logGroupName of filter-all` is known",
    },
    {
      title: "A filter on a log group of another layer, next to a trail",
      scope: "layer",
      resources: [...whole, counting("stray", everything, elsewhere)],
      resource: "filter-stray",
      says: "the trail may be declared in another layer",
    },
  ],
};
