import type { Example, ViolatingExample } from "../rule";
import type { StateBody } from "./workflow";
import { catchAll, definition, retry, task, topicArn, work, workerAlias, workflow } from "./workflow";

type Bodies = Readonly<Record<string, StateBody>>;

/** Branches of one state, whose failure all of them catch. */
export const branches = (inner: StateBody, changes: StateBody = {}): StateBody => ({
  Type: "Parallel",
  Branches: [{ StartAt: "Inner", States: { Inner: inner } }],
  Catch: [catchAll("TellFailure")],
  Next: "Done",
  ...changes,
});

export const choice = (changes: StateBody = {}): StateBody => ({
  Type: "Choice",
  Choices: [{ Condition: "{% $canary %}", Next: "Done" }],
  Default: "TellFailure",
  ...changes,
});

const notifier = workerAlias.replace("tradai-worker-prod", "tradai-notify-completion-prod");
const runs = (title: string, states: Bodies): Example => ({
  title,
  resources: [workflow({ definition: definition(states) })],
});
/** Branches of a state whose failure goes on to others of the same branch. */
const caughtInside = (next: string, states: Bodies): StateBody =>
  branches(
    {},
    {
      Branches: [
        {
          StartAt: "Inner",
          States: { Inner: work({ Catch: [catchAll(next)], Next: undefined, End: true }), ...states },
        },
      ],
    },
  );
const heartbeats = ["HeartbeatSeconds", "HeartbeatSecondsPath"];

export const compliantFailures: readonly Example[] = [
  runs("Waits that grow as Step Functions has them grow by itself", {
    Work: work({ Retry: [{ ...retry, BackoffRate: undefined }] }),
  }),
  runs("Functions by their ARNs, the one that notifies among them", {
    Work: work({ Resource: workerAlias, Arguments: undefined }),
    TellFailure: work({
      Resource: notifier,
      Arguments: undefined,
      Catch: [catchAll("Failed")],
      Next: "Failed",
    }),
  }),
  ...heartbeats.map((name) =>
    runs(`A token with ${name}`, {
      Work: work({ Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken", [name]: 30 }),
    }),
  ),
  runs("A branch that takes a note before it fails, which all branches catch", {
    Work: caughtInside("Note", { Note: { Type: "Pass", Next: "Lost" }, Lost: { Type: "Fail" } }),
  }),
  runs("A failure that is told again until somebody has heard of it", {
    TellFailure: task(
      "arn:aws:states:::sns:publish",
      { TopicArn: topicArn },
      { Catch: [catchAll("Failed")], Next: "Heard" },
    ),
    Heard: choice({ Choices: [{ Condition: "{% $heard %}", Next: "Failed" }] }),
  }),
];

const wrong = (title: string, says: string, states: Bodies, changes: StateBody = {}): ViolatingExample => ({
  title,
  resources: [
    workflow({
      definition: JSON.stringify({ ...(JSON.parse(definition(states)) as StateBody), ...changes }),
    }),
  ],
  resource: "workflow",
  says,
});

export const violatingFailures: readonly ViolatingExample[] = [
  wrong("A beginning that is not there", "`StartAt` names Gone, which is no state", {}, { StartAt: "Gone" }),
  wrong("No beginning", "`StartAt` names nothing, which is no state", {}, { StartAt: undefined }),
  ...["ItemProcessor", "Iterator"].map((property) =>
    wrong(`A task of a map's ${property} that is tried once`, "state Inner has no `Retry`", {
      Work: {
        ...{ Type: "Map", Catch: [catchAll("TellFailure")], Next: "Done" },
        [property]: {
          StartAt: "Inner",
          States: { Inner: work({ Retry: undefined, Catch: undefined, Next: undefined, End: true }) },
        },
      },
    }),
  ),
  ...[
    { title: "A choice of what is not there", body: { Choices: [{ Condition: "{% $x %}", Next: "Gone" }] } },
    { title: "A default that is not there", body: { Default: "Gone" } },
  ].map(({ title, body }) =>
    wrong(title, "state Choose goes on to Gone, which is no state", {
      Work: work({ Next: "Choose" }),
      Choose: choice(body),
    }),
  ),
  wrong("A catcher that leads nowhere", "state Work goes on to nothing, which is no state", {
    Work: work({ Catch: [{ ErrorEquals: ["States.Timeout"] }, catchAll("TellFailure")] }),
  }),
  wrong("A notice after which nothing comes", "state TellFirst goes on to Gone, which is no state", {
    Work: work({ Catch: [catchAll("TellFirst")] }),
    TellFirst: task("arn:aws:states:::sns:publish", { TopicArn: topicArn }, { Next: "Gone" }),
  }),
  wrong("A note that is named like a notice", "state Work fails to a way on which nobody is told", {
    Work: work({ Catch: [catchAll("NotifyNobody")] }),
    NotifyNobody: { Type: "Pass", Next: "Failed" },
  }),
  wrong("A branch whose failure ends well", "state Inner fails to a way on which nobody is told", {
    Work: caughtInside("Note", { Note: { Type: "Pass", End: true } }),
    Again: work(),
  }),
  wrong(
    "A workflow that catches nothing",
    "state Notify catches not every error",
    {},
    { StartAt: "Notify", States: { Notify: work({ Catch: undefined, Next: undefined, End: true }) } },
  ),
  {
    title: "Records without a place",
    resources: [workflow({ loggingConfiguration: { level: "ALL" } })],
    resource: "workflow",
    says: "`loggingConfiguration.logDestination` is nothing",
  },
];
