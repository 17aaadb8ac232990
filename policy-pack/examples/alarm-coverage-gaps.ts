import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alarm, alarmsOn, database, metricQuery, silenceOn } from "./alarm";
import { allFunctions, gateway, ofWorker } from "./alarm-coverage-kinds";
import { anomaly } from "./anomaly";
import { worker } from "./function";

type Inputs = Readonly<Record<string, unknown>>;

const throttles = alarmsOn("AWS/Lambda", ofWorker, "Throttles");
/** An alarm on several resources of one metric, of each of which the dimensions are told. */
const alarmOver = (namespace: string, metricName: string, ...dimensions: readonly Inputs[]): Fixture => ({
  ...alarm(
    metricQuery(
      ...dimensions.map((each, index) => ({
        id: `m${index}`,
        metric: { namespace, metricName, dimensions: each, period: 60, stat: "Sum" },
      })),
    ),
  ),
  name: `alarm-${metricName}`,
});
const gatewayErrors = (...ids: readonly unknown[]): Fixture =>
  alarmOver("AWS/NATGateway", "ErrorPortAllocation", ...ids.map((NatGatewayId) => ({ NatGatewayId })));
const behind = ["backend-api", "mlflow"].map((name) => ({
  type: "aws:lb/targetGroup:TargetGroup",
  name,
  inputs: { port: 8000 },
}));
const answers = {
  namespace: "AWS/ApplicationELB",
  metricName: "TargetResponseTime",
  dimensions: { LoadBalancer: UNKNOWN, TargetGroup: UNKNOWN },
};
const balancer: Fixture = { type: "aws:lb/loadBalancer:LoadBalancer", name: "alb", inputs: {} };
const database4 = ["CPUUtilization", "FreeStorageSpace", "DatabaseConnections", "FreeableMemory"];

const wrong = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({ title, resource, says, resources });

/** Examples of alarms that watch nearly what they should, or may. */
export const coverageGaps: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    {
      title: "A function that a query names beside another one",
      resources: [
        worker(),
        allFunctions(
          "Errors",
          " WHERE FunctionName = 'tradai-other-prod' OR FunctionName = 'tradai-worker-prod'",
        ),
        ...throttles,
      ],
    },
  ],
  violating: [
    wrong(
      "A function under the alarm on all calls of the account",
      "worker",
      "no alarm on Errors",
      ...[worker(), ...alarmsOn("AWS/Lambda", {}, "Errors"), ...throttles],
    ),
    wrong(
      "A function that counts errors of its own",
      "worker",
      "no alarm on Errors",
      ...[worker(), ...alarmsOn("tradai/worker", ofWorker, "Errors"), ...throttles],
    ),
    wrong(
      "A service named like its cluster, of which another service is watched",
      "service",
      "too few RunningTaskCount",
      {
        type: "aws:ecs/service:Service",
        name: "service",
        inputs: { name: "tradai-prod", desiredCount: 2 },
      },
      silenceOn("ECS/ContainerInsights", "RunningTaskCount", {
        ClusterName: "tradai-prod",
        ServiceName: "tradai-backend-api-prod",
      }),
    ),
  ],
  undecided: [
    {
      title: "A gateway under an alarm of which nobody knows what it watches",
      resources: [gateway("a"), gatewayErrors(UNKNOWN)],
      resource: "gateway-a",
      says: "`what alarm-ErrorPortAllocation watches`",
    },
    {
      title: "Two gateways, of which an alarm watches one beside another that is not declared here",
      resources: [
        gateway("a"),
        gateway("b"),
        {
          ...gatewayErrors("nat-0a1b2c3d4e5f60718", UNKNOWN),
          references: { metricQueries: ["gateway-a", "gateway-b"] },
        },
      ],
      resource: "gateway-a",
      says: "`what alarm-ErrorPortAllocation watches`",
    },
    {
      title: "Two target groups of one load balancer, and alarms on one of them",
      resources: [
        ...behind,
        balancer,
        { ...anomaly(answers), references: { metricQueries: ["alb", "backend-api", "mlflow"] } },
        ...["UnHealthyHostCount", "HTTPCode_Target_5XX_Count", "TargetResponseTime"].map((metric) => ({
          ...alarmOver(answers.namespace, metric, answers.dimensions),
          references: { metricQueries: ["alb", "backend-api", "mlflow"] },
        })),
      ],
      resource: "backend-api",
      says: "`what alarm-UnHealthyHostCount watches`",
    },
    {
      title: "A database whose name is not known yet, and alarms on one that has a name",
      resources: [
        database({ identifier: UNKNOWN }),
        ...alarmsOn("AWS/RDS", { DBInstanceIdentifier: "tradai-mlflow-prod" }, ...database4),
      ],
      resource: "database",
      says: "`what alarm-CPUUtilization watches`",
    },
    {
      title: "A queue, and an alarm of which nobody knows on what service it is",
      resources: [
        { type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "tradai-jobs-prod" } },
        alarm({ namespace: UNKNOWN }),
      ],
      resource: "jobs",
      says: "alarm: `namespace`",
    },
    {
      title: "A database whose alarms another layer may declare",
      scope: "layer",
      resources: [database()],
      resource: "database",
      says: "the alarm may be declared in another layer",
    },
  ],
};
