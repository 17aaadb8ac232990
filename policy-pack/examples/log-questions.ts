import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { database } from "./alarm";
import { account, region } from "./bucket";
import { worker, workerRole } from "./function";

type Inputs = Readonly<Record<string, unknown>>;
const name = "/tradai/prod/backend-api";
const resource = (
  type: string,
  label: string,
  inputs: Inputs,
  references: Readonly<Record<string, readonly string[]>> = {},
): Fixture => ({ type: `aws:${type}`, name: label, inputs, references });
const group = (given: unknown, label = "group", references = {}): Fixture =>
  resource("cloudwatch/logGroup:LogGroup", label, { name: given }, references);
const arn = (of: string): string => `arn:aws:logs:${region}:${account}:log-group:${of}`;
const ofWorker = group("/aws/lambda/tradai-worker-prod", "own");
const ofCanary = "/aws/lambda/cwsyn-tradai-canary-prod-356edba1-dcb4-4adf-a74a-bd6312d17927";
const canary = (given?: string): Fixture =>
  resource("synthetics/canary:Canary", "canary", { ...(given !== undefined && { name: given }) });
const flowLog = (to: unknown, sources: readonly string[] = []): Fixture =>
  resource("ec2/flowLog:FlowLog", "flow-log", { logDestination: to }, { logDestination: sources });
const revision = (family: string): string => `arn:aws:ecs:${region}:${account}:task-definition/${family}:12`;
const awslogs = (to: string): Inputs => ({
  logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": to } },
});
const task = (to: string): Fixture =>
  resource("ecs/taskDefinition:TaskDefinition", "task", {
    family: "tradai-backend-api-prod",
    containerDefinitions: JSON.stringify([{ name: "backend", ...awslogs(to) }]),
  });
const service = (definition: unknown): Fixture =>
  resource("ecs/service:Service", "service", {
    name: "tradai-backend-api-prod",
    taskDefinition: definition,
    serviceConnectConfiguration: { enabled: true, ...awslogs(name) },
  });
const stream = resource("kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "stream", {
  name: "amazon-apigateway-tradai-prod",
});
const key = resource("kms/key:Key", "key", { description: "logs" });

const script = `export LOG_GROUP=${name}\n`;
const base64 = Buffer.from(script).toString("base64");

/** Where a machine learns its group: in its script, or in what the script asks for. */
const places: readonly (readonly [type: string, property: string, text: string])[] = [
  ["ec2/launchTemplate:LaunchTemplate", "userData", script],
  ["ec2/instance:Instance", "userData", script],
  ["ec2/instance:Instance", "userDataBase64", script],
  ["ssm/parameter:Parameter", "value", name],
  ["ssm/parameter:Parameter", "insecureValue", name],
  ["ssm/document:Document", "content", script],
];

/** Who else writes to a group, and who has one without a name to find it by. */
export const answeredWriters: readonly Example[] = [
  ...places.map(([type, property, text]) => ({
    title: `A group that ${property} of ${type.split(":")[1] ?? type} names`,
    resources: [resource(type, "configuration", { [property]: text }), group(name)],
  })),
  {
    title: "A group that a script in base64 names, beside a document that is not known yet",
    resources: [
      resource("ec2/launchTemplate:LaunchTemplate", "template", { userData: base64 }),
      resource("ssm/document:Document", "document", { content: UNKNOWN }),
      group(name),
    ],
  },
  {
    title: "A layer whose function has its group there",
    scope: "layer",
    resources: [worker(), ofWorker],
  },
  {
    title: "A flow log whose group's ARN comes with its key",
    resources: [flowLog(UNKNOWN, ["group", "key"]), group("/aws/vpc/tradai-prod/flow-logs"), key],
  },
  {
    title: "An access log into a delivery stream that AWS names",
    resources: [
      resource(
        "apigateway/stage:Stage",
        "stage",
        { stageName: "v1", accessLogSettings: { destinationArn: UNKNOWN, format: "$context.requestId" } },
        { accessLogSettings: ["stream"] },
      ),
      stream,
    ],
  },
  {
    title: "A service and its task in one group, by a revision",
    resources: [task(name), service(revision("tradai-backend-api-prod")), group(name)],
  },
  {
    title: "A service of another program's task",
    resources: [service(revision("tradai-mlflow-prod")), group(name)],
  },
  {
    title: "A machine that writes no logs, with a profile that is not known yet",
    resources: [
      resource("ec2/launchTemplate:LaunchTemplate", "template", { iamInstanceProfile: { arn: UNKNOWN } }),
    ],
  },
];

