import { account } from "./bucket";
import { permission, worker } from "./function";
import {
  boundedFunction,
  compliantBounds,
  functionSchedule,
  functionUrl,
  scheduledFunction,
  undecidedBounds,
  violatingBounds,
} from "./function-bounds";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";

const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "worker",
  says,
});

/** Examples of how large functions are and who may call them. */
export const sizeExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    { title: "A function that says what it needs", resources: [boundedFunction()] },
    {
      title: "An image, which brings its runtime",
      resources: [
        worker({ packageType: "Image", memorySize: 512, timeout: 30, reservedConcurrentExecutions: 5 }),
      ],
    },
    {
      title: "A run that is over before the next one",
      resources: scheduledFunction("rate(2 minutes)", { timeout: 60 }),
    },
    {
      title: "A run as long as its interval that the next one waits for",
      resources: scheduledFunction("cron(0/2 * * * ? *)", {
        timeout: 120,
        reservedConcurrentExecutions: 1,
      }),
    },
    {
      title: "A schedule that is switched off",
      resources: [boundedFunction(), functionSchedule({ state: "DISABLED" })],
    },
    { title: "An address for those who sign their calls", resources: [functionUrl("AWS_IAM")] },
    { title: "A rule of this account", resources: [boundedFunction(), permission()] },
    {
      title: "A bucket of this account",
      resources: [
        permission({
          principal: "s3.amazonaws.com",
          sourceArn: "arn:aws:s3:::tradai-results-prod",
          sourceAccount: account,
        }),
      ],
    },
    ...compliantBounds,
  ],
  violating: [
    wrong("No memory", "the function has 128 MB", boundedFunction({ memorySize: undefined })),
    wrong("No timeout", "the function has 3 seconds", boundedFunction({ timeout: undefined })),
    wrong("A timeout that Lambda refuses", "`timeout` is 1200", boundedFunction({ timeout: 1200 })),
    wrong(
      "A function that is switched off",
      "never runs",
      boundedFunction({ reservedConcurrentExecutions: 0 }),
    ),
    wrong(
      "A function that may take all",
      "every other's share",
      boundedFunction({ reservedConcurrentExecutions: undefined }),
    ),
    {
      title: "An address that asks nobody",
      resources: [functionUrl("NONE")],
      resource: "url",
      says: "whoever knows the address",
    },
    wrong(
      "A runtime past its end",
      "the runtime nodejs20.x since 2026-04-30",
      boundedFunction({ runtime: "nodejs20.x" }),
    ),
    wrong(
      "A runtime that is none",
      "does not support the runtime nodejs21.x:",
      boundedFunction({ runtime: "nodejs21.x" }),
    ),
    wrong("An archive without runtime", "has no runtime", boundedFunction({ runtime: undefined })),
    wrong(
      "A rate as short as the timeout",
      "every 120 seconds",
      ...scheduledFunction("rate(2 minutes)", { timeout: 120 }),
    ),
    wrong(
      "Minutes that lie closer than the timeout",
      "every 300 seconds",
      ...scheduledFunction("cron(5,10,45 8-18 ? * MON-FRI *)", { timeout: 600 }),
    ),
    wrong(
      "Reserved, but for two",
      "runs overlap",
      ...scheduledFunction("rate(1 minute)", { reservedConcurrentExecutions: 2 }),
    ),
    wrong(
      "Runs that wait for each other",
      "runs wait for each other and are dropped",
      ...scheduledFunction("cron(0/2 * * * ? *)", { timeout: 180, reservedConcurrentExecutions: 1 }),
    ),
    wrong("A schedule of EventBridge Scheduler", "every 60 seconds", boundedFunction(), functionSchedule({})),
    ...[
      {
        title: "Everybody",
        inputs: { principal: "*", sourceArn: undefined },
        says: "lets everybody invoke",
      },
      {
        title: "EventBridge for any customer",
        inputs: { sourceArn: undefined },
        says: "events.amazonaws.com invoke the function whoever it acts for",
      },
      {
        title: "A bucket of whoever owns its name today",
        inputs: { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::tradai-results-prod" },
        says: "s3.amazonaws.com invoke the function whoever it acts for",
      },
      {
        title: "Another account",
        inputs: { principal: "111122223333", sourceArn: undefined },
        says: "admits account",
      },
      {
        title: "A service of another account",
        inputs: { sourceAccount: "111122223333" },
        says: "admits account",
      },
    ].map(({ title, inputs, says }) => ({
      title,
      resources: [permission(inputs)],
      resource: "permission",
      says,
    })),
    ...violatingBounds,
  ],
  undecided: undecidedBounds,
};
