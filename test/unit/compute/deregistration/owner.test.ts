import assert from "node:assert/strict";
import { deregistered, given } from "./aws";
import type { Registered } from "./fixture";
import { alive, living } from "./fixture";
import { handle, scheduledEvent, terminateEvent } from "./run";

const gone = "i-0dead";
const task = "3f1c6a0b8d7e4c2f9a5b1d0e6c8f7a24";
const ofEcs = { AWS_INSTANCE_IPV4: "10.0.11.70", ECS_SERVICE_NAME: "live-trading", REGION: "eu-central-1" };

const others: readonly [string, Registered][] = [
  ["a task of ECS", { id: task, attributes: ofEcs }],
  ["a task of ECS on an instance", { id: task, attributes: { ...ofEcs, EC2_INSTANCE_ID: gone } }],
  ["what ECS marked, under an instance's id", { id: gone, attributes: { ECS_CLUSTER_NAME: "tradai-dev" } }],
  [
    "a task whose health ECS reports",
    { id: task, attributes: { AWS_INIT_HEALTH_STATUS: "HEALTHY", AWS_INSTANCE_IPV4: "10.0.11.71" } },
  ],
  ["what somebody registered by name", { id: "laptop", attributes: { AWS_INSTANCE_IPV4: "10.0.11.72" } }],
  ["an id that only begins like an instance's", { id: "i-0dead-copy", attributes: {} }],
];

const ours: readonly [string, Registered][] = [
  ["its own id", { id: gone, attributes: { AWS_INSTANCE_IPV4: "10.0.11.73" } }],
  ["the attribute EC2_INSTANCE_ID", { id: "host-1", attributes: { EC2_INSTANCE_ID: gone } }],
  ["the attribute AWS_EC2_INSTANCE_ID", { id: "host-1", attributes: { AWS_EC2_INSTANCE_ID: gone } }],
];

describe("deregistration: whose entry it is", () => {
  for (const [what, entry] of others) {
    it(`removes ${what}`, async () => {
      given({ registry: { "live-trading": [entry, alive] }, group: { [living]: "InService" } });
      await handle(scheduledEvent);
      await handle(terminateEvent(gone));
      assert.deepEqual(deregistered(), []);
    });
  }

  for (const [what, entry] of ours) {
    for (const [when, event] of [
      ["the schedule", scheduledEvent],
      ["the termination", terminateEvent(gone)],
    ] as const) {
      it(`does not know a dead instance by ${what} at ${when}`, async () => {
        given({ registry: { mlflow: [entry, alive] }, group: { [living]: "InService" } });
        await handle(event);
        assert.deepEqual(deregistered(), [`mlflow ${entry.id}`]);
      });
    }
  }
});
