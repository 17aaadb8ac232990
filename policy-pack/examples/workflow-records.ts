import type { StateBody } from "./workflow";
import { catchAll, definition, retry, work, workflow } from "./workflow";
import { branches, choice, compliantFailures, violatingFailures } from "./workflow-failures";
import type { Example, ViolatingExample } from "../rule";

const wrong = (
  title: string,
  says: string,
  states: Readonly<Record<string, StateBody>>,
): ViolatingExample => ({
  title,
  resources: [workflow({ definition: definition(states) })],
  resource: "workflow",
  says,
});

const wrongInputs = (
  title: string,
  says: string,
  inputs: Readonly<Record<string, unknown>>,
): ViolatingExample => ({ title, resources: [workflow(inputs)], resource: "workflow", says });

/** Examples of what a workflow records and how its tasks fail. */
export const recordExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    { title: "A workflow whose task is retried, bounded and caught", resources: [workflow()] },
    {
      title: "A branch whose failure all branches catch",
      resources: [
        workflow({
          definition: definition({
            Work: branches(work({ Catch: undefined, Next: undefined, End: true })),
          }),
        }),
      ],
    },
    {
      title: "A branch that fails by itself, which all branches catch",
      resources: [
        workflow({
          definition: definition({
            Work: {
              ...branches({}),
              Branches: [
                {
                  StartAt: "Inner",
                  States: {
                    Inner: work({ Catch: [catchAll("Lost")], Next: undefined, End: true }),
                    Lost: { Type: "Fail" },
                  },
                },
              ],
            },
          }),
        }),
      ],
    },
    {
      title: "An error that is not worth another attempt, and a function that notifies",
      resources: [
        workflow({
          definition: definition({
            Work: work({ Retry: [{ ErrorEquals: ["Refused"], MaxAttempts: 0 }, retry], Next: "Which" }),
            Which: choice(),
            TellFailure: work({
              Arguments: { FunctionName: "tradai-notify-completion-prod" },
              Catch: [catchAll("Failed")],
              Next: "Failed",
            }),
          }),
        }),
      ],
    },
    {
      title: "A log group whose ARN is known after the update",
      resources: [workflow({ loggingConfiguration: { level: "ALL", logDestination: Symbol("unknown") } })],
    },
    ...compliantFailures,
  ],
  violating: [
    wrongInputs("No logs", "no run leaves a trace", { loggingConfiguration: undefined }),
    wrongInputs("Errors alone", "what a run did before it failed", {
      loggingConfiguration: { level: "ERROR", logDestination: "arn:aws:logs:eu-central-1:1:log-group:x:*" },
    }),
    wrongInputs("A destination that Step Functions refuses", "log-group:x", {
      loggingConfiguration: { level: "ALL", logDestination: "arn:aws:logs:eu-central-1:1:log-group:x" },
    }),
    wrongInputs("No traces", "`tracingConfiguration.enabled` is not true", {
      tracingConfiguration: undefined,
    }),
    wrongInputs("A definition that is none", "no JSON object", { definition: "{" }),
    wrong("A state that is not there", "goes on to Gone", { Work: work({ Next: "Gone" }) }),
    wrong("A task that is tried once", "has no `Retry`", { Work: work({ Retry: undefined }) }),
    wrong("Retries at an even pace", "at an even pace", {
      Work: work({ Retry: [{ ...retry, BackoffRate: 1 }] }),
    }),
    wrong("Retries of all at once", "at the same moment", {
      Work: work({ Retry: [{ ...retry, JitterStrategy: undefined }] }),
    }),
    wrong("A task that may take three years", "99999999 seconds", {
      Work: work({ TimeoutSeconds: undefined }),
    }),
    wrong("A token without heartbeat", "without `HeartbeatSeconds`", {
      Work: work({ Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken" }),
    }),
    wrong("A choice without default", "state Which has no `Default`", {
      Work: work({ Next: "Which" }),
      Which: choice({ Default: undefined }),
    }),
    wrong("A task that catches timeouts alone", "state Work catches not every error", {
      Work: work({ Catch: [{ ErrorEquals: ["States.Timeout"], Next: "TellFailure" }] }),
    }),
    wrong("A branch that nothing catches", "state Inner catches not every error", {
      Work: branches(work({ Catch: undefined, Next: undefined, End: true }), { Catch: undefined }),
    }),
    wrong("A failure that ends in silence", "fails to a way on which nobody is told", {
      Work: work({ Catch: [catchAll("Failed")] }),
    }),
    wrong("A failure that counts as a success", "ends as a success", {
      TellFailure: work({
        Resource: "arn:aws:states:::sns:publish",
        Arguments: { TopicArn: "{% $topic %}" },
        Catch: [catchAll("Done")],
        Next: "Done",
      }),
    }),
    ...violatingFailures,
  ],
};
