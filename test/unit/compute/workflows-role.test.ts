import assert from "node:assert/strict";
import { environments } from "../../../shared/naming";
import { definitionOf, factsOf, statementsOf, tasksOf, workflowNames } from "./workflows/subject";
import type { Statement } from "./workflows/subject";

const list = (value: string | string[]): string[] => [value].flat();

/** The one statement that allows an action. */
function allowing(statements: readonly Statement[], action: string): Statement {
  const [found, ...others] = statements.filter(({ Action }) => list(Action).includes(action));
  assert.ok(found && others.length === 0, `not one statement allows ${action}`);
  return found;
}

/** Actions that a definition needs for what it does, and those for logs and traces. */
const always = [
  "lambda:InvokeFunction",
  "sns:Publish",
  "kms:Decrypt",
  "kms:GenerateDataKey",
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];
const ofStrategies = [
  "ecs:DescribeTasks",
  "ecs:RunTask",
  "ecs:StopTask",
  "ecs:TagResource",
  "events:DescribeRule",
  "events:PutRule",
  "events:PutTargets",
  "iam:PassRole",
];

for (const workflow of workflowNames) {
  describe(`${workflow} workflow: role`, () => {
    for (const environment of environments) {
      describe(environment, () => {
        const facts = factsOf(environment);
        const { account } = facts.settings;
        const statements = statementsOf(workflow, facts);
        const tasks = tasksOf(definitionOf(workflow, facts)).map(([, task]) => task);

        it("may do more or less than its definition does", () => {
          const allowed = statements.flatMap(({ Effect, Action }) =>
            Effect === "Allow" ? list(Action) : [],
          );
          assert.deepEqual(allowed.sort(), [...always, ...ofStrategies].sort());
        });

        it("may invoke a function that no step names, or not one that a step names", () => {
          const named = tasks.flatMap(({ Arguments }) =>
            "FunctionName" in Arguments ? [Arguments.FunctionName] : [],
          );
          const granted = list(allowing(statements, "lambda:InvokeFunction").Resource);
          assert.deepEqual(granted, [...new Set(named)].sort());
          for (const arn of granted) assert.match(arn, /:live$/);
        });

        it("may run a task that no step names, elsewhere, or not one that a step names", () => {
          const named = tasks.flatMap(({ Arguments }) =>
            "TaskDefinition" in Arguments ? [`${Arguments.TaskDefinition}:*`] : [],
          );
          const run = allowing(statements, "ecs:RunTask");
          assert.deepEqual(list(run.Resource), named.sort());
          const cluster = `arn:aws:ecs:eu-central-1:${account}:cluster/tradai-${environment}`;
          assert.deepEqual(run.Condition, { ArnEquals: { "ecs:cluster": cluster } });
          for (const action of ["ecs:StopTask", "ecs:DescribeTasks"]) {
            const others = allowing(statements, action);
            assert.deepEqual(list(others.Resource), [
              `arn:aws:ecs:eu-central-1:${account}:task/tradai-${environment}/*`,
            ]);
            assert.deepEqual(others.Condition, run.Condition);
          }
          const tag = allowing(statements, "ecs:TagResource");
          assert.deepEqual(tag.Condition, { StringEquals: { "ecs:CreateAction": "RunTask" } });
        });

        it("may hand a strategy's roles to anything but ECS, or hand over another role", () => {
          const pass = allowing(statements, "iam:PassRole");
          const roles = ["execution-strategy-mean-reversion", "execution-strategy-momentum"].concat([
            "task-strategy-mean-reversion",
            "task-strategy-momentum",
          ]);
          assert.deepEqual(
            list(pass.Resource),
            roles.map((role) => `arn:aws:iam::${account}:role/tradai-ecs-${role}-${environment}`),
          );
          assert.deepEqual(pass.Condition, {
            StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
          });
        });

        it("cannot hear that a task stopped", () => {
          for (const action of ["events:DescribeRule", "events:PutRule", "events:PutTargets"]) {
            assert.deepEqual(list(allowing(statements, action).Resource), [
              `arn:aws:events:eu-central-1:${account}:rule/StepFunctionsGetEventsForECSTaskRule`,
            ]);
          }
        });

        it("may publish to a topic that no step names, or not to the one that a step names", () => {
          const named = tasks.flatMap(({ Arguments }) =>
            "TopicArn" in Arguments ? [Arguments.TopicArn] : [],
          );
          assert.deepEqual(named, [`arn:aws:sns:eu-central-1:${account}:tradai-alerts-${environment}`]);
          assert.deepEqual(list(allowing(statements, "sns:Publish").Resource), named);
        });

        it("may do more than deliver logs and traces on everything", () => {
          const everywhere = statements
            .filter(({ Resource }) => list(Resource).includes("*"))
            .flatMap(({ Action }) => list(Action));
          assert.deepEqual(
            everywhere.filter(
              (action) => !/^logs:\w+(Delivery|Deliveries|LogGroups|Polic(y|ies))$|^xray:/.test(action),
            ),
            [],
          );
        });
      });
    }

    it("may run tasks where there is no strategy to run", () => {
      const statements = statementsOf(workflow, factsOf("dev", []));
      const allowed = statements.flatMap(({ Action }) => list(Action));
      assert.deepEqual(allowed.sort(), [...always].sort());
    });
  });
}
