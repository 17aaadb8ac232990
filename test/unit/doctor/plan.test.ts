import assert from "node:assert/strict";
import { loadEnvironment } from "../../../shared/config";
import { serviceLinkedRoles } from "../../../shared/inventory/service-linked-roles";
import { plannedBy } from "../../../tools/doctor/plan";
import { ofType, textOf } from "../../../tools/doctor/planned";
import { singletons } from "../../../tools/doctor/singletons/singletons";
import type { Declared } from "../../../tools/engine/declared";
import { found, World } from "./world";

describe("the plan that npm run doctor goes by", () => {
  const plans = new Map<string, readonly Declared[]>();
  before(async () => {
    for (const environment of ["dev", "prod"] as const) {
      plans.set(environment, await plannedBy(loadEnvironment(environment)));
    }
  });
  const plan = (environment: string): readonly Declared[] => plans.get(environment) ?? [];

  // decisions.md section 5; what foundation and edge have by count is in their own tests.
  for (const [type, dev, prod] of [
    ["aws:dynamodb/table:Table", 12, 12],
    ["awsx:ecr:Repository", 26, 26],
    ["aws:ec2/vpc:Vpc", 1, 1],
    ["aws:ec2/eip:Eip", 1, 2],
    ["aws:autoscaling/group:Group", 2, 0],
    ["aws:rds/instance:Instance", 1, 1],
    ["aws:guardduty/detector:Detector", 0, 1],
  ] as const) {
    it(`has another number of ${type}`, () => {
      assert.deepEqual([ofType(plan("dev"), type).length, ofType(plan("prod"), type).length], [dev, prod]);
    });
  }

  it("does not know a fixed name, or the layer of something", () => {
    // The canary's log group is called after an id that AWS gives the canary.
    const namedByAws = ["canary-logs"];
    for (const [type, input] of [
      ["aws:s3/bucket:Bucket", "bucket"],
      ["aws:iam/role:Role", "name"],
      ["aws:cloudwatch/logGroup:LogGroup", "name"],
      ["aws:secretsmanager/secret:Secret", "name"],
    ] as const) {
      for (const resource of ofType(plan("prod"), type)) {
        const known = textOf(resource, input) !== undefined;
        assert.equal(known, !namedByAws.includes(resource.name), resource.name);
        assert.ok(["persistent", "foundation", "compute", "edge"].includes(resource.parent), resource.parent);
      }
    }
  });

  it("lacks what shows that a layer is deployed", () => {
    for (const environment of ["dev", "prod"]) {
      for (const layer of ["persistent", "foundation", "compute", "edge"]) {
        const witnesses = ofType(plan(environment), "aws:iam/role:Role").filter(
          ({ parent, retainOnDelete }) => parent === layer && !retainOnDelete,
        );
        assert.ok(witnesses.length > 0, `${environment} ${layer}`);
      }
    }
  });

  it("has none of the singletons, or one that does not stay", () => {
    for (const { name, type } of singletons) {
      const [resource] = plan("prod").filter((each) => each.name === name && each.type === type);
      assert.equal(resource?.retainOnDelete, true, name);
      assert.equal(resource.parent, "edge");
    }
  });

  it("uses a service-linked role's service by a type that nothing has any more", () => {
    const types = new Set([...plan("dev"), ...plan("prod")].map(({ type }) => type));
    for (const { usedBy, service } of serviceLinkedRoles) {
      for (const type of usedBy) assert.ok(types.has(type), `${service}: ${type}`);
    }
  });

  it("meets a quota or a name in an empty account that may have a thousand of everything", async () => {
    const world = new World("prod");
    try {
      assert.deepEqual(found(await world.examine(plan("prod"), "quotas", "names", "singletons")), []);
    } finally {
      world.restore();
    }
  });
});
