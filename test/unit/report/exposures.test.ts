import assert from "node:assert/strict";
import type { PlanResource } from "../../../tools/engine/plan";
import type { Finding } from "../../../tools/report/snapshot";
import { compared, firstLines, resource, snapshot } from "./plans";

interface Variable {
  readonly name: string;
  readonly value: string;
}

const reference = "arn:aws:secretsmanager:eu-central-1:600802701449:secret:tradai/dev/exchange-keys";
const asSecret = { secrets: [{ name: "EXCHANGE_KEYS", valueFrom: reference }] };

function task(container: {
  readonly environment?: readonly Variable[];
  readonly secrets?: readonly object[];
}): PlanResource {
  const containerDefinitions = JSON.stringify([{ name: "worker", image: "worker:1", ...container }]);
  return resource("aws:ecs/taskDefinition:TaskDefinition", "task-worker", {
    family: "tradai-worker-dev",
    containerDefinitions,
  });
}

function variable(value: string): PlanResource {
  return task({ environment: [{ name: "EXCHANGE_KEYS", value }] });
}

const finding: Finding = {
  id: "1",
  rule: "secrets-not-in-env",
  outcome: "violation",
  resources: ["task-worker"],
  text: "containerDefinitions[0].environment holds `EXCHANGE_KEYS` in clear text",
};

describe("a plan report does not call it a danger that", () => {
  it("a secret is written into the variable that it was put into, which no policy takes for one", () => {
    assert.deepEqual(firstLines(snapshot([task(asSecret)]), snapshot([variable("mine-alone")])).slice(1), [
      "## Dangerous",
      "- secret exposed: **task-worker** (`aws.ecs.TaskDefinition`) containerDefinitions[0].environment holds " +
        "`EXCHANGE_KEYS` in clear text, which came from a secret",
    ]);
  });

  it("a policy finds a secret in a new variable, exempted or not", () => {
    for (const outcome of ["violation", "advice", "exempted"] as const) {
      const now = snapshot([variable("mine-alone")], { findings: [{ ...finding, outcome }] });
      assert.deepEqual(
        compared(snapshot([task({})]), now).dangers.map(({ kind, text }) => `${kind}: ${text}`),
        [`secret exposed: ${finding.text}`],
      );
    }
  });
});

describe("a plan report says twice, or without need, that a secret is exposed:", () => {
  it("one variable is one danger, though a policy notices it, too", () => {
    const now = snapshot([variable("mine-alone")], { findings: [finding] });
    assert.equal(compared(snapshot([task(asSecret)]), now).dangers.length, 1);
  });

  it("a program that looks the secret up by itself has its reference", () => {
    assert.deepEqual(compared(snapshot([task(asSecret)]), snapshot([variable(reference)])).dangers, []);
  });

  it("a policy could not judge", () => {
    const now = snapshot([task({})], { findings: [{ ...finding, outcome: "not evaluated" }] });
    assert.deepEqual(compared(snapshot([task({})]), now).dangers, []);
  });
});
