import type { Values } from "../../../tools/stand-in/values";
import { application, deploymentGroup, here, lambda, functionArn, roleArn } from "./compute-ground";
import { by, testRefusals, type Ground } from "./refused";

const group = "aws:codedeploy/deploymentGroup:DeploymentGroup";
const machine = "aws:sfn/stateMachine:StateMachine";
const target = "aws:cloudwatch/eventTarget:EventTarget";
const managedRule = `arn:aws:events:${here}:rule/StepFunctionsGetEventsForECSTaskRule`;

const workflow = (resource: string): string =>
  JSON.stringify({ StartAt: "A", States: { A: { Type: "Task", Resource: resource, End: true } } });

const states = (ground: Ground, action: string): void => {
  ground.role("m", "states.amazonaws.com");
  ground.allow("m", action);
};

const logged: Values = {
  name: "m",
  roleArn: roleArn("m"),
  definition: workflow("arn:aws:states:::lambda:invoke"),
  loggingConfiguration: { level: "ALL", logDestination: `arn:aws:logs:${here}:log-group:/m:*` },
};

describe("stand-in rules of deployments and workflows", () => {
  testRefusals([
    {
      title: "a deployment group of functions that would replace them in place",
      given: application,
      type: group,
      inputs: () => deploymentGroup({ deploymentStyle: { deploymentType: "IN_PLACE" } }),
      error: /^InvalidDeploymentStyleException: For a Lambda deployment group/,
      mended: () => deploymentGroup(),
    },
    {
      title: "a configuration of AWS's for another compute platform",
      given: application,
      type: group,
      inputs: () => deploymentGroup({ deploymentConfigName: "CodeDeployDefault.OneAtATime" }),
      error: /^InvalidComputePlatformException: .*OneAtATime is not for the compute platform Lambda/,
      mended: () => ({ deploymentConfigName: "CodeDeployDefault.LambdaCanary10Percent5Minutes" }),
    },
    {
      title: "a configuration of one's own for another compute platform",
      given: (ground) => {
        application(ground);
        for (const computePlatform of ["Lambda", "ECS"]) {
          const type = "aws:codedeploy/deploymentConfig:DeploymentConfig";
          ground.make(type, computePlatform, { deploymentConfigName: computePlatform, computePlatform });
        }
      },
      type: group,
      inputs: () => deploymentGroup({ deploymentConfigName: "ECS" }),
      error: /^InvalidComputePlatformException/,
      mended: () => ({ deploymentConfigName: "Lambda" }),
    },
    {
      title: "a deployment group whose role does not trust CodeDeploy",
      given: (ground) => {
        application(ground);
        ground.role("wrong", "lambda.amazonaws.com");
      },
      type: group,
      inputs: () => deploymentGroup({ serviceRoleArn: roleArn("wrong") }),
      error: /^InvalidRoleException/,
      mended: () => deploymentGroup(),
    },
    {
      title: "a workflow that waits for a container and may not hear of its end",
      given: (ground) => states(ground, "ecs:RunTask"),
      type: machine,
      inputs: () => ({
        name: "m",
        roleArn: roleArn("m"),
        definition: workflow("arn:aws:states:::ecs:runTask.sync"),
      }),
      error: /^AccessDeniedException: .*not authorized to create managed-rule\.\n.*events:PutTargets/,
      mended: by((ground) => ground.allow("m", "events:*", managedRule)),
    },
    {
      title: "a workflow that logs and whose role may not deliver logs",
      given: (ground) => {
        states(ground, "lambda:InvokeFunction");
        ground.make("aws:cloudwatch/logGroup:LogGroup", "/m", { name: "/m" });
      },
      type: machine,
      inputs: () => logged,
      error: /^AccessDeniedException: .*not authorized to access the Log Destination/,
      mended: by((ground) => ground.allow("m", "logs:CreateLogDelivery")),
    },
    {
      title: "a FIFO queue for what a rule could not deliver",
      given: (ground) => {
        lambda(ground);
        ground.make("aws:cloudwatch/eventRule:EventRule", "r", { name: "r" });
        ground.make("aws:sqs/queue:Queue", "q", { name: "q" });
        ground.make("aws:sqs/queue:Queue", "q.fifo", { name: "q.fifo", fifoQueue: true });
      },
      type: target,
      inputs: () => ({
        rule: "r",
        targetId: "t",
        arn: functionArn,
        deadLetterConfig: { arn: `arn:aws:sqs:${here}:q.fifo` },
      }),
      error: /^ValidationException: The dead-letter queue .* must be a standard queue/,
      mended: () => ({ deadLetterConfig: { arn: `arn:aws:sqs:${here}:q` } }),
    },
  ]);
});
