import assert from "node:assert/strict";
import { UserError } from "../../../shared/errors";
import { BoundaryBuilder, DeploymentPolicyBuilder } from "../../../shared/policy";
import { arns, dev, inDev, plain } from "./scope";

const queues = {
  arns: [inDev("sqs", "tradai-*-dev"), inDev("sqs", "tradai-*-dev.fifo")],
  reason: "deploy queues",
};

const refused: readonly (readonly [title: string, build: () => unknown, says: RegExp])[] = [
  [
    "an action that AWS does not have",
    () => new DeploymentPolicyBuilder(dev).withActions(["sqs:CreateQueues"], queues),
    /did you mean "sqs:CreateQueue"/,
  ],
  [
    "every action of a service",
    () => new DeploymentPolicyBuilder(dev).withActions(["sqs:*"], queues),
    /has a wildcard/,
  ],
  [
    "an action where it can never be done",
    () => new DeploymentPolicyBuilder(dev).withActions(["dynamodb:CreateTable"], queues),
    /"dynamodb:CreateTable" cannot apply to "arn:aws:sqs/,
  ],
  [
    "an action on nothing",
    () => new DeploymentPolicyBuilder(dev).withActions(["sqs:CreateQueue"], { ...queues, arns: [] }),
    /cannot apply to nothing/,
  ],
  [
    "another environment's things",
    () =>
      new DeploymentPolicyBuilder(dev).withActions(["sqs:CreateQueue"], {
        ...queues,
        arns: [inDev("sqs", "tradai-*-prod")],
      }),
    /names the environment "prod"/,
  ],
  [
    "another account",
    () =>
      new DeploymentPolicyBuilder(dev).withActions(["sqs:CreateQueue"], {
        ...queues,
        arns: ["arn:aws:sqs:eu-central-1:999988887777:*"],
      }),
    /is of another place; allowed: the account 600802701449/,
  ],
  [
    "another region",
    () =>
      new DeploymentPolicyBuilder(dev).withActions(["sqs:CreateQueue"], {
        ...queues,
        arns: ["arn:aws:sqs:us-east-1:600802701449:*"],
      }),
    /eu-central-1 or eu-west-1/,
  ],
  [
    "a condition that the action does not know",
    () =>
      new DeploymentPolicyBuilder(dev).withActions(["sqs:CreateQueue"], {
        ...queues,
        when: { StringEquals: { "kms:ViaService": "sqs.eu-central-1.amazonaws.com" } },
      }),
    /"kms:ViaService" is not one that sqs:CreateQueue supports/,
  ],
  [
    "a boundary of a service that AWS does not have",
    () => new BoundaryBuilder(dev).upTo(["dynamo"], "tables"),
    /there is no service "dynamo"/,
  ],
  ["a boundary of no service", () => new BoundaryBuilder(dev).upTo([], "nothing"), /there is no service/],
  [
    "a boundary that a managed policy does not hold",
    () =>
      new BoundaryBuilder(dev)
        .upTo(["sqs"], "queues")
        .deny("sqs:SendMessage")
        .on(Array.from({ length: 120 }, (_, i) => inDev("sqs", `tradai-a-queue-of-many-${i}-dev`)))
        .because("too much")
        .build(),
    /boundary passes the 6144 characters/,
  ],
];

describe("a policy of whoever deploys", () => {
  for (const [title, build, says] of refused) {
    it(`holds ${title}`, () => {
      assert.throws(build, (error) => error instanceof UserError && says.test(error.message));
    });
  }

  it("says more or less than what was given", () => {
    const policy = new DeploymentPolicyBuilder(dev)
      .withActions(["sqs:CreateQueue", "sqs:ListQueues", "logs:CreateLogGroup"], {
        ...queues,
        // Topics are nothing that these actions are done to.
        arns: [...queues.arns, inDev("sns", "tradai-*-dev"), inDev("logs", "log-group:/tradai/dev/*")],
      })
      .build();
    assert.deepEqual(plain(policy), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DeployQueues",
          Effect: "Allow",
          Action: ["logs:CreateLogGroup", "sqs:CreateQueue"],
          Resource: [...queues.arns, inDev("logs", "log-group:/tradai/dev/*")].sort(),
        },
        { Sid: "WhatHasNoResource", Effect: "Allow", Action: "sqs:ListQueues", Resource: "*" },
      ],
    });
  });

  it("ends elsewhere than its boundary says", () => {
    const boundary = new BoundaryBuilder(dev)
      .upTo(["sqs", "sns"], "messages", { StringEquals: { "aws:RequestedRegion": "eu-central-1" } })
      .deny("s3:DeleteBucket")
      .on(arns.stateBucket("bucket"))
      .because("keep the state")
      .build();
    assert.deepEqual(plain(boundary), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "KeepTheState",
          Effect: "Deny",
          Action: "s3:DeleteBucket",
          Resource: "arn:aws:s3:::tradai-pulumi-state-dev",
        },
        {
          Sid: "Messages",
          Effect: "Allow",
          Action: ["sns:*", "sqs:*"],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": "eu-central-1" } },
        },
      ],
    });
  });
});
