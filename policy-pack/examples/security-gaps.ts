import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alarmOn, cisChain, filter, namespace, otherGroup, trailGroup } from "./security-alarms";
import { subscription, topic, topicArn } from "./topic";
import { trail } from "./trail";

type Inputs = Readonly<Record<string, unknown>>;

const silent = alarmOn("keys", { alarmActions: undefined, okActions: undefined });
/** A composite alarm that speaks for the alarm on keys, with changes. */
const composite = (inputs: Inputs = {}): Fixture => ({
  type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  name: "composite",
  inputs: {
    alarmName: "tradai-security-prod",
    alarmRule: 'ALARM("tradai-security-keys-prod")',
    alarmActions: [topicArn],
    ...inputs,
  },
});
/** What nobody hears of without the filter of the same line, in the words of the message. */
const unheard: readonly (readonly [id: string, says: string])[] = [
  ["root-use", "use of the root user: no metric filter on trail-logs counts any call as Root"],
  [
    "refused",
    "calls that were refused: no metric filter on trail-logs counts AccessDenied, AccessDeniedException",
  ],
  [
    "sign-in-without-mfa",
    "sign-in without a second factor: no metric filter on trail-logs counts ConsoleLogin without MFA",
  ],
  ["iam-policies", "changes of IAM policies"],
  ["trail", "changes of the audit trail"],
  ["failed-sign-in", "failed sign-in: no metric filter on trail-logs counts ConsoleLogin that failed"],
  ["keys", "keys that are disabled or deleted"],
  ["buckets", "changes of bucket policies"],
  ["config", "changes of AWS Config"],
  ["security-groups", "changes of security groups"],
  ["access-lists", "changes of network access lists"],
  ["gateways", "changes of network gateways"],
  ["routes", "changes of route tables"],
  ["vpc", "changes of VPCs"],
];
const withMetric = (dimensions: Inputs): Inputs => ({
  metricTransformation: { namespace, name: "keys", value: "1", dimensions },
});
const wrong = (title: string, says: string, resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "filter-keys",
  says,
});
const open = (
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): UndecidedExample => ({
  title,
  resources,
  resource,
  says,
});
const inLayer = (...given: Parameters<typeof open>): UndecidedExample => ({
  ...open(...given),
  scope: "layer",
});

/** Examples of what breaks the chain from an event to who hears of it, link by link. */
export const securityGaps: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    {
      title: "An alarm with the filter's dimensions in another order",
      resources: cisChain(
        filter(
          "keys",
          withMetric({ Region: "$.awsRegion", Account: "$.recipientAccountId", Source: "$.eventSource" }),
        ),
        alarmOn("keys", {
          dimensions: { Source: "kms.amazonaws.com", Region: "eu-central-1", Account: "600802701449" },
        }),
      ),
    },
    {
      title: "An alarm that tells nobody before another one on the same metric",
      resources: cisChain({
        ...alarmOn("keys", { name: "tradai-first-prod", alarmActions: [] }),
        name: "alarm-first",
      }),
    },
    {
      title: "A filter that names the log group by its ARN",
      resources: cisChain(
        filter("keys", {
          logGroupName: "arn:aws:logs:eu-central-1:600802701449:log-group:/aws/cloudtrail/tradai-prod",
        }),
      ),
    },
  ],
  violating: [
    ...unheard.map(([id, what]) => ({
      title: `Nothing on the trail that counts ${id.replaceAll("-", " ")}, and who says so`,
      resources: cisChain().filter(({ name }) => name !== `filter-${id}`),
      resource: "audit-trail",
      says: `nobody hears of ${what}`,
    })),
    wrong(
      "A composite alarm that is switched off",
      "nobody hears it",
      cisChain(silent, composite({ actionsEnabled: false })),
    ),
    wrong(
      "A composite alarm without action",
      "nobody hears it",
      cisChain(silent, composite({ alarmActions: [] })),
    ),
    wrong(
      "A composite alarm of another alarm",
      "nobody hears it",
      cisChain(silent, composite({ alarmRule: 'ALARM("tradai-security-events-prod")' })),
    ),
    wrong(
      "Two alarms that nobody hears, told once",
      "alarm-keys watches the filter",
      cisChain(alarmOn("keys", { alarmActions: [] }), {
        ...alarmOn("keys", { name: "tradai-more-prod", alarmActions: [] }),
        name: "alarm-more",
      }),
    ),
  ],
  undecided: [
    open(
      "A trail whose log group is known after the update",
      "audit-trail",
      "`cloudWatchLogsGroupArn` is known",
      [trail({ cloudWatchLogsGroupArn: UNKNOWN })],
    ),
    inLayer(
      "A trail whose filters another layer may declare",
      "audit-trail",
      "the filters of the trail may be",
      [trail(), trailGroup],
    ),
    inLayer(
      "A filter whose trail another layer may declare",
      "filter-keys",
      "the trail may be declared in another",
      [...[filter("keys"), trailGroup, alarmOn("keys"), topic(), subscription()]],
    ),
    inLayer(
      "A filter whose alarm another layer may declare",
      "filter-failures",
      "the alarm may be declared in another",
      [filter("failures", { pattern: "ERROR", logGroupName: "/aws/lambda/tradai-worker-prod" }), otherGroup],
    ),
    inLayer(
      "An alarm whose topic another layer may declare",
      "filter-keys",
      "who speaks for the alarm, or who hears of it",
      [...[filter("keys"), trailGroup, alarmOn("keys")]],
    ),
    inLayer(
      "A topic whose subscription names one known after the update",
      "filter-keys",
      "`alarmActions` is known",
      [...[filter("keys"), trailGroup, alarmOn("keys"), topic(), subscription({ topic: UNKNOWN })]],
    ),
    open("A pattern that compares numbers", "filter-odd", "the pattern is not judged beyond", [
      ...[filter("odd", { pattern: "{ $.size > 5 }" }), trailGroup, alarmOn("odd")],
    ]),
    open("A filter on a log group known after the update", "filter-keys", "`logGroupName` is known", [
      ...[filter("keys", { logGroupName: UNKNOWN }), alarmOn("keys"), topic(), subscription()],
    ]),
    open(
      "An alarm on a metric known after the update",
      "filter-failures",
      "alarm-failures: `metricName` is known",
      [
        filter("failures", { pattern: "ERROR", logGroupName: "/aws/lambda/tradai-worker-prod" }),
        ...[otherGroup, alarmOn("failures", { metricName: UNKNOWN })],
      ],
    ),
    open(
      "An action known after the update that depends on nothing declared",
      "filter-keys",
      "`alarmActions` is known",
      cisChain(alarmOn("keys", { alarmActions: [UNKNOWN] })),
    ),
  ],
};
