import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alarm } from "./alarm";
import { charts, dashboard, widget } from "./dashboard";
import { worker } from "./function";

type Inputs = Readonly<Record<string, unknown>>;
type Row = readonly unknown[];

/** A resource that an operator looks for, and rows any of which shows it. */
interface Kind {
  readonly subject: Fixture;
  readonly rows: readonly Row[];
}

const of = (type: string, name: string, inputs: Inputs): Fixture => ({ type, name, inputs });
const region = { Region: "eu-central-1", Rule: "ALL" };
const machine = "arn:aws:states:eu-central-1:600802701449:stateMachine:tradai-backtest-prod";
const inGroup = ["AutoScalingGroupName", "tradai-nat-prod"];
const ofService = ["ClusterName", "tradai-prod", "ServiceName", "tradai-api-prod"];
const kinds: readonly Kind[] = [
  {
    subject: of("aws:ecs/service:Service", "service", { name: "tradai-api-prod", desiredCount: 1 }),
    rows: [
      ["AWS/ECS", "CPUUtilization", ...ofService],
      ["ECS/ContainerInsights", "RunningTaskCount", ...ofService],
    ],
  },
  {
    subject: {
      ...of("aws:lb/targetGroup:TargetGroup", "target-group", { name: "tradai-api-p" }),
      outputs: { arnSuffix: "targetgroup/tradai-api-p/1" },
    },
    rows: [
      [
        "AWS/ApplicationELB",
        "RequestCount",
        "LoadBalancer",
        "app/tradai/1",
        "TargetGroup",
        "targetgroup/tradai-api-p/1",
      ],
    ],
  },
  {
    subject: of("aws:autoscaling/group:Group", "group", { name: "tradai-nat-prod" }),
    rows: [
      ["AWS/EC2", "CPUUtilization", ...inGroup],
      ["AWS/AutoScaling", "GroupInServiceInstances", ...inGroup],
      ["CWAgent", "mem_used_percent", ...inGroup],
    ],
  },
  {
    subject: of("aws:sqs/queue:Queue", "queue", { name: "tradai-jobs-prod" }),
    rows: [["AWS/SQS", "NumberOfMessagesSent", "QueueName", "tradai-jobs-prod"]],
  },
  {
    subject: of("aws:sfn/stateMachine:StateMachine", "machine", { name: "tradai-backtest-prod" }),
    rows: [["AWS/States", "ExecutionsFailed", "StateMachineArn", machine]],
  },
  { subject: worker(), rows: [["AWS/Lambda", "Errors", "FunctionName", "tradai-worker-prod"]] },
  {
    subject: of("aws:rds/instance:Instance", "database", { identifier: "tradai-mlflow-prod" }),
    rows: [["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", "tradai-mlflow-prod"]],
  },
  {
    subject: of("aws:apigateway/restApi:RestApi", "api", { name: "tradai-api-prod" }),
    rows: [["AWS/ApiGateway", "Count", "ApiName", "tradai-api-prod"]],
  },
  {
    subject: of("aws:wafv2/webAcl:WebAcl", "acl", {
      name: "tradai-waf-prod",
      visibilityConfig: { metricName: "tradai-waf-prod" },
    }),
    rows: [["AWS/WAFV2", "BlockedRequests", ...Object.entries(region).flat(), "WebACL", "tradai-waf-prod"]],
  },
  {
    subject: of("aws:synthetics/canary:Canary", "canary", { name: "tradai-canary-prod" }),
    rows: [["CloudWatchSynthetics", "SuccessPercent", "CanaryName", "tradai-canary-prod"]],
  },
];
/** What the rows name besides. */
const besides: readonly Fixture[] = [
  of("aws:ecs/cluster:Cluster", "cluster", { name: "tradai-prod" }),
  {
    ...of("aws:lb/loadBalancer:LoadBalancer", "alb", { name: "tradai" }),
    outputs: { arnSuffix: "app/tradai/1" },
  },
];
const unshown = (title: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "worker",
  says: "no dashboard shows it",
});
const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "dashboard",
  says,
});
const find = (expression: string): Inputs => charts([{ expression, id: "q1" }]);
const query = (rest: string): Inputs =>
  find(`SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName) ${rest}`);
const errors = charts(["AWS/Lambda", "Errors", "FunctionName", "tradai-worker-prod"]);
const alarmArn = "arn:aws:cloudwatch:eu-central-1:600802701449:alarm:tradai-rds-cpu-prod";

