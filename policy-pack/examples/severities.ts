import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { edgeLayer } from "./edge";
import { heardTopic, notice } from "./notices";
import { guardDuty } from "./threat-detection";

/** GuardDuty alone, in an environment that need not have it, and the rule that passes on what it finds. */
export const alone = (severity: readonly unknown[], rule = {}): readonly Fixture[] => [
  edgeLayer,
  ...heardTopic,
  guardDuty(),
  ...notice(
    "findings",
    { source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], detail: { severity } },
    { rule },
  ),
];

/** Ranges of numbers that hold 7, 8 and 9, and those that do not. */
const whole = [
  ...[
    [">", 6.9],
    [">=", 7],
    ["<", 9.1],
    ["<=", 9],
    [">=", 7, "<=", 9],
    ["<", 10, ">", 6],
  ].map((range) => [range]),
  [
    ["=", 7],
    ["=", 8],
    ["=", 9],
  ],
];
const part = [
  [">", 7],
  [">=", 7.1],
  ["<", 9],
  ["<=", 8.9],
  ["=", 8],
  ["=", 5],
  [">=", 7, "<", 9],
  [">", 7, "<=", 9],
];

/** Examples of the numbers by which an event rule selects what is grave. */
export const severityExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: whole.map((ranges) => ({
    title: `Grave findings, by their severity: ${ranges.map((range) => range.join(" ")).join(", ")}`,
    environment: "dev",
    resources: alone(ranges.map((numeric) => ({ numeric }))),
  })),
  violating: part.map((numeric) => ({
    title: `Some of the grave findings, by their severity: ${numeric.join(" ")}`,
    environment: "dev",
    resources: alone([{ numeric }]),
    resource: "detector",
    says: "nobody hears of what GuardDuty finds",
  })),
  undecided: ["prefix", "suffix", "equals-ignore-case"].map((operator) => ({
    title: `Findings whose severity is taken for a text, by ${operator}`,
    environment: "dev",
    resources: alone([{ [operator]: "7" }]),
    resource: "detector",
    says: `eventPattern.detail.severity uses ${operator}, which is not judged here`,
  })),
};
