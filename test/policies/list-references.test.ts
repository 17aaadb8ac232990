import assert from "node:assert/strict";
import { ResourceGraph } from "../../policy-pack/graph/graph";
import { targetsOf } from "../../policy-pack/graph/lists";
import { subnetType } from "../../policy-pack/graph/subnets";
import { UNKNOWN } from "../../policy-pack/graph/values";
import type { Fixture } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";

const subnets = ["a", "b"].map((zone): Fixture => ({ type: subnetType, name: `subnet-${zone}`, inputs: {} }));

/** The names of what a list of subnets stands for, that depends on two of them. */
function named(subnetIds: readonly unknown[]): readonly string[] {
  const acl: Fixture = {
    type: "aws:ec2/networkAcl:NetworkAcl",
    name: "acl",
    inputs: { subnetIds },
    references: { subnetIds: ["subnet-a", "subnet-b"] },
  };
  const graph = new ResourceGraph(factsOf({ resources: [acl, ...subnets] }), {});
  const [holder] = graph.ofType("aws:ec2/networkAcl:NetworkAcl");
  assert.ok(holder);
  return targetsOf(graph, holder, "subnetIds", [subnetType]).resources.map(({ name }) => name);
}

describe("a list of references", () => {
  it("takes in nothing that it only depends on, where each of its items is known to be something else", () => {
    assert.deepEqual(named(["subnet-0"]), []);
  });

  it("takes in what it depends on for the items that only the update tells", () => {
    assert.deepEqual(named([UNKNOWN, UNKNOWN]), ["subnet-a", "subnet-b"]);
  });
});
