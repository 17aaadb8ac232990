import assert from "node:assert/strict";
import { ResourceGraph } from "../../../policy-pack/graph/graph";
import { alarmFacts } from "../../../tools/docs/alarms/alarm";
import { alarmsPage } from "../../../tools/docs/alarms/page";
import { documentedAlarms, escalated } from "../../facts/edge-alarms";
import { rowsBelow } from "./markdown";

const environments = ["dev", "staging", "prod"] as const;

const rows = rowsBelow(alarmsPage());

function cellsOf(name: string): readonly string[] {
  const short = name.replaceAll(/^tradai-|-\{env\}$/g, "");
  const found = rows.find(([first]) => first === `\`${short}\``);
  assert.ok(found, `no row of ${short}`);
  return found;
}

describe("alarms page", () => {
  for (const [index, environment] of environments.entries()) {
    it(`does not say when a documented alarm goes off: ${environment}`, () => {
      for (const name of documentedAlarms[environment]) assert.notEqual(cellsOf(name)[3 + index], "–", name);
    });
  }

  it("says that prod has the host's alarm, or dev the one of ECS services", () => {
    assert.equal(cellsOf("tradai-consolidated-status-{env}")[5], "–");
    assert.equal(cellsOf("tradai-ecs-tasks-below-desired-{env}")[3], "–");
  });

  it("says that nobody on call hears of what cannot wait", () => {
    for (const name of escalated) assert.equal(cellsOf(name)[7], "alerts, escalation", name);
  });

  it("tells a wrong threshold, window or reading of silence", () => {
    // decisions.md section 5: the sum of NumberOfMessagesReceived, since a consumer empties the queue.
    assert.deepEqual(cellsOf("tradai-backtest-dlq-messages-{env}").slice(2, 8), [
      "`AWS/SQS NumberOfMessagesReceived`, Sum",
      ...["> 0, 1 min", "> 0, 1 min", "> 0, 1 min"],
      "well",
      "alerts",
    ]);
    // The canary runs every fifteen minutes in dev and staging, every five in prod; without it nothing is watched.
    assert.deepEqual(cellsOf("tradai-canary-failed-{env}").slice(3, 7), [
      ...["< 100 %, 2 of 3 x 15 min", "< 100 %, 2 of 3 x 15 min", "< 100 %, 2 of 3 x 5 min"],
      "alarm",
    ]);
  });

  it("leads to no runbook: an alarm without one is shown as if it had none to read", () => {
    const urn = "urn:pulumi:dev::tradai-edge::aws:cloudwatch/metricAlarm:MetricAlarm::mute";
    const inputs = { name: "tradai-mute-dev", alarmDescription: "Something is wrong." };
    const facts = {
      ...{ urn, type: "aws:cloudwatch/metricAlarm:MetricAlarm", name: "mute", inputs, outputs: inputs },
      ...{ protect: false, ignoreChanges: [], dependencies: [], propertyDependencies: {} },
    };
    const [alarm] = new ResourceGraph([facts], {}).resources;
    assert.ok(alarm);
    assert.throws(() => alarmFacts(alarm, "dev"), /mute: its description names no runbook/);
  });
});
