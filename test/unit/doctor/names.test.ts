import assert from "node:assert/strict";
import {
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand as LogTags,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { ListTablesCommand, ListTagsOfResourceCommand } from "@aws-sdk/client-dynamodb";
import { DescribeRepositoriesCommand, ListTagsForResourceCommand as EcrTags } from "@aws-sdk/client-ecr";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { ListFunctionsCommand, ListTagsCommand } from "@aws-sdk/client-lambda";
import { DescribeDBInstancesCommand, DescribeDBSnapshotsCommand } from "@aws-sdk/client-rds";
import { GetBucketTaggingCommand, HeadBucketCommand, ListBucketsCommand } from "@aws-sdk/client-s3";
import { ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { onePlan } from "./plans";
import { awsError, found, ours, remedies, World } from "./world";

const account = "600802701449";
type Tags = { Key: string; Value: string }[];
const record = (tags: Tags): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));

/** How each kind of thing is there, with some tags; its layer, logical name and id for an import. */
const kinds: readonly {
  readonly name: string;
  readonly layer: string;
  readonly logical: string;
  readonly id?: string;
  readonly make: (world: World, tags: Tags) => void;
}[] = [
  {
    name: "tradai-configs-dev",
    layer: "persistent",
    logical: "bucket-configs",
    make: ({ s3 }, tags) => {
      s3.on(ListBucketsCommand).resolves({ Buckets: [{ Name: "other" }], ContinuationToken: "more" });
      s3.on(ListBucketsCommand, { ContinuationToken: "more" }).resolves({
        Buckets: [{ Name: "tradai-configs-dev", BucketRegion: "eu-central-1" }],
      });
      if (tags.length === 0) s3.on(GetBucketTaggingCommand).rejects(awsError("NoSuchTagSet", 404));
      else s3.on(GetBucketTaggingCommand).resolves({ TagSet: tags });
    },
  },
  {
    name: "tradai-dev",
    layer: "persistent",
    logical: "user-pool-domain",
    make: ({ cognito }, tags) => {
      cognito
        .on(DescribeUserPoolDomainCommand)
        .resolves({ DomainDescription: { UserPoolId: "pool", AWSAccountId: account } });
      cognito.on(DescribeUserPoolCommand).resolves({ UserPool: { UserPoolTags: record(tags) } });
    },
  },
  {
    name: "tradai-drift-state-dev",
    layer: "persistent",
    logical: "table-drift-state",
    make: ({ dynamo }, tags) => {
      dynamo.on(ListTablesCommand).resolves({ TableNames: ["a"], LastEvaluatedTableName: "a" });
      dynamo
        .on(ListTablesCommand, { ExclusiveStartTableName: "a" })
        .resolves({ TableNames: ["tradai-drift-state-dev"] });
      dynamo
        .on(ListTagsOfResourceCommand, {
          ResourceArn: `arn:aws:dynamodb:eu-central-1:${account}:table/tradai-drift-state-dev`,
        })
        .resolves({ Tags: tags });
    },
  },
  {
    name: "tradai-mlflow-dev",
    layer: "persistent",
    logical: "repository-mlflow",
    make: ({ ecr }, tags) => {
      ecr
        .on(DescribeRepositoriesCommand)
        .resolves({ repositories: [{ repositoryName: "tradai-mlflow-dev", repositoryArn: "arn" }] });
      ecr.on(EcrTags, { resourceArn: "arn" }).resolves({ tags });
    },
  },
  {
    name: "tradai-mlflow-dev",
    layer: "foundation",
    logical: "database",
    make: ({ rds }, tags) => {
      rds
        .on(DescribeDBInstancesCommand, { DBInstanceIdentifier: "tradai-mlflow-dev" })
        .resolves({ DBInstances: [{ TagList: tags }] });
    },
  },
  {
    name: "tradai/dev/ci-client",
    layer: "persistent",
    logical: "secret-ci",
    id: "arn:secret",
    make: ({ secrets }, tags) => {
      secrets
        .on(ListSecretsCommand, { IncludePlannedDeletion: true })
        .resolves({ SecretList: [{ Name: "tradai/dev/ci-client", ARN: "arn:secret", Tags: tags }] });
    },
  },
  {
    name: "tradai-backup-role-dev",
    layer: "persistent",
    logical: "backup-role",
    make: (world, tags) => {
      world.roles(["a", "b", "tradai-backup-role-dev"]);
      world.iam
        .on(GetRoleCommand, { RoleName: "tradai-backup-role-dev" })
        .resolves({ Role: { Tags: tags } as never });
    },
  },
  {
    // RDS keeps it in every account that ever had enhanced monitoring.
    name: "RDSOSMetrics",
    layer: "foundation",
    logical: "database-monitoring-logs",
    make: ({ logs }, tags) => {
      logs
        .on(DescribeLogGroupsCommand)
        .resolves({ logGroups: [{ logGroupName: "RDSOSMetrics", logGroupArn: "arn" }] });
      logs.on(LogTags, { resourceArn: "arn" }).resolves({ tags: record(tags) });
    },
  },
  {
    name: "tradai-health-check-dev",
    layer: "compute",
    logical: "function-health-check",
    make: ({ lambda }, tags) => {
      lambda
        .on(ListFunctionsCommand)
        .resolves({ Functions: [{ FunctionName: "tradai-health-check-dev", FunctionArn: "arn" }] });
      lambda.on(ListTagsCommand, { Resource: "arn" }).resolves({ Tags: record(tags) });
    },
  },
];

