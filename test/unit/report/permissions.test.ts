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

describe("a plan report tells permissions apart from what only sounds like them:", () => {
  const bucketType = "aws:s3/bucket:Bucket";
  const bucketNamed = (bucket: string): ReturnType<typeof resource> =>
    resource(bucketType, "bucket-results", { bucket });
  const [here, elsewhere] = ["tradai-results-dev", "tradai-backtests-dev"];
  const reading = (bucket: string): Statements => [
    {
      ...read,
      Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      Condition: {
        ArnEquals: { "aws:SourceArn": [`arn:aws:s3:::${bucket}`, "arn:aws:s3:::tradai-logs-dev"] },
      },
    },
  ];
  const old = snapshot([bucketNamed(here), ...role(reading(here))]);

  it("whoever follows a bucket to its new name gains and loses nothing", () => {
    const now = snapshot([bucketNamed(elsewhere), ...role(reading(elsewhere))]);
    assert.deepEqual(compared(old, now).permissions, { gained: [], lost: [] });
  });

  it("whoever gets more with the new name gains that", () => {
    const more = reading(elsewhere).map((each) => ({ ...each, Action: ["s3:GetObject", "s3:PutObject"] }));
    const { gained, lost } = compared(old, snapshot([bucketNamed(elsewhere), ...role(more)])).permissions;
    assert.deepEqual([...new Set(gained.map(({ action }) => action))], ["s3:PutObject"]);
    assert.deepEqual(lost, []);
  });

  it("another bucket whose name begins with the old one is not the renamed one", () => {
    const longer = `${here}-copies`;
    const before = snapshot([bucketNamed(here), ...role(reading(longer))]);
    const now = snapshot([bucketNamed(elsewhere), ...role(reading(`${elsewhere}-copies`))]);
    const { gained } = compared(before, now).permissions;
    assert.equal(gained.length, 2);
  });

  const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
  const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: objects };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [open] });
  const endpoint = resource(endpointType, "endpoint-s3", { vpcId: "vpc-1", policy });

  it("what goes through an endpoint says through which", () => {
    const closed = { ...endpoint, inputs: { vpcId: "vpc-1", policy: policy.replace("Allow", "Deny") } };
    assert.deepEqual(firstLines(snapshot([closed]), snapshot([endpoint])).slice(1), [
      "## Permissions gained",
      "- anybody through endpoint-s3 is no longer forbidden to `s3:GetObject` on `tradai-results-dev/*`",
      "- anybody through endpoint-s3 may now `s3:GetObject` on `tradai-results-dev/*`",
    ]);
  });

  it("a bucket that everybody may read is told although an endpoint lets everybody through", () => {
    const guarded = [endpoint, bucketNamed(here)];
    const opened = resource(
      "aws:s3/bucketPolicy:BucketPolicy",
      "bucket-results-policy",
      { bucket: here, policy },
      { propertyDependencies: { bucket: [urnOf(bucketType, "bucket-results")] } },
    );
    assert.deepEqual(firstLines(snapshot(guarded), snapshot([...guarded, opened])).slice(1), [
      "## Permissions gained",
      "- anybody may now `s3:GetObject` on `tradai-results-dev/*`",
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
