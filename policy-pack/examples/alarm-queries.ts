import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alarm, alarmsOn, metricQuery } from "./alarm";
import { anomaly } from "./anomaly";
import { worker } from "./function";

type Inputs = Readonly<Record<string, unknown>>;

/** An alarm on one query of Metrics Insights, or on one expression. */
const on = (expression: string): Fixture => alarm(metricQuery({ id: "q", expression }));
/** An alarm on metric math over the errors of a function. */
const math = (expression: string, ...besides: readonly Inputs[]): Fixture =>
  alarm(
    metricQuery(
      {
        id: "errors",
        metric: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: { FunctionName: "tradai-worker-prod" },
          period: 60,
          stat: "Sum",
        },
      },
      { id: "result", expression, returnData: true },
      ...besides,
    ),
  );
/** What is unusual of a number that is calculated itself. */
const unusual = (band: string): Fixture => ({
  ...anomaly(
    { namespace: "AWS/Lambda", metricName: "Errors", dimensions: { FunctionName: "tradai-worker-prod" } },
    {
      metricQueries: [
        {
          id: "errors",
          metric: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "tradai-worker-prod" },
            period: 60,
            stat: "Sum",
          },
        },
        { id: "measured", expression: "errors * 2", returnData: true },
        { id: "usual", expression: "ANOMALY_DETECTION_BAND(measured, 3)", returnData: true },
      ],
      thresholdMetricId: band,
    },
  ),
  name: "alarm",
});
const inNamespace = (namespace: string, dimensions?: Inputs): Fixture =>
  alarm({ namespace, metricName: "root-use", dimensions });
const filter = (namespace: string): Fixture => ({
  type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  name: "root-use",
  inputs: { metricTransformation: { namespace, name: "root-use", value: "1" } },
});
const composite = (alarmRule: string, name = "alarm"): Fixture => ({
  type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  name,
  inputs: { alarmName: `tradai-${name}-prod`, alarmRule },
});
const parts = alarmsOn(
  "AWS/Lambda",
  { FunctionName: "tradai-worker-prod" },
  "Errors",
  "Throttles",
  "Duration",
).map((each) => ({ ...each, inputs: { ...each.inputs, name: `tradai-${each.name}-prod` } }));

const right = (title: string, ...resources: readonly Fixture[]): Example => ({ title, resources });
const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "alarm",
  says,
});
const open = (title: string, says: string, ...resources: readonly Fixture[]): UndecidedExample => ({
  title,
  resources,
  resource: "alarm",
  says,
});
const inLayer = (example: UndecidedExample): UndecidedExample => ({ ...example, scope: "layer" });

