import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { arn, complete, daily, plan, planInto, restoreTest, selection, table, vault } from "./backup";
import { bucket } from "./bucket";
import { role, trustService } from "./iam";

type Inputs = Readonly<Record<string, unknown>>;

const jobs: Fixture = { ...table, name: "jobs", inputs: { name: "tradai-jobs-prod" } };
const jobsArn = arn.replace("deployments", "jobs");
const tagged = (tags: unknown): Fixture => ({ ...table, inputs: { ...table.inputs, tags } });
const selecting = (inputs: Inputs, references: Fixture["references"] = {}): Fixture => ({
  ...selection([], references),
  inputs: { planId: UNKNOWN, ...inputs },
});
const byTag = (value: unknown): Fixture =>
  selecting({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value }] });
const others: Fixture = { ...selecting({ resources: [jobsArn] }), name: "others" };
const run = (changes: Inputs): readonly Fixture[] => [
  table,
  plan({ ...daily, ...changes }),
  selection([arn], {}),
  ...restoreTest,
];
const home: Fixture = {
  ...vault("eu-central-1"),
  name: "home",
  inputs: { name: "tradai-prod", kmsKeyArn: "alias/tradai-data" },
};
const twoVaults: Fixture = { ...planInto("abroad"), references: { rules: ["home", "copies"] } };
const elsewhere: Fixture = {
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  name: "replication",
  inputs: { role: "arn:aws:iam::600802701449:role/tradai-replication-prod", rules: UNKNOWN },
};
/** A provider that does not tell the account. */
const anywhere = (each: Fixture): Fixture => ({ ...each, provider: { region: "eu-central-1" } });

/** Kinds of stores and what a restore test calls them. */
const kinds: readonly (readonly [type: string, called: string, inputs: Inputs])[] = [
  ["aws:rds/instance:Instance", "RDS", { identifier: "tradai-orders-prod" }],
  ["aws:rds/cluster:Cluster", "Aurora", { clusterIdentifier: "tradai-orders-prod" }],
  ["aws:efs/fileSystem:FileSystem", "EFS", { creationToken: "tradai-orders-prod" }],
  ["aws:s3/bucket:Bucket", "S3", { bucket: "tradai-orders-prod" }],
];
const kindBacked = (type: string, inputs: Inputs): readonly Fixture[] => [
  { type, name: "orders", inputs },
  plan(),
  selecting({ resources: UNKNOWN }, { resources: ["orders"] }),
];
const restored = (called: string): readonly Fixture[] =>
  restoreTest.map((each) =>
    each.name === "restore-test-tables"
      ? { ...each, inputs: { ...each.inputs, protectedResourceType: called } }
      : each,
  );
const withRole = (...trust: readonly object[]): readonly Fixture[] => [
  table,
  plan(),
  selecting({ resources: [arn], iamRoleArn: UNKNOWN }, { iamRoleArn: ["task-role"] }),
  role(...trust),
  ...restoreTest,
];

export const compliantBackups: readonly Example[] = [
  {
    title: "Two tables in a selection each, and one more in the first",
    resources: [
      ...complete.filter(({ name }) => name !== "selection"),
      ...[jobs, { ...jobs, name: "runs", inputs: { name: "tradai-runs-prod" } }],
      ...[selection([arn, arn.replace("deployments", "runs")], {}), others],
    ],
  },
  { title: "An exact day between two runs", resources: run({ schedule: "rate(1 day)" }) },
  {
    title: "A copy abroad beside one at home, whose ARNs are known after the update",
    resources: [table, twoVaults, home, vault("eu-west-1"), selection([arn], {}), ...restoreTest],
  },
  {
    title: "A copy abroad where the provider does not tell the account",
    resources: [tagged({ backup: "daily" }), plan(), byTag("daily"), ...restoreTest].map(anywhere),
  },
  {
    title: "A table selected by a tag without a value",
    resources: [tagged({ backup: "" }), plan(), byTag(""), ...restoreTest],
  },
  {
    title: "A selection that names its plan by the identifier that AWS gave",
    resources: [
      table,
      { ...plan(), outputs: { id: "f2d1" } },
      { ...selecting({ resources: [arn], planId: "f2d1" }) },
      ...restoreTest,
    ],
  },
  ...kinds.map(([type, called, inputs]) => ({
    title: `A restore test of ${called}`,
    resources: [...kindBacked(type, inputs), ...restored(called)],
  })),
  {
    title: "A bucket that only receives the copies of another one, by its ARN that the update tells",
    resources: [
      { type: "aws:s3/bucket:Bucket", name: "orders", inputs: { bucket: "tradai-orders-prod" } },
      plan(),
      selection(["arn:aws:s3:::tradai-orders-prod"], {}),
      ...restored("S3"),
      { type: "aws:s3/bucket:Bucket", name: "copy", inputs: { bucket: "tradai-copy-prod" } },
      {
        ...elsewhere,
        inputs: {
          bucket: "tradai-orders-prod",
          rules: [{ status: "Enabled", destination: { bucket: UNKNOWN } }],
        },
        references: { bucket: ["orders"], rules: ["copy"] },
      },
    ],
  },
  {
    title: "A role that the backups assume, and somebody else too",
    resources: withRole(trustService("ecs-tasks.amazonaws.com"), trustService("backup.amazonaws.com")),
  },
  {
    title: "A role that names two services in one statement",
    resources: withRole({
      ...trustService(""),
      Principal: { Service: ["ecs-tasks.amazonaws.com", "backup.amazonaws.com"] },
    }),
  },
];

