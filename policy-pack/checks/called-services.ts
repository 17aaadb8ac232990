import { containersOf } from "../graph/containers";
import { serviceType, taskOf } from "../graph/ecs";
import { functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { declared } from "../graph/lists";
import { roleOfMachine } from "../graph/machines";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { matchesPattern, parseArn } from "../iam/patterns";
import { allowedActions } from "../iam/role-grants";
import { templateOf } from "./nat-role";

const roleType = "aws:iam/role:Role";

/** Services whose endpoint has another name than their actions begin with. */
const endpointNames: Readonly<Record<string, string>> = {
  cloudwatch: "monitoring",
  ecr: "ecr.api",
  kinesis: "kinesis-streams",
  firehose: "kinesis-firehose",
  codeartifact: "codeartifact.api",
  sagemaker: "sagemaker.api",
};

/** Services that others call on a program's behalf: they decrypt what they keep, or take a signed password. */
const byOthers: readonly string[] = ["kms", "rds-db", "*"];
/**
 * Actions that Lambda does for a function from outside its subnets: it makes interfaces, polls queues and streams, and
 * sends logs and traces. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
const byLambda: readonly string[] = [
  ...["logs:*", "xray:*", "ec2:assign*", "ec2:unassign*", "ec2:create*", "ec2:delete*", "ec2:describe*"],
  ...["sqs:receivemessage", "sqs:deletemessage", "sqs:getqueueattributes", "sqs:changemessagevisibility"],
  ...["kinesis:getrecords", "kinesis:getsharditerator", "kinesis:describestream", "kinesis:liststreams"],
  ...["dynamodb:getrecords", "dynamodb:getsharditerator", "dynamodb:describestream", "dynamodb:liststreams"],
];
/** What Lambda sends where an event goes that failed. */
const sends: readonly string[] = [
  ...["sqs:sendmessage", "sns:publish", "events:putevents", "lambda:invokefunction"],
];

/** The services of AWS, by the names of their endpoints, that a function, service, group or instance calls itself. */
export function servicesCalledBy(graph: ResourceGraph, subject: Resource): ReadonlySet<string> {
  const actions = actionsOf(graph, roleOf(graph, subject)).filter(
    (action) => subject.type !== functionType || !isLambdas(graph, subject, action),
  );
  const task = isOnFargate(subject) ? taskOf(graph, subject) : undefined;
  return new Set([...actions.map(endpointFor), ...(task ? fetchedFor(task) : [])]);
}

/** The services that tasks of a definition call on Fargate, whoever starts them. */
export function servicesCalledByTask(graph: ResourceGraph, task: Resource): ReadonlySet<string> {
  return new Set([...actionsOf(graph, roleOfTask(graph, task)).map(endpointFor), ...fetchedFor(task)]);
}

/** What a program does itself with a role, in lower case. */
function actionsOf(graph: ResourceGraph, role: Resource | undefined): readonly string[] {
  const actions = role ? allowedActions(graph, role).map((action) => action.toLowerCase()) : [];
  return actions.filter((action) => !byOthers.includes(serviceOf(action)));
}

const serviceOf = (action: string): string => action.replace(/:.*/, "");

function endpointFor(action: string): string {
  const service = serviceOf(action);
  return endpointNames[service] ?? service;
}

function isLambdas(graph: ResourceGraph, subject: Resource, action: string): boolean {
  return (
    byLambda.some((pattern) => matchesPattern(pattern, action)) ||
    (sends.includes(action) && hasDestination(graph, subject))
  );
}

function hasDestination(graph: ResourceGraph, subject: Resource): boolean {
  return (
    subject.inputs.has("deadLetterConfig") ||
    graph.ofType("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig").some((config) => {
      const target = targetOf(graph, config, "functionName", [functionType]);
      return target.kind !== "resource" || target.resource === subject;
    })
  );
}

const roleAt = (graph: ResourceGraph, holder: Resource, property: string): Resource | undefined =>
  declared(targetOf(graph, holder, property, [roleType]), property);

const roleOfTask = (graph: ResourceGraph, task: Resource): Resource | undefined =>
  roleAt(graph, task, "taskRoleArn");

/** The role by which what runs there calls AWS; undefined where it has none that is declared here. */
function roleOf(graph: ResourceGraph, subject: Resource): Resource | undefined {
  switch (subject.type) {
    case functionType:
      return roleAt(graph, subject, "role");
    case serviceType: {
      const task = taskOf(graph, subject);
      return task && roleOfTask(graph, task);
    }
    default:
      return roleOfMachine(graph, templateOf(graph, subject) ?? subject);
  }
}

/** Where tasks are told to run nowhere else, the service's launch type or a provider says so. */
function isOnFargate({ inputs }: Resource): boolean {
  return (
    inputs.text("launchType") === "FARGATE" ||
    inputs
      .blocks("capacityProviderStrategies")
      .some((block) => String(block.text("capacityProvider")).startsWith("FARGATE"))
  );
}

/**
 * What Fargate itself fetches through the task's own interface.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
 */
function fetchedFor(task: Resource): readonly string[] {
  return containersOf(task).flatMap((container) => [
    ...(/\.dkr[.-]ecr\./.test(String(container.text("image"))) ? ["ecr.api", "ecr.dkr", "s3"] : []),
    ...(container.text("logConfiguration.logDriver") === "awslogs" ? ["logs"] : []),
    ...container
      .blocks("secrets")
      .map((entry) =>
        parseArn(String(entry.text("valueFrom")))?.service === "secretsmanager" ? "secretsmanager" : "ssm",
      ),
  ]);
}
