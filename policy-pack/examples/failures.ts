import type { Fixture } from "../rule";
import { account, region } from "./bucket";
import { eventTarget, functionArn, onFailure, worker, workerRole } from "./function";
import { key } from "./key";
import { queue, queueAlarm, queueArn } from "./queue";

export const unknown = Symbol("unknown");
/** A queue for failures whose name does not say so. */
export const failures = "tradai-failures-prod";
export const fortnight = { messageRetentionSeconds: 1_209_600 };
export const atRest = queue("failures", failures, fortnight);
export const kept = [atRest, queueAlarm(failures, "NumberOfMessagesSent")];
export const send = { Effect: "Allow", Action: "sqs:SendMessage", Resource: queueArn(failures) };
export const lonely = queue("jobs", "tradai-jobs-prod");
export const of = (type: string, name: string, inputs: Fixture["inputs"]): Fixture => ({
  type: `aws:${type}`,
  name,
  inputs,
});
export const subscription = (inputs: Fixture["inputs"] = {}): Fixture =>
  of("sns/topicSubscription:TopicSubscription", "subscription", {
    topic: "tradai-alerts-prod",
    protocol: "lambda",
    endpoint: functionArn,
    ...inputs,
  });
export const email = subscription({ protocol: "email", endpoint: "ops@example.com" });
export const schedule = (target: object): Fixture =>
  of("scheduler/schedule:Schedule", "schedule", {
    name: "tradai-nightly-prod",
    target: {
      arn: `arn:aws:states:${region}:${account}:stateMachine:tradai-nightly-prod`,
      retryPolicy: { maximumEventAgeInSeconds: 3600 },
      ...target,
    },
  });
export const toMachine = {
  retryPolicy: { maximumRetryAttempts: 3 },
  arn: `arn:aws:states:${region}:${account}:stateMachine:tradai-nightly-prod`,
};
export const mapping = of("lambda/eventSourceMapping:EventSourceMapping", "mapping", {
  functionName: "tradai-worker-prod",
  destinationConfig: { onFailure: { destinationArn: queueArn(failures) } },
});
export const ownQueue = worker({ deadLetterConfig: { targetArn: queueArn(failures) } });
export const redrive = (inputs: Fixture["inputs"]): Fixture =>
  of("sqs/redrivePolicy:RedrivePolicy", "redrive", inputs);
export const alias = of("lambda/alias:Alias", "alias", { name: "live", functionName: "tradai-worker-prod" });
export const called = [...kept, ...workerRole(send), eventTarget(queueArn(failures))];
export const aliasCalled = [
  ...kept,
  ...workerRole(send),
  alias,
  worker(),
  eventTarget(queueArn(failures), { arn: `${functionArn}:live` }),
];
export const topic = of("sns/topic:Topic", "topic", { name: "tradai-alerts-prod" });
export const topicArn = `arn:aws:sns:${region}:${account}:tradai-alerts-prod`;
export const encrypted = [
  queue("failures", failures, { ...fortnight, kmsMasterKeyId: "alias/tradai-logs-prod" }),
  queueAlarm(failures, "NumberOfMessagesSent"),
  ...key(),
  worker(),
  eventTarget(queueArn(failures)),
  onFailure(queueArn(failures)),
];
export const useKeys = (...actions: readonly string[]): object => ({
  Effect: "Allow",
  Action: actions,
  Resource: `arn:aws:kms:${region}:${account}:key/*`,
});
export const queryOn = (metric: object): Fixture =>
  of("cloudwatch/metricAlarm:MetricAlarm", "alarm", {
    name: "failures",
    metricQueries: [{ id: "m", metric }],
  });
export const sent = { namespace: "AWS/SQS", metricName: "NumberOfMessagesSent" };
