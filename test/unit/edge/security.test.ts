import assert from "node:assert/strict";
import { controlFacts, securityNamespace, trailGroup } from "../../facts/edge-security";
import { buildAlarms } from "./alarms-part";
import { describeEdge } from "./layer";

const filterType = "cloudwatch/logMetricFilter:LogMetricFilter";
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
const longestPattern = 1024;

describeEdge("alarms on the audit trail", buildAlarms, ({ named, ofType, valuesOf, made }) => {
  it("lets a control of CIS go, or counts what no control asks for", () => {
    assert.deepEqual(
      valuesOf(filterType, "name"),
      controlFacts.map(({ id }) => named(`tradai-security-${id}-{env}`)).sort(),
    );
    assert.equal(controlFacts.length, 14);
  });

  for (const { id, cis, pattern } of controlFacts) {
    it(`CIS ${cis}: an auditor does not recognise the filter, or its alarm listens to another metric`, () => {
      const { inputs } = made(`security-${id}`);
      assert.equal(inputs.pattern, pattern);
      assert.equal(inputs.logGroupName, named(trailGroup));
      assert.deepEqual(inputs.metricTransformation, {
        namespace: named(securityNamespace),
        name: id,
        value: "1",
      });
      const alarm = made(`alarm-security-${id}`).inputs;
      assert.deepEqual([alarm.namespace, alarm.metricName], [named(securityNamespace), id]);
      // The filter publishes none, and an alarm that asks for one never has data.
      assert.equal(alarm.dimensions, undefined);
      assert.match(String(alarm.alarmDescription), new RegExp(`\\(CIS ${cis.replace(".", "\\.")}\\)`));
    });
  }

  it("overlooks a single event, or takes silence for one", () => {
    for (const { id } of controlFacts) {
      const { inputs } = made(`alarm-security-${id}`);
      assert.deepEqual(
        [inputs.statistic, inputs.comparisonOperator, inputs.threshold, inputs.treatMissingData],
        ["Sum", "GreaterThanOrEqualToThreshold", 1, "notBreaching"],
        id,
      );
      assert.deepEqual([inputs.datapointsToAlarm, inputs.evaluationPeriods], [1, 1], id);
      assert.ok(Number(inputs.period) <= 300, id);
    }
  });

  it("has a pattern that AWS refuses for its length", () => {
    for (const { name, inputs } of ofType(filterType)) {
      assert.ok(String(inputs.pattern).length <= longestPattern, name);
    }
  });
});
