import type { Reader } from "../graph/reader";
import { show } from "../graph/values";
import type { Check } from "../rule";
import { operatorOf, parseQuery } from "./metrics/alarm-metrics";

const onBand = [
  "GreaterThanUpperThreshold",
  "LessThanLowerThreshold",
  "LessThanLowerOrGreaterThanUpperThreshold",
];

/** The other queries that an expression names: ids begin with a small letter, functions and operators do not. */
function idsIn(expression: string): readonly string[] {
  const withoutTexts = expression.replaceAll(/"[^"]*"|'[^']*'/g, "");
  return [...withoutTexts.matchAll(/(?<![\w.])[a-z]\w*/g)].map(([id]) => id);
}

function expressionsOf(alarm: Reader): readonly (readonly [id: string, expression: string])[] {
  return alarm.blocks("metricQueries").flatMap((block) => {
    const expression = block.text("expression");
    const isMath =
      expression !== undefined &&
      !parseQuery(expression) &&
      !/\b(?:SEARCH|INSIGHT_RULE_METRIC)\(/.test(expression);
    return isMath ? [[String(block.text("id")), expression] as const] : [];
  });
}

/** What metric math is made of is there. */
const mathComplete: Check = function* ({ inputs }) {
  const ids = inputs.blocks("metricQueries").map((block) => String(block.text("id")));
  for (const [id, expression] of expressionsOf(inputs)) {
    const missing = [...new Set(idsIn(expression))].filter((each) => !ids.includes(each));
    if (missing.length > 0) {
      yield {
        found: `the expression of ${show(id)} names ${missing.join(", ")}, which no query is: AWS refuses the alarm`,
        expected: `one of ${ids.join(", ")}`,
      };
    }
  }
};

/**
 * An alarm on what is unusual compares a metric with a band around it; any other with a number.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const bandDeclared: Check = function* (alarm) {
  const { inputs } = alarm;
  const operator = operatorOf(alarm);
  const band = inputs.text("thresholdMetricId");
  if (band === undefined) {
    if (onBand.includes(operator)) {
      yield {
        found: `${operator} compares with a band, and \`thresholdMetricId\` names none`,
        expected: "the id of a query with ANOMALY_DETECTION_BAND",
      };
    }
    return;
  }
  const isBand = expressionsOf(inputs).some(
    ([id, expression]) => id === band && expression.includes("ANOMALY_DETECTION_BAND("),
  );
  if (!isBand) {
    yield {
      found: `\`thresholdMetricId\` is ${show(band)}, which is no band`,
      expected: "the id of a query with ANOMALY_DETECTION_BAND",
    };
    return;
  }
  if (!onBand.includes(operator)) {
    yield {
      found: `the alarm compares with a band by ${operator}: AWS refuses it`,
      expected: `one of ${onBand.join(", ")}`,
    };
  }
};

/** An alarm watches one result. */
const oneResult: Check = function* ({ inputs }) {
  const queries = inputs.blocks("metricQueries");
  const wanted = inputs.has("thresholdMetricId") ? 2 : 1;
  const results = queries.filter((block) => block.flag("returnData"));
  // A single query returns its data whether it says so or not.
  if (queries.length > 1 && results.length !== wanted) {
    yield {
      found: `${results.length} queries return data: AWS refuses the alarm`,
      expected: `\`returnData\` true on ${wanted === 2 ? "the metric and its band" : "one query"} alone`,
    };
  }
};

/** What `alarm-target-exists` asks of metric math. */
export const mathChecks: readonly Check[] = [mathComplete, bandDeclared, oneResult];
