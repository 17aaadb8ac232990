import assert from "node:assert/strict";
import type { Permission } from "../../../tools/report/permissions";
import { failuresIn } from "../../../tools/report/comparison";
import { compared, firstLines, resource, role, snapshot, urnOf } from "./plans";

const objects = "arn:aws:s3:::tradai-results-dev/*";
const read = { Effect: "Allow", Action: "s3:GetObject", Resource: objects };

type Statements = readonly object[];
const cases: readonly { title: string; before: Statements; after: Statements; says: readonly string[] }[] = [
  {
    title: "an action is added",
    before: [read],
    after: [{ ...read, Action: ["s3:GetObject", "s3:DeleteObject"] }],
    says: ["## Permissions gained", "- worker may now `s3:DeleteObject` on `tradai-results-dev/*`"],
  },
  {
    title: "an action is taken away",
    before: [{ ...read, Action: ["s3:GetObject", "s3:DeleteObject"] }],
    after: [read],
    says: ["## Permissions lost", "- worker may no longer `s3:DeleteObject` on `tradai-results-dev/*`"],
  },
  {
    title: "all actions take the place of one",
    before: [read],
    after: [{ ...read, Action: "s3:*" }],
    says: ["## Permissions gained", "- worker may now `s3:*` on `tradai-results-dev/*`"],
  },
  {
    title: "a condition is gone",
    before: [{ ...read, Condition: { StringEquals: { "aws:ResourceAccount": "600802701449" } } }],
    after: [read],
    says: ["## Permissions gained", "- worker may now `s3:GetObject` on `tradai-results-dev/*`"],
  },
  {
    title: "something is no longer forbidden",
    before: [read, { Effect: "Deny", Action: "s3:DeleteObject", Resource: objects }],
    after: [read],
    says: [
      "## Permissions gained",
      "- worker is no longer forbidden to `s3:DeleteObject` on `tradai-results-dev/*`",
    ],
  },
];

describe("a plan report hides from its reader that", () => {
  for (const { title, before, after, says } of cases) {
    it(title, () => {
      const [old, now] = [snapshot(role(before)), snapshot(role(after))];
      assert.deepEqual(firstLines(old, now).slice(1), says);
      const isGained = says[0] === "## Permissions gained";
      const failed = failuresIn(compared(old, now), ["permission-widening"]);
      assert.deepEqual(failed, isGained ? ["permission-widening"] : []);
    });
  }

  it("another service may take a role", () => {
    const lines = firstLines(snapshot(role([read])), snapshot(role([read], "ec2.amazonaws.com")));
    assert.deepEqual(lines.slice(1), [
      "## Permissions gained",
      "- ec2.amazonaws.com may now `sts:AssumeRole` on `worker`",
      "## Permissions lost",
      "- lambda.amazonaws.com may no longer `sts:AssumeRole` on `worker`",
    ]);
  });

  it("anybody may come in by a bucket's policy", () => {
    const bucketType = "aws:s3/bucket:Bucket";
    const bucket = resource(bucketType, "bucket-a", { bucket: "tradai-a-dev" });
    const open = {
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::tradai-a-dev/*",
    };
    const policy = resource(
      "aws:s3/bucketPolicy:BucketPolicy",
      "bucket-a-policy",
      { bucket: "tradai-a-dev", policy: JSON.stringify({ Version: "2012-10-17", Statement: [open] }) },
      { propertyDependencies: { bucket: [urnOf(bucketType, "bucket-a")] } },
    );
    assert.deepEqual(firstLines(snapshot([bucket]), snapshot([bucket, policy])).slice(1), [
      "## Permissions gained",
      "- anybody may now `s3:GetObject` on `tradai-a-dev/*`",
    ]);
  });
});

describe("a plan report calls it a gain that", () => {
  const same: readonly [string, Statements, Statements][] = [
    [
      "one statement is written as two",
      [{ ...read, Action: ["s3:GetObject", "s3:PutObject"] }],
      [read, { ...read, Action: "s3:PutObject" }],
    ],
    [
      "a narrower action stands beside one that holds it",
      [{ ...read, Action: "s3:*" }],
      [{ ...read, Action: ["s3:*", "s3:GetObject"] }],
    ],
    ["a condition is added", [read], [{ ...read, Condition: { Bool: { "aws:SecureTransport": "true" } } }]],
  ];
  for (const [title, before, after] of same) {
    it(title, () => {
      const { permissions } = compared(snapshot(role(before)), snapshot(role(after)));
      assert.deepEqual(permissions.gained satisfies readonly Permission[], []);
    });
  }
});