const wrong = (
  title: string,
  about: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({ title, resources, resource: about, says });

/** Groups that nobody writes to although much looks like it, and writers with a group that is another's. */
export const refusedWriters: readonly ViolatingExample[] = [
  wrong(
    "A group beside a machine and a parameter that name another",
    "group",
    `nothing declared writes to ${name}`,
    resource("ec2/instance:Instance", "machine", { userData: "export LOG_GROUP=/tradai/prod/mlflow" }),
    resource("ssm/parameter:Parameter", "parameter", { value: UNKNOWN }),
    group(name),
  ),
  wrong(
    "A function without group, beside one that is named after an API",
    "worker",
    "/aws/lambda/tradai-worker-prod, which nothing declares",
    worker(),
    resource("apigateway/restApi:RestApi", "api", { name: "tradai-prod" }),
    ...[group(UNKNOWN, "group", { name: ["api"] }), flowLog(UNKNOWN, ["group"])],
  ),
  wrong(
    "A group that machines and parameters name where nobody reads it",
    "group",
    "nothing declared writes",
    resource("ec2/launchTemplate:LaunchTemplate", "template", { description: script }),
    resource("ec2/instance:Instance", "machine", { tags: { logs: name } }),
    resource("ssm/parameter:Parameter", "parameter", { description: name }),
    resource("ssm/document:Document", "document", { versionName: name }),
    group(name),
  ),
  wrong(
    "Errors of an API that is gone, beside a database that sends figures",
    "group",
    "nothing declared writes to API-Gateway-Execution-Logs_0a1b2c3d4e/v1",
    database({ monitoringInterval: 60 }),
    group("API-Gateway-Execution-Logs_0a1b2c3d4e/v1"),
  ),
  wrong(
    "A group that Pulumi names, and nobody's",
    "group",
    "nothing declared writes to group",
    resource("ec2/instance:Instance", "machine", { userData: "export LOG_LEVEL=info" }),
    group(undefined),
  ),
  wrong(
    "A group beside a canary that Pulumi names",
    "group",
    "nothing declared writes",
    canary(),
    group(name),
  ),
  wrong(
    "The group of another canary",
    "group",
    "nothing declared writes",
    canary("tradai-login-prod"),
    group(ofCanary),
  ),
  wrong(
    "Figures of a database that sends none",
    "group",
    "nothing declared writes to RDSOSMetrics",
    database({ monitoringInterval: 0 }),
    group("RDSOSMetrics"),
  ),
  ...["RDSOSMetrics-old", "old-RDSOSMetrics"].map((each) =>
    wrong(
      `A group called ${each}, which is not that of figures`,
      "group",
      "nothing declared writes",
      database({ monitoringInterval: 60 }),
      group(each),
    ),
  ),
  ...[`/old${ofCanary}`, `${ofCanary}-old`].map((each) =>
    wrong(
      `A group called ${each}, which is no canary's`,
      "group",
      "nothing declared writes",
      canary("tradai-canary-prod"),
      group(each),
    ),
  ),
  wrong(
    "A group beside a workflow that logs nothing",
    "group",
    "nothing declared writes",
    resource("sfn/stateMachine:StateMachine", "workflow", {
      name: "tradai-backtest-workflow-prod",
      loggingConfiguration: { level: "OFF", logDestination: "" },
    }),
    group(name),
  ),
  wrong(
    "A function without group, beside a task's",
    "worker",
    "/aws/lambda/tradai-worker-prod, which nothing declares",
    worker(),
    task(name),
    group(name),
  ),
  wrong(
    "A container and the network in one group",
    "group",
    "container, flow log",
    task(name),
    flowLog(arn(name)),
    group(name),
  ),
  wrong(
    "A service beside another program's task, in the group of its own",
    "group",
    "2 write to it: service, task",
    task(name),
    service(revision("tradai-mlflow-prod")),
    group(name),
  ),
  wrong(
    "A function that may write to its streams but make none",
    "worker",
    "does not grant logs:CreateLogStream on own",
    worker(),
    ofWorker,
    ...workerRole({
      Effect: "Allow",
      Action: ["logs:PutLogEvents"],
      Resource: `${arn("/aws/lambda/tradai-worker-prod")}:log-stream:*`,
    }),
  ),
];

const open = (
  title: string,
  about: string,
  says: string,
  ...resources: readonly Fixture[]
): UndecidedExample => ({
  title,
  resources,
  resource: about,
  says,
});

/** What writes, or is written to, by names that AWS or another layer has yet to give. */
export const openWriters: readonly UndecidedExample[] = [
  open(
    "A function beside a group without a known name",
    "worker",
    "the name of group is known only after the update",
    worker(),
    group(UNKNOWN),
  ),
  open(
    "A function beside a group that is named after it",
    "worker",
    "the name of group is known only after the update",
    worker(),
    group(UNKNOWN, "group", { name: ["worker"] }),
  ),
  open("A flow log to an unknown place", "flow-log", "the log group", flowLog(UNKNOWN)),
  open(
    "A group beside a flow log to an unknown place",
    "group",
    "the group of flow-log",
    flowLog(UNKNOWN),
    group(name),
  ),
  open(
    "A group beside a document that is not known yet",
    "group",
    "the user data of a machine is known only after the update",
    resource("ssm/document:Document", "document", { content: UNKNOWN }),
    group(name),
  ),
  {
    ...open(
      "A layer whose function has its group elsewhere",
      "worker",
      "declared in another layer",
      worker(),
    ),
    scope: "layer",
  },
  {
    ...open("A layer with a group alone", "group", "declared in another layer", group(name)),
    scope: "layer",
  },
  open(
    "A task's group beside a service of which nobody knows whether it runs the task",
    "group",
    "the task of a service that writes to it",
    task(name),
    service(UNKNOWN),
    group(name),
  ),
  open(
    "A function with a role, and a group whose name is not known yet",
    "worker",
    "the name of group is known only after the update",
    {
      ...worker({ loggingConfig: { logFormat: "JSON", logGroup: UNKNOWN } }),
      references: { loggingConfig: ["group"] },
    },
    group(UNKNOWN),
    ...workerRole({ Effect: "Allow", Action: ["logs:*"], Resource: "*" }),
  ),
];