const unselected = (title: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...complete, jobs, ...resources],
  resource: "jobs",
  says: "no backup selection",
});
const rare = (schedule: string): ViolatingExample => ({
  title: `A plan that runs at ${schedule}`,
  resources: run({ schedule }),
  resource: "plan",
  says: `"daily" runs at "${schedule}"`,
});
const stays = (title: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [table, ...resources, selection([arn], {}), ...restoreTest],
  resource: "plan",
  says: "copies to no other region",
});

export const violatingBackups: readonly ViolatingExample[] = [
  unselected("A selection that leaves the table out by its ARN", {
    ...selecting({ resources: ["*"], notResources: [jobsArn] }),
    name: "others",
  }),
  {
    title: "A selection whose conditions only AWS can judge",
    resources: [
      ...complete,
      { ...selecting({ resources: [arn], conditions: [{ stringEquals: [] }] }), name: "others" },
    ],
    resource: "others",
    says: "matches nothing",
  },
  unselected("A selection whose unknown ARN is another table's", {
    ...selecting({ resources: [UNKNOWN] }, { resources: ["deployments"] }),
    name: "others",
  }),
  {
    ...unselected("A table of a layer whose selections leave it out"),
    scope: "layer",
  },
  unselected("A replica known after the update, which no table can be", elsewhere),
  {
    title: "A table whose tag has another value than the selection's",
    resources: [
      ...complete,
      { ...jobs, inputs: { ...jobs.inputs, tags: { backup: "never" } } },
      { ...byTag("daily"), name: "others" },
      { ...tagged({ backup: "daily" }), name: "runs" },
    ],
    resource: "jobs",
    says: "no backup selection",
  },
  ...[
    "cron(0 3 1 * ? *)",
    "cron(0 3 ? 6 * *)",
    "cron(0 3 ? * MON-FRI *)",
    "cron(0 3 * * ? 2026)",
    "rate(25 hours)",
    "",
  ].map(rare),
  stays("A plan without a copy", plan({ ...daily, copyActions: [] })),
  stays(
    "A copy into what is no ARN",
    plan({ ...daily, copyActions: [{ destinationVaultArn: "tradai-recovery" }] }),
  ),
  {
    title: "A copy into what is no ARN where the provider does not tell the account",
    resources: [
      tagged({ backup: "daily" }),
      plan({ ...daily, copyActions: [{ destinationVaultArn: "tradai-recovery" }] }),
      byTag("daily"),
      ...restoreTest,
    ].map(anywhere),
    resource: "plan",
    says: "copies to no other region",
  },
  stays(
    "A copy into a vault of the program's own region",
    { ...planInto("home"), references: { rules: ["home"] } },
    { ...home, inputs: { name: "tradai-prod", kmsKeyArn: "alias/tradai-data" } },
  ),
  {
    title: "A restore test that restores nothing",
    resources: complete.filter(({ name }) => name !== "restore-test-tables"),
    resource: "plan",
    says: "no restore test takes its backups",
  },
  ...kinds.map(([type, called, inputs]) => ({
    title: `Backups of ${called} that are never restored`,
    resources: [...kindBacked(type, inputs), ...restoreTest],
    resource: "plan",
    says: `takes a backup of ${called}`,
  })),
  {
    title: "A kind of store that one of two selections backs up and no test restores",
    resources: [
      ...complete,
      bucket("results"),
      { ...selecting({ resources: ["arn:aws:s3:::tradai-results-prod"] }), name: "others" },
    ],
    resource: "plan",
    says: "takes a backup of S3",
  },
  {
    title: "A role that refuses the backups",
    resources: withRole({ ...trustService("backup.amazonaws.com"), Effect: "Deny" }),
    resource: "selection",
    says: "task-role does not trust backup.amazonaws.com",
  },
];

export const undecidedBackups: readonly UndecidedExample[] = [
  {
    title: "Tags that are known after the update",
    resources: [
      jobs,
      { ...tagged(UNKNOWN), name: "runs" },
      plan(),
      {
        ...byTag("daily"),
        inputs: { ...byTag("daily").inputs, resources: [jobsArn] },
      },
      ...restoreTest,
    ],
    resource: "runs",
    says: "tags of runs",
  },
  {
    title: "A copy into a vault that nothing tells",
    resources: [
      table,
      { ...planInto("abroad"), references: { rules: ["deployments"] } },
      selection([arn], {}),
      ...restoreTest,
    ],
    resource: "plan",
    says: "destinationVaultArn",
  },
  {
    title: "A role that nothing tells",
    resources: [table, plan(), selecting({ resources: [arn], iamRoleArn: UNKNOWN }), ...restoreTest],
    resource: "selection",
    says: "iamRoleArn",
  },
  {
    title: "A table of one layer, whose plan may be in another",
    scope: "layer",
    resources: [table],
    resource: "deployments",
    says: "another layer",
  },
];
