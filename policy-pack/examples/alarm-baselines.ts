import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alarm, metricQuery } from "./alarm";
import { anomaly } from "./anomaly";

type Inputs = Readonly<Record<string, unknown>>;

const stage = (name: string): Inputs => ({ ApiName: "tradai-api-prod", Stage: name });
const latencyOf = (
  dimensions: Inputs,
): Inputs & { namespace: string; metricName: string; dimensions: Inputs } => ({
  namespace: "AWS/ApiGateway",
  metricName: "Latency",
  dimensions,
});
const slow = (dimensions: Inputs = stage("v1")): Fixture => alarm(latencyOf(dimensions));
const slowest = alarm(
  metricQuery(
    ...["v1", "v2"].map((name) => ({
      id: name,
      metric: { ...latencyOf(stage(name)), period: 60, stat: "p95" },
    })),
    { id: "worst", expression: "MAX(METRICS())", returnData: true },
  ),
);
/** What is unusual of the latency of a stage per call. */
const perCall = anomaly(latencyOf(stage("v1")), {
  metricQueries: [
    { id: "calls", metric: { ...latencyOf(stage("v1")), metricName: "Count", period: 300, stat: "Sum" } },
    { id: "measured", metric: { ...latencyOf(stage("v1")), period: 300, stat: "p95" }, returnData: true },
    { id: "usual", expression: "ANOMALY_DETECTION_BAND(measured, 3)", returnData: true },
  ],
});
const balancer = (name: string): Fixture => ({ type: "aws:lb/loadBalancer:LoadBalancer", name, inputs: {} });
const answers = (of: unknown): { namespace: string; metricName: string; dimensions: Inputs } => ({
  namespace: "AWS/ApplicationELB",
  metricName: "TargetResponseTime",
  dimensions: { LoadBalancer: of },
});
const wrong = (title: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "alarm",
  says: "no alarm learns what is usual of",
});

/** Examples of alarms on what is slower than it was, beside those on what is too slow. */
export const baselineExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    { title: "A baseline of the latency", resources: [slow(), anomaly(latencyOf(stage("v1")))] },
    {
      title: "A baseline of one of the stages that an alarm takes the slowest of",
      resources: [slowest, anomaly(latencyOf(stage("v1")))],
    },
    { title: "A baseline beside another metric", resources: [slow(), perCall] },
    {
      title: "A baseline of the program's own latency",
      resources: [
        alarm({ ...latencyOf({ Strategy: "momentum" }), namespace: "tradai/api" }),
        anomaly({ ...latencyOf({ Strategy: "momentum" }), namespace: "tradai/api" }),
      ],
    },
    {
      title: "A baseline of a load balancer that AWS names",
      resources: [
        { ...alarm(answers("app/tradai/1")), references: { dimensions: ["alb"] } },
        { ...anomaly(answers(UNKNOWN)), references: { metricQueries: ["alb"] } },
        balancer("alb"),
      ],
    },
  ],
  violating: [
    wrong("A latency that may grow by and by", slow()),
    {
      ...wrong(
        "A threshold that only the update tells, and no baseline",
        alarm({ ...latencyOf(stage("v1")), threshold: UNKNOWN }),
      ),
      says: "which this one holds to (known after the update): growth below that goes unseen",
    },
    wrong("A baseline of another stage", slow(), anomaly(latencyOf(stage("v2")))),
    wrong(
      "A baseline of one stage for the whole API",
      slow({ ApiName: "tradai-api-prod" }),
      anomaly(latencyOf(stage("v1"))),
    ),
    wrong(
      "A baseline of the whole API for one stage",
      slow(),
      anomaly(latencyOf({ ApiName: "tradai-api-prod" })),
    ),
    wrong(
      "A baseline of the time behind the API alone",
      slow(),
      anomaly({ ...latencyOf(stage("v1")), metricName: "IntegrationLatency" }),
    ),
    wrong(
      "A baseline of another namespace",
      slow(),
      anomaly({ ...latencyOf(stage("v1")), namespace: "tradai/api" }),
    ),
    wrong(
      "A baseline of another load balancer, both of which AWS names",
      { ...alarm(answers(UNKNOWN)), references: { dimensions: ["alb"] } },
      { ...anomaly(answers(UNKNOWN)), references: { metricQueries: ["other"] } },
      balancer("alb"),
      balancer("other"),
    ),
  ],
  undecided: [
    {
      title: "A latency whose baseline another layer may declare",
      scope: "layer",
      resources: [slow()],
      resource: "alarm",
      says: "the alarm on what is unusual may be declared in another layer",
    },
  ],
};