/** Examples of queries, metric math and composite alarms: what they are made of is there. */
export const queryExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    right(
      "A query over several lines, of one tag",
      on(`SELECT SUM("Errors")
            FROM "AWS/Lambda"
            WHERE tag.env = 'prod'
            ORDER BY SUM() DESC LIMIT 10`),
    ),
    right("A query that names no dimension", on('SELECT MAX(ApproximateAgeOfOldestMessage) FROM "AWS/SQS"')),
    right(
      "A search, which is no metric math",
      on(`SUM(SEARCH('{AWS/Lambda,FunctionName} errors', 'Sum', 300))`),
    ),
    right("A rule of Contributor Insights", on("INSIGHT_RULE_METRIC(rule, MaxContributorValue)")),
    right("Metric math over the metrics whose names hold a text", math('SUM(METRICS("fail"))'), worker()),
    right(
      "Metric math over the load of a database, which a function reads",
      math("errors + DB_PERF_INSIGHTS('RDS', 'db-1', 'os.cpu.total')"),
      worker(),
    ),
    right("A band around what is calculated", unusual("usual"), worker()),
    right(
      "A metric of the program's own by a dimension",
      inNamespace("tradai/security", { User: "root" }),
      filter("tradai/security"),
    ),
    right(
      "A composite alarm of three, however it writes them",
      composite(
        `ALARM( "tradai-alarm-Errors-prod" ) AND OK('tradai-alarm-Throttles-prod') OR INSUFFICIENT_DATA(tradai-alarm-Duration-prod)`,
      ),
      ...[...parts, worker()],
    ),
    right(
      "A composite alarm of a composite one",
      composite("ALARM(tradai-part-prod)"),
      composite("ALARM(tradai-alarm-Errors-prod)", "part"),
      ...[...parts, worker()],
    ),
  ],
  violating: [
    wrong(
      "A query by a dimension that the metric has not",
      "is asked for with the dimensions QueueName",
      on('SELECT MAX(Duration) FROM SCHEMA("AWS/Lambda", QueueName)'),
    ),
    wrong(
      "A query by a dimension that the metric lacks",
      "with the dimensions FunctionName, Stage",
      on(`SELECT SUM(Errors) FROM "AWS/Lambda" WHERE FunctionName = 'tradai-worker-prod' AND Stage = 'v1'`),
      worker(),
    ),
    wrong(
      "A function that is gone, in a query that groups",
      '"tradai-gone-prod"',
      on(
        `SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName) WHERE "FunctionName"='tradai-gone-prod' GROUP BY FunctionName`,
      ),
      worker(),
    ),
    wrong(
      "Metric math over a text that is not quoted",
      "names fail, which no query is",
      math("SUM(fail)"),
      worker(),
    ),
    wrong("A band by the name of another query", "which is no band", unusual("measured"), worker()),
    ...[
      "GreaterThanUpperThreshold",
      "LessThanLowerThreshold",
      "LessThanLowerOrGreaterThanUpperThreshold",
    ].map((comparisonOperator) =>
      wrong(
        `A number compared by ${comparisonOperator}`,
        `${comparisonOperator} compares with a band`,
        alarm({
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: { FunctionName: "tradai-worker-prod" },
          comparisonOperator,
        }),
        worker(),
      ),
    ),
    wrong(
      "A composite alarm of a topic",
      "the alarm tradai-alerts-prod, which nothing declares",
      composite("ALARM(tradai-alerts-prod)"),
      { type: "aws:sns/topic:Topic", name: "topic", inputs: { name: "tradai-alerts-prod" } },
    ),
  ],
  undecided: [
    open(
      "A namespace that the table of metrics does not hold",
      "the table of metrics has no namespace AWS/Kinesis",
      alarm({ namespace: "AWS/Kinesis", metricName: "IncomingBytes", dimensions: { StreamName: "tradai" } }),
    ),
    open(
      "A gateway known after the update that the alarm does not depend on",
      "`dimensions.NatGatewayId` is known",
      alarm({
        namespace: "AWS/NATGateway",
        metricName: "ErrorPortAllocation",
        dimensions: { NatGatewayId: UNKNOWN },
      }),
    ),
    open(
      "A query over a function whose name is known after the update",
      "`metricQueries.FunctionName` is known",
      on(`SELECT SUM(Errors) FROM "AWS/Lambda" WHERE FunctionName = 'tradai-worker-prod'`),
      worker({ name: UNKNOWN }),
    ),
    open(
      "An alias of a function whose name is known after the update",
      "`dimensions.Resource` is known",
      alarm({
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensions: { FunctionName: "tradai-worker-prod", Resource: "tradai-worker-prod:live" },
      }),
      worker(),
      { type: "aws:lambda/alias:Alias", name: "live", inputs: { name: "live", functionName: UNKNOWN } },
    ),
    open(
      "A group whose name is known after the update",
      "`dimensions.AutoScalingGroupName` is known",
      alarm({
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { AutoScalingGroupName: "tradai-nat-prod" },
      }),
      { type: "aws:autoscaling/group:Group", name: "group", inputs: { name: UNKNOWN } },
    ),
    open(
      "A metric of the program's own that only code may publish",
      "no declared filter publishes root-use of tradai/security: code may",
      inNamespace("tradai/security"),
      filter("tradai/jobs"),
    ),
    inLayer(
      open(
        "A database that another layer may declare",
        "what DBInstanceIdentifier names may be declared",
        alarm(),
      ),
    ),
    inLayer(
      open(
        "A part that another layer may declare",
        "the alarm may be declared",
        composite("ALARM(tradai-part-prod)"),
      ),
    ),
  ],
};
