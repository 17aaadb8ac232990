import type { Evidence, Row } from "../row";

/** Ports come from one map, and a second opinion fails. */
const oneMap: Evidence = {
  rules: ["sg-port-consistency"],
  tests: [
    { file: "test/unit/inventory/flows.test.ts", title: "give a service another port than the documents" },
    { file: "test/unit/compute/tasks.test.ts", title: "listens on another port than the map's" },
  ],
};

/** The market is compared with the model twice a day, and what is found starts a retraining. */
const driftWatched: Evidence = {
  resources: [
    { are: ["aws.lambda.Function function-drift-monitor", "aws.cloudwatch.EventRule drift-detected"] },
  ],
  rules: ["lambda-triggered", "event-rule-complete"],
  tests: [
    {
      file: "test/unit/compute/triggers.test.ts",
      title: "waits for the next schedule when a model no longer fits",
    },
  ],
};

/** USDCOP: calculations that exist twice and differ. */
export const usdcopCalculations: readonly Row[] = [
  {
    id: "USDCOP-01",
    finding: "The feature step calculates RSI, ATR and ADX by itself and otherwise than training does.",
    state: "application",
    answer:
      "The same fault in infrastructure is a value that is typed twice. Ports, names, routes and sizes stand in one table each, from which every layer takes them.",
    evidence: oneMap,
  },
  {
    id: "USDCOP-11",
    finding: "The feature step breaks the chain from data to model.",
    state: "application",
    answer: "As USDCOP-01.",
    evidence: oneMap,
  },
  {
    id: "USDCOP-18",
    finding: "The feature step does not use the shared calculators.",
    state: "application",
    answer:
      "As USDCOP-01: security groups, target groups, discovery and containers take a port from one map, and a port on which nobody answers fails the preview.",
    evidence: oneMap,
  },
  {
    id: "USDCOP-19",
    finding: "RSI is smoothed by a simple mean.",
    state: "application",
    answer:
      "Infrastructure has no part in a formula: the strategies' code owns it. What infrastructure does about values that are written twice is in USDCOP-01.",
    evidence: {},
  },
  {
    id: "USDCOP-20",
    finding: "ATR is smoothed by a simple mean.",
    state: "application",
    answer:
      "Infrastructure has no part in a formula: the strategies' code owns it. What infrastructure does about values that are written twice is in USDCOP-01.",
    evidence: {},
  },
  {
    id: "USDCOP-21",
    finding: "ADX is smoothed by a simple mean.",
    state: "application",
    answer:
      "Infrastructure has no part in a formula: the strategies' code owns it. What infrastructure does about values that are written twice is in USDCOP-01.",
    evidence: {},
  },
  {
    id: "USDCOP-22",
    finding: "The features have the same order, but are calculated differently.",
    state: "application",
    answer:
      "Equal names do not prove equal settings: the three environments are built from one schema, and tests hold them to the table of what may differ.",
    evidence: {
      rules: ["naming-and-tags"],
      tests: [
        { file: "test/config/committed-files.test.ts", title: "would differ from the table of modes" },
        { file: "test/golden/golden.test.ts", title: "is planned as its golden file says" },
      ],
    },
  },
  {
    id: "USDCOP-24",
    finding: "The shared builder of features is used indirectly.",
    state: "application",
    answer:
      "The builder of infrastructure is PolicyBuilder: a lint rule refuses every policy document that is written past it, and a rule refuses wildcards.",
    evidence: {
      rules: ["iam-no-wildcards"],
      tests: [{ file: "test/unit/policy/lint.test.ts", title: "reports every way around the builder" }],
    },
  },
  {
    id: "USDCOP-35",
    finding: "The feature step does not import the shared core.",
    state: "application",
    answer: "As USDCOP-01.",
    evidence: oneMap,
  },
  {
    id: "USDCOP-36",
    finding: "Training and inference do not see the same features.",
    state: "application",
    answer:
      "A function compares the market with the registered model twice a day, and the event that it sends starts the retraining.",
    evidence: driftWatched,
  },
  {
    id: "USDCOP-37",
    finding: "The remediation asks the feature step to use the shared calculators.",
    state: "application",
    answer: "As USDCOP-36: until the code does, the drift that follows from it is looked for.",
    evidence: driftWatched,
  },
  {
    id: "USDCOP-52",
    finding: "The feature step's file is rated critical.",
    state: "application",
    answer: "As USDCOP-01 and USDCOP-36.",
    evidence: driftWatched,
  },
];
