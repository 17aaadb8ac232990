import type { Edit } from "../../tools/rehearse/changes/edit";

/** A change of the program as an author makes it, and what its reviewer has to read first. */
export interface ReportedChange {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** What follows "dev against HEAD (commit)": the first line's end, and the lines before those of the layers. */
  readonly says: readonly [string, ...string[]];
  /** What `--fail-on data-loss,permission-widening` fails on. */
  readonly fails: readonly ("data-loss" | "permission-widening")[];
}

const withoutAgeAlarm: Edit = {
  file: "shared/alarms/queues.ts",
  from: `  {
    ...ofQueue,
    id: "backtest-queue-age",
    queue: "backtest-queue",
    meaning: "A backtest has waited for a quarter of an hour: nobody starts its workflow.",
    severity: "alert",
    metric: "ApproximateAgeOfOldestMessage",
    statistic: "Maximum",
    datapoints: { beyond: 3, of: 5 },
    threshold: 900,
  },
`,
  to: "",
};

const ageAlarmGone = [
  "## Dangerous",
  "- guard removed: **alarm-backtest-queue-age** (`aws.cloudwatch.MetricAlarm`) is deleted",
] as const;

const unwatched =
  "alarm-coverage`: **queue-backtest-queue**: no alarm on ApproximateAgeOfOldestMessage tells that nobody works on the queue";

/** An exemption of the queue that has no alarm any more. */
const exempted: Edit = {
  file: "policy-pack/exemptions.yaml",
  from: "exemptions:\n",
  to: `exemptions:
  - policy: alarm-coverage
    layer: foundation
    resource: queue-backtest-queue
    environment: dev
    reason: nobody waits for a backtest in dev
    owner: trading-platform
    expires: 2027-06-30
`,
};

const exemptionAdded =
  "- added: `alarm-coverage` for **queue-backtest-queue** until 2027-06-30, trading-platform: nobody waits for a backtest in dev";

/** Row of live-trading, from its secrets to the row after it. */
const liveTrading = (
  secrets: string,
): string => `${secrets}      calls: ["data-collection", "strategy-service", "mlflow"],
      metrics: true,
    },
  },
  dryRunTrading`;

export const reportedChanges: readonly ReportedChange[] = [
  {
    title: "an action added to a function's policy",
    edits: [
      {
        file: "shared/components/wiring.ts",
        from: '.allow("s3:GetObject")',
        to: '.allow(["s3:DeleteObject", "s3:GetObject"])',
      },
    ],
    says: [
      "1 changed",
      "## Permissions gained",
      "- function-pulumi-drift-detector may now `s3:DeleteObject` on `tradai-pulumi-state-dev/*`",
    ],
    fails: ["permission-widening"],
  },
  {
    title: "a table's hash key changed",
    edits: [
      {
        file: "shared/inventory/tables.ts",
        from: 'hash: text("idempotency_key")',
        to: 'hash: text("request_id")',
      },
    ],
    says: [
      "1 replaced",
      "## Dangerous",
      "- data loss: **table-idempotency** (`aws.dynamodb.Table`) is replaced, because `hashKey` goes from " +
        "`idempotency_key` to `request_id`: its items are lost",
    ],
    fails: ["data-loss"],
  },
  {
    title: "a bucket renamed",
    edits: [
      {
        file: "shared/naming/persistent-names.ts",
        from: '("bucket", `tradai-${id}-',
        to: '("bucket", `tradai-${id === "results" ? "backtests" : id}-',
      },
    ],
    // Its settings go with it, and whoever names it follows: none of that is a danger or a permission of its own.
    says: [
      "12 changed, 11 replaced",
      "## Dangerous",
      "- data loss: **bucket-results** (`aws.s3.Bucket`) is replaced, because `bucket` goes from " +
        "`tradai-results-dev` to `tradai-backtests-dev`: its objects are lost",
    ],
    fails: ["data-loss"],
  },
  {
    title: "an alarm removed",
    edits: [withoutAgeAlarm],
    // What is changed is the dashboard, which shows every alarm.
    says: ["1 changed, 1 deleted", ...ageAlarmGone, "## Policies", `- new: violation of \`${unwatched}`],
    fails: [],
  },
  {
    title: "a port opened",
    edits: [
      {
        file: "shared/inventory/flows.ts",
        from: '(["data-collection", "mlflow"] as const)',
        to: '(["data-collection", "mlflow", "backend-api"] as const)',
      },
    ],
    says: [
      "2 created",
      "## Network",
      "- opened: `security-group-tasks` reaches tcp 8000 at `security-group-consolidated`",
      "- opened: `security-group-consolidated` admits tcp 8000 from `security-group-tasks`",
    ],
    fails: [],
  },
  {
    title: "a secret moved to an environment variable",
    edits: [
      {
        file: "shared/inventory/services.ts",
        from: liveTrading('      secrets: ["exchange-keys"],\n'),
        to: liveTrading(""),
      },
      {
        file: "compute/tasks/service-tasks.ts",
        from: "environment: { PORT: String(row.port),",
        to: 'environment: { ...(row.id === "live-trading" && { EXCHANGE_KEYS: JSON.stringify({ secret: "mine-alone" }) }), PORT: String(row.port),',
      },
    ],
    says: [
      "1 changed, 1 replaced",
      "## Dangerous",
      "- secret exposed: **task-live-trading** (`aws.ecs.TaskDefinition`) containerDefinitions[0].environment holds " +
        "`EXCHANGE_KEYS` in clear text, which came from a secret",
      "## Permissions lost",
      "- execution-live-trading may no longer `secretsmanager:DescribeSecret`, `secretsmanager:GetSecretValue` on " +
        "`secret:tradai/dev/exchange-keys-??????`",
      "## Policies",
      "- new: violation of `secrets-not-in-env`: **task-live-trading**: containerDefinitions[0].environment holds " +
        "`EXCHANGE_KEYS` in clear text",
    ],
    fails: [],
  },
  {
    title: "a function's memory doubled",
    edits: [
      {
        file: "shared/inventory/functions-of-workflows.ts",
        from: "memoryMb: 512",
        to: "memoryMb: 1024",
      },
    ],
    says: ["1 changed", "## Sizes", "- function-compare-models: `memorySize` 512 → 1024"],
    fails: [],
  },
  {
    title: "an exemption added for what nobody watches any more",
    edits: [withoutAgeAlarm, exempted],
    says: [
      "1 changed, 1 deleted",
      ...ageAlarmGone,
      "## Policies",
      `- new: exempted of \`${unwatched}`,
      "## Exemptions",
      exemptionAdded,
    ],
    fails: [],
  },
  {
    title: "an exemption added that nothing needs",
    edits: [exempted],
    says: [
      "no resource changes",
      "## Policies",
      "- new: violation of `exemptions-valid`: alarm-coverage, layer foundation, resource queue-backtest-queue, " +
        "environment dev: nothing uses it: the violation is gone",
      "## Exemptions",
      exemptionAdded,
    ],
    fails: [],
  },
  {
    title: "a comment changed in a table and in a function's code",
    edits: [
      { file: "shared/inventory/tables.ts", from: "/** DynamoDB tables: names", to: "/** The tables: names" },
      {
        file: "compute/deregistration/clients.ts",
        from: "/** Made once for all",
        to: "/** Created once for all",
      },
    ],
    says: ["no change"],
    fails: [],
  },
  { title: "nothing changed", edits: [], says: ["no change"], fails: [] },
];
