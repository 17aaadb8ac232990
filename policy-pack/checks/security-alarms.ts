import type { ResourceGraph } from "../graph/graph";
import { required, resolveAll } from "../graph/lists";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable, UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import { isSpokenFor } from "./alarm-actions";
import { requireAllLayers } from "./all-layers";
import { parsePattern } from "./filter-pattern";
import type { EventPredicate } from "./filter-pattern";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf, alarmType, looksForLow, operatorOf } from "./metrics/alarm-metrics";
import { ordinaryEvent, securityEvents } from "./security-events";
import { topicType } from "./topic-publishers";
import { subscriptionType } from "./topics";

export const trailType = "aws:cloudtrail/trail:Trail";
export const filterType = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const groupType = "aws:cloudwatch/logGroup:LogGroup";
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
const longestPattern = 1024;

/** What a filter counts, and of which controls; throws where its pattern cannot be judged. */
interface Counting {
  readonly counts?: EventPredicate;
  readonly controls: readonly string[];
}

function countingOf(graph: ResourceGraph, filter: Resource): Counting {
  const pattern = String(filter.inputs.text("pattern"));
  return graph.remember(`what a filter counts by ${pattern}`, () => {
    const counts = parsePattern(pattern);
    return counts ? { counts, controls: controlsOf(counts) } : { controls: [] };
  });
}

/** The log group that a trail delivers into. */
function groupOf(graph: ResourceGraph, trail: Resource): Resource {
  return required(targetOf(graph, trail, "cloudWatchLogsGroupArn", [groupType]), "cloudWatchLogsGroupArn");
}

/** The controls of which a filter counts an event; none for one that counts everything. */
function controlsOf(counts: EventPredicate): readonly string[] {
  return counts(ordinaryEvent)
    ? []
    : securityEvents
        .filter(({ events }) => events.some(({ event }) => counts(event)))
        .map(({ control }) => control);
}

/** Each event of the set is counted by a filter on the trail's log group. */
export const setCounted: Check = function* (trail, context) {
  const { graph } = context;
  const group = groupOf(graph, trail);
  const open = new OpenQuestions();
  const counting = graph.ofType(filterType).flatMap((filter) => {
    const readsFrom = targetOf(graph, filter, "logGroupName", [groupType]);
    if (readsFrom.kind === "unknown") {
      open.note(new UnknownRead(`logGroupName of ${filter.name}`));
    }
    const isOnTrail = readsFrom.resource === group;
    const predicate = isOnTrail ? open.ask(() => countingOf(graph, filter).counts, filter.name) : undefined;
    return predicate && !predicate(ordinaryEvent) ? [predicate] : [];
  });
  for (const { control, what, events } of securityEvents) {
    const missing = events.filter(({ event }) => !counting.some((counts) => counts(event)));
    if (missing.length > 0) {
      open.settle();
      requireAllLayers(context, "the filters of the trail may be declared in another layer");
      yield {
        found: `nobody hears of ${what}: no metric filter on ${group.name} counts ${missing.map(({ label }) => label).join(", ")}`,
        expected: `a LogMetricFilter for ${control} on the trail's log group, with an alarm`,
      };
    }
  }
};

/** A regional trail sees neither IAM nor sign-in events: its alarms would never go off. */
export const seesAllRegions: Check = function* ({ inputs }) {
  if (inputs.flag("isMultiRegionTrail") !== true) {
    yield {
      found: `the alarms listen to a trail of one region: \`isMultiRegionTrail\` is ${show(inputs.value("isMultiRegionTrail"))}`,
      expected: "true",
    };
  }
};

/** A filter that counts what an auditor asks for reads the trail. */
export const readsTrail: Check = function* (filter, context) {
  const { graph } = context;
  const { controls } = countingOf(graph, filter);
  if (controls.length === 0) {
    return;
  }
  const target = targetOf(graph, filter, "logGroupName", [groupType]);
  if (target.kind === "unknown") {
    throw new UnknownRead("logGroupName");
  }
  const trails = graph.ofType(trailType);
  if (!target.resource || trails.length === 0) {
    context.requireWhole("the trail may be declared in another layer");
  }
  if (!trails.some((trail) => groupOf(graph, trail) === target.resource)) {
    yield {
      found: `the filter looks for events of ${controls.join(", ")} in ${show(filter.inputs.raw("logGroupName"))}, where no trail writes`,
      expected: "the log group of the trail",
    };
  }
};

