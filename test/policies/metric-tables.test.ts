import assert from "node:assert/strict";
import { parseQuery } from "../../policy-pack/checks/metrics/alarm-metrics";
import { computeNamespaces } from "../../policy-pack/checks/metrics/compute-namespaces";
import { serviceNamespaces } from "../../policy-pack/checks/metrics/service-namespaces";
import { shortestInterval } from "../../policy-pack/checks/schedule-interval";
import { Run } from "../../policy-pack/analysis/run";
import { alarm } from "../../policy-pack/examples/alarm";
import rule from "../../policy-pack/rules/alarm-target-exists";
import { factsOf } from "./fixtures";

const namespaces = { ...computeNamespaces, ...serviceNamespaces };

describe("table of AWS's metrics", () => {
  for (const [name, { page, groups, targets }] of Object.entries(namespaces)) {
    it(`${name} names its page, and only dimensions that one of its metrics carries`, () => {
      assert.match(page, /^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
      const keys = groups.flatMap(({ dimensions }) => dimensions.flat());
      assert.deepEqual(
        Object.keys(targets).filter((key) => !keys.includes(key)),
        [],
      );
    });
  }

  it("does not split a namespace over two files, where one would hide the other", () => {
    const both = Object.keys(computeNamespaces).filter((name) => name in serviceNamespaces);
    assert.deepEqual(both, []);
  });

  it("holds the metrics of the documented alarms with their dimensions", () => {
    const documented: readonly (readonly [string, string, readonly string[]])[] = [
      ["AWS/RDS", "FreeableMemory", ["DBInstanceIdentifier"]],
      ["AWS/SQS", "ApproximateAgeOfOldestMessage", ["QueueName"]],
      ["AWS/ApplicationELB", "UnHealthyHostCount", ["LoadBalancer", "TargetGroup"]],
      ["AWS/ApiGateway", "5XXError", ["ApiName", "Stage"]],
      ["AWS/States", "ExecutionsFailed", ["StateMachineArn"]],
      ["AWS/NATGateway", "ErrorPortAllocation", ["NatGatewayId"]],
      ["AWS/EC2", "StatusCheckFailed", ["AutoScalingGroupName"]],
      ["ECS/ContainerInsights", "RunningTaskCount", ["ClusterName", "ServiceName"]],
      ["AWS/WAFV2", "BlockedRequests", ["Region", "Rule", "WebACL"]],
      ["CloudWatchSynthetics", "SuccessPercent", ["CanaryName"]],
    ];
    for (const [namespace, metric, keys] of documented) {
      const sets = namespaces[namespace]?.groups
        .filter(({ names }) => names.includes(metric))
        .flatMap(({ dimensions }) => dimensions.map((set) => [...set].sort().join()));
      assert.ok(sets?.includes(keys.join()), `${namespace} ${metric} by ${keys.join()}`);
    }
  });
});

describe("alarms on metrics that no table holds", () => {
  const ask = (namespace: string): readonly string[] => {
    const facts = factsOf({ resources: [alarm({ namespace, metricName: "Beats", dimensions: undefined })] });
    const { violations, notEvaluated } = new Run(facts, {
      config: { environments: {} },
      stackConfig: {},
    }).resultOf(rule);
    assert.deepEqual(violations, []);
    return notEvaluated.flatMap(({ reasons }) => reasons);
  };

  it("are said not to be evaluated, so that nobody takes them for checked", () => {
    assert.deepEqual(ask("tradai/trading"), [
      "no declared filter publishes Beats of tradai/trading: code may",
    ]);
    assert.deepEqual(ask("AWS/Athena"), ["the table of metrics has no namespace AWS/Athena"]);
  });
});

describe("queries of Metrics Insights in alarms", () => {
  it("give namespace, metric and the values that narrow them", () => {
    const query = parseQuery(
      `SELECT MAX(Duration) FROM SCHEMA("AWS/Lambda", FunctionName) WHERE FunctionName = 'a' AND tag.env = 'dev' GROUP BY FunctionName`,
    );
    assert.equal(query?.namespace, "AWS/Lambda");
    assert.equal(query.metric, "Duration");
    assert.deepEqual(query.keys, ["FunctionName"]);
    assert.deepEqual(query.values, [["FunctionName", "a"]]);
  });

  it("without a schema leave the dimensions open, and metric math is no query", () => {
    assert.equal(parseQuery(`SELECT SUM("Errors") FROM "AWS/Lambda"`)?.keys, undefined);
    assert.equal(parseQuery(`SELECT SUM("Errors") FROM "AWS/Lambda"`)?.metric, "Errors");
    assert.equal(parseQuery("FILL(m1, 0) / m2"), undefined);
  });
});

describe("schedules of EventBridge", () => {
  it("tell the shortest time between two runs, so that overlapping runs are seen", () => {
    const seconds: Readonly<Record<string, number | undefined>> = {
      "rate(1 minute)": 60,
      "rate(2 hours)": 7200,
      "rate(1 day)": 86_400,
      "cron(* * * * ? *)": 60,
      "cron(0/15 * * * ? *)": 900,
      "cron(0 6 * * ? *)": 86_400,
      "cron(0 6,7 ? * MON-FRI *)": 3600,
      "cron(5,10,45 8-18 ? * MON-FRI *)": 300,
      "cron(55 23 * * ? *)": 86_400,
      "cron(0,50 0,23 * * ? *)": 600,
      "at(2026-12-01T00:00:00)": undefined,
      every: undefined,
    };
    for (const [expression, expected] of Object.entries(seconds)) {
      assert.equal(shortestInterval(expression), expected, expression);
    }
  });
});
