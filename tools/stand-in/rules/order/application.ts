import { all, logGroupAdmitsDelivery, roleHasPolicy, roleTrusts, targetGroupAttached } from "../needs";
import { role, logGroup, queue, topic, row, refusal, noQueue, type OrderRow } from "./row";

/** Pairs of messaging, compute, API and workflows. Reviewed 2026-11-21. */
export const applicationRows: readonly OrderRow[] = [
  row("aws:sqs/queuePolicy:QueuePolicy", "queueUrl", queue, noQueue),
  row("aws:sqs/redrivePolicy:RedrivePolicy", "queueUrl", queue, noQueue),
  row("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "queueUrl", queue, noQueue),
  row(
    "aws:sns/topicPolicy:TopicPolicy",
    "arn",
    topic,
    refusal("NotFound", "Topic does not exist", "sns/latest/api/API_SetTopicAttributes.html"),
  ),
  row(
    "aws:sns/topicSubscription:TopicSubscription",
    "topic",
    topic,
    refusal("NotFound", "Topic does not exist", "sns/latest/api/API_Subscribe.html"),
  ),
  row(
    "aws:lambda/function:Function",
    "role",
    role,
    refusal(
      "InvalidParameterValueException",
      "The role defined for the function cannot be assumed by Lambda.",
      "lambda/latest/dg/troubleshooting-deployment.html",
    ),
    roleTrusts("lambda.amazonaws.com"),
  ),
  row(
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    "eventSourceArn",
    [...queue, "aws:dynamodb/table:Table"],
    refusal(
      "InvalidParameterValueException",
      "The event source does not exist",
      "lambda/latest/api/API_CreateEventSourceMapping.html",
    ),
  ),
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
