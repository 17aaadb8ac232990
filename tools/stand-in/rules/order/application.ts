import { logGroupAdmitsDelivery, roleTrusts } from "../needs";
import { role, logGroup, row, refusal, type OrderRow } from "./row";

/** Pairs of the API and of schedules. Reviewed 2026-11-21. */
export const applicationRows: readonly OrderRow[] = [
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
];
