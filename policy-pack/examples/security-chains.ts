import { filterExamples } from "./filter-patterns";
import { alarmOn, cisChain, cisPatterns, filter, namespace, otherGroup } from "./security-alarms";
import { securityGaps } from "./security-gaps";
import { setExamples } from "./security-sets";
import { topicArn } from "./topic";
import { trail } from "./trail";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { wrong } from "./wrong";

const unknown = Symbol("unknown");

const without = (...names: readonly string[]): readonly Fixture[] =>
  cisChain().filter(({ name }) => !names.includes(name));

const keysPattern = (pattern: string): readonly Fixture[] => cisChain(filter("keys", { pattern }));

/** Examples of the chain from the trail to who is told. */
export const chainExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    ...securityGaps.compliant,
    ...filterExamples.compliant,
    ...setExamples.compliant,
    { title: "The whole set", resources: cisChain() },
    {
      // One example for all of it: each other one would be the whole set again.
      title: "A topic that AWS names, a control of two filters, a composite alarm and a function's own log",
      resources: cisChain(
        { ...alarmOn("events", { alarmActions: [unknown] }), references: { alarmActions: ["topic"] } },
        filter("keys", { pattern: "{ $.eventName = DisableKey }" }),
        filter("deleted-keys", {
          pattern: '{ $.eventName = "ScheduleKey*" }',
          metricTransformation: { namespace, name: "keys", value: "1" },
        }),
        alarmOn("keys", { alarmActions: undefined, okActions: undefined }),
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "composite",
          inputs: {
            alarmName: "tradai-security-prod",
            alarmRule: 'ALARM("tradai-security-keys-prod")',
            alarmActions: [topicArn],
          },
        },
        otherGroup,
        filter("failures", { pattern: "ERROR", logGroupName: "/aws/lambda/tradai-worker-prod" }),
        alarmOn("failures"),
      ),
    },
  ],
  violating: [
    ...securityGaps.violating,
    ...filterExamples.violating,
    ...setExamples.violating,
    ...["root-use", "refused", "iam-policies"].map((id) =>
      wrong(
        `Nothing that counts ${id.replaceAll("-", " ")}`,
        "audit-trail",
        "nobody hears of",
        without(`filter-${id}`),
      ),
    ),
    wrong(
      "A pattern that lacks one event",
      "audit-trail",
      "counts ScheduleKeyDeletion",
      keysPattern("{ ($.eventSource = kms.amazonaws.com) && ($.eventName = DisableKey) }"),
    ),
    wrong(
      "A pattern of another service's event",
      "audit-trail",
      "counts DisableKey, ScheduleKeyDeletion",
      keysPattern(
        "{ ($.eventSource = iam.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }",
      ),
    ),
    wrong(
      "A pattern that counts everything",
      "audit-trail",
      "counts DisableKey, ScheduleKeyDeletion",
      keysPattern("{ $.eventName = * }"),
    ),
    wrong("A trail of one region", "audit-trail", "a trail of one region", [
      ...without("audit-trail"),
      trail({ isMultiRegionTrail: false }),
    ]),
    wrong(
      "A filter on another log group",
      "filter-more-keys",
      "where no trail writes",
      cisChain(
        otherGroup,
        filter("more-keys", { pattern: cisPatterns.keys, logGroupName: "/aws/lambda/tradai-worker-prod" }),
        alarmOn("more-keys"),
      ),
    ),
    wrong("A filter that nobody watches", "filter-keys", "no alarm watches that", without("alarm-keys")),
    wrong(
      "An alarm on a misspelt namespace",
      "filter-keys",
      "no alarm watches that",
      cisChain(alarmOn("keys", { namespace: "tradai/Security" })),
    ),
    wrong(
      "An alarm with a dimension that the filter does not publish",
      "filter-keys",
      "asks for other dimensions",
      cisChain(alarmOn("keys", { dimensions: { Trail: "tradai-audit-trail-prod" } })),
    ),
    wrong(
      "An alarm on silence",
      "filter-keys",
      "goes off while nothing happens",
      cisChain(alarmOn("keys", { comparisonOperator: "LessThanThreshold" })),
    ),
    wrong(
      "An alarm without action",
      "filter-keys",
      "nobody hears it",
      cisChain(alarmOn("keys", { alarmActions: [] })),
    ),
    wrong(
      "An alarm that is switched off",
      "filter-keys",
      "nobody hears it",
      cisChain(alarmOn("keys", { actionsEnabled: false })),
    ),
    wrong(
      "A topic that nobody is subscribed to",
      "filter-keys",
      "nobody hears it",
      cisChain(
        { type: "aws:sns/topic:Topic", name: "quiet", inputs: { name: "tradai-quiet-prod" } },
        alarmOn("keys", { alarmActions: [topicArn.replace("alerts", "quiet")] }),
      ),
    ),
    wrong(
      "A pattern that is too long",
      "filter-keys",
      "AWS refuses it",
      keysPattern(`${cisPatterns.keys?.slice(0, -1)}${" ".repeat(1024)}}`),
    ),
  ],
  undecided: [...securityGaps.undecided, ...filterExamples.undecided, ...setExamples.undecided],
};
