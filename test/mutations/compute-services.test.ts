import type { Settings } from "../../shared/config";
import type { Mutation } from "../../tools/engine/mutation";
import { containers } from "./edits";
import { changed, describeMistakes, removed } from "./mistakes";
import type { Mistake } from "./mistakes";

const everywhere = ["dev", "prod"] as const;
const dev = ["dev"] as const;
const prod = ["prod"] as const;

/** A mutation that has a target group ask for another path. */
function healthPath(name: string, path: string): Mutation {
  return {
    resource: { type: "aws:lb/targetGroup:TargetGroup", name },
    change: ({ props, opts }) => ({
      props: { ...props, healthCheck: { ...(props.healthCheck as object), path } },
      opts,
    }),
  };
}

/** A mutation that has a service deployed blue/green, with one target group for both halves of the pair. */
function underBlueGreen(name: string): (settings: Settings) => Mutation {
  return ({ account, environment, region }) => ({
    resource: { type: "aws:ecs/service:Service", name },
    change: ({ props, opts }) => {
      const [target] = props.loadBalancers as readonly { readonly targetGroupArn: unknown }[];
      const advancedConfiguration = {
        alternateTargetGroupArn: target?.targetGroupArn,
        productionListenerRule: `arn:aws:elasticloadbalancing:${region}:${account}:listener-rule/app/tradai-${environment}/0/0/0`,
        roleArn: `arn:aws:iam::${account}:role/tradai-ecs-load-balancer-${environment}`,
      };
      return {
        props: {
          ...props,
          deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: "5" },
          loadBalancers: [{ ...target, advancedConfiguration }],
        },
        opts,
      };
    },
  });
}

