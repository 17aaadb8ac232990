import assert from "node:assert/strict";
import { serviceLinkedRoles } from "../../../shared/inventory/service-linked-roles";
import { found, planned, remedies, World } from "./world";

describe("service-linked roles before an up", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.restore());
  const plan = [planned("aws:cfg/recorder:Recorder", "r"), planned("aws:ecs/cluster:Cluster", "c")];

  it("are missing unnoticed, or are all of the same weight", async () => {
    const results = await world.examine(plan, "aws-roles");
    assert.deepEqual(found(results), [
      ["blocks", "AWSServiceRoleForConfig"],
      ["warns", "AWSServiceRoleForECS"],
    ]);
    assert.deepEqual(remedies(results), [
      "aws iam create-service-linked-role --aws-service-name config.amazonaws.com",
      "aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com",
    ]);
  });

  it("are complained of where they are, on whatever page", async () => {
    world.roles(["AWSServiceRoleForECS", "x", "y", "AWSServiceRoleForConfig"]);
    assert.deepEqual(found(await world.examine(plan, "aws-roles")), []);
  });

  it("are asked for by nothing that is planned", async () => {
    assert.deepEqual(found(await world.examine([], "aws-roles")), []);
  });

  it("have a row that AWS does not understand, or one twice", () => {
    for (const { service, role, source } of serviceLinkedRoles) {
      assert.match(service, /^[a-z0-9.-]+\.amazonaws\.com$/);
      assert.match(role, /^AWSServiceRoleFor\w+$/);
      assert.match(source, /^https:\/\/docs\.aws\.amazon\.com\//);
    }
    const services = serviceLinkedRoles.map(({ service }) => service);
    assert.deepEqual(services, [...new Set(services)].sort());
  });
});
