import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import { Harness } from "./harness";

const vpc = "aws:ec2/vpc:Vpc";
const inputs: Values = { cidrBlock: "10.0.0.0/16", tags: { Name: "a" } };
const state = {
  id: "vpc-0a1b2c3d4e5f60718",
  inputs,
  outputs: {
    ...inputs,
    id: "vpc-0a1b2c3d4e5f60718",
    arn: "arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-0a1b2c3d4e5f60718",
    mainRouteTableId: "rtb-1234567890abcdef0",
  },
};

describe("a predicted update loses", () => {
  const predicting = (): Harness => new Harness({ outputs: "predicted" });

  it("the ids that AWS gave", () => {
    const { id, arn, mainRouteTableId } = predicting().previewUpdate(vpc, state, { ...inputs, tags: {} });
    assert.deepEqual(
      { id, arn, mainRouteTableId },
      {
        id: state.id,
        arn: state.outputs.arn,
        mainRouteTableId: "rtb-1234567890abcdef0",
      },
    );
  });

  it("what the update changes, adds or takes away", () => {
    const changed = predicting().previewUpdate(vpc, state, { ...inputs, tags: { Name: "b" } });
    assert.deepEqual(changed.tags, { Name: "b" });
    const added = predicting().previewUpdate(vpc, state, { ...inputs, enableDnsSupport: true });
    assert.equal(added.enableDnsSupport, true);
    assert.equal("tags" in predicting().previewUpdate(vpc, state, { cidrBlock: "10.0.0.0/16" }), false);
  });

  it("that a function which is published gets a new version", () => {
    const type = "aws:lambda/function:Function";
    const old: Values = { name: "f", role: "arn:aws:iam::111122223333:role/f", publish: true, timeout: 3 };
    const deployed = { id: "f", inputs: old, outputs: { ...old, id: "f", version: "17" } };
    assert.equal(predicting().previewUpdate(type, deployed, { ...old, timeout: 5 }).version, "18");
  });
});
