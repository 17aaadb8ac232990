import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alarmOn, filter, otherGroup } from "./security-alarms";
import { subscription, topic } from "./topic";
import { wrong } from "./wrong";

/** Filters on a log group of no trail, which are refused where they count an event of the set. */
const stray = (...patterns: readonly string[]): readonly Fixture[] => [
  ...[otherGroup, alarmOn("stray"), topic(), subscription()],
  ...patterns.map((pattern, index) => ({
    ...filter("stray", { pattern, logGroupName: "/aws/lambda/tradai-worker-prod" }),
    name: `filter-${index}`,
  })),
];

/** Ways to write that keys are disabled. */
const counting = [
  "{ $.eventName = DisableKey }",
  '  {$.eventName="DisableKey"}  ',
  '{ $.eventName = "Disable*" }',
  "{ $.eventName = *ableKey }",
  "{ $.eventName = DisableKey &&\n $.eventSource EXISTS && $.errorCode NOT EXISTS }",
  "{ $.eventName = EnableKey || $.eventName = CancelKeyDeletion || $.eventName = DisableKey }",
  "{ $.eventName = DisableKey || $.eventName = EnableKey && $.eventSource = iam.amazonaws.com }",
  "{ ($.eventName = DisableKey || $.eventName = EnableKey) && $.eventSource != iam.amazonaws.com }",
  "{ $.eventSource = kms.amazonaws.com && $.errorCode != AccessDenied }",
];

/** What counts no event of the set, or looks at words instead of fields. */
const harmless = [
  ...["{ $.eventName = Disable }", "{ $.eventName = DisableXKey }", '{ $.eventName = "D(isable[Key" }'],
  ...['{ $.eventName = "Disable\\"Key" }', '{ $.eventSource = "kms.amazonaws.co." }'],
  "{ $.eventName = DisableKey && $.eventSource = iam.amazonaws.com }",
  "{ ($.eventName = DisableKey || $.eventName = EnableKey) && $.eventSource = iam.amazonaws.com }",
  "{ $.eventName = DisableKey && $.errorCode EXISTS }",
  "{ $.eventName = DisableKey && $.eventSource NOT EXISTS }",
  "{ $.eventName = DisableKey && $.errorCode = undefined }",
  ...["DisableKey", "[ip, user, name = DisableKey]", "{ $.errorCode NOT EXISTS }"],
  ...["key { $.eventName = DisableKey }", "{ $.eventName = DisableKey } key"],
];

/** What is not judged, each with the words that were read. */
const unread: readonly (readonly [pattern: string, read: string])[] = [
  ["{ $.size >= 5 }", "$.size >= 5"],
  ["{ $.eventName = %Disable.*% }", "$.eventName = %Disable.*%"],
  ["{ $.eventName = }", "$.eventName ="],
  ['{ $.eventName = "DisableKey }', '$.eventName = "'],
  ["{ ($.eventName = DisableKey }", "( $.eventName = DisableKey"],
  ["{ $.eventName = DisableKey ) }", "$.eventName = DisableKey"],
  ["{ $.eventName = DisableKey & $.errorCode = x }", "$.eventName = DisableKey"],
  ["{ $.eventName NOT DisableKey }", "$.eventName NOT DisableKey"],
  ["{ eventName = DisableKey }", "eventName"],
  ["{}", ""],
];

/** Examples of the patterns by which a metric filter counts events. */
export const filterExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    {
      title: "Filters of a function's log that count other events, and words of its lines",
      resources: stray(...harmless),
    },
  ],
  violating: counting.map((pattern) =>
    wrong(
      `A filter on a log group of no trail: ${pattern.replaceAll(/\s+/g, " ")}`,
      "filter-0",
      "the filter looks for events of CloudWatch.7 in",
      stray(pattern),
    ),
  ),
  undecided: unread.map(([pattern, read]) => ({
    title: `A filter that nobody here can read: ${pattern}`,
    resources: stray(pattern),
    resource: "filter-0",
    says: `the pattern is not judged beyond "${read}"`,
  })),
};
