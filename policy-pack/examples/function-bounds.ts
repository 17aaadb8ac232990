import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { eventRule, eventTarget, functionArn, permission, worker } from "./function";
import { queueArn } from "./queue";

type Inputs = Readonly<Record<string, unknown>>;

/** A function that says all that it needs, with changes. */
export const boundedFunction = (inputs: Inputs = {}): Fixture =>
  worker({ runtime: "nodejs24.x", memorySize: 256, timeout: 60, reservedConcurrentExecutions: 5, ...inputs });

/** A function with the rule that runs it. */
export function scheduledFunction(expression: string, inputs: Inputs = {}): readonly Fixture[] {
  return [
    boundedFunction(inputs),
    eventRule({ scheduleExpression: expression }),
    eventTarget(queueArn("dlq")),
  ];
}

/** A schedule of EventBridge Scheduler for the function. */
export const functionSchedule = (inputs: Inputs = {}): Fixture => ({
  type: "aws:scheduler/schedule:Schedule",
  name: "schedule",
  inputs: { scheduleExpression: "rate(1 minute)", target: { arn: functionArn }, ...inputs },
});

/** An address of the function's own. */
export const functionUrl = (authorizationType: string): Fixture => ({
  type: "aws:lambda/functionUrl:FunctionUrl",
  name: "url",
  inputs: { functionName: "tradai-worker-prod", authorizationType },
});

const otherArn = `arn:aws:lambda:${region}:${account}:function:tradai-other-prod`;
const other: Fixture = {
  ...boundedFunction({ name: "tradai-other-prod", timeout: 30 }),
  name: "other",
};
const untold = { ...functionSchedule({ target: UNKNOWN }), name: "untold" };
const nowhere = [
  eventRule({ scheduleExpression: "rate(1 minute)" }),
  eventTarget(queueArn("dlq"), { arn: UNKNOWN }),
];
const queue: Fixture = { type: "aws:sqs/queue:Queue", name: "queue", inputs: {} };

const supported: Readonly<Record<string, string>> = {
  nodejs: "nodejs22.x, nodejs24.x",
  python: "python3.11, python3.12, python3.13, python3.14",
  java: "java8.al2, java11, java17, java21, java25",
  dotnet: "dotnet10",
  ruby: "ruby3.3, ruby3.4",
  provided: "provided.al2023",
};
const over: Readonly<Record<string, string>> = {
  "nodejs18.x": "2025-09-01",
  "nodejs20.x": "2026-04-30",
  "python3.9": "2025-12-15",
  "python3.10": "2026-10-31",
  dotnet8: "2026-11-10",
  "ruby3.2": "2026-03-31",
  "provided.al2": "2026-07-31",
};
const kindOf = (runtime: string): string => /^[a-z]+/.exec(runtime)?.[0] ?? "";

/** Schedules, and how far apart their closest runs are. */
const intervals: readonly (readonly [expression: string, seconds: number])[] = [
  ["rate(10 minutes)", 600],
  ["cron(45,5,57 * * * ? *)", 480],
  ["cron(3,50 9,8 * * ? *)", 780],
  ["cron(0,50 0-23 * * ? *)", 600],
  ["cron(0/10 8 * * ? *)", 600],
  ["cron(10-14 8 ? * MON-FRI *)", 60],
  ["cron(*/5 8 * * ? *)", 300],
  ["cron(50/7 * * * ? *)", 420],
  ["cron(2,58 0,23 * * ? *)", 240],
];

