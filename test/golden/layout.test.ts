import assert from "node:assert/strict";
import { diffLines } from "diff";
import { UNKNOWN, type Plan, type PlanResource } from "../../tools/engine/plan";
import { goldenText } from "../../tools/golden/layout";

const prefix = "urn:pulumi:dev::tradai-persistent::";
const component = `${prefix}tradai:layer:Persistent::persistent`;
const bucket = `${prefix}tradai:layer:Persistent$aws:s3/bucket:Bucket::results`;

function resource(urn: string, more: Partial<PlanResource>): PlanResource {
  const [, , types = "", name = ""] = urn.split("::");
  return {
    urn,
    type: types.split("$").at(-1) ?? "",
    name,
    parent: component,
    protect: false,
    provider: null,
    custom: true,
    dependencies: [],
    propertyDependencies: {},
    inputs: {},
    ...more,
  };
}

function planWith(actions: string | readonly string[]): Plan {
  const statement = { Effect: "Allow", Action: actions, Resource: "arn:aws:s3:::results/*", Sid: "Read" };
  const policy = resource(`${prefix}tradai:layer:Persistent$aws:s3/bucketPolicy:BucketPolicy::results`, {
    dependencies: [bucket, component],
    propertyDependencies: { bucket: [bucket] },
    inputs: { bucket: UNKNOWN, policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) },
  });
  return { environment: "dev", project: "tradai-persistent", resources: [policy] };
}

function changedLines(before: Plan, after: Plan): string[] {
  return diffLines(goldenText(before), goldenText(after))
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) => value.trimEnd().split("\n").map((line) => `${added ? "+" : "-"} ${line.trim()}`));
}

describe("layout of golden files", () => {
  it("a changed action of a policy is a changed line", () => {
    const lines = changedLines(planWith(["s3:GetObject", "s3:ListBucket"]), planWith(["s3:GetObject", "s3:Put*"]));
    assert.deepEqual(lines, ["- - s3:ListBucket", "+ - s3:Put*"]);
  });

  it("an action added to a single one is an added line", () => {
    const lines = changedLines(planWith("s3:GetObject"), planWith(["s3:GetObject", "s3:PutObject"]));
    assert.deepEqual(lines, ["+ - s3:PutObject"]);
  });

  it("a changed command of a script in Base64 is a changed line", () => {
    const withScript = (command: string): Plan => {
      const userData = Buffer.from(`#!/bin/bash\n${command}\nreboot\n`).toString("base64");
      const template = `${prefix}aws:ec2/launchTemplate:LaunchTemplate::nat`;
      return { environment: "dev", project: "x", resources: [resource(template, { inputs: { userData } })] };
    };
    assert.deepEqual(changedLines(withScript("echo a"), withScript("echo b")), ["- echo a", "+ echo b"]);
  });

  it("names dependencies with the inputs that make them", () => {
    const text = goldenText(planWith("s3:GetObject"));
    assert.match(text, /aws\.s3\.Bucket results: bucket\n/);
    assert.match(text, /tradai\.layer\.Persistent persistent: dependsOn\n/);
    assert.match(text, /bucket: \(known after up\)\n/);
  });

  it("keeps both of two children that share a name", () => {
    const child = (parent: string): PlanResource =>
      resource(`${prefix}tradai:Group$aws:s3/bucket:Bucket::${parent}`, {});
    const [one, two] = ["one", "two"].map((parent) => ({
      ...child("same"),
      parent: `${prefix}tradai:Group::${parent}`,
    })) as [PlanResource, PlanResource];
    const text = goldenText({ environment: "dev", project: "x", resources: [one, two] });
    assert.match(text, /\n {2}same:\n/);
    assert.match(text, /\n {2}same of two:\n/);
  });
});
