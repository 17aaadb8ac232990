import { callsAlias, hasAlias, publishes } from "../checks/function-aliases";
import { callingTypes } from "../checks/function-calls";
import { movedGradually } from "../checks/function-deployments";
import { ofType } from "../checks/of-type";
import {
  alias,
  deploymentGroup,
  deploymentParts,
  gatedService,
  workflow,
} from "../examples/function-deployment";
import { eventRule, eventTarget, functionArn, permission, worker } from "../examples/function";
import { queueArn } from "../examples/queue";
import { functionType } from "../graph/function-targets";
import type { Check, Fixture, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;

const unknown = Symbol("unknown");
const functionChecks: readonly Check[] = [publishes, hasAlias, movedGradually];
const live = `${functionArn}:live`;
const target = (inputs: Inputs = {}): Fixture =>
  eventTarget(queueArn("tradai-events-dlq-prod"), { arn: live, ...inputs });
const invokeConfig = (inputs: Inputs = {}): Fixture => ({
  type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  name: "invoke-config",
  inputs: { functionName: "tradai-worker-prod", qualifier: "live", ...inputs },
});
const mapping = (inputs: Inputs = {}): Fixture => ({
  type: "aws:lambda/eventSourceMapping:EventSourceMapping",
  name: "mapping",
  inputs: { functionName: live, eventSourceArn: queueArn("tradai-jobs-prod.fifo"), ...inputs },
});

const deployed: readonly Fixture[] = [
  worker({ publish: true }),
  alias(),
  deploymentGroup(),
  ...deploymentParts,
];
const complete: readonly Fixture[] = [
  ...deployed,
  eventRule(),
  target(),
  permission({ qualifier: "live" }),
  invokeConfig(),
  mapping(),
  workflow(live),
  gatedService(live),
];
const replaced = (...changed: readonly Fixture[]): readonly Fixture[] =>
  complete.map((each) => changed.find(({ name }) => name === each.name) ?? each);
const without = (name: string): readonly Fixture[] => complete.filter((each) => each.name !== name);
const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): ViolatingExample => ({ title, resource, says, resources });
const byDependency = (on: string): Fixture => ({
  ...workflow(live),
  inputs: { name: "tradai-retraining-workflow-prod", definition: unknown },
  references: { definition: [on] },
});