export const compliantBounds: readonly Example[] = [
  {
    title: "The least and the most that Lambda takes",
    resources: [
      boundedFunction({ memorySize: 128, timeout: 1, reservedConcurrentExecutions: 1 }),
      {
        ...boundedFunction({ name: "tradai-other-prod", memorySize: 10_240, timeout: 900 }),
        name: "other",
      },
    ],
  },
  ...Object.values(supported)
    .flatMap((runtimes) => runtimes.split(", "))
    .map((runtime) => ({ title: `The runtime ${runtime}`, resources: [boundedFunction({ runtime })] })),
  {
    title: "Rules that are switched off or wait for events",
    resources: [
      ...scheduledFunction("rate(1 minute)", { timeout: 120 }).map((each) =>
        each.name === "rule" ? { ...each, inputs: { ...each.inputs, state: "DISABLED" } } : each,
      ),
    ],
  },
  {
    title: "A rule that is switched off in the old way",
    resources: [
      ...scheduledFunction("rate(1 minute)", { timeout: 120 }).map((each) =>
        each.name === "rule" ? { ...each, inputs: { ...each.inputs, isEnabled: false } } : each,
      ),
    ],
  },
  {
    title: "A rule for events, of whose target nothing is known",
    resources: [
      boundedFunction(),
      eventRule({ scheduleExpression: undefined, eventPattern: "{}" }),
      eventTarget(queueArn("dlq"), { arn: UNKNOWN }),
    ],
  },
  {
    title: "Another function's short intervals",
    resources: [
      boundedFunction({ timeout: 900 }),
      other,
      eventRule({ scheduleExpression: "rate(1 minute)" }),
      eventTarget(queueArn("dlq"), { arn: otherArn }),
      functionSchedule({ target: { arn: otherArn } }),
    ],
  },
  {
    title: "A schedule for a queue that is known only after the update",
    resources: [
      boundedFunction(),
      { ...functionSchedule({ target: UNKNOWN }), references: { target: ["queue"] } },
      queue,
    ],
  },
  {
    title: "A schedule that fits beside one of whose target nothing is known",
    resources: [boundedFunction({ timeout: 30 }), functionSchedule(), untold],
  },
  {
    title: "A run at one moment alone",
    resources: [boundedFunction(), functionSchedule({ scheduleExpression: "at(2026-12-24T18:00:00)" })],
  },
  {
    title: "The fiftieth minute of each hour, after which no other of its steps comes",
    resources: scheduledFunction("cron(50/10 * * * ? *)", { timeout: 900 }),
  },
  {
    title: "A permission for a role of this account whose name ends in digits",
    resources: [permission({ principal: `arn:aws:iam::${account}:role/111122223333`, sourceArn: undefined })],
  },
  {
    title: "A permission for everybody of the organisation",
    resources: [permission({ principal: "*", principalOrgId: "o-a1b2c3d4e5", sourceArn: undefined })],
  },
  {
    title: "An account of which nobody tells whether it is the own one",
    resources: [{ ...permission({ principal: "111122223333", sourceArn: undefined }), provider: { region } }],
  },
];

const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "worker",
  says,
});

export const violatingBounds: readonly ViolatingExample[] = [
  wrong("Less memory than Lambda gives", "`memorySize` is 64", boundedFunction({ memorySize: 64 })),
  ...Object.entries(over).map(([runtime, until]) =>
    wrong(
      `The runtime ${runtime} past its end`,
      `AWS does not support the runtime ${runtime} since ${until}: of its kind ${supported[kindOf(runtime)] ?? ""}`,
      boundedFunction({ runtime }),
    ),
  ),
  wrong(
    "A runtime that never was",
    "AWS does not support the runtime java9: of its kind java8.al2, java11, java17, java21, java25",
    boundedFunction({ runtime: "java9" }),
  ),
  wrong(
    "A runtime of a kind that is gone",
    "AWS does not support the runtime go1.x: of its kind nothing",
    boundedFunction({ runtime: "go1.x" }),
  ),
  ...intervals.map(([expression, seconds]) =>
    wrong(
      `A timeout as long as the shortest interval of ${expression}`,
      `every ${seconds} seconds (${expression}) and its timeout is ${seconds}: runs overlap`,
      ...scheduledFunction(expression, { timeout: seconds }),
    ),
  ),
  wrong(
    "A schedule whose target is known by dependency alone",
    "schedule runs it every 60 seconds",
    boundedFunction(),
    { ...functionSchedule({ target: UNKNOWN }), references: { target: ["worker"] } },
  ),
  wrong(
    "An interval as short as the default timeout, though nobody says it",
    "the function has 3 seconds",
    ...scheduledFunction("rate(1 minute)", { timeout: undefined }),
  ),
  ...[
    { title: "A role of another account", inputs: { principal: "arn:aws:iam::111122223333:role/invoke" } },
    { title: "A service that acts for another account", inputs: { sourceAccount: "111122223333" } },
  ].map(({ title, inputs }) => ({
    title,
    resources: [permission(inputs)],
    resource: "permission",
    says: 'the permission admits account "111122223333"',
  })),
  {
    title: "An address whose setting is shown",
    resources: [functionUrl("NONE")],
    resource: "url",
    says: '`authorizationType` is "NONE": whoever knows the address',
  },
];

export const undecidedBounds: readonly UndecidedExample[] = [
  {
    title: "A schedule of whose target nothing is known",
    resources: [boundedFunction(), untold],
    resource: "worker",
    says: "target of untold",
  },
  {
    title: "A rule of whose target nothing is known",
    resources: [boundedFunction(), ...nowhere],
    resource: "worker",
    says: "target of rule",
  },
];
