import type { Example, Fixture, ViolatingExample } from "../rule";
import { group, host, nat, open, places, profile, publicPlaces, role, service, shut } from "./callers";
import { worker, written } from "./callers";
import { whole } from "./endpoints";
import { allow } from "./iam";
import { route, routeTable, subnet } from "./network";

const unknown = Symbol("unknown");
const fine = (title: string, resources: readonly Fixture[], environment = "dev"): Example => ({
  title,
  environment,
  resources,
});
const ofLambda = [
  ...[
    "logs:PutLogEvents",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
  ],
  ...["ec2:UnassignPrivateIpAddresses", "ec2:DescribeSubnets", "sqs:ReceiveMessage", "sqs:DeleteMessage"],
  ...[
    "sqs:GetQueueAttributes",
    "sqs:ChangeMessageVisibility",
    "kinesis:GetRecords",
    "kinesis:GetShardIterator",
  ],
  ...["kinesis:DescribeStream", "kinesis:ListStreams"],
];
const ofOthers = ["kms:Decrypt", "rds-db:connect", "xray:PutTraceSegments", "*"];
const sends = ["sqs:SendMessage", "sns:Publish", "events:PutEvents", "lambda:InvokeFunction"];
const reached = [
  ...["states:StartExecution", "s3:GetObject", "dynamodb:GetItem", "cloudwatch:PutMetricData"],
  ...["ecr:BatchGetImage", "SecretsManager:GetSecretValue"],
];

/** What runs in subnets and reaches what it calls. */
export const compliantReach: readonly Example[] = [
  fine("A function that calls services with endpoints", [...whole, ...worker(reached)], "prod"),
  fine("A function that leaves through NAT", [...nat, ...worker(["ecs:RunTask"])]),
  fine("A function that leaves through NAT, before anything tells what it may do", [
    ...nat,
    ...worker([], { role: unknown }),
  ]),
  fine("A function that leaves through a NAT instance, whose route a function writes", [
    ...written,
    ...worker(["ecs:RunTask"]),
  ]),
  fine("A function of which Lambda does the calls", [...shut, ...worker([...ofLambda, ...ofOthers])]),
  fine("A function whose failed events go to a queue or topic", [
    ...shut,
    ...worker(sends, { deadLetterConfig: { targetArn: "arn:aws:sqs:eu-central-1:600802701449:failed" } }),
  ]),
  fine("A function with a destination for what failed", [
    ...shut,
    ...worker(sends),
    {
      type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      name: "config",
      inputs: { functionName: "tradai-worker" },
    },
  ]),
  fine("A function to which a destination for what failed may belong", [
    ...shut,
    ...worker(sends),
    {
      type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      name: "config",
      inputs: { functionName: unknown },
    },
  ]),
  fine("A function whose role another program declares", [
    ...shut,
    ...worker([], { role: "arn:aws:iam::600802701449:role/elsewhere" }),
  ]),
  fine("A function outside every VPC", [...shut, ...worker(["ecs:RunTask"], { vpcConfig: undefined }, [])]),
  fine("A right that is denied", [
    ...shut,
    ...worker([]),
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "denied",
      inputs: {
        role: "tradai-worker-role",
        policy: JSON.stringify({ Statement: [allow({ Effect: "Deny", Action: "ecs:RunTask" })] }),
      },
    },
  ]),
  fine("A service on Fargate with endpoints", [...whole, ...service(), ...role("sqs:SendMessage")], "prod"),
  fine("A service on Fargate whose tasks have public addresses", [
    ...open,
    ...service({ networkConfiguration: { subnets: [unknown, unknown], assignPublicIp: true } }, publicPlaces),
  ]),
  fine("A service on machines, whose agent fetches for it", [...shut, ...service({ launchType: "EC2" })]),
  fine("A service on machines, whose provider is one of its own", [
    ...shut,
    ...service({ launchType: undefined, capacityProviderStrategies: [{ capacityProvider: "tradai-hosts" }] }),
  ]),
  fine("A service on Fargate whose task another program declares", [
    ...shut,
    ...service({ taskDefinition: "tradai-elsewhere:1" })
      .filter(({ name }) => name !== "task")
      .map((each) => ({ ...each, references: { networkConfiguration: places } })),
  ]),
  fine("A service without image, logs and secrets of AWS", [
    ...shut,
    ...service({}, places, [
      { name: "plain", image: "docker.io/plain:1", logConfiguration: { logDriver: "none" } },
    ]),
  ]),
  fine("A machine in a public subnet", [...open, host("subnet-public-a"), profile, ...role("ecs:RunTask")]),
];

