import assert from "node:assert/strict";
import { topicFacts } from "../../facts/foundation";
import { only, valuesOf } from "../support/mocks";
import { list, statementsOf } from "./documents";
import type { Statement } from "./documents";
import { describeFoundationLayer } from "./layer";

const topicType = "aws:sns/topic:Topic";

describeFoundationLayer("topics", ({ environment, facts, named, ofType, registered }) => {
  const arnOf = (name: string): string => `arn:aws:sns:eu-central-1:${facts.account}:${named(name)}`;
  const policyOf = (name: string): Statement[] =>
    statementsOf(only(registered(), "aws:sns/topicPolicy:TopicPolicy", "arn", arnOf(name)));

  it("has a topic too many, too few or by another name", () => {
    assert.deepEqual(
      valuesOf(registered(), topicType, "name"),
      topicFacts.map(({ name }) => named(name)).sort(),
    );
  });

  it("drops alarms: a topic on AWS's own key, which CloudWatch may not use", () => {
    for (const { name, inputs } of ofType(topicType)) {
      assert.match(String(inputs.kmsMasterKeyId), /^arn:aws:kms:eu-central-1:\d{12}:key\/1$/, name);
    }
  });

  for (const { name, publishers, subscriber } of topicFacts) {
    it(`refuses a publisher of ${name}, or admits one that has no business there`, () => {
      const allowed = policyOf(name).filter(({ Effect }) => Effect === "Allow");
      const services = allowed.map(({ Principal }) =>
        typeof Principal === "object" ? Principal.Service : Principal,
      );
      assert.deepEqual(services.sort(), [...publishers]);
      for (const { Action, Resource } of allowed) {
        assert.deepEqual([Action, Resource], ["sns:Publish", arnOf(name)]);
      }
    });

    it(`lets ${name} be published to without TLS`, () => {
      const denied = policyOf(name).filter(({ Effect }) => Effect === "Deny");
      assert.equal(denied.length, 1);
      assert.equal(denied[0]?.Principal, "*");
      assert.deepEqual(denied[0].Condition, { Bool: { "aws:SecureTransport": "false" } });
    });

    it(`tells nobody of what is published to ${name}`, () => {
      const subscriptions = ofType("aws:sns/topicSubscription:TopicSubscription").filter(
        ({ inputs }) => inputs.topic === arnOf(name),
      );
      assert.deepEqual(
        subscriptions.map(({ inputs }) => [inputs.protocol, inputs.endpoint]),
        [["email", named(subscriber)]],
      );
    });
  }

  it("admits a service for another account's resources", () => {
    for (const { name } of topicFacts) {
      for (const { Effect, Principal, Condition } of policyOf(name)) {
        if (Effect === "Deny" || typeof Principal !== "object") continue;
        // EventBridge sends no source to a topic: with a condition every event would be lost.
        if (Principal.Service === "events.amazonaws.com") assert.equal(Condition, undefined);
        else assert.equal(Condition?.StringEquals?.["aws:SourceAccount"], facts.account, Principal.Service);
      }
    }
  });

  it("lets the alarms of another environment in this account be taken for this one's", () => {
    for (const name of ["tradai-alerts-{env}", "tradai-escalation-{env}"]) {
      const [alarms] = policyOf(name).filter(
        ({ Principal }) => typeof Principal === "object" && Principal.Service === "cloudwatch.amazonaws.com",
      );
      assert.deepEqual(list(alarms?.Condition?.ArnLike?.["aws:SourceArn"]), [
        `arn:aws:cloudwatch:eu-central-1:${facts.account}:alarm:tradai-*-${environment}`,
      ]);
    }
  });
});
