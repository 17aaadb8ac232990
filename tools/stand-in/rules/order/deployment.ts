import { all, roleHasPolicy, roleTrusts } from "../needs";
import { logGroup, refusal, role, row, topic, type OrderRow } from "./row";

const group = "aws:codedeploy/deploymentGroup:DeploymentGroup";
const machine = "aws:sfn/stateMachine:StateMachine";
const groupPage = "codedeploy/latest/APIReference/API_CreateDeploymentGroup.html";
const machinePage = "step-functions/latest/apireference/API_CreateStateMachine.html";

/** Pairs of deployments and workflows. Reviewed 2026-11-21. */
export const deploymentRows: readonly OrderRow[] = [
  row(
    group,
    "appName",
    ["aws:codedeploy/application:Application"],
    refusal("ApplicationDoesNotExistException", "No application found for name", groupPage),
  ),
  row(
    group,
    "serviceRoleArn",
    role,
    refusal(
      "InvalidRoleException",
      "AWS CodeDeploy does not have the permissions required to assume the role",
      groupPage,
    ),
    // What the role may do is tried at a deployment only.
    roleTrusts("codedeploy.amazonaws.com"),
  ),
  row(group, "deploymentConfigName", ["aws:codedeploy/deploymentConfig:DeploymentConfig"], {
    ...refusal(
      "DeploymentConfigDoesNotExistException",
      "No deployment configuration found for name",
      groupPage,
    ),
    except: /^CodeDeployDefault\./,
  }),
  row(
    group,
    "triggerConfigurations[].triggerTargetArn",
    topic,
    refusal("InvalidTriggerConfigException", "The topic of the trigger does not exist", groupPage),
  ),
  row(
    machine,
    "roleArn",
    role,
    refusal(
      "AccessDeniedException",
      "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.",
      machinePage,
    ),
    all(roleTrusts("states.amazonaws.com"), roleHasPolicy),
  ),
  row(
    machine,
    "loggingConfiguration.logDestination",
    logGroup,
    refusal("InvalidLoggingConfiguration", "Invalid Logging Configuration: log group not found", machinePage),
  ),
];