const mistakes: readonly Mistake[] = [
  {
    title: "a container on `latest`",
    environments: everywhere,
    mutation: containers("task-live-trading", (all) =>
      all.map((one) =>
        one.name === "live-trading" ? { ...one, image: one.image.replace(/:v[\d.]+$/, ":latest") } : one,
      ),
    ),
    rule: "image-pinned",
    resource: "task-live-trading",
  },
  {
    title: "a secret literal in a container's environment",
    environments: everywhere,
    mutation: containers("task-live-trading", (all) =>
      all.map((one) => ({
        ...one,
        environment: [
          ...one.environment,
          { name: "EXCHANGE_API_SECRET", value: "wJalrXUtnFEMI7MDENGbPxRfiCYzEXAMPLE" },
        ],
      })),
    ),
    rule: "secrets-not-in-env",
    resource: "task-live-trading",
  },
  {
    title: "a task without its collector",
    environments: prod,
    mutation: containers("task-live-trading", (all) =>
      all.filter(({ name }) => name !== "collector").map((one) => ({ ...one, dependsOn: [] })),
    ),
    rule: "tracing-on",
    resource: "task-live-trading",
    // It sends its traces to its own address, where nobody listens any more.
    breaksToo: ["no-localhost"],
  },
  {
    title: "a container that may write to its root file system",
    environments: dev,
    mutation: containers("task-live-trading", (all) =>
      all.map((one) => ({ ...one, readonlyRootFilesystem: false })),
    ),
    rule: "container-hardened",
    resource: "task-live-trading",
  },
  ...(
    [
      ["dev", "consolidated"],
      ["prod", "service-backend-api"],
    ] as const
  ).map(([environment, resource]) => ({
    title: "a health path that differs from the container's",
    environments: [environment],
    mutation: healthPath("target-group-backend-api", "/status"),
    rule: "tg-health-drain",
    // Where target group and container meet.
    resource,
  })),
  {
    title: "a target group that cuts requests off",
    environments: dev,
    mutation: changed("aws:lb/targetGroup:TargetGroup", "target-group-live-trading", {
      deregistrationDelay: 0,
    }),
    rule: "tg-health-drain",
    resource: "target-group-live-trading",
    // Its service's container needs time to stop.
    breaksToo: ["ecs-deploy-safe"],
  },
  {
    title: "a singleton under blue/green",
    environments: prod,
    mutation: underBlueGreen("service-live-trading"),
    rule: "ecs-deploy-safe",
    resource: "service-live-trading",
    breaksToo: ["no-dangling-reference"],
  },
  {
    title: "a singleton that is two for the time of a deployment",
    environments: dev,
    mutation: changed("aws:ecs/service:Service", "service-live-trading", {
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
    }),
    rule: "ecs-deploy-safe",
    resource: "service-live-trading",
  },
  {
    title: "a service whose failed deployment stays",
    environments: dev,
    mutation: changed("aws:ecs/service:Service", "service-live-trading", {
      deploymentCircuitBreaker: { enable: true, rollback: false },
    }),
    rule: "ecs-deploy-safe",
    resource: "service-live-trading",
  },
  {
    title: "a blue/green pair without its other half",
    environments: prod,
    mutation: removed("aws:lb/targetGroup:TargetGroup", "target-group-backend-api-alternate"),
    rule: "ecs-deploy-safe",
    resource: "service-backend-api",
  },
  {
    title: "a rule whose traffic the next update takes back from a deployment",
    environments: prod,
    mutation: {
      resource: { type: "aws:lb/listenerRule:ListenerRule", name: "listener-rule-backend-api" },
      change: ({ props, opts }) => ({ props, opts: { ...opts, ignoreChanges: [] } }),
    },
    rule: "ecs-deploy-safe",
    resource: "listener-rule-backend-api",
  },
  {
    title: "a service whose number of tasks has no bounds",
    environments: prod,
    mutation: removed("aws:appautoscaling/target:Target", "scaling-backend-api"),
    rule: "ecs-scalable",
    resource: "service-backend-api",
  },
  {
    title: "a service that nobody can find",
    environments: prod,
    mutation: changed("aws:ecs/service:Service", "service-backend-api", { serviceRegistries: undefined }),
    rule: "sd-lifecycle-closed",
    resource: "discovery-backend-api",
  },
  {
    title: "a service in a public subnet",
    environments: prod,
    mutation: {
      resource: { type: "aws:ecs/service:Service", name: "service-live-trading" },
      change: ({ props, opts }) => ({
        props: {
          ...props,
          networkConfiguration: { ...(props.networkConfiguration as object), assignPublicIp: true },
        },
        opts,
      }),
    },
    rule: "compute-private",
    resource: "service-live-trading",
  },
  {
    title: "a cluster without insights",
    environments: dev,
    mutation: changed("aws:ecs/cluster:Cluster", "cluster", {
      settings: [{ name: "containerInsights", value: "disabled" }],
    }),
    rule: "ecs-cluster-observed",
    resource: "cluster",
    // Alarms rest on its metrics, and nobody writes to its log group any more.
    breaksToo: ["alarm-target-exists", "logs-owned"],
  },
  {
    title: "a load balancer without access logs",
    environments: prod,
    mutation: changed("aws:lb/loadBalancer:LoadBalancer", "alb", { accessLogs: undefined }),
    rule: "alb-hardened",
    resource: "alb",
  },
  {
    title: "a listener with the TLS policy that AWS takes by itself",
    environments: prod,
    mutation: changed("aws:lb/listener:Listener", "listener", { sslPolicy: undefined }),
    rule: "alb-hardened",
    resource: "listener",
  },
  {
    title: "a private authority that issues certificates for years",
    environments: prod,
    mutation: changed("aws:acmpca/certificateAuthority:CertificateAuthority", "service-connect-ca", {
      usageMode: "GENERAL_PURPOSE",
    }),
    rule: "service-traffic-encrypted",
    resource: "service-connect-ca",
  },
  {
    title: "the alarm on a service's errors left out",
    environments: prod,
    mutation: removed("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm-backend-api-5xx"),
    rule: "alarm-coverage",
    resource: "target-group-backend-api",
    // Deployments of the service are undone by it.
    breaksToo: ["ecs-deploy-safe"],
  },
  {
    title: "a service without its log group",
    environments: dev,
    mutation: removed("aws:cloudwatch/logGroup:LogGroup", "task-live-trading-logs"),
    rule: "logs-owned",
    // Its role may write to a group that nothing declares.
    breaksToo: ["no-dangling-arn", "no-dangling-reference"],
    resource: "task-live-trading",
  },
];

describeMistakes("compute", mistakes);