describe("names before an up", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.restore());
  const examine = (): ReturnType<World["examine"]> => world.examine(onePlan, "names");

  it("are taken in an empty account", async () => {
    assert.deepEqual(found(await examine()), []);
  });

  for (const { name, layer, logical, id = name, make } of kinds) {
    it(`let ${name} of somebody else be (${logical})`, async () => {
      for (const tags of [[], ours("staging"), [{ Key: "project", Value: "tradai" }]]) {
        make(world, tags);
        const results = await examine();
        assert.deepEqual(found(results), [["blocks", name]]);
        const [remedy = ""] = remedies(results);
        assert.ok(
          remedy.startsWith(`in ${layer}/: pulumi preview --import-file once.json, keep "${logical}"`),
          remedy,
        );
        assert.ok(remedy.includes(` with the id ${id}, `), remedy);
      }
    });

    it(`take ${name} of this environment's earlier life for a deployed one (${logical})`, async () => {
      make(world, ours());
      const results = await examine();
      // A role of the layer itself is what shows that the layer is deployed.
      assert.deepEqual(found(results), logical === "backup-role" ? [] : [["warns", name]]);
    });
  }

  it("complain of what this environment has deployed", async () => {
    for (const { make } of kinds) make(world, ours());
    world.roles(
      onePlan.filter(({ type }) => type === "aws:iam/role:Role").map(({ inputs }) => String(inputs.name)),
    );
    world.iam.on(GetRoleCommand).resolves({ Role: { Tags: ours() } as never });
    const layers = new Set(found(await examine()).map(([, what]) => what));
    // Of foundation and compute the plan has no role.
    assert.deepEqual([...layers].sort(), ["RDSOSMetrics", "tradai-health-check-dev", "tradai-mlflow-dev"]);
  });

  it("take a role that stays when its layer goes for the layer", async () => {
    world.roles(["tradai-api-logs-dev"]);
    world.iam.on(GetRoleCommand).resolves({ Role: { Tags: ours() } as never });
    assert.deepEqual(found(await examine()), [["warns", "tradai-api-logs-dev"]]);
    world.roles(["tradai-api-logs-dev", "tradai-canary-dev"]);
    assert.deepEqual(found(await examine()), []);
  });

  for (const [title, error] of [
    ["forbids", awsError("Forbidden", 403)],
    ["redirects", awsError("PermanentRedirect", 301)],
    ["forbids without a name", awsError("403", 403)],
  ] as const) {
    it(`take a bucket that AWS ${title} for a free one`, async () => {
      world.s3.on(HeadBucketCommand, { Bucket: "tradai-configs-dev" }).rejects(error);
      const results = await examine();
      assert.deepEqual(found(results), [["blocks", "tradai-configs-dev"]]);
      assert.deepEqual(remedies(results), ["tradai:globalSuffix in Pulumi.dev.yaml"]);
    });
  }

  it("take the sign-in page of another account for ours", async () => {
    world.cognito
      .on(DescribeUserPoolDomainCommand)
      .resolves({ DomainDescription: { UserPoolId: "pool", AWSAccountId: "111122223333" } });
    const results = await examine();
    assert.deepEqual(found(results), [["blocks", "tradai-dev"]]);
    assert.deepEqual(remedies(results), ["tradai:globalSuffix in Pulumi.dev.yaml"]);
  });

  it("forget that a deleted secret keeps its name", async () => {
    const DeletedDate = new Date("2026-02-20T00:00:00Z");
    world.secrets.on(ListSecretsCommand, { IncludePlannedDeletion: true }).resolves({
      SecretList: [{ Name: "tradai/dev/ci-client", ARN: "arn:secret", Tags: ours(), DeletedDate }],
    });
    const results = await examine();
    assert.deepEqual(found(results), [["blocks", "tradai/dev/ci-client"]]);
    assert.match(
      remedies(results)[0] ?? "",
      /^aws secretsmanager restore-secret --secret-id tradai\/dev\/ci-client/,
    );
  });

  it("forget the final snapshot of an earlier database", async () => {
    world.rds
      .on(DescribeDBSnapshotsCommand, { DBSnapshotIdentifier: "tradai-mlflow-dev-final-1" })
      .resolves({ DBSnapshots: [{}] });
    const results = await examine();
    assert.deepEqual(found(results), [["warns", "tradai-mlflow-dev-final-1"]]);
    assert.deepEqual(remedies(results), ["tradai:database.finalSnapshot: 2 in Pulumi.dev.yaml"]);
  });

  it("ask for the tags of everything in the account", async () => {
    world.lambda
      .on(ListFunctionsCommand)
      .resolves({ Functions: [{ FunctionName: "other", FunctionArn: "arn" }] });
    assert.deepEqual(found(await examine()), []);
    assert.equal(world.lambda.commandCalls(ListTagsCommand).length, 0);
  });
});