const rule: Rule = {
  name: "lambda-aliased",
  title: "Functions are called by an alias that deployments move",
  description:
    "Every function publishes versions, has an alias that CodeDeploy moves step by step and moves back on an alarm, and is called by nothing but that alias.",
  rationale:
    "Whoever calls the function itself gets new code with the upload: a fault reaches every trade signal at once, and there is no version to go back to.",
  remediation:
    "Set publish, declare an alias that ignores changes of its version, a deployment group with rollback and alarms, and give callers the alias.",
  severity: "high",
  kind: "stack",
  findings: ["EDGAR-10", "EDGAR-21", "ORION-16", "EDGAR-04", "EDGAR-09", "EDGAR-17", "EDGAR-56", "EDGAR-11"],
  types: [functionType, ...callingTypes],
  checks: [...functionChecks.map((check) => ofType([functionType], check)), ofType(callingTypes, callsAlias)],
  examples: {
    compliant: [
      { title: "A function whose callers all use its alias", resources: complete },
      {
        title: "The same before AWS has given anything its ARN",
        resources: [
          ...deployed.map((each) =>
            each.name === "alias"
              ? alias({ functionName: unknown }, { references: { functionName: ["worker"] } })
              : each,
          ),
          { ...target({ arn: unknown }), references: { arn: ["alias"] } },
          { ...mapping({ functionName: unknown }), references: { functionName: ["alias"] } },
          byDependency("alias"),
          { ...gatedService(unknown), references: { deploymentConfiguration: ["alias"] } },
        ],
      },
      {
        title: "A target that is no function",
        resources: [eventRule(), target({ arn: queueArn("tradai-jobs-prod.fifo") })],
      },
    ],
    violating: [
      wrong("A function without versions", "worker", "publishes no version", replaced(worker())),
      wrong("A function without alias", "worker", "has no alias", [
        worker({ publish: true }),
        deploymentGroup(),
        ...deploymentParts,
      ]),
      wrong(
        "An alias that the program moves",
        "alias",
        "sets routingConfig of the alias",
        replaced(alias({}, { ignoreChanges: ["functionVersion"] })),
      ),
      wrong(
        "An alias of what was uploaded last",
        "alias",
        "stands for $LATEST",
        replaced(alias({ functionVersion: "$LATEST" })),
      ),
      wrong("A function that nothing deploys", "worker", "no CodeDeploy deployment group", without("group")),
      wrong(
        "A group of another function",
        "worker",
        "no CodeDeploy deployment group",
        replaced(deploymentGroup({ deploymentGroupName: "tradai-others-prod" })),
      ),
      ...(
        [
          ["All calls at once", { deploymentConfigName: "CodeDeployDefault.LambdaAllAtOnce" }, "AllAtOnce"],
          ["A speed that only servers have", { deploymentConfigName: undefined }, "CodeDeploy's default"],
          ["A speed that nothing declares", { deploymentConfigName: "tradai-slow-prod" }, "tradai-slow-prod"],
          [
            "No way back on an alarm",
            { autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] } },
            "not rolled back on DEPLOYMENT_STOP_ON_ALARM",
          ],
          [
            "A way back that is switched off",
            {
              autoRollbackConfiguration: {
                enabled: false,
                events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"],
              },
            },
            "not rolled back on DEPLOYMENT_FAILURE",
          ],
          ["No alarm", { alarmConfiguration: { enabled: true, alarms: [] } }, "no alarm stops a deployment"],
          [
            "An alarm that is gone",
            { alarmConfiguration: { enabled: true, alarms: ["tradai-others-errors-prod"] } },
            "no alarm tradai-others-errors-prod is declared",
          ],
          ["The style of servers", { deploymentStyle: undefined }, "deployment style is nothing, nothing"],
          ["An application that is gone", { appName: "tradai-services-prod" }, "tradai-services-prod"],
        ] as const
      ).map(([title, inputs, says]) => wrong(title, "group", says, replaced(deploymentGroup(inputs)))),
      wrong(
        "An application for servers",
        "group",
        "is for Server",
        replaced({
          type: "aws:codedeploy/application:Application",
          name: "application",
          inputs: { name: "tradai-functions-prod" },
        }),
      ),
      wrong(
        "A rule that calls the function itself",
        "target",
        "`arn` names worker itself",
        replaced(target({ arn: functionArn })),
      ),
      wrong(
        "A rule that calls an alias which is gone",
        "target",
        "names beta of worker",
        replaced(target({ arn: `${functionArn}:beta` })),
      ),
      wrong(
        "A permission of the function itself",
        "permission",
        "`function` names worker itself",
        replaced(permission()),
      ),
      wrong(
        "Failures kept for the function itself",
        "invoke-config",
        "names worker itself",
        replaced(invokeConfig({ qualifier: undefined })),
      ),
      wrong(
        "Failures kept for what was uploaded last",
        "invoke-config",
        "names worker itself",
        replaced(invokeConfig({ qualifier: "$LATEST" })),
      ),
      wrong(
        "A mapping of a version",
        "mapping",
        "names 7 of worker",
        replaced(mapping({ functionName: `${functionArn}:7` })),
      ),
      wrong(
        "A mapping of what was uploaded last",
        "mapping",
        "names worker itself",
        replaced(mapping({ functionName: `${functionArn}:$LATEST` })),
      ),
      wrong(
        "A workflow that calls the function by its name",
        "workflow",
        "`definition` names worker itself",
        replaced(workflow("tradai-worker-prod")),
      ),
      wrong(
        "A workflow made from the function's ARN",
        "workflow",
        "names worker itself",
        replaced(byDependency("worker")),
      ),
      wrong(
        "A deployment that asks the function itself",
        "service",
        "`hookTargetArn` names worker itself",
        replaced(gatedService(functionArn)),
      ),
    ],
  },
};

export default rule;
