import assert from "node:assert/strict";
import { Run } from "../../policy-pack/analysis/run";
import { contains, fill, isWorld } from "../../policy-pack/graph/address-blocks";
import { flow, securityGroup, vpc } from "../../policy-pack/examples/network";
import { UNKNOWN } from "../../policy-pack/graph/values";
import type { AclRow } from "../../policy-pack/graph/network-acls";
import { refusedPorts } from "../../policy-pack/graph/network-acls";
import { loadRules } from "../../policy-pack/rules";
import { factsOf } from "./fixtures";

const { rules } = loadRules();

function row(number: number, allows: boolean, from: number, to: number, peer: string): AclRow {
  return { direction: "ingress", number, allows, protocol: "tcp", from, to, peer };
}

describe("how the policies read a network", () => {
  for (const [block, expected] of [
    ["0.0.0.0/0", true],
    ["128.0.0.0/1", true],
    ["::/0", true],
    ["2000::/3", true],
    ["10.0.0.0/8", false],
    ["203.0.113.7/32", false],
    ["fd00::/16", false],
    ["no address", false],
  ] as const) {
    it(`takes ${block} ${expected ? "for the internet, so that halves of it are refused too" : "for less than the internet"}`, () => {
      assert.equal(isWorld(block), expected);
    });
  }

  it("tells blocks inside others by their addresses, not by their text", () => {
    assert.equal(contains("10.0.0.0/16", "10.0.255.0/24"), true);
    assert.equal(contains("10.0.255.0/24", "10.0.0.0/16"), false);
    assert.equal(contains("10.0.0.0/16", "10.1.0.0/24"), false);
    assert.equal(contains("::/0", "10.0.0.0/16"), false);
  });

  it("accepts one block for two subnets only where these fill it: the rest would be somebody else's", () => {
    assert.equal(fill("10.0.10.0/23", ["10.0.10.0/24", "10.0.11.0/24"]), true);
    assert.equal(fill("10.0.10.0/23", ["10.0.10.0/24"]), false);
    assert.equal(fill("10.0.10.0/25", ["10.0.10.0/24"]), true);
    assert.equal(fill("10.0.0.0/16", ["10.0.10.0/24", "10.0.11.0/24"]), false);
    assert.equal(fill("10.0.10.0/23", ["10.0.10.0/24", "10.0.11.0/24", "10.0.12.0/24"]), true);
    assert.equal(fill("10.0.10.0/23", ["10.0.10.0/24", "10.0.11.0/24", "everywhere"]), true);
  });

  it("lets the first row of a network ACL that fits decide, as AWS does", () => {
    const wanted = { from: 1024, to: 65_535 };
    const all = row(200, true, 1024, 65_535, "0.0.0.0/0");
    assert.deepEqual(refusedPorts([all], "10.0.0.0/16", wanted), []);
    assert.deepEqual(refusedPorts([], "10.0.0.0/16", wanted), [wanted]);
    assert.deepEqual(refusedPorts([row(100, true, 2000, 65_535, "10.0.0.0/8")], "10.0.0.0/16", wanted), [
      { from: 1024, to: 1999 },
    ]);
    const denied = row(100, false, 0, 65_535, "10.0.0.0/24");
    assert.deepEqual(refusedPorts([denied, all], "10.0.0.0/16", wanted), [wanted]);
    assert.deepEqual(refusedPorts([all, denied], "10.0.0.0/16", wanted), []);
    const shell = row(100, false, 3389, 3389, "0.0.0.0/0");
    assert.deepEqual(refusedPorts([shell, all], "10.0.0.0/16", wanted), []);
  });

  it("leaves a port open that belongs to a layer which does not exist yet, and says so", () => {
    const rule = rules.find(({ name }) => name === "sg-port-consistency");
    assert.ok(rule);
    const resources = [
      vpc,
      securityGroup("group-alb"),
      securityGroup("group-mlflow"),
      ...flow("group-alb", "group-mlflow", 5000),
    ];
    const run = new Run(factsOf({ resources }), { config: { environments: {} }, stackConfig: {} });
    const { violations, notEvaluated } = run.resultOf(rule);
    assert.deepEqual(violations, []);
    assert.deepEqual(
      notEvaluated.map(({ resource, reasons }) => [resource?.name, ...reasons]),
      [["group-mlflow-from-group-alb-5000", "nothing of this program stands in the group yet"]],
    );
  });

  it("accuses nobody where blocks name groups that nobody can tell apart yet", () => {
    const rule = rules.find(({ name }) => name === "sg-port-consistency");
    assert.ok(rule);
    const admit = (port: number) => ({
      protocol: "tcp",
      fromPort: port,
      toPort: port,
      description: `Port ${port}`,
      securityGroups: [UNKNOWN],
    });
    const database = securityGroup("group-mlflow");
    const resources = [
      vpc,
      securityGroup("group-alb"),
      securityGroup("group-backend-api"),
      {
        ...database,
        inputs: { ...database.inputs, ingress: [admit(5000), admit(8080)] },
        references: { ...database.references, ingress: ["group-alb", "group-backend-api"] },
      },
      ...[
        ...flow("group-alb", "group-mlflow", 5000),
        ...flow("group-backend-api", "group-mlflow", 8080),
      ].filter(({ type }) => type.endsWith("EgressRule")),
    ];
    const run = new Run(factsOf({ resources }), { config: { environments: {} }, stackConfig: {} });
    assert.deepEqual(
      run.resultOf(rule).violations.map(({ found }) => found),
      [],
    );
  });
});
