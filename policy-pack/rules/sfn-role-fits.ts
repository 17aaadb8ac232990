import { mayCallWhatItNames, mayRecord, outlastsFunctions } from "../checks/workflow-role";
import { alerts } from "../examples/alarm";
import { worker } from "../examples/function";
import { definition, work, workflow } from "../examples/workflow";
import { called, live, running, withKey } from "../examples/called-by-workflows";
import { compliantCalls, undecidedCalls } from "../examples/workflow-calls";
import { violatingCalls } from "../examples/workflow-calls-refused";
import { anyKey, clusterArn, taskDefinition, workflowRole } from "../examples/workflow-role";
import { machineType } from "../graph/state-machines";
import type { Fixture, Rule, ViolatingExample } from "../rule";

const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "workflow",
  says,
});

const rule: Rule = {
  name: "sfn-role-fits",
  title: "Workflows may do what they name",
  description:
    "Everything that a state machine's definition calls is declared and granted to its role with what waiting, logging and tracing take, and no task gives up before its function does.",
  rationale:
    "A workflow finds out at its first run that it may not start a task, or waits for one whose end it never hears of; the run is lost, with the data that it had collected.",
  remediation: "Grant the workflow's role what the message names.",
  severity: "high",
  kind: "stack",
  relations: [35, 36],
  findings: ["TRADAI-H-08", "TRADAI-H-25"],
  types: [machineType],
  checks: [mayCallWhatItNames, mayRecord, outlastsFunctions],
  examples: {
    compliant: [
      {
        title: "A function by its alias, and the topic of the alerts",
        resources: [workflow(), ...workflowRole(), ...called],
      },
      {
        title: "A definition that is none, of which another rule tells",
        resources: [workflow({ definition: "{" }), ...workflowRole(), ...called],
      },
      {
        title: "A task that is waited for",
        resources: [running, ...workflowRole(), ...taskDefinition, ...called],
      },
      {
        title: "A function by its name and the alias beside it",
        resources: [
          workflow({
            definition: definition({
              Work: work({ Arguments: { FunctionName: "tradai-worker-prod", Qualifier: "live" } }),
            }),
          }),
          ...workflowRole(),
          ...called,
        ],
      },
      {
        title: "A topic with a key that the role may use",
        resources: [
          workflow(),
          ...workflowRole({ "kms:GenerateDataKey": anyKey, "kms:Decrypt": anyKey }),
          ...[worker(), live, withKey],
        ],
      },
      ...compliantCalls,
    ],
    violating: [
      wrong("A function that is gone", "live, which nothing declares", workflow(), ...workflowRole(), alerts),
      wrong(
        "A role that may call the function and not its alias",
        "does not grant lambda:InvokeFunction on",
        workflow(),
        ...workflowRole({ "lambda:InvokeFunction": "arn:aws:lambda:*:*:function:tradai-worker-prod" }),
        ...called,
      ),
      wrong(
        "A role that may not tell of a failure",
        "which TellFailure takes",
        workflow(),
        ...workflowRole({ "sns:Publish": undefined }),
        ...called,
      ),
      ...[
        "ecs:RunTask",
        "ecs:StopTask",
        "ecs:DescribeTasks",
        "ecs:TagResource",
        "events:PutRule",
        "events:PutTargets",
        "events:DescribeRule",
      ].map((action) =>
        wrong(
          `A task that is waited for without ${action}`,
          `does not grant ${action} on`,
          running,
          ...workflowRole({ [action]: undefined }),
          ...taskDefinition,
          ...called,
        ),
      ),
      wrong(
        "A permission on the family, which has revisions",
        "does not grant ecs:RunTask on",
        running,
        ...workflowRole({ "ecs:RunTask": "arn:aws:ecs:*:*:task-definition/tradai-strategy-momentum-prod" }),
        ...taskDefinition,
        ...called,
      ),
      wrong(
        "A permission on another cluster's tasks",
        "does not grant ecs:StopTask on",
        running,
        ...workflowRole({ "ecs:StopTask": `${clusterArn.replace(":cluster/", ":task/")}-old/*` }),
        ...taskDefinition,
        ...called,
      ),
      wrong(
        "A role of the task that it may not hand over",
        "iam:PassRole on arn:aws:iam::600802701449:role/tradai-ecs-execution-strategy-prod",
        running,
        ...workflowRole({ "iam:PassRole": "arn:aws:iam::*:role/tradai-ecs-task-*" }),
        ...taskDefinition,
        ...called,
      ),
      wrong(
        "A topic whose key is shut to the role",
        "does not grant kms:Decrypt on",
        workflow(),
        ...workflowRole({ "kms:GenerateDataKey": anyKey }),
        ...[worker(), live, withKey],
      ),
      wrong(
        "A role that may not have its logs delivered",
        "does not grant logs:CreateLogDelivery",
        workflow(),
        ...workflowRole({ "logs:CreateLogDelivery": undefined }),
        ...called,
      ),
      wrong(
        "Log delivery on one group alone",
        'does not grant logs:UpdateLogDelivery on "*"',
        workflow(),
        ...workflowRole({ "logs:UpdateLogDelivery": "arn:aws:logs:*:*:log-group:x:*" }),
        ...called,
      ),
      wrong(
        "A role that may not trace",
        "xray:PutTraceSegments",
        workflow(),
        ...workflowRole({ "xray:PutTraceSegments": undefined }),
        ...called,
      ),
      wrong(
        "A task that gives up before its function",
        "gives up after 90 seconds, and worker may take 300",
        workflow(),
        ...workflowRole(),
        ...[worker({ timeout: 300 }), live, alerts],
      ),
      ...violatingCalls,
    ],
    undecided: undecidedCalls,
  },
};

export default rule;
