import { UNKNOWN } from "../graph/values";
import type { UndecidedExample, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { functionArn, worker, workerRole } from "./function";
import { alias, deploymentGroup, gatedService } from "./function-deployment";
import { rolePolicy } from "./iam";
import {
  grant,
  parts,
  pullOwn,
  readParameter,
  registry,
  repositories,
  role,
  secret,
  task,
} from "./task-grants";
import {
  gatesAtOnce,
  interfaces,
  inVpc,
  lacking,
  live,
  service,
  traces,
  ecsTasks,
  ofContainers,
  interfaceArn,
  attached,
  invoke,
  second,
  hook,
  hooks,
  roles,
  secondLive,
} from "./work-grants";

/** Work that fails for want of a right. */
export const withheldWork: readonly ViolatingExample[] = [
  {
    title: "A secret of the log driver that is not granted",
    resources: [
      ofContainers([
        {
          name: "a",
          image: "redis:8",
          logConfiguration: { logDriver: "splunk", secretOptions: [{ name: "token", valueFrom: secret }] },
        },
      ]),
      ...role("execution", ecsTasks),
    ],
    resource: "task",
    says: `the task takes ${secret}, and execution does not grant secretsmanager:GetSecretValue on it`,
  },
  lacking(
    "A parameter whose name only begins alike",
    "does not grant ssm:GetParameters",
    readParameter,
    grant(`arn:aws:ssm:${region}:${account}:parameter/tradai/prod/mlflow/salt-*`, "ssm:GetParameters"),
  ),
  {
    title: "A parameter that cannot be decrypted",
    resources: [
      ofContainers([
        { name: "a", image: "redis:8", secrets: [{ name: "SALT", valueFrom: "/tradai/prod/mlflow/salt" }] },
      ]),
      ...parts,
      {
        type: "aws:ssm/parameter:Parameter",
        name: "salt",
        inputs: { name: "/tradai/prod/mlflow/salt", type: "SecureString", keyId: "alias/tradai-logs-prod" },
      },
      ...role("execution", ecsTasks, readParameter),
    ],
    resource: "task",
    says: "does not grant kms:Decrypt on logs",
  },
  {
    title: "A registry that lets nobody in",
    resources: [
      ofContainers([{ name: "a", image: `${registry}/tradai-backend-api-prod:v0.1.1` }]),
      ...role("execution", ecsTasks, pullOwn),
    ],
    resource: "task",
    says: "execution does not grant ecr:GetAuthorizationToken on tradai-backend-api-prod",
  },
  {
    title: "An image of another region, granted at home",
    resources: [
      ofContainers([
        { name: "a", image: `${account}.dkr-ecr.eu-west-1.on.aws/tradai-backend-api-prod:v0.1.1` },
      ]),
      ...role(
        "execution",
        ecsTasks,
        grant("*", "ecr:GetAuthorizationToken"),
        grant(`${repositories}/*`, "ecr:BatchGetImage"),
      ),
    ],
    resource: "task",
    says: "ecr:BatchGetImage, ecr:GetDownloadUrlForLayer on tradai-backend-api-prod",
  },
  {
    title: "A function in the VPC whose interfaces cannot be listed one by one",
    resources: [
      inVpc,
      ...workerRole(
        grant(
          interfaceArn,
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DeleteNetworkInterface",
        ),
        traces,
      ),
    ],
    resource: "worker",
    says: "worker-role does not grant ec2:DescribeNetworkInterfaces: the function cannot",
  },
  {
    title: "A function whose traces no policy of AWS's grants",
    resources: [inVpc, ...workerRole(), attached("service-role/AWSLambdaENIManagementAccess")],
    resource: "worker",
    says: "does not grant xray:PutTraceSegments, xray:PutTelemetryRecords",
  },
];

const unknownRole = "is known only after the update";

/** Work of which it cannot be told whether the role has what it takes. */
export const undecidedWork: readonly UndecidedExample[] = [
  {
    title: "A task whose execution role is known only after the update",
    resources: [ofContainers([{ name: "a", image: `${registry}/a:1` }], { executionRoleArn: UNKNOWN })],
    resource: "task",
    says: `\`executionRoleArn\` ${unknownRole}`,
  },
  {
    title: "A function whose role is known only after the update",
    resources: [worker({ role: UNKNOWN })],
    resource: "worker",
    says: `\`role\` ${unknownRole}`,
  },
  {
    title: "A function whose role is no text",
    resources: [worker({ role: { name: "tradai-worker-prod" } })],
    resource: "worker",
    says: `\`role\` ${unknownRole}`,
  },
  {
    title: "A function with a policy whose role is known only after the update",
    resources: [
      inVpc,
      ...workerRole(traces),
      { ...rolePolicy(interfaces), inputs: { role: UNKNOWN, policy: policy(interfaces) } },
    ],
    resource: "worker",
    says: "a policy whose role is known only after the update may grant it",
  },
  {
    title: "A deployment whose role is known only after the update",
    resources: [worker(), deploymentGroup({ serviceRoleArn: UNKNOWN })],
    resource: "group",
    says: `\`serviceRoleArn\` ${unknownRole}`,
  },
  {
    title: "A gate whose role is known only after the update",
    resources: [worker(), alias(), gatedService(live, hooks({ hookTargetArn: live, roleArn: UNKNOWN }))],
    resource: "service",
    says: `roleArn\` ${unknownRole}`,
  },
  {
    title: "A gate of which nothing is known before the update",
    resources: [
      { ...gatedService(UNKNOWN), references: {} },
      ...role("ecs-hooks", "ecs.amazonaws.com", invoke(live)),
    ],
    resource: "service",
    says: `\`hookTargetArn\` ${unknownRole}`,
  },
  {
    title: "Two gates that are known only after the update, each asked by a role of its own",
    resources: [
      worker(),
      alias(),
      ...second,
      {
        ...gatesAtOnce,
        inputs: {
          ...gatesAtOnce.inputs,
          ...hooks(hook(UNKNOWN, "ecs-hooks"), hook(UNKNOWN, "other-hooks")),
        },
        references: { deploymentConfiguration: ["alias", "second-alias"] },
      },
      ...roles(live, secondLive),
    ],
    resource: "service",
    says: `\`hookTargetArn\` ${unknownRole}`,
  },
  {
    title: "A gate that is known only after the update, in an account that nobody tells",
    resources: [
      worker(),
      {
        ...gatedService(UNKNOWN, hooks({ hookTargetArn: UNKNOWN, roleArn: UNKNOWN })),
        references: { deploymentConfiguration: ["worker", "ecs-hooks"] },
      },
      ...role("ecs-hooks", "ecs.amazonaws.com", invoke(functionArn)),
    ].map((each) => ({ ...each, provider: { region } })),
    resource: "service",
    says: "arn of worker",
  },
  {
    title: "A gate whose alias is named after the update",
    resources: [
      worker(),
      alias({ name: UNKNOWN }),
      { ...gatedService(UNKNOWN), references: { deploymentConfiguration: ["alias"] } },
      ...role("ecs-hooks", "ecs.amazonaws.com", invoke(live)),
    ],
    resource: "service",
    says: "arn of worker",
  },
  {
    title: "Sessions with a task's role that is known only after the update",
    resources: [task({ containerDefinitions: "[]", taskRoleArn: UNKNOWN }), service()],
    resource: "service",
    says: `\`taskRoleArn\` ${unknownRole}`,
  },
];
