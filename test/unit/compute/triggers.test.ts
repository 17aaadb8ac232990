import assert from "node:assert/strict";
import { mappingFacts, mostMessages, scheduleFacts, stateMachines } from "../../facts/compute";
import { describeComputeLayer } from "./layer";

const ruleType = "cloudwatch/eventRule:EventRule";

describeComputeLayer("triggers", ({ facts, named, ofType, valuesOf, made }) => {
  const arn = (service: string, name: string): string =>
    `arn:aws:${service}:eu-central-1:${facts.account}:${named(name)}`;
  const deadLetters = { arn: arn("sqs", "tradai-events-dlq-{env}") };

  it("has a clock too many, too few or by another name", () => {
    const scheduled = ofType(ruleType).filter(({ inputs }) => inputs.scheduleExpression !== undefined);
    // The seventh documented rule is foundation's (OPEN-21); the comparison with service discovery is TRADAI-H-02's.
    const reconcile = facts.consolidated ? ["tradai-deregistration-reconcile-{env}"] : [];
    assert.equal(scheduleFacts.length, 6);
    assert.deepEqual(
      scheduled.map(({ inputs }) => inputs.name).sort(),
      [...scheduleFacts.map(({ id }) => `tradai-${id}-{env}`), ...reconcile].map(named).sort(),
    );
  });

  it("has a rule that nothing documents", () => {
    const ended = facts.consolidated ? ["consolidated-terminate", "deregistration-reconcile"] : [];
    const added = ["drift-detected", "deployment-failed", "function-deployment-failed", ...ended];
    assert.deepEqual(
      valuesOf(ruleType, "name"),
      [...scheduleFacts.map(({ id }) => id), ...added].map((id) => named(`tradai-${id}-{env}`)).sort(),
    );
    for (const { inputs, name } of ofType(ruleType)) {
      assert.ok(inputs.state === undefined || inputs.state === "ENABLED", name);
    }
  });

  for (const { id, rate, seconds } of scheduleFacts) {
    it(`${id} runs at other times, is not let run, or a run is lost without a trace`, () => {
      const rule = made(`schedule-${id}`).inputs;
      assert.equal(rule.scheduleExpression, rate);
      assert.equal(rule.eventPattern, undefined);
      const target = made(`schedule-${id}-target`).inputs;
      assert.equal(target.rule, rule.name);
      assert.equal(target.arn, `arn-of-function-${id}-live`);
      assert.deepEqual(target.deadLetterConfig, deadLetters);
      const retry = target.retryPolicy as Record<string, number>;
      assert.ok(
        (retry.maximumEventAgeInSeconds ?? 0) <= Math.max(60, seconds),
        "a run outlives its interval",
      );
      const permission = made(`schedule-${id}-permission`).inputs;
      assert.equal(permission.principal, "events.amazonaws.com");
      assert.equal(permission.function, named(`tradai-${id}-{env}`));
      assert.equal(permission.qualifier, "live");
      assert.equal(permission.sourceArn, `arn-of-schedule-${id}`);
    });
  }

  it("has a queue without a consumer, or with two", () => {
    assert.deepEqual(
      valuesOf("lambda/eventSourceMapping:EventSourceMapping", "eventSourceArn"),
      mappingFacts.map(({ queue }) => arn("sqs", queue)).sort(),
    );
  });

  for (const { consumer, queue } of mappingFacts) {
    it(`${consumer} reads another queue, too much at once, or loses what did not fail`, () => {
      const { inputs, waitsFor } = made(`mapping-${consumer}`);
      assert.equal(inputs.eventSourceArn, arn("sqs", queue));
      assert.equal(inputs.functionName, `arn-of-function-${consumer}-live`);
      assert.equal(inputs.enabled, true);
      assert.ok(Number(inputs.batchSize) >= 1 && Number(inputs.batchSize) <= mostMessages);
      // A FIFO queue takes no time to collect them.
      assert.equal(inputs.maximumBatchingWindowInSeconds, undefined);
      assert.deepEqual(inputs.functionResponseTypes, ["ReportBatchItemFailures"]);
      const { maximumConcurrency } = inputs.scalingConfig as { maximumConcurrency: number };
      const reserved = Number(made(`function-${consumer}`).inputs.reservedConcurrentExecutions);
      assert.ok(maximumConcurrency >= 2 && maximumConcurrency <= reserved);
      assert.ok(
        waitsFor.includes(`function-${consumer}-policy`) || waitsFor.includes(`function-${consumer}`),
      );
      // Visibility is six times the consumer's timeout of 60 s (OPEN-14).
      assert.ok(Number(made(`function-${consumer}`).inputs.timeout) <= 60);
    });
  }

  it("has a workflow too many, too few or by another name", () => {
    assert.deepEqual(valuesOf("sfn/stateMachine:StateMachine", "name"), stateMachines.map(named).sort());
    for (const { inputs, name } of ofType("sfn/stateMachine:StateMachine")) {
      assert.ok(inputs.type === undefined || inputs.type === "STANDARD", name);
    }
  });

  it("waits for the next schedule when a model no longer fits", () => {
    const rule = made("drift-detected").inputs;
    const pattern = JSON.parse(String(rule.eventPattern)) as { source: string[]; account: string[] };
    assert.deepEqual(pattern.account, [facts.account]);
    const variables = made("function-drift-monitor").inputs.environment as {
      variables: Record<string, string>;
    };
    assert.deepEqual(pattern.source, [variables.variables.DRIFT_EVENT_SOURCE]);
    const target = made("drift-detected-target").inputs;
    assert.equal(target.arn, "arn-of-workflow-retraining-workflow");
    assert.equal(target.roleArn, "arn-of-events-role");
    assert.deepEqual(target.deadLetterConfig, deadLetters);
  });

  it("tells nobody of a deployment that failed", () => {
    for (const id of ["deployment-failed", "function-deployment-failed"]) {
      const target = made(`${id}-target`).inputs;
      assert.equal(target.arn, arn("sns", "tradai-alerts-{env}"));
      assert.deepEqual(target.deadLetterConfig, deadLetters);
    }
    const ofServices = JSON.parse(String(made("deployment-failed").inputs.eventPattern)) as {
      source: string[];
      resources: { wildcard: string }[];
    };
    assert.deepEqual(ofServices.source, ["aws.ecs"]);
    assert.match(String(ofServices.resources[0]?.wildcard), new RegExp(`:service/${named("tradai-{env}")}/`));
  });

  if (!facts.consolidated) return;

  it("does not hear of the end of a host, or hears of others'", () => {
    assert.deepEqual(JSON.parse(String(made("consolidated-terminate").inputs.eventPattern)), {
      source: ["aws.autoscaling"],
      "detail-type": ["EC2 Instance-terminate Lifecycle Action"],
      detail: {
        AutoScalingGroupName: [named("tradai-consolidated-asg-{env}")],
        LifecycleHookName: [named("tradai-consolidated-terminate-{env}")],
      },
    });
    assert.equal(made("deregistration-reconcile").inputs.scheduleExpression, "rate(5 minutes)");
    for (const id of ["consolidated-terminate", "deregistration-reconcile"]) {
      assert.equal(made(`${id}-target`).inputs.arn, "arn-of-function-deregistration-live");
      assert.deepEqual(made(`${id}-target`).inputs.deadLetterConfig, deadLetters);
      const permission = made(`${id}-permission`).inputs;
      assert.deepEqual([permission.qualifier, permission.sourceArn], ["live", `arn-of-${id}`]);
    }
  });
});