/** AWS refuses a longer pattern. */
export const patternFits: Check = function* ({ inputs }) {
  const { length } = String(inputs.text("pattern"));
  if (length > longestPattern) {
    yield {
      found: `the pattern has ${length} characters: AWS refuses it`,
      expected: `${longestPattern} at most; two filters may publish one metric`,
    };
  }
};

/** An alarm with one metric that it watches. */
interface Watch {
  readonly alarm: Resource;
  readonly metric: AlarmMetric;
}

function watchesOn(graph: ResourceGraph, filter: Resource, open: OpenQuestions): readonly Watch[] {
  const { watches, reason } = graph.remember("alarms on metrics of their own", () => {
    const unread = new OpenQuestions();
    const found: Watch[] = [];
    for (const alarm of graph.ofType(alarmType)) {
      const read = (): number => found.push(...alarmMetricsOf(alarm).map((metric) => ({ alarm, metric })));
      unread.ask(read, alarm.name);
    }
    return { watches: found, reason: unread.reason };
  });
  if (reason !== undefined) {
    open.note(new Undecidable(reason));
  }
  const namespace = filter.inputs.text("metricTransformation.namespace");
  const name = filter.inputs.text("metricTransformation.name");
  return watches.filter(({ metric }) => metric.namespace === namespace && metric.metric === name);
}

/** Relation 11: what a filter counts is watched. */
export const watched: Check = function* (filter, context) {
  const open = new OpenQuestions();
  if (watchesOn(context.graph, filter, open).length > 0) {
    return;
  }
  open.settle();
  requireAllLayers(context, "the alarm may be declared in another layer");
  const { inputs } = filter;
  yield {
    found: `the filter counts ${show(inputs.text("metricTransformation.name"))} of ${show(inputs.text("metricTransformation.namespace"))}, and no alarm watches that`,
    expected: "an alarm on the same metric name and namespace",
  };
};

/** Relation 12: the alarm goes off on what was counted, and somebody is told. */
export const heard: Check = function* (filter, context) {
  if (countingOf(context.graph, filter).controls.length === 0) {
    return;
  }
  const open = new OpenQuestions();
  let problem: Violation | undefined;
  for (const watch of watchesOn(context.graph, filter, open)) {
    const verdict = open.ask(() => problemOf(watch, filter, context) ?? "told");
    if (verdict === "told") {
      return;
    }
    problem ??= verdict;
  }
  open.settle();
  if (problem) {
    yield problem;
  }
};

/** Why an alarm on a filter's metric tells nobody of it. */
function problemOf({ alarm, metric }: Watch, filter: Resource, context: RuleContext): Violation | undefined {
  const { graph } = context;
  const dimensions = filter.inputs.entries("metricTransformation.dimensions").map(([key]) => key);
  // A query that says no dimensions asks for whatever is published.
  if (metric.keys !== undefined && sorted(metric.keys) !== sorted(dimensions)) {
    return {
      found: `${alarm.name} asks for other dimensions than the filter publishes: it never has data`,
      expected: `the filter's own: ${show(dimensions)}`,
    };
  }
  if (looksForLow(alarm)) {
    return {
      found: `${alarm.name} goes off while nothing happens: its operator is ${operatorOf(alarm)}`,
      expected: '"GreaterThanOrEqualToThreshold"',
    };
  }
  if (isTold(graph, alarm)) {
    return undefined;
  }
  requireAllLayers(context, "who speaks for the alarm, or who hears of it, may be declared in another layer");
  return {
    found: `${alarm.name} watches the filter, and nobody hears it: no topic with a subscriber is among its actions`,
    expected: "an enabled action on a topic that has a subscription",
  };
}

function sorted(keys: readonly string[]): string {
  return [...keys].sort().join();
}

function isTold(graph: ResourceGraph, alarm: Resource): boolean {
  if (isSpokenFor(graph, alarm)) {
    return true;
  }
  if (alarm.inputs.flag("actionsEnabled") === false) {
    return false;
  }
  const topics = resolveAll(graph, alarm, "alarmActions", alarm.inputs.raw("alarmActions"), [topicType]);
  if (topics.resources.some((topic) => companionsOf(graph, topic, subscriptionType, "topic").length > 0)) {
    return true;
  }
  if (
    !topics.isComplete ||
    topics.resources.some((topic) => mayHaveCompanion(graph, topic, subscriptionType, "topic"))
  ) {
    throw new UnknownRead("alarmActions");
  }
  return false;
}
