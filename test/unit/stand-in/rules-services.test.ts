import type { Values } from "../../../tools/stand-in/values";
import {
  activate,
  alias,
  attach,
  authority,
  balancer,
  container,
  containers,
  functionArn,
  lambda,
  roleArn,
  service,
  task,
} from "./compute-ground";
import { by, testRefusals, type Ground } from "./refused";

const type = "aws:ecs/service:Service";
const definition = "aws:ecs/taskDefinition:TaskDefinition";
const cluster = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";

const behind = (ground: Ground, more: Values = {}): Values => ({
  loadBalancers: [{ containerName: "api", containerPort: 8000, targetGroupArn: ground.id("tg"), ...more }],
});

const balanced = (ground: Ground): void => {
  containers(ground);
  balancer(ground);
  attach(ground);
};

const connected = (more: Values = {}): Values => ({
  serviceConnectConfiguration: {
    enabled: true,
    services: [{ portName: "http", discoveryName: "api-sc", ...more }],
  },
});

const serving = (ground: Ground): void => {
  ground.role("ecs", "ecs.amazonaws.com");
  ground.allow("ecs", "elasticloadbalancing:*");
};

const blueGreen = (ground: Ground): Values =>
  behind(ground, {
    advancedConfiguration: {
      alternateTargetGroupArn: ground.id("alternate"),
      productionListenerRule: ground.id("rule-tg"),
      roleArn: roleArn("ecs"),
    },
  });

