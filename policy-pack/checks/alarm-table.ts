import { eventRuleType, functionsOf } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";
import { schedulesOf } from "./function-bounds";
import type { Coverage } from "./alarm-table-row";
import { edgeCoverage } from "./alarm-table-edge";
import { isDeadLetterQueue } from "./queues";
import { isServed, runsTasks, serviceType, targetGroupType } from "./running-services";

const functionType = "aws:lambda/function:Function";
const machineType = "aws:sfn/stateMachine:StateMachine";

/** True for a function that schedules alone call: where events do as well, silence tells nothing. */
function isDrivenByClock(graph: ResourceGraph, subject: Resource): boolean {
  return (
    schedulesOf(graph, subject).length > 0 &&
    !graph
      .ofType(eventRuleType)
      .some((rule) => rule.inputs.has("eventPattern") && functionsOf(graph, rule).functions.includes(subject))
  );
}

/** What fails unseen, by kind. Dead-letter queues are asked by `async-has-dlq`, which knows how each is filled. */
export const coverage: readonly Coverage[] = [
  {
    type: "aws:rds/instance:Instance",
    namespace: "AWS/RDS",
    dimension: "DBInstanceIdentifier",
    metrics: ["CPUUtilization", "FreeStorageSpace", "DatabaseConnections", "FreeableMemory"],
    tells: "that the database runs out of what it needs",
  },
  {
    type: "aws:sqs/queue:Queue",
    namespace: "AWS/SQS",
    dimension: "QueueName",
    metrics: ["ApproximateAgeOfOldestMessage"],
    tells: "that nobody works on the queue",
    appliesTo: (graph, queue) => !isDeadLetterQueue(graph, queue),
  },
  {
    type: "aws:autoscaling/group:Group",
    namespace: "AWS/EC2",
    dimension: "AutoScalingGroupName",
    metrics: ["StatusCheckFailed"],
    tells: "that its only instance is down",
    appliesTo: (_, { inputs }) => inputs.number("maxSize") === 1,
  },
  {
    type: "aws:ec2/natGateway:NatGateway",
    namespace: "AWS/NATGateway",
    dimension: "NatGatewayId",
    metrics: ["ErrorPortAllocation"],
    tells: "that connections to the internet are refused",
  },
  {
    type: functionType,
    namespace: "AWS/Lambda",
    dimension: "FunctionName",
    metrics: ["Errors", "Throttles"],
    tells: "that the function fails",
  },
  {
    // TRADAI-H-03: runs of 20 to 60 seconds against a limit of 60 went unseen.
    type: functionType,
    namespace: "AWS/Lambda",
    dimension: "FunctionName",
    metrics: ["Duration"],
    tells: "that a scheduled run comes close to its timeout",
    appliesTo: (graph, subject) => schedulesOf(graph, subject).length > 0,
  },
  {
    // TRADAI-H-07, ORION-23: a schedule that stopped makes no error.
    type: functionType,
    namespace: "AWS/Lambda",
    dimension: "FunctionName",
    metrics: ["Invocations"],
    tells: "that its schedule no longer runs it",
    onSilence: true,
    appliesTo: isDrivenByClock,
  },
  {
    type: machineType,
    namespace: "AWS/States",
    dimension: "StateMachineArn",
    metrics: ["ExecutionsFailed", "ExecutionsTimedOut"],
    tells: "that a workflow fails",
  },
  {
    // TRADAI-H-25: no workflow had run for two weeks.
    type: machineType,
    namespace: "AWS/States",
    dimension: "StateMachineArn",
    metrics: [["ExecutionsSucceeded", "ExecutionsStarted"]],
    tells: "that no workflow runs any more",
    onSilence: true,
  },
  {
    // USDCOP-27, ORION-57.
    type: targetGroupType,
    namespace: "AWS/ApplicationELB",
    dimension: "TargetGroup",
    metrics: ["UnHealthyHostCount", "HTTPCode_Target_5XX_Count", "TargetResponseTime"],
    tells: "that a service behind the load balancer fails or is slow",
    appliesTo: isServed,
  },
  {
    // EDGAR-32. A service without any task has no unhealthy target either.
    type: serviceType,
    namespace: "ECS/ContainerInsights",
    dimension: "ServiceName",
    metrics: ["RunningTaskCount"],
    tells: "that its tasks do not run",
    onSilence: true,
    appliesTo: (_, service) => runsTasks(service),
  },
  ...edgeCoverage,
];