const wrong = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({
  title,
  environment: "dev",
  resources,
  resource,
  says,
});
const renamed = [
  ...["cloudwatch:PutMetricData", "ecr:BatchGetImage", "kinesis:PutRecord", "firehose:PutRecord"],
  ...["codeartifact:ReadFromRepository", "sagemaker:InvokeEndpoint", "States:StartExecution"],
];

/** What runs in subnets and reaches nothing of what it calls. */
export const violatingReach: readonly ViolatingExample[] = [
  wrong(
    "A function that reaches no workflows",
    "worker",
    "from subnet-private-a, subnet-private-b it reaches neither NAT nor an endpoint for states",
    ...shut,
    ...worker(["states:StartExecution", "s3:GetObject"]),
  ),
  wrong(
    "A function that reaches another network alone",
    "worker",
    "it reaches neither NAT nor an endpoint for states",
    ...shut,
    ...worker(["states:StartExecution"]),
    route("route", "routes", {}, { destinationCidrBlock: "10.9.0.0/16", transitGatewayId: "tgw-1" }),
  ),
  wrong(
    "A function whose services have endpoints of other names",
    "worker",
    "for codeartifact.api, ecr.api, kinesis-firehose, kinesis-streams, monitoring, sagemaker.api, states",
    ...shut,
    ...worker(renamed),
  ),
  wrong(
    "A function that sends, and has no destination for what failed",
    "worker",
    "for events, lambda, sns, sqs",
    ...shut,
    ...worker(sends),
    {
      type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      name: "config",
      inputs: { functionName: "tradai-other" },
    },
    { type: "aws:lambda/function:Function", name: "other", inputs: { name: "tradai-other" } },
  ),
  wrong(
    "A function behind an internet gateway, which serves public addresses",
    "worker",
    "from subnet-public-a, subnet-public-b it reaches",
    ...open,
    ...worker(["states:StartExecution"], {}, publicPlaces),
  ),
  wrong(
    "A service on Fargate without endpoints",
    "service",
    "for ecr.api, ecr.dkr, logs, secretsmanager, sqs, ssm",
    ...shut,
    ...service(),
    ...role("sqs:SendMessage"),
  ),
  wrong(
    "A service on Fargate that is given a secret, and no parameter",
    "service",
    "an endpoint for secretsmanager",
    ...shut,
    ...service({}, places, [
      {
        name: "backend",
        secrets: [{ name: "KEY", valueFrom: "arn:aws:secretsmanager:eu-central-1:1:secret:a" }],
      },
    ]),
  ),
  wrong(
    "A service that a provider runs on Fargate",
    "service",
    "for ecr.api, ecr.dkr, logs, secretsmanager, ssm",
    ...shut,
    ...service({ launchType: undefined, capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }] }),
  ),
  wrong(
    "Tasks without public addresses behind an internet gateway",
    "service",
    "for ecr.api, ecr.dkr, logs",
    ...open,
    ...service({}, publicPlaces),
  ),
  wrong(
    "A service on machines whose own program calls",
    "service",
    "an endpoint for sqs",
    ...shut,
    ...service({ launchType: "EC2" }),
    ...role("sqs:SendMessage", "xray:PutTraceSegments"),
  ),
  wrong(
    "A machine",
    "host",
    "an endpoint for logs, sqs",
    ...shut,
    host("subnet-private-a"),
    profile,
    ...role("sqs:ReceiveMessage", "logs:PutLogEvents"),
  ),
  wrong("A group of machines", "group", "an endpoint for sqs", ...shut, ...group, ...role("sqs:SendMessage")),
  wrong(
    "An appliance whose table the gateway lacks",
    "host",
    "an endpoint for s3",
    ...shut,
    subnet("database", "a"),
    ...routeTable("routes-database", ["subnet-database-a"]),
    host("subnet-database-a", { sourceDestCheck: false }),
    profile,
    ...role("s3:GetObject"),
  ),
];
