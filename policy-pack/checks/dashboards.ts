import type { Place, ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import { compositeType, problemsOfMetric } from "./alarm-targets";
import { requireAllLayers } from "./all-layers";
import type { Shown } from "./dashboard-body";
import { shownBy } from "./dashboard-body";
import { alarmType } from "./metrics/alarm-metrics";
import { isNamed, judgeDimension, mayBeNamed } from "./metrics/dimension-targets";
import { namespaceOf } from "./metrics/namespaces";
import { isServed, targetGroupType } from "./running-services";

export const dashboardType = "aws:cloudwatch/dashboard:Dashboard";
const logGroupType = "aws:cloudwatch/logGroup:LogGroup";

/** Whom an operator looks for on the dashboard, and the namespaces of whose metrics any shows it. */
interface Row {
  readonly type: string;
  readonly namespaces: readonly string[];
  readonly appliesTo?: (graph: ResourceGraph, subject: Resource) => boolean;
}

const rows: readonly Row[] = [
  { type: "aws:ecs/service:Service", namespaces: ["AWS/ECS", "ECS/ContainerInsights"] },
  { type: targetGroupType, namespaces: ["AWS/ApplicationELB"], appliesTo: isServed },
  { type: "aws:autoscaling/group:Group", namespaces: ["AWS/EC2", "AWS/AutoScaling", "CWAgent"] },
  { type: "aws:sqs/queue:Queue", namespaces: ["AWS/SQS"] },
  { type: "aws:sfn/stateMachine:StateMachine", namespaces: ["AWS/States"] },
  { type: "aws:lambda/function:Function", namespaces: ["AWS/Lambda"] },
  { type: "aws:rds/instance:Instance", namespaces: ["AWS/RDS"] },
  { type: "aws:apigateway/restApi:RestApi", namespaces: ["AWS/ApiGateway"] },
  { type: "aws:wafv2/webAcl:WebAcl", namespaces: ["AWS/WAFV2"] },
  { type: "aws:synthetics/canary:Canary", namespaces: ["CloudWatchSynthetics"] },
];

/** Types that a dashboard must show. */
export const shownTypes: readonly string[] = rows.map(({ type }) => type);

/** Whether a dashboard shows the resource: by one of its metrics, or by a search over all of its kind. */
function shows(graph: ResourceGraph, shown: Shown, subject: Resource, { namespaces }: Row): boolean {
  return namespaces.some((name) => {
    // Stryker disable next-line OptionalChaining: the table of metrics holds the namespace of every row
    const targets = Object.entries(namespaceOf(name)?.targets ?? {}).filter(([, { types }]) =>
      types.includes(subject.type),
    );
    return targets.some(([dimension, target]) => {
      const values = [...shown.metrics, ...shown.searches]
        .filter(({ namespace }) => namespace === name)
        .flatMap((metric) => metric.values.filter(([key]) => key === dimension).map(([, value]) => value));
      if (values.some((value) => isNamed(graph, subject, target, value))) {
        return true;
      }
      if (values.length > 0 && mayBeNamed(graph, subject, target)) {
        throw new UnknownRead(`the name of ${subject.name}`);
      }
      return shown.searches.some(
        ({ namespace, keys, values: narrowed }) =>
          namespace === name && keys.includes(dimension) && !narrowed.some(([key]) => key === dimension),
      );
    });
  });
}

function dashboardsOf(graph: ResourceGraph, place: Place, open: OpenQuestions): readonly Shown[] {
  return graph
    .ofType(dashboardType)
    .flatMap((dashboard) => open.ask(() => shownBy(dashboard, place), dashboard.name) ?? []);
}

/** Whatever does the work is on the dashboard. */
export const onDashboard: Check = function* (subject, context) {
  const { graph, place } = context;
  const open = new OpenQuestions();
  const row = rows.find(
    ({ type, appliesTo }) => type === subject.type && (appliesTo?.(graph, subject) ?? true),
  );
  if (!row) {
    return;
  }
  const isShown = dashboardsOf(graph, place, open).some(
    (shown) => open.ask(() => shows(graph, shown, subject, row)) ?? false,
  );
  if (!isShown) {
    open.settle();
    requireAllLayers(context, "the dashboard may be declared in another layer");
    yield {
      found: "no dashboard shows it: an operator looks for it in vain",
      expected: `a widget with one of its metrics of ${row.namespaces.join(" or ")}`,
    };
  }
};

/** Relation 60: what a dashboard charts exists, and AWS publishes it. */
export const chartsDeclared: Check = function* (dashboard, context) {
  const { graph, place, requireWhole } = context;
  const shown = shownBy(dashboard, place);
  const unknown = new Set<string>();
  for (const metric of [...shown.metrics, ...shown.searches]) {
    const namespace = namespaceOf(metric.namespace);
    if (namespace && metric.metric !== "") {
      yield* problemsOfMetric(metric, namespace);
    }
    for (const [key, value] of metric.values) {
      const target = namespace?.targets[key];
      const verdict = target && judgeDimension(graph, dashboard, metric, target, value);
      if (verdict === "unknown") {
        unknown.add(`${metric.namespace} ${key}`);
      }
      if (verdict === "undeclared") {
        requireWhole(`what ${key} names may be declared in another layer`);
        yield {
          found: `a widget charts ${metric.metric || "metrics"} of ${key} ${show(value)}, which nothing declares`,
          expected: "the name of a declared resource",
        };
      }
    }
  }
  yield* undeclared(context, shown.alarms, [alarmType, compositeType], "the alarm");
  yield* undeclared(context, shown.logGroups, [logGroupType], "the log group");
  if (unknown.size > 0) {
    throw new UnknownRead([...unknown].join(", "));
  }
};

function* undeclared(
  { graph, requireWhole }: RuleContext,
  names: readonly string[],
  types: readonly string[],
  what: string,
): Iterable<Violation> {
  for (const name of new Set(names)) {
    if (!graph.identifiedBy(name).some(({ type }) => types.includes(type))) {
      requireWhole(`${what} may be declared in another layer`);
      yield { found: `a widget shows ${what} ${name}, which nothing declares`, expected: "a declared one" };
    }
  }
}
