import assert from "node:assert/strict";
import { calls, given, handle, launchEvent, reconcileRule, scheduledEvent } from "./aws";

function launch(detail: object): object {
  return { ...launchEvent, detail: { ...launchEvent.detail, ...detail } };
}

const launchType = "EC2 Instance-launch Lifecycle Action";
/** Why a launch event is not the schedule. */
const noSchedule = [
  { field: "source", found: "aws.autoscaling", expected: "aws.events" },
  { field: "detail-type", found: launchType, expected: "Scheduled Event" },
  { field: "resources", found: null, expected: "tuple" },
];
/** Why a scheduled event is no launch. */
const noLaunch = [
  { field: "source", found: "aws.events", expected: "aws.autoscaling" },
  { field: "detail-type", found: "Scheduled Event", expected: launchType },
  { field: "detail.AutoScalingGroupName", found: null, expected: "tradai-nat-dev" },
  { field: "detail.LifecycleHookName", found: null, expected: "tradai-nat-launch-dev" },
  {
    field: "detail.LifecycleTransition",
    found: null,
    expected: "autoscaling:EC2_INSTANCE_LAUNCHING",
  },
  { field: "detail.LifecycleActionToken", found: null, expected: "string" },
  { field: "detail.EC2InstanceId", found: null, expected: "string" },
];
const otherRule = "arn:aws:events:eu-central-1:111122223333:rule/other";

const notOurs: readonly [string, unknown, { launch: unknown[]; schedule: unknown[] }][] = [
  [
    "another group",
    launch({ AutoScalingGroupName: "tradai-nat-prod" }),
    {
      launch: [
        { field: "detail.AutoScalingGroupName", found: "tradai-nat-prod", expected: "tradai-nat-dev" },
      ],
      schedule: noSchedule,
    },
  ],
  [
    "another hook",
    launch({ LifecycleHookName: "other" }),
    {
      launch: [{ field: "detail.LifecycleHookName", found: "other", expected: "tradai-nat-launch-dev" }],
      schedule: noSchedule,
    },
  ],
  [
    "a termination",
    {
      ...launch({ LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING" }),
      "detail-type": "EC2 Instance-terminate Lifecycle Action",
    },
    {
      launch: [
        { field: "detail-type", found: "EC2 Instance-terminate Lifecycle Action", expected: launchType },
        {
          field: "detail.LifecycleTransition",
          found: "autoscaling:EC2_INSTANCE_TERMINATING",
          expected: "autoscaling:EC2_INSTANCE_LAUNCHING",
        },
      ],
      schedule: [
        { field: "source", found: "aws.autoscaling", expected: "aws.events" },
        {
          field: "detail-type",
          found: "EC2 Instance-terminate Lifecycle Action",
          expected: "Scheduled Event",
        },
        { field: "resources", found: null, expected: "tuple" },
      ],
    },
  ],
  [
    "an instance id that is none",
    launch({ EC2InstanceId: "*" }),
    {
      launch: [{ field: "detail.EC2InstanceId", found: "*", expected: "/^i-[0-9a-f]+$/" }],
      schedule: noSchedule,
    },
  ],
  [
    "no detail",
    { source: "aws.autoscaling", "detail-type": launchType },
    { launch: [{ field: "detail", found: null, expected: "object" }], schedule: noSchedule },
  ],
  [
    "the schedule of another rule",
    { ...scheduledEvent, resources: [otherRule] },
    {
      launch: noLaunch,
      schedule: [{ field: "resources.0", found: otherRule, expected: reconcileRule }],
    },
  ],
  [
    "the schedule of no rule",
    { ...scheduledEvent, resources: [] },
    { launch: noLaunch, schedule: [{ field: "resources", found: [], expected: "no fewer than 1" }] },
  ],
  [
    "the schedule of two rules",
    { ...scheduledEvent, resources: [reconcileRule, otherRule] },
    {
      launch: noLaunch,
      schedule: [{ field: "resources", found: [reconcileRule, otherRule], expected: "no more than 1" }],
    },
  ],
  [
    "what somebody made up in the name of the rule",
    { ...scheduledEvent, source: "somebody" },
    {
      launch: [{ field: "source", found: "somebody", expected: "aws.autoscaling" }, ...noLaunch.slice(1)],
      schedule: [{ field: "source", found: "somebody", expected: "aws.events" }],
    },
  ],
  [
    "no event",
    null,
    {
      launch: [{ field: "", found: null, expected: "object" }],
      schedule: [{ field: "", found: null, expected: "object" }],
    },
  ],
];

describe("NAT route updater: refusal", () => {
  for (const [what, event, mismatches] of notOurs) {
    it(`acts on ${what}, or fails so that Lambda tries it again`, async () => {
      given({});
      const { outcome, lines } = await handle(event);
      assert.deepEqual(outcome, { outcome: "refused", mismatches });
      assert.deepEqual(
        lines.map((line) => [line.level, line.message, line.mismatches]),
        [["ERROR", "event refused: neither a launch of the NAT group nor the schedule", mismatches]],
      );
      assert.deepEqual(calls(), []);
    });
  }
});