describe("stand-in rules of ECS services", () => {
  testRefusals([
    {
      title: "a target group that no listener forwards to yet",
      given: (ground) => {
        containers(ground);
        balancer(ground);
      },
      type,
      inputs: (ground) => service(ground, behind(ground)),
      error: /^InvalidParameterException: The target group does not have an associated load balancer\.\n.*tg/,
      mended: by((ground) => attach(ground)),
    },
    {
      title: "an alternate target group that no listener forwards to yet",
      given: (ground) => {
        balanced(ground);
        serving(ground);
        const alternate = { name: "alternate", targetType: "ip", vpcId: ground.id("vpc") };
        ground.make("aws:lb/targetGroup:TargetGroup", "alternate", alternate);
      },
      type,
      inputs: (ground) => service(ground, blueGreen(ground)),
      error: /^InvalidParameterException: The target group does not have an associated.*\n.*alternate/,
      mended: by((ground) => attach(ground, "alternate", 2)),
    },
    {
      title: "a container that the task does not have",
      given: balanced,
      type,
      inputs: (ground) => service(ground, behind(ground, { containerName: "app" })),
      error: /^InvalidParameterException: The container app does not exist in the task definition/,
      mended: (ground) => behind(ground),
    },
    {
      title: "a port that the container does not have",
      given: balanced,
      type,
      inputs: (ground) => service(ground, behind(ground, { containerPort: 80 })),
      error: /^InvalidParameterException: The container api did not have a container port 80 defined/,
      mended: (ground) => behind(ground),
    },
    {
      title: "a target group of instances for tasks with interfaces of their own",
      given: (ground) => {
        balanced(ground);
        ground.make("aws:lb/targetGroup:TargetGroup", "hosts", {
          name: "hosts",
          targetType: "instance",
          vpcId: ground.id("vpc"),
        });
        attach(ground, "hosts", 2);
      },
      type,
      inputs: (ground) => service(ground, behind(ground, { targetGroupArn: ground.id("hosts") })),
      error: /has target type instance, which is incompatible with the awsvpc network mode/,
      mended: (ground) => behind(ground),
    },
    {
      title: "a service without a network for tasks that have interfaces of their own",
      given: (ground) => containers(ground),
      type,
      inputs: (ground) => service(ground, { networkConfiguration: null }),
      error: /^InvalidParameterException: Network Configuration must be provided/,
      mended: (ground) => service(ground),
    },
    {
      title: "a network for tasks without interfaces of their own",
      given: (ground) => containers(ground, { networkMode: "bridge", requiresCompatibilities: ["EC2"] }),
      type,
      inputs: (ground) => service(ground, { launchType: "EC2" }),
      error: /^InvalidParameterException: Network Configuration is not valid for the given networkMode/,
      mended: () => ({ networkConfiguration: null }),
    },
    {
      title: "a task definition on Fargate that is not made for it",
      given: (ground) => containers(ground, { requiresCompatibilities: ["EC2"] }),
      type,
      inputs: (ground) => service(ground),
      error: /^InvalidParameterException: Task definition does not support launch_type FARGATE/,
      mended: () => ({ launchType: "EC2" }),
    },
    {
      title: "a capacity provider that the cluster does not have yet",
      given: (ground) => containers(ground),
      type,
      inputs: (ground) =>
        service(ground, { launchType: null, capacityProviderStrategies: [{ capacityProvider: "FARGATE" }] }),
      error: /^InvalidParameterException: The specified capacity provider was not found.*\n.*dependsOn/,
      mended: by((ground) =>
        ground.make(cluster, "set", { clusterName: "c", capacityProviders: ["FARGATE", "FARGATE_SPOT"] }),
      ),
    },
    {
      title: "Service Connect on a port that the task does not name",
      given: (ground) => containers(ground),
      type,
      inputs: (ground) => service(ground, connected({ portName: "api" })),
      error: /^InvalidParameterException: .*port name api that does not exist in the task definition/,
      mended: () => connected(),
    },
    {
      title: "Service Connect with the certificates of an authority that is not active yet",
      given: (ground) => {
        containers(ground);
        authority(ground);
      },
      type,
      inputs: (ground) =>
        service(ground, connected({ tls: { issuerCertAuthority: { awsPcaAuthorityArn: ground.id("ca") } } })),
      error: /^InvalidParameterException: The certificate authority must exist and be ACTIVE\n.*PENDING/,
      mended: by(activate),
    },
    {
      title: "a deployment hook that the hook's role may not invoke",
      given: (ground) => {
        containers(ground);
        lambda(ground);
        alias(ground);
        serving(ground);
      },
      type,
      inputs: (ground) =>
        service(ground, {
          deploymentConfiguration: {
            lifecycleHooks: [
              {
                hookTargetArn: `${functionArn}:live`,
                roleArn: roleArn("ecs"),
                lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"],
              },
            ],
          },
        }),
      error: /^InvalidParameterException: The role .* is not authorized to invoke the lifecycle hook/,
      mended: by((ground) => ground.allow("ecs", "lambda:InvokeFunction", `${functionArn}:live`)),
    },
    {
      title: "a role for traffic that ECS may not assume",
      given: (ground) => {
        balanced(ground);
        ground.role("ecs", "ecs-tasks.amazonaws.com");
        ground.role("right", "ecs.amazonaws.com");
        ground.allow("right", "elasticloadbalancing:*");
        const alternate = { name: "alternate", targetType: "ip", vpcId: ground.id("vpc") };
        ground.make("aws:lb/targetGroup:TargetGroup", "alternate", alternate);
        attach(ground, "alternate", 2);
      },
      type,
      inputs: (ground) => service(ground, blueGreen(ground)),
      error: /^InvalidParameterException: Unable to assume the service role/,
      mended: (ground) => {
        const text = JSON.stringify(blueGreen(ground)).replace(roleArn("ecs"), roleArn("right"));
        return JSON.parse(text) as Values;
      },
    },
    {
      title: "a task whose role containers may not assume",
      given: (ground) => {
        ground.role("wrong", "ecs.amazonaws.com");
        ground.role("right", "ecs-tasks.amazonaws.com");
      },
      type: definition,
      inputs: () =>
        task({ containerDefinitions: JSON.stringify([container]), taskRoleArn: roleArn("wrong") }),
      error: /^ClientException: Role is not valid/,
      mended: () => ({ taskRoleArn: roleArn("right") }),
    },
  ]);
});
