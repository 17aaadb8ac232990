import type { Example, Fixture, ViolatingExample } from "../rule";
import { alarm, alarmsOn, metricQuery, silenceOn } from "./alarm";
import { anomaly } from "./anomaly";
import { account, region } from "./bucket";
import { eventRule, eventTarget, worker } from "./function";
import { wrongWith } from "./wrong";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const deadLetters = `arn:aws:sqs:${region}:${account}:tradai-events-dlq-prod`;

const machine: Fixture = {
  type: "aws:sfn/stateMachine:StateMachine",
  name: "machine",
  inputs: { name: "tradai-backtest-workflow-prod" },
};
const ofMachine = {
  StateMachineArn: `arn:aws:states:${region}:${account}:stateMachine:tradai-backtest-workflow-prod`,
};
const failures = alarmsOn("AWS/States", ofMachine, "ExecutionsFailed", "ExecutionsTimedOut");
const stale = silenceOn("AWS/States", "ExecutionsSucceeded", ofMachine);

const targetGroup = (label: string): Fixture => ({
  type: "aws:lb/targetGroup:TargetGroup",
  name: label,
  inputs: { name: `tradai-${label}-p`, port: 8000 },
});
const balancer: Fixture = { type: "aws:lb/loadBalancer:LoadBalancer", name: "alb", inputs: {} };
/** The baseline of a target group's latency. */
const usualOf = (label: string): Fixture => ({
  ...anomaly({
    namespace: "AWS/ApplicationELB",
    metricName: "TargetResponseTime",
    dimensions: { LoadBalancer: unknown, TargetGroup: unknown },
  }),
  references: { metricQueries: ["alb", label] },
});
/** Alarms on a target group as a first preview shows them: AWS names both. */
const groupAlarms = (...labels: readonly string[]): readonly Fixture[] => [
  ...labels.slice(0, 1).map(usualOf),
  ...["UnHealthyHostCount", "HTTPCode_Target_5XX_Count", "TargetResponseTime"].map((metricName) => ({
    ...alarm(
      metricQuery(
        ...labels.map((_, index) => ({
          id: `m${index}`,
          metric: {
            namespace: "AWS/ApplicationELB",
            metricName,
            dimensions: { LoadBalancer: unknown, TargetGroup: unknown },
            period: 60,
            stat: metricName === "TargetResponseTime" ? "p95" : "Sum",
          },
        })),
        { id: "worst", expression: "MAX(METRICS())", returnData: true },
      ),
    ),
    name: `alarm-${metricName}`,
    references: { metricQueries: ["alb", ...labels] },
  })),
];

const service = (inputs: Inputs = {}): Fixture => ({
  type: "aws:ecs/service:Service",
  name: "service",
  inputs: { name: "tradai-backend-api-prod", desiredCount: 2, ...inputs },
});
const ofService = { ClusterName: "tradai-prod", ServiceName: "tradai-backend-api-prod" };
const tasksRun = silenceOn("ECS/ContainerInsights", "RunningTaskCount", ofService);
const tasksMissing = alarm(
  metricQuery(
    ...["RunningTaskCount", "DesiredTaskCount"].map((metricName, index) => ({
      id: `m${index}`,
      metric: {
        namespace: "ECS/ContainerInsights",
        metricName,
        dimensions: ofService,
        period: 60,
        stat: "Average",
      },
    })),
    { id: "missing", expression: "m1 - m0", returnData: true },
  ),
);
/** The service behind a target group and the one that a deployment puts its successor into. */
const blueGreen = (desiredCount: number): Fixture => ({
  ...service({
    desiredCount,
    loadBalancers: [{ targetGroupArn: unknown, advancedConfiguration: { alternateTargetGroupArn: unknown } }],
  }),
  references: { loadBalancers: ["backend-api", "backend-api-alternate"] },
});
const both = [targetGroup("backend-api"), targetGroup("backend-api-alternate"), balancer];
const event: readonly Fixture[] = [
  {
    ...eventRule({ name: "tradai-drift-prod", scheduleExpression: undefined, eventPattern: "{}" }),
    name: "drift",
  },
  { ...eventTarget(deadLetters, { rule: "tradai-drift-prod" }), name: "drift-target" },
];
const schedule = [eventRule(), eventTarget(deadLetters)];
const functionAlarms = alarmsOn(
  "AWS/Lambda",
  { FunctionName: "tradai-worker-prod" },
  ...["Errors", "Throttles", "Duration"],
);

/** Examples of workflows, services and what stands before them; and of what falls silent instead of failing. */
export const coverageExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    { title: "A workflow that fails and one that never runs", resources: [machine, ...failures, stale] },
    {
      title: "Target groups of a blue/green deployment under alarms on the worse of both",
      resources: [...both, blueGreen(2), ...groupAlarms("backend-api", "backend-api-alternate"), tasksRun],
    },
    { title: "A service that rests, and its target group", resources: [...both, blueGreen(0)] },
    { title: "A service whose missing tasks are counted", resources: [service(), tasksMissing] },
    {
      title: "A function that events call besides its schedule",
      resources: [worker(), ...functionAlarms, ...schedule, ...event],
    },
  ],
  violating: [
    wrongWith(
      "A workflow whose failures nobody hears of",
      "machine",
      "no alarm on ExecutionsFailed tells that a workflow fails",
      machine,
      stale,
      ...failures.slice(1),
    ),
    wrongWith(
      "A workflow that hangs",
      "machine",
      "no alarm on ExecutionsTimedOut tells that a workflow fails",
      machine,
      stale,
      ...failures.slice(0, 1),
    ),
    wrongWith(
      "A workflow that nobody starts any more",
      "machine",
      "no alarm on too few ExecutionsSucceeded or ExecutionsStarted tells that no workflow runs any more",
      machine,
      ...failures,
    ),
    wrongWith(
      "A workflow under an alarm on too many runs",
      "machine",
      "too few ExecutionsSucceeded or ExecutionsStarted",
      ...[
        machine,
        ...failures,
        silenceOn("AWS/States", "ExecutionsStarted", ofMachine, {
          comparisonOperator: "GreaterThanThreshold",
        }),
      ],
    ),
    wrongWith(
      "A schedule that stopped",
      "worker",
      "no alarm on too few Invocations tells that its schedule no longer runs it",
      worker(),
      ...functionAlarms,
      ...schedule,
    ),
    ...["UnHealthyHostCount", "HTTPCode_Target_5XX_Count", "TargetResponseTime"].map((metric) =>
      wrongWith(
        `A target group without alarm on ${metric}`,
        "backend-api",
        `no alarm on ${metric} tells that a service behind the load balancer fails or is slow`,
        ...[targetGroup("backend-api"), balancer],
        ...groupAlarms("backend-api").filter(({ name }) => name !== `alarm-${metric}`),
      ),
    ),
    wrongWith(
      "A service without tasks",
      "service",
      "too few RunningTaskCount tells that its tasks do not run",
      service(),
    ),
    wrongWith(
      "A service under an alarm on too many tasks",
      "service",
      "too few RunningTaskCount",
      service(),
      ...alarmsOn("ECS/ContainerInsights", ofService, "RunningTaskCount"),
    ),
  ],
};