/** Examples of everything that a dashboard shows, and of the ways in which it does. */
export const dashboardKinds: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    ...kinds.flatMap(({ subject, rows }) =>
      rows.map((row) => ({
        title: `A ${subject.name} by its ${String(row[1])} of ${String(row[0])}`,
        resources: [subject, ...besides, dashboard(charts(row))],
      })),
    ),
    {
      title: "A target group where nothing answers, because its service rests",
      resources: [
        of("aws:lb/targetGroup:TargetGroup", "target-group", { name: "tradai-api-p" }),
        {
          ...of("aws:ecs/service:Service", "service", {
            name: "tradai-api-prod",
            desiredCount: 0,
            loadBalancers: [{ targetGroupArn: UNKNOWN }],
          }),
          references: { loadBalancers: ["target-group"] },
        },
        ...besides,
        dashboard(charts(["AWS/ECS", "CPUUtilization", ...ofService])),
      ],
    },
    {
      title: "A query over several lines that draws the ten worst functions",
      resources: [worker(), dashboard(query("GROUP  BY  FunctionName  ORDER BY SUM() DESC  LIMIT 10"))],
    },
    {
      title: "A query that draws ten functions, whichever they are",
      resources: [worker(), dashboard(query("GROUP BY FunctionName  LIMIT 10"))],
    },
    {
      title: "A search spread over several lines, by the function alone",
      resources: [
        worker(),
        dashboard(
          find(`SUM(SEARCH( ' {"AWS/Lambda", FunctionName} FunctionName = tradai-worker-prod', 'Sum', 300))`),
        ),
      ],
    },
    {
      title: "Widgets and rows that hold no metric",
      resources: [
        worker(),
        dashboard(
          errors,
          { type: "text" },
          widget("metric", { metrics: [{ view: "x" }, [{ id: "e" }], []] }),
        ),
      ],
    },
    {
      title: "A metric of the program's own",
      resources: [worker(), dashboard(errors, charts(["tradai/jobs", "Runs", "Strategy", "momentum"]))],
    },
    {
      title: "An alarm that a chart is annotated with",
      resources: [
        worker(),
        { ...alarm(), name: "cpu" },
        dashboard(
          errors,
          widget("metric", { metrics: [], annotations: { alarms: [alarmArn], vertical: [] } }),
        ),
      ],
    },
  ],
  violating: [
    ...kinds
      .map(({ subject }) => ({
        title: `A ${subject.name} that nobody finds`,
        resources: [
          subject,
          ...besides,
          worker({ name: "tradai-other-prod" }),
          dashboard(
            find("SEARCH('{AWS/Lambda,FunctionName} FunctionName=\"tradai-other-prod\"', 'Sum', 300)"),
          ),
        ].filter((each, index, all) => index === all.findIndex(({ name }) => name === each.name)),
        resource: subject.name,
        says: "no dashboard shows it",
      }))
      .filter(({ resource }) => resource !== "worker"),
    unshown(
      "A function whose errors another region charts",
      worker(),
      dashboard({
        ...errors,
        properties: {
          region: "us-east-1",
          metrics: [["AWS/Lambda", "Errors", "FunctionName", "tradai-worker-prod"]],
        },
      }),
    ),
    unshown("A function by the total of all", worker(), dashboard(charts(["AWS/Lambda", "Errors"]))),
    unshown(
      "A search over something else",
      worker(),
      dashboard(find("SEARCH('{AWS/SQS,QueueName} MetricName=\"NumberOfMessagesSent\"', 'Sum', 300)")),
    ),
    wrong(
      "An annotation of an alarm that is gone",
      "the alarm arn:aws:cloudwatch:eu-central-1:600802701449:alarm:tradai-rds-cpu-prod",
      worker(),
      dashboard(errors, widget("metric", { metrics: [], annotations: { alarms: [alarmArn] } })),
    ),
    wrong(
      "A row that takes all but the metric from the one before, of a function that is gone",
      'Throttles of FunctionName "tradai-gone-prod"',
      worker(),
      dashboard(
        errors,
        charts(
          ["AWS/Lambda", "Errors", "FunctionName", "tradai-worker-prod"],
          [".", "Throttles", ".", "tradai-gone-prod"],
        ),
      ),
    ),
    wrong(
      "A search of no metric in particular, in a function that is gone",
      'metrics of FunctionName "tradai-gone-prod"',
      worker(),
      dashboard(
        errors,
        find("SEARCH('{AWS/Lambda,FunctionName} FunctionName=\"tradai-gone-prod\"', 'Sum', 300)"),
      ),
    ),
    wrong(
      "Two spaces before logs that nobody writes",
      "the log group /aws/lambda/tradai-gone-prod",
      worker(),
      dashboard(errors, widget("log", { query: "SOURCE  '/aws/lambda/tradai-gone-prod' | limit 20" })),
    ),
    wrong(
      "A topic in the place of an alarm",
      "the alarm tradai-alerts-prod",
      worker(),
      of("aws:sns/topic:Topic", "topic", { name: "tradai-alerts-prod" }),
      dashboard(errors, widget("alarm", { alarms: ["tradai-alerts-prod"] })),
    ),
  ],
  undecided: [
    {
      title: "A function that the dashboard of another layer may show",
      scope: "layer",
      resources: [worker()],
      resource: "worker",
      says: "the dashboard may be declared in another layer",
    },
    {
      title: "A function in a program of one layer of several",
      resources: [worker(), of("tradai:layer:Compute", "compute", {})],
      resource: "worker",
      says: "this program has no persistent, foundation, edge layer",
    },
    {
      title: "A chart of a function that another layer may declare",
      scope: "layer",
      resources: [dashboard(errors)],
      resource: "dashboard",
      says: "what FunctionName names may be declared in another layer",
    },
    {
      title: "An alarm that another layer may declare",
      scope: "layer",
      resources: [dashboard(widget("alarm", { alarms: [alarmArn] }))],
      resource: "dashboard",
      says: "the alarm may be declared in another layer",
    },
    {
      title: "A body that is no JSON",
      resources: [{ ...dashboard(), inputs: { dashboardName: "tradai-prod", dashboardBody: "{" } }],
      resource: "dashboard",
      says: "`dashboardBody` is no JSON",
    },
  ],
};
