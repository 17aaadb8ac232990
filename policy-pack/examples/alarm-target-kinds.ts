import { compositeType } from "../checks/alarm-targets";
import { queryExamples } from "./alarm-queries";
import { computeTargets } from "./alarm-targets";
import { edgeTargets } from "./alarm-targets-edge";
import { alarm, database, metricQuery } from "./alarm";
import { worker } from "./function";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";

const unknown = Symbol("unknown");

const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "alarm",
  says,
});

const errorsOf = (functionName: unknown): object => ({
  id: "errors",
  metric: {
    namespace: "AWS/Lambda",
    metricName: "Errors",
    dimensions: { FunctionName: functionName },
    period: 60,
    stat: "Sum",
  },
});

const composite = (alarmRule: string): Fixture => ({
  type: compositeType,
  name: "alarm",
  inputs: { alarmName: "tradai-down-prod", alarmRule },
});

const gateway: Fixture = { type: "aws:ec2/natGateway:NatGateway", name: "gateway", inputs: {} };

const ofGateway = alarm({
  namespace: "AWS/NATGateway",
  metricName: "ErrorPortAllocation",
  dimensions: { NatGatewayId: unknown },
});

/** Examples of what alarms name, metric by metric. */
export const targetExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    { title: "A declared database", resources: [alarm(), database()] },
    {
      title: "A gateway whose id AWS gives",
      resources: [{ ...ofGateway, references: { dimensions: ["gateway"] } }, gateway],
    },
    {
      title: "Metric math over a declared function",
      resources: [
        alarm({
          ...metricQuery(errorsOf("tradai-worker-prod"), {
            id: "e",
            expression: "FILL(errors, 0)",
            returnData: true,
          }),
        }),
        worker(),
      ],
    },
    {
      title: "A query over every function of the environment",
      resources: [
        alarm(
          metricQuery({
            id: "q",
            expression: `SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName) WHERE tag.env = 'prod'`,
          }),
        ),
      ],
    },
    {
      title: "A metric that a filter publishes",
      resources: [
        alarm({ namespace: "tradai/security", metricName: "root-use", dimensions: undefined }),
        {
          type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
          name: "root-use",
          inputs: { metricTransformation: { namespace: "tradai/security", name: "root-use", value: "1" } },
        },
      ],
    },
    {
      title: "A composite alarm of declared ones",
      resources: [composite('ALARM("tradai-rds-cpu-prod")'), { ...alarm(), name: "cpu" }, database()],
    },
    ...computeTargets.compliant,
    ...edgeTargets.compliant,
    ...queryExamples.compliant,
  ],
  violating: [
    ...computeTargets.violating,
    ...edgeTargets.violating,
    ...queryExamples.violating,
    wrong("A database that is gone", "tradai-mlflow-prod", alarm()),
    wrong("A misspelt identifier", '"tradai-mlfow-prod"', database(), {
      ...alarm({ dimensions: { DBInstanceIdentifier: "tradai-mlfow-prod" } }),
      references: { dimensions: ["database"] },
    }),
    wrong(
      "A misspelt metric",
      'no metric "CPUUtilisation"',
      alarm({ metricName: "CPUUtilisation" }),
      database(),
    ),
    wrong(
      "Another service's dimension",
      "dimensions DBClusterName",
      alarm({ dimensions: { DBClusterName: "tradai-mlflow-prod" } }),
    ),
    wrong(
      "A metric that has no total",
      "dimensions none",
      alarm({ namespace: "AWS/SQS", metricName: "NumberOfMessagesSent", dimensions: undefined }),
    ),
    wrong(
      "A function that is gone, in metric math",
      '"tradai-gone-prod"',
      alarm(metricQuery(errorsOf("tradai-gone-prod"))),
      worker(),
    ),
    wrong(
      "A function that is gone, in a query",
      '"tradai-gone-prod"',
      alarm(
        metricQuery({
          id: "q",
          expression: `SELECT MAX(Errors) FROM "AWS/Lambda" WHERE FunctionName = 'tradai-gone-prod'`,
        }),
      ),
      worker(),
    ),
    wrong(
      "A misspelt metric in a query",
      'no metric "Error"',
      alarm(
        metricQuery({ id: "q", expression: `SELECT SUM(Error) FROM SCHEMA("AWS/Lambda", FunctionName)` }),
      ),
    ),
    wrong(
      "A composite alarm of one that is gone",
      "tradai-gone-prod",
      composite('ALARM("tradai-gone-prod") OR ALARM("tradai-rds-cpu-prod")'),
      { ...alarm(), name: "cpu" },
      database(),
    ),
  ],
  undecided: [...computeTargets.undecided, ...queryExamples.undecided],
};
