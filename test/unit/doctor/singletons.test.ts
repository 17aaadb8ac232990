import assert from "node:assert/strict";
import { ListAnalyzersCommand } from "@aws-sdk/client-accessanalyzer";
import { GetAccountCommand } from "@aws-sdk/client-api-gateway";
import {
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelsCommand,
} from "@aws-sdk/client-config-service";
import { GetAnomalyMonitorsCommand, ListTagsForResourceCommand } from "@aws-sdk/client-cost-explorer";
import { GetDetectorCommand, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { DescribeHubCommand } from "@aws-sdk/client-securityhub";
import { onePlan } from "./plans";
import { awsError, found, ours, planned, remedies, World } from "./world";

type Tags = { Key: string; Value: string }[];
const record = (tags: Tags): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));

/** docs/deploying.md, "What an account has once": name in the program, and what its id is. */
const takenOver: readonly {
  readonly what: string;
  readonly logical: string;
  readonly id: string;
  readonly make: (world: World, tags: Tags) => void;
}[] = [
  {
    what: "GuardDuty detector d-1",
    logical: "guardduty",
    id: "d-1",
    make: ({ guardDuty }, tags) => {
      guardDuty.on(ListDetectorsCommand).resolves({ DetectorIds: ["d-1"] });
      guardDuty.on(GetDetectorCommand, { DetectorId: "d-1" }).resolves({ Tags: record(tags) });
    },
  },
  {
    what: "Access Analyzer theirs",
    logical: "access-analyzer",
    id: "theirs",
    make: ({ analyzer }, tags) => {
      analyzer.on(ListAnalyzersCommand).resolves({ analyzers: [], nextToken: "more" });
      analyzer
        .on(ListAnalyzersCommand, { nextToken: "more" })
        .resolves({ analyzers: [{ name: "theirs", tags: record(tags) }] as never });
    },
  },
  {
    what: "cost anomaly monitor of services arn:monitor",
    logical: "cost-anomalies",
    id: "arn:monitor",
    make: ({ cost }, tags) => {
      cost
        .on(GetAnomalyMonitorsCommand)
        .resolves({ AnomalyMonitors: [{ MonitorArn: "arn:tags" }] as never, NextPageToken: "more" });
      cost.on(GetAnomalyMonitorsCommand, { NextPageToken: "more" }).resolves({
        AnomalyMonitors: [{ MonitorArn: "arn:monitor", MonitorDimension: "SERVICE" }] as never,
      });
      cost.on(ListTagsForResourceCommand, { ResourceArn: "arn:monitor" }).resolves({ ResourceTags: tags });
    },
  },
];

describe("what an account has once, before an up", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.restore());
  const examine = (plan = onePlan): ReturnType<World["examine"]> => world.examine(plan, "singletons");
  const deployEdge = (): void => {
    world.roles(["tradai-canary-dev"]);
    world.iam.on(GetRoleCommand).resolves({ Role: { Tags: ours() } as never });
  };

  it("is found in an empty account", async () => {
    assert.deepEqual(found(await examine()), []);
  });

  for (const { what, logical, id, make } of takenOver) {
    it(`is the ${what} of somebody else, also beside a deployed edge`, async () => {
      make(world, ours("staging"));
      const results = await examine();
      assert.deepEqual(found(results), [["blocks", what]]);
      const [remedy = ""] = remedies(results);
      assert.match(
        remedy,
        new RegExp(`^in edge/: pulumi preview --import-file once\\.json, keep "${logical}"`),
      );
      assert.ok(
        remedy.includes(` with the id ${id}, pulumi import --file once.json --protect=false`),
        remedy,
      );
      deployEdge();
      assert.deepEqual(found(await examine()), [["blocks", what]]);
    });

    it(`is the ${what} that edge has deployed`, async () => {
      make(world, ours());
      assert.deepEqual(found(await examine()), [["warns", what]]);
      deployEdge();
      assert.deepEqual(found(await examine()), []);
    });
  }

  it("is the Security Hub that somebody switched on", async () => {
    world.securityHub.on(DescribeHubCommand).resolves({ HubArn: "arn" });
    const results = await examine();
    assert.deepEqual(found(results), [["blocks", "Security Hub 600802701449"]]);
    assert.match(remedies(results)[0] ?? "", /keep "security-hub" .* with the id 600802701449/);
    deployEdge();
    assert.deepEqual(found(await examine()), []);
  });

  it("is a Security Hub that the account left", async () => {
    world.securityHub.on(DescribeHubCommand).rejects(awsError("ResourceNotFoundException", 404));
    assert.deepEqual(found(await examine()), []);
  });

  it("is a second analyzer, where ours is there", async () => {
    deployEdge();
    world.analyzer.on(ListAnalyzersCommand).resolves({
      analyzers: [{ name: "theirs" }, { name: "tradai-access-analyzer-dev", tags: record(ours()) }] as never,
    });
    assert.deepEqual(found(await examine()), []);
  });

  it("is an analyzer of our name, and another is told of", async () => {
    world.analyzer.on(ListAnalyzersCommand).resolves({
      analyzers: [{ name: "theirs" }, { name: "tradai-access-analyzer-dev" }] as never,
    });
    assert.deepEqual(found(await examine()), [["blocks", "Access Analyzer tradai-access-analyzer-dev"]]);
  });

  it("is a recorder or channel by another name, or one by ours, which is written over", async () => {
    const made = (name: string): void => {
      world.config.on(DescribeConfigurationRecordersCommand).resolves({ ConfigurationRecorders: [{ name }] });
      world.config.on(DescribeDeliveryChannelsCommand).resolves({ DeliveryChannels: [{ name }] });
    };
    made("default");
    const results = await examine();
    assert.deepEqual(found(results), [
      ["blocks", "Config recorder default"],
      ["blocks", "Config delivery channel default"],
    ]);
    assert.deepEqual(remedies(results), [
      "aws configservice delete-configuration-recorder --configuration-recorder-name default",
      "aws configservice delete-delivery-channel --delivery-channel-name default",
    ]);
    made("tradai-config-dev");
    assert.deepEqual(found(await examine()), []);
  });

  it("is a role that other APIs log with, or the one that is ours", async () => {
    world.api.on(GetAccountCommand).resolves({ cloudwatchRoleArn: "arn:aws:iam::600802701449:role/theirs" });
    assert.deepEqual(
      found(await examine()).map(([severity]) => severity),
      ["warns"],
    );
    world.api
      .on(GetAccountCommand)
      .resolves({ cloudwatchRoleArn: "arn:aws:iam::600802701449:role/tradai-api-logs-dev" });
    assert.deepEqual(found(await examine()), []);
  });

  it("is asked for in an environment that does not own its account", async () => {
    for (const { make } of takenOver) make(world, []);
    assert.deepEqual(await examine([planned("aws:iam/role:Role", "canary-role")]), []);
    assert.deepEqual(world.asked(), []);
  });
});
