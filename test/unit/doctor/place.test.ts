import assert from "node:assert/strict";
import { DescribeAvailabilityZonesCommand, DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import { found, remedies, World } from "./world";

describe("regions and zones before an up", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.restore());
  const examine = (): ReturnType<World["examine"]> => world.examine([], "place");

  it("are complained of where all are open", async () => {
    assert.deepEqual(found(await examine()), []);
  });

  it("hide that the recovery region is closed to the account", async () => {
    world.ec2.on(DescribeRegionsCommand).resolves({
      Regions: [
        { RegionName: "eu-central-1", OptInStatus: "opted-in" },
        { RegionName: "eu-west-1", OptInStatus: "not-opted-in" },
      ],
    });
    const results = await examine();
    assert.deepEqual(found(results), [["blocks", "eu-west-1"]]);
    assert.deepEqual(remedies(results), ["aws account enable-region --region-name eu-west-1"]);
  });

  for (const [title, State] of [
    ["is not there", undefined],
    ["is impaired", "impaired"],
  ] as const) {
    it(`hide that a zone ${title}`, async () => {
      const closed = State === undefined ? [] : [{ ZoneName: "eu-central-1b", State }];
      world.ec2.on(DescribeAvailabilityZonesCommand).resolves({
        AvailabilityZones: [
          { ZoneName: "eu-central-1c", State: "available" },
          { ZoneName: "eu-central-1a", State: "available" },
          ...closed,
        ],
      });
      const results = await examine();
      assert.deepEqual(found(results), [["blocks", "eu-central-1b"]]);
      const [result] = results.filter(({ kind }) => kind === "finding");
      assert.match(result?.kind === "finding" ? result.found : "", /it has eu-central-1a, eu-central-1c$/);
    });
  }

  it("take an answer without any for all", async () => {
    world.ec2.on(DescribeRegionsCommand).resolves({});
    world.ec2.on(DescribeAvailabilityZonesCommand).resolves({});
    assert.equal(found(await examine()).length, 4);
  });
});
