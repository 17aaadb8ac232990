import { containersOf } from "../graph/containers";
import { serviceType, taskOf } from "../graph/ecs";
import { functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { declared } from "../graph/lists";
import { roleOfMachine } from "../graph/machines";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { parseArn } from "../iam/patterns";
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

/**
 * Actions that others do on a program's behalf, from outside its subnets: services decrypt what they keep, databases
 * take a signed password, and Lambda itself makes interfaces, polls queues and streams, and sends logs and traces.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
const byOthers = /^(?:kms|rds-db):|^\*$/i;
const byLambda =
  /^(?:logs|xray):|^ec2:(?:Assign|Unassign|Create|Delete|Describe)|^sqs:(?:ReceiveMessage|DeleteMessage|GetQueueAttributes|ChangeMessageVisibility)$|^(?:kinesis|dynamodb):(?:GetRecords|GetShardIterator|DescribeStream|ListStreams)$/i;
/** What Lambda sends where an event goes that failed. */
const sends = /^(?:sqs:SendMessage|sns:Publish|events:PutEvents|lambda:InvokeFunction)$/i;

/** The services of AWS, by the names of their endpoints, that a function, service, group or instance calls itself. */
export function servicesCalledBy(graph: ResourceGraph, subject: Resource): ReadonlySet<string> {
  const roles = rolesOf(graph, subject);
  const actions = roles
    .flatMap((role) => allowedActions(graph, role))
    .filter(
      (action) =>
        !byOthers.test(action) && !(subject.type === functionType && isLambdas(graph, subject, action)),
    );
  const called = actions.map(serviceOfAction);
  return new Set([...called, ...(isOnFargate(subject) ? fetchedFor(taskOf(graph, subject)) : [])]);
}

/** The services that tasks of a definition call on Fargate, whoever starts them. */
export function servicesCalledByTask(graph: ResourceGraph, task: Resource): ReadonlySet<string> {
  const role = declared(targetOf(graph, task, "taskRoleArn", [roleType]), "taskRoleArn");
  const actions = role ? allowedActions(graph, role).filter((action) => !byOthers.test(action)) : [];
  return new Set([...actions.map(serviceOfAction), ...fetchedFor(task)]);
}

function serviceOfAction(action: string): string {
  const [prefix = ""] = action.toLowerCase().split(":");
  return endpointNames[prefix] ?? prefix;
}

function isLambdas(graph: ResourceGraph, subject: Resource, action: string): boolean {
  return byLambda.test(action) || (sends.test(action) && hasDestination(graph, subject));
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

/** The roles by which what runs there calls AWS. */
function rolesOf(graph: ResourceGraph, subject: Resource): readonly Resource[] {
  switch (subject.type) {
    case functionType:
      return [declared(targetOf(graph, subject, "role", [roleType]), "role") ?? []].flat();
    case serviceType: {
      const task = taskOf(graph, subject);
      return task
        ? [declared(targetOf(graph, task, "taskRoleArn", [roleType]), "taskRoleArn") ?? []].flat()
        : [];
    }
    default: {
      const machine = templateOf(graph, subject) ?? subject;
      return [roleOfMachine(graph, machine) ?? []].flat();
    }
  }
}

/** Where tasks are told to run nowhere else, the service's launch type or a provider says so. */
function isOnFargate({ type, inputs }: Resource): boolean {
  return (
    type === serviceType &&
    (inputs.text("launchType") === "FARGATE" ||
      inputs
        .blocks("capacityProviderStrategies")
        .some((block) => (block.text("capacityProvider") ?? "").startsWith("FARGATE")))
  );
}

/**
 * What Fargate itself fetches through the task's own interface.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
 */
function fetchedFor(task: Resource | undefined): readonly string[] {
  return (task ? containersOf(task) : []).flatMap((container) => [
    ...(/\.dkr[.-]ecr\./.test(container.text("image") ?? "") ? ["ecr.api", "ecr.dkr", "s3"] : []),
    ...(container.text("logConfiguration.logDriver") === "awslogs" ? ["logs"] : []),
    ...container
      .blocks("secrets")
      .map((entry) =>
        parseArn(entry.text("valueFrom") ?? "")?.service === "secretsmanager" ? "secretsmanager" : "ssm",
      ),
  ]);
}
