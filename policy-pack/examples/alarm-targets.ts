import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alarm } from "./alarm";
import { account, region } from "./bucket";
import { worker } from "./function";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

const on = (namespace: string, metricName: string, dimensions: Inputs): Fixture =>
  alarm({ namespace, metricName, dimensions });
const balancer: Fixture = { type: "aws:lb/loadBalancer:LoadBalancer", name: "alb", inputs: {} };
const targetGroup: Fixture = {
  type: "aws:lb/targetGroup:TargetGroup",
  name: "target-group",
  inputs: { name: "tradai-mlflow-p" },
};
const latency: Fixture = {
  ...alarm({
    namespace: "AWS/ApplicationELB",
    metricName: "TargetResponseTime",
    dimensions: { LoadBalancer: unknown, TargetGroup: unknown },
    statistic: undefined,
    extendedStatistic: "p95",
  }),
  references: { dimensions: ["alb", "target-group"] },
};
const machine: Fixture = {
  type: "aws:sfn/stateMachine:StateMachine",
  name: "machine",
  inputs: { name: "tradai-backtest-workflow-prod" },
};
const failed = (name: string): Fixture =>
  on("AWS/States", "ExecutionsFailed", {
    StateMachineArn: `arn:aws:states:${region}:${account}:stateMachine:${name}`,
  });
const cluster = (value: string): Fixture => ({
  type: "aws:ecs/cluster:Cluster",
  name: "cluster",
  inputs: { name: "tradai-prod", settings: [{ name: "containerInsights", value }] },
});
const service: Fixture = {
  type: "aws:ecs/service:Service",
  name: "service",
  inputs: { name: "tradai-mlflow-prod" },
};
const tasks = (inputs: Inputs = {}): Fixture =>
  on("ECS/ContainerInsights", "RunningTaskCount", {
    ClusterName: "tradai-prod",
    ServiceName: "tradai-mlflow-prod",
    ...inputs,
  });
const group = (enabledMetrics: readonly string[]): Fixture => ({
  type: "aws:autoscaling/group:Group",
  name: "group",
  inputs: { name: "tradai-consolidated-asg-prod", enabledMetrics },
});
const ofGroup = { AutoScalingGroupName: "tradai-consolidated-asg-prod" };
const inService = on("AWS/AutoScaling", "GroupInServiceInstances", ofGroup);
const live: Fixture = {
  type: "aws:lambda/alias:Alias",
  name: "live",
  inputs: { name: "live", functionName: "tradai-worker-prod" },
};
const ofAlias = (alias: string): Fixture =>
  on("AWS/Lambda", "Errors", { FunctionName: "tradai-worker-prod", Resource: `tradai-worker-prod:${alias}` });

const right = (title: string, ...resources: readonly Fixture[]): Example => ({ title, resources });
const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "alarm",
  says,
});

/** Examples of alarms on what computes, and on what stands before it. */
export const computeTargets: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    right("A target group whose names AWS gives", latency, balancer, targetGroup),
    right("A declared workflow", failed("tradai-backtest-workflow-prod"), machine),
    right("A service in a cluster that is observed", tasks(), cluster("enhanced"), service),
    right(
      "A service in a cluster that is observed, whatever a cluster by the service's name is",
      ...[tasks(), cluster("enabled"), service],
      { ...cluster("disabled"), name: "others", inputs: { name: "tradai-mlflow-prod" } },
    ),
    right("A group that publishes its size", inService, group(["GroupInServiceInstances"])),
    right("What an agent measures on a host", on("CWAgent", "mem_used_percent", ofGroup), group([])),
    right("A function by its alias", ofAlias("live"), worker(), live),
  ],
  violating: [
    wrong("A workflow that is gone", "tradai-backtest-prod", failed("tradai-backtest-prod"), machine),
    wrong(
      "A service that is gone",
      '"tradai-mlflow-old"',
      tasks({ ServiceName: "tradai-mlflow-old" }),
      ...[cluster("enhanced"), service],
    ),
    wrong(
      "A target group without its load balancer",
      "dimensions TargetGroup",
      {
        ...on("AWS/ApplicationELB", "UnHealthyHostCount", { TargetGroup: unknown }),
        references: { dimensions: ["target-group"] },
      },
      targetGroup,
    ),
    wrong(
      "A cluster that nobody observes",
      "does not publish RunningTaskCount",
      tasks(),
      cluster("disabled"),
      service,
    ),
    wrong("A group that publishes nothing", "does not publish GroupInServiceInstances", inService, group([])),
    wrong(
      "A misspelt metric of the agent",
      'no metric "mem_usage"',
      on("CWAgent", "mem_usage", ofGroup),
      group([]),
    ),
    wrong("An alias that is gone", '"tradai-worker-prod:blue"', ofAlias("blue"), worker(), live),
  ],
  undecided: [
    {
      title: "A workflow where nobody knows the account and the region",
      resources: [failed("tradai-backtest-workflow-prod"), machine].map((each) => ({
        ...each,
        provider: {},
      })),
      resource: "alarm",
      says: "dimensions.StateMachineArn",
    },
    {
      title: "A load balancer to whose name AWS adds what is known only after the update",
      resources: [
        on("AWS/ApplicationELB", "RequestCount", { LoadBalancer: "app/tradai-prod/50dc6c495c0c9188" }),
        { ...balancer, inputs: { name: "tradai-prod" } },
      ],
      resource: "alarm",
      says: "dimensions.LoadBalancer",
    },
  ],
};
