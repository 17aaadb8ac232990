import type { Fixture } from "../rule";
import { account, region } from "./bucket";
import { container, service, task } from "./containers";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

/** A target group of backend-api. */
export function targetGroup(name = "target-group-backend-api", inputs: Inputs = {}): Fixture {
  return {
    type: "aws:lb/targetGroup:TargetGroup",
    name,
    inputs: {
      name: name.endsWith("alternate") ? "tradai-backend-api-p-alt" : "tradai-backend-api-p",
      port: 8000,
      protocol: "HTTP",
      targetType: "ip",
      deregistrationDelay: 60,
      healthCheck: {
        path: "/api/v1/health",
        matcher: "200",
        interval: 30,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 5,
      },
      ...inputs,
    },
  };
}

/** The twin of it. */
export const alternate = (inputs: Inputs = {}): Fixture =>
  targetGroup("target-group-backend-api-alternate", inputs);

/** A rule of the listener, which ECS rewrites. */
export function listenerRule(
  name: string,
  group: string,
  ignoreChanges: readonly string[] = ["actions"],
): Fixture {
  return {
    type: "aws:lb/listenerRule:ListenerRule",
    name,
    inputs: {
      listenerArn: unknown,
      priority: name.endsWith("test") ? 1 : 2,
      actions: [{ type: "forward", targetGroupArn: unknown }],
      conditions: [{ pathPattern: { values: ["/api/*"] } }],
    },
    references: { listenerArn: ["listener"], actions: [group] },
    ignoreChanges,
  };
}

export function role(name: string, principal = "ecs.amazonaws.com"): Fixture {
  return {
    type: "aws:iam/role:Role",
    name,
    inputs: {
      name: `tradai-${name}-prod`,
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: principal }, Action: "sts:AssumeRole" }],
      }),
    },
  };
}

const gate: Fixture = {
  type: "aws:lambda/function:Function",
  name: "deployment-gate",
  inputs: { name: "tradai-deployment-gate-prod" },
};
export const alarm: Fixture = {
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  name: "alarm-backend-api-errors",
  inputs: { name: "tradai-backend-api-errors-prod" },
};

/** How a service that is no singleton is deployed. */
const deployed = {
  deploymentMinimumHealthyPercent: 100,
  deploymentMaximumPercent: 200,
  availabilityZoneRebalancing: "ENABLED",
  healthCheckGracePeriodSeconds: 180,
  deploymentCircuitBreaker: { enable: true, rollback: true },
  alarms: { enable: true, rollback: true, alarmNames: ["tradai-backend-api-errors-prod"] },
} as const;

/** The block that maps the container, without a twin. */
export const mapping = {
  containerName: "backend-api",
  containerPort: 8000,
  targetGroupArn: unknown,
} as const;

/** The rest of the block under blue/green. */
export const advanced = {
  alternateTargetGroupArn: unknown,
  productionListenerRule: unknown,
  testListenerRule: unknown,
  roleArn: "tradai-blue-green-prod",
} as const;

/** A hook that tests the new tasks. */
export const hook = {
  hookTargetArn: `arn:aws:lambda:${region}:${account}:function:tradai-deployment-gate-prod`,
  roleArn: "tradai-hook-prod",
  lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"],
} as const;

export const blueGreen = {
  strategy: "BLUE_GREEN",
  bakeTimeInMinutes: "10",
  lifecycleHooks: [hook],
} as const;

/** What the service refers to under blue/green. */
export const twins: readonly string[] = [
  ...["target-group-backend-api", "target-group-backend-api-alternate"],
  ...["listener-rule-backend-api", "listener-rule-backend-api-test"],
];

/** The service, deployed by blue/green. */
export function twinnedService(inputs: Inputs = {}): Fixture {
  return service(
    {
      ...deployed,
      deploymentConfiguration: blueGreen,
      loadBalancers: [{ ...mapping, advancedConfiguration: advanced }],
      ...inputs,
    },
    { loadBalancers: twins },
  );
}

/** The service, deployed task by task. */
export function rollingService(inputs: Inputs = {}): Fixture {
  return service({ ...deployed, loadBalancers: [mapping], ...inputs }, { loadBalancers: twins.slice(0, 1) });
}

const listener: Fixture = {
  type: "aws:lb/listener:Listener",
  name: "listener",
  inputs: { port: 443, protocol: "HTTPS" },
};

/** What stands around the service under blue/green. */
export const surroundings: readonly Fixture[] = [
  ...[task(), listener, targetGroup(), alternate(), alarm, gate, role("blue-green"), role("hook")],
  listenerRule("listener-rule-backend-api", "target-group-backend-api"),
  listenerRule("listener-rule-backend-api-test", "target-group-backend-api-alternate"),
];

/** The task and the service of live-trading, of which two would trade twice. */
export function singleton(inputs: Inputs = {}): readonly Fixture[] {
  return [
    {
      ...task([container({ name: "live-trading" })], { family: "tradai-live-trading-prod" }),
      name: "task-live-trading",
    },
    {
      ...service({
        name: "tradai-live-trading-prod",
        desiredCount: 0,
        deploymentMinimumHealthyPercent: 0,
        deploymentMaximumPercent: 100,
        availabilityZoneRebalancing: "DISABLED",
        deploymentCircuitBreaker: { enable: true, rollback: true },
        ...inputs,
      }),
      name: "service-live-trading",
      references: { taskDefinition: ["task-live-trading"] },
    },
  ];
}

/** Another resource in place of the one of its name. */
export const replaced = (resources: readonly Fixture[], ...changed: readonly Fixture[]): readonly Fixture[] =>
  resources.map((each) => changed.find(({ name }) => name === each.name) ?? each);
