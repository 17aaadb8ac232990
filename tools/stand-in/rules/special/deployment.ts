import { textOf, valuesAt } from "../../values";
import { grantsOf } from "../permissions";
import { named, special, type SpecialCase } from "./case";

const group = "aws:codedeploy/deploymentGroup:DeploymentGroup";
const machine = "aws:sfn/stateMachine:StateMachine";
const groupPage = "codedeploy/latest/APIReference/API_CreateDeploymentGroup.html";

/** Versions of functions are shifted, not replaced in place. */
const shifting = special(group, "InvalidDeploymentStyleException", groupPage, ({ inputs }, cloud) => {
  const [application] = named(cloud, ["aws:codedeploy/application:Application"], inputs.appName);
  if (application?.inputs.computePlatform !== "Lambda") return [];
  const [type] = valuesAt(inputs, "deploymentStyle.deploymentType");
  const [option] = valuesAt(inputs, "deploymentStyle.deploymentOption");
  if (type === "BLUE_GREEN" && option === "WITH_TRAFFIC_CONTROL") return [application];
  return {
    said:
      "For a Lambda deployment group, deploymentType can be set to BLUE_GREEN only, " +
      "and deploymentOption to WITH_TRAFFIC_CONTROL only",
  };
});

/** AWS's own configurations bear their platform in their name: `CodeDeployDefault.LambdaAllAtOnce`. */
const samePlatform = special(group, "InvalidComputePlatformException", groupPage, ({ inputs }, cloud) => {
  const [application] = named(cloud, ["aws:codedeploy/application:Application"], inputs.appName);
  const platform = textOf(application?.inputs.computePlatform) ?? "Server";
  const name = textOf(inputs.deploymentConfigName);
  const [own] = named(cloud, ["aws:codedeploy/deploymentConfig:DeploymentConfig"], name);
  const other = /^CodeDeployDefault\.(Lambda|ECS|)/.exec(name ?? "");
  if (application === undefined || (own === undefined && other === null)) return [];
  const found = (own === undefined ? other?.[1] : textOf(own.inputs.computePlatform)) ?? "";
  if ((found === "" ? "Server" : found) === platform) return own === undefined ? [] : [own];
  return {
    said: `The deployment configuration ${name ?? ""} is not for the compute platform ${platform}`,
  };
});

/** A state machine that waits for a task hears of its end through a rule that Step Functions makes. */
const managedRule = special(
  machine,
  "AccessDeniedException",
  "step-functions/latest/dg/connect-ecs.html",
  ({ inputs, region, account }, cloud) => {
    const waits = textOf(inputs.definition)?.includes(":::ecs:runTask.sync") === true;
    const [role] = named(cloud, ["aws:iam/role:Role"], inputs.roleArn);
    if (!waits || role === undefined) return [];
    const rule = `arn:aws:events:${region}:${account}:rule/StepFunctionsGetEventsForECSTaskRule`;
    const grants = ["events:PutTargets", "events:PutRule", "events:DescribeRule"].map((action) => ({
      action,
      by: grantsOf(cloud, role, action, rule),
    }));
    const lacking = grants.find(({ by }) => by.length === 0);
    if (lacking === undefined) return grants.flatMap(({ by }) => by);
    return {
      said: `'${role.arn ?? role.id}' is not authorized to create managed-rule.`,
      hint: `no policy of role '${role.id}' allows ${lacking.action} on ${rule} at this moment; state it with dependsOn`,
    };
  },
);

const mayLog = special(
  machine,
  "AccessDeniedException",
  "step-functions/latest/dg/cw-logs.html",
  ({ inputs }, cloud) => {
    const [level] = valuesAt(inputs, "loggingConfiguration.level");
    const [role] = named(cloud, ["aws:iam/role:Role"], inputs.roleArn);
    if (level === undefined || level === "OFF" || role === undefined) return [];
    const grants = grantsOf(cloud, role, "logs:CreateLogDelivery");
    if (grants.length > 0) return grants;
    return {
      said: "The state machine IAM Role is not authorized to access the Log Destination",
      hint: `no policy of role '${role.id}' allows logs:CreateLogDelivery at this moment; state it with dependsOn`,
    };
  },
);

/** Messages that a rule could not deliver have no group, so that a FIFO queue takes none of them. */
const standardDeadLetters = special(
  "aws:cloudwatch/eventTarget:EventTarget",
  "ValidationException",
  "eventbridge/latest/userguide/eb-rule-dlq.html",
  ({ inputs }, cloud) => {
    const [found] = valuesAt(inputs, "deadLetterConfig.arn").flatMap((arn) =>
      named(cloud, ["aws:sqs/queue:Queue"], arn),
    );
    if (found?.inputs.fifoQueue !== true) return [];
    return { said: `The dead-letter queue ${found.arn ?? found.id} must be a standard queue` };
  },
);

/** Reviewed 2026-11-21. */
export const deploymentCases: readonly SpecialCase[] = [
  shifting,
  samePlatform,
  managedRule,
  mayLog,
  standardDeadLetters,
];
