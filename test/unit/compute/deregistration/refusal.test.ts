import assert from "node:assert/strict";
import { readConfiguration } from "../../../../compute/deregistration/configuration";
import { calls, given, groupName } from "./aws";
import { audited, living } from "./fixture";
import { handle, scheduledEvent, terminateEvent } from "./run";

const event = terminateEvent(living);

function termination(detail: object): object {
  return { ...event, detail: { ...event.detail, ...detail } };
}

/** What each event is not as it has to be, to be the end of an instance of the group. */
const notOurs: readonly [string, unknown, readonly [field: string, found: unknown, expected: string][]][] = [
  [
    "another group",
    termination({ AutoScalingGroupName: "tradai-nat-dev" }),
    [["detail.AutoScalingGroupName", "tradai-nat-dev", groupName]],
  ],
  [
    "another hook",
    termination({ LifecycleHookName: "other" }),
    [["detail.LifecycleHookName", "other", "tradai-consolidated-terminate-dev"]],
  ],
  [
    "a launch",
    {
      ...termination({ LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" }),
      "detail-type": "EC2 Instance-launch Lifecycle Action",
    },
    [
      ["detail-type", "EC2 Instance-launch Lifecycle Action", "EC2 Instance-terminate Lifecycle Action"],
      [
        "detail.LifecycleTransition",
        "autoscaling:EC2_INSTANCE_LAUNCHING",
        "autoscaling:EC2_INSTANCE_TERMINATING",
      ],
    ],
  ],
  [
    "an instance id that is none",
    termination({ EC2InstanceId: "*" }),
    [["detail.EC2InstanceId", "*", "/^i-[0-9a-f]+$/"]],
  ],
  [
    "no token",
    termination({ LifecycleActionToken: undefined }),
    [["detail.LifecycleActionToken", null, "string"]],
  ],
  ["no event", null, [["", null, "object"]]],
];

const otherRule = "arn:aws:events:eu-central-1:111122223333:rule/other";
const ourRule = "arn:aws:events:eu-central-1:111122223333:rule/tradai-deregistration-reconcile-dev";

/** What each event is not as it has to be, to be our schedule. */
const notScheduled: readonly [string, object, readonly [string, unknown, string][]][] = [
  ["another rule", { resources: [otherRule] }, [["resources.0", otherRule, ourRule]]],
  ["no rule", { resources: [] }, [["resources", [], "no fewer than 1"]]],
  ["two rules", { resources: [ourRule, otherRule] }, [["resources", [ourRule, otherRule], "no more than 1"]]],
  ["somebody", { source: "somebody" }, [["source", "somebody", "aws.events"]]],
];

function told(expected: readonly (readonly [string, unknown, string])[]) {
  return expected.map(([field, found, expected]) => ({ field, found, expected }));
}

describe("deregistration: refusal", () => {
  for (const [what, notOurEvent, expected] of notOurs) {
    it(`acts on ${what}, or fails so that Lambda tries it again`, async () => {
      given({ registry: audited(), group: { [living]: "InService" } });
      const { outcome, lines } = await handle(notOurEvent);
      assert.ok(outcome?.outcome === "refused");
      assert.deepEqual(outcome.mismatches.termination, told(expected));
      assert.deepEqual(
        lines.map((line) => [line.level, line.message, line.mismatches]),
        [
          [
            "ERROR",
            "event refused: neither a termination of the consolidated group nor the schedule",
            outcome.mismatches,
          ],
        ],
      );
      assert.deepEqual(calls(), []);
    });
  }

  for (const [whose, change, expected] of notScheduled) {
    it(`acts on the schedule of ${whose}`, async () => {
      given({ registry: audited(), group: { [living]: "InService" } });
      const { outcome } = await handle({ ...scheduledEvent, ...change });
      assert.ok(outcome?.outcome === "refused");
      assert.deepEqual(outcome.mismatches.schedule, told(expected));
      assert.deepEqual(calls(), []);
    });
  }

  it("guesses what the function is not told", () => {
    const variables = {
      GROUP_NAME: "g",
      HOOK_NAME: "h",
      NAMESPACE_ID: "n",
      RECONCILE_RULE: "r",
      TOPIC_ARN_REGISTRATION: "t",
    };
    assert.deepEqual(readConfiguration({ ...variables, PATH: "/bin" }), variables);
    for (const name of Object.keys(variables)) {
      assert.throws(() => readConfiguration({ ...variables, [name]: "" }), {
        message: `environment variables of the function are not set: ${name}; the compute layer sets them`,
      });
    }
    assert.throws(() => readConfiguration({ GROUP_NAME: "g", NAMESPACE_ID: "n", RECONCILE_RULE: "r" }), {
      message:
        "environment variables of the function are not set: HOOK_NAME, TOPIC_ARN_REGISTRATION; the compute layer sets them",
    });
  });
});
