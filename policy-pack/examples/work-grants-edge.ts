import { UNKNOWN } from "../graph/values";
import type { Example } from "../rule";
import { account, region } from "./bucket";
import { functionArn, worker, workerRole } from "./function";
import { alias, deploymentGroup, gatedService } from "./function-deployment";
import { execution, grant, parts, role, secret, task, write } from "./task-grants";
import {
  asking,
  deploying,
  interfaces,
  inVpc,
  live,
  move,
  opened,
  service,
  traces,
  ecsTasks,
  ofContainers,
  logs,
  group,
  interfaceArn,
  attached,
  errors,
  second,
  hook,
  hooks,
  roles,
  secondLive,
} from "./work-grants";

/** Work for which the role has what it takes, or whose role is not judged here. */
export const grantedWork: readonly Example[] = [
  {
    title:
      "A parameter by its ARN and one without path, an option of the log driver, an image of no registry",
    resources: [
      ofContainers([
        {
          name: "a",
          image: "no:image:at:all",
          secrets: [
            { name: "SALT", valueFrom: `arn:aws:ssm:${region}:${account}:parameter/tradai/prod/mlflow/salt` },
            { name: "LEVEL", valueFrom: "level" },
          ],
          logConfiguration: { logDriver: "splunk", secretOptions: [{ name: "token", valueFrom: secret }] },
        },
      ]),
      ...parts,
      ...role(
        "execution",
        ecsTasks,
        ...execution,
        grant(`arn:aws:ssm:${region}:${account}:parameter/level`, "ssm:GetParameters"),
      ),
    ],
  },
  {
    title: "A task of no secret, image of ECR or group, whose execution role is known only after the update",
    resources: [
      ofContainers([{ name: "a", image: "docker.io/library/redis:8" }], { executionRoleArn: UNKNOWN }),
    ],
  },
  {
    title: "A task that logs from a host of its own, without execution role",
    resources: [
      ofContainers([{ name: "a", image: "redis:8", logConfiguration: logs(group) }], {
        executionRoleArn: undefined,
      }),
      ...parts,
    ],
  },
  {
    title: "A task with a group of another stack",
    resources: [
      ofContainers([{ name: "a", image: "redis:8", logConfiguration: logs("/tradai/prod/theirs") }]),
      ...role("execution", ecsTasks, write),
    ],
  },
  {
    title: "A group that is known only after the update, beside another one",
    resources: [
      {
        ...task({
          containerDefinitions: [{ name: "a", image: "redis:8", logConfiguration: logs(UNKNOWN) }],
        }),
        references: { containerDefinitions: ["group"] },
        dependsOn: ["other-group"],
      },
      ...parts,
      {
        type: "aws:cloudwatch/logGroup:LogGroup",
        name: "other-group",
        inputs: { name: "/tradai/prod/other" },
      },
      ...role("execution", ecsTasks, write),
    ],
  },
  {
    title: "A function in the VPC, whose role names interfaces where AWS lets it",
    resources: [
      inVpc,
      ...workerRole(
        grant(interfaceArn, "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"),
        grant("*", "ec2:DescribeNetworkInterfaces"),
        traces,
      ),
    ],
  },
  ...["AWSXRayDaemonWriteAccess", "AWSXrayWriteOnlyAccess"].map((policy) => ({
    title: `A function that is traced with AWS's policy ${policy}`,
    resources: [inVpc, ...workerRole(interfaces), attached(policy)],
  })),
  {
    title: "A function in the VPC with AWS's policy that lets it log as well",
    resources: [inVpc, ...workerRole(traces), attached("service-role/AWSLambdaVPCAccessExecutionRole")],
  },
  {
    title: "A function with AWS's own policy, whose subnets are known only after the update",
    resources: [
      worker({ vpcConfig: { subnetIds: [UNKNOWN], securityGroupIds: [UNKNOWN] } }),
      ...workerRole(),
      attached("service-role/AWSLambdaENIManagementAccess"),
    ],
  },
  { title: "A function whose role another stack declares", resources: [inVpc] },
  {
    title: "A deployment of one function of two, whose role may move its alias and see its alarm alone",
    resources: [
      ...deploying(
        "codedeploy.amazonaws.com",
        grant(live, "lambda:GetAlias", "lambda:UpdateAlias"),
        grant(
          `arn:aws:cloudwatch:${region}:${account}:alarm:tradai-worker-errors-prod`,
          "cloudwatch:DescribeAlarms",
        ),
      ),
      errors,
      { ...errors, name: "an-alarm", inputs: { name: "tradai-other-errors-prod" } },
      { ...worker({ name: "tradai-a-prod", role: "tradai-a-role-prod" }), name: "a-worker" },
    ],
  },
  {
    title: "A deployment that no alarm stops",
    resources: [
      worker(),
      alias(),
      deploymentGroup({ alarmConfiguration: { enabled: false } }),
      ...role("deployments", "codedeploy.amazonaws.com", move),
    ],
  },
  {
    title: "A deployment of a function of another stack",
    resources: [deploymentGroup(), ...role("deployments", "codedeploy.amazonaws.com")],
  },
  {
    title: "A deployment whose role another stack declares",
    resources: [worker(), alias(), deploymentGroup()],
  },
  { title: "A gate whose role another stack declares", resources: [worker(), alias(), gatedService(live)] },
  {
    title: "A gate of another stack",
    resources: [gatedService(live), ...role("ecs-hooks", "ecs.amazonaws.com")],
  },
  {
    title: "A hook that names a version of the function that decides, which its role may ask alone",
    resources: [
      worker(),
      gatedService(`${functionArn}:7`),
      ...role("ecs-hooks", "ecs.amazonaws.com", grant(`${functionArn}:7`, "lambda:InvokeFunction")),
    ],
  },
  {
    title: "Two gates, each asked by a role of its own",
    resources: [
      worker(),
      alias(),
      ...second,
      gatedService(live, hooks(hook(live, "ecs-hooks"), hook(secondLive, "other-hooks"))),
      ...roles(live, secondLive),
    ],
  },
  {
    title: "A gate without alias whose ARN is known only after the update",
    resources: [
      ...asking(functionArn).filter(({ name }) => name !== "service" && name !== "alias"),
      {
        ...gatedService(UNKNOWN),
        references: { deploymentConfiguration: ["worker"] },
      },
    ],
  },
  {
    title: "A service in whose tasks nobody opens sessions",
    resources: [...opened().slice(0, -1), service({ enableExecuteCommand: false })],
  },
  {
    title: "Sessions with a role that another stack declares",
    resources: [task({ containerDefinitions: "[]" }), service()],
  },
];
