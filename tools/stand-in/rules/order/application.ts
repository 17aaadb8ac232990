import { all, logGroupAdmitsDelivery, roleHasPolicy, roleTrusts, targetGroupAttached } from "../needs";
import { role, logGroup, row, refusal, type OrderRow } from "./row";

/** Pairs of containers, API and workflows. Reviewed 2026-11-21. */
export const applicationRows: readonly OrderRow[] = [
  row(
    "aws:ecs/service:Service",
    "loadBalancers[].targetGroupArn",
    ["aws:lb/targetGroup:TargetGroup"],
    refusal(
      "InvalidParameterException",
      "The target group does not have an associated load balancer.",
      "AmazonECS/latest/developerguide/service-event-messages-list.html",
    ),
    targetGroupAttached,
  ),
  row(
    "aws:apigateway/stage:Stage",
    "accessLogSettings.destinationArn",
    logGroup,
    refusal(
      "BadRequestException",
      "The log group does not exist",
      "apigateway/latest/developerguide/set-up-logging.html",
    ),
  ),
  row(
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    "logDestinationConfigs[]",
    logGroup,
    refusal(
      "WAFLogDestinationPermissionIssueException",
      "The operation failed because you don't have the permissions that your logging configuration requires",
      "waf/latest/developerguide/logging-cw-logs.html",
    ),
    logGroupAdmitsDelivery,
  ),
  row(
    "aws:scheduler/schedule:Schedule",
    "target.roleArn",
    role,
    refusal(
      "ValidationException",
      "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.",
      "scheduler/latest/APIReference/API_CreateSchedule.html",
    ),
    roleTrusts("scheduler.amazonaws.com"),
  ),
  row(
    "aws:sfn/stateMachine:StateMachine",
    "roleArn",
    role,
    refusal(
      "AccessDeniedException",
      "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.",
      "step-functions/latest/apireference/API_CreateStateMachine.html",
    ),
    all(roleTrusts("states.amazonaws.com"), roleHasPolicy),
  ),
];
