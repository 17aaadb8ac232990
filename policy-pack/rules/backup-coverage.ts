import { ofType } from "../checks/of-type";
import { bucket, trailInto } from "../examples/bucket";
import type { Reader } from "../graph/reader";
import { UnknownRead } from "../graph/reader";
import { isLogTarget, isReplica } from "../graph/log-targets";
import type { ResourceGraph } from "../graph/graph";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { UNKNOWN } from "../graph/values";
import { matchesPattern, parseArn } from "../iam/patterns";
import type { Check, Fixture, Rule } from "../rule";

const planType = "aws:backup/plan:Plan";
const selectionType = "aws:backup/selection:Selection";
const vaultType = "aws:backup/vault:Vault";
const bucketType = "aws:s3/bucket:Bucket";
const stores = [
  "aws:dynamodb/table:Table",
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:efs/fileSystem:FileSystem",
  bucketType,
];

/** True where the selection names the resource: by dependency, ARN, pattern or tag. */
function selects(graph: ResourceGraph, selection: Resource, store: Resource): boolean {
  if (selection.dependenciesOf("resources").includes(store)) {
    return true;
  }
  const listed = selection.inputs
    .list("resources")
    .some(
      (pattern) =>
        typeof pattern === "string" &&
        graph.identitiesOf(store).some((identity) => matchesPattern(pattern, identity)),
    );
  return (
    listed ||
    selection.inputs.blocks("selectionTags").some((tag) => {
      const found = store.inputs.raw(`tags.${tag.text("key")}`);
      return found !== undefined && found === tag.text("value");
    })
  );
}

/** True for `cron(...)` and `rate(...)` that come round at least once a day. */
function isDaily(schedule: string): boolean {
  const cron = /^cron\(\S+ \S+ (\S+) (\S+) (\S+)(?: (\S+))?\)$/.exec(schedule);
  if (cron) {
    return cron.slice(1).every((field) => field === undefined || field === "*" || field === "?");
  }
  const [, count = "", unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
  const hours: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };
  return unit !== "" && Number(count) * (hours[unit] ?? Infinity) <= 24;
}

/** True where a copy goes to another region than the plan's own. */
function copiesAbroad(plan: Resource, rule: Reader, home: string | undefined): boolean {
  return rule.blocks("copyActions").some((copy) => {
    const given = copy.raw("destinationVaultArn");
    if (typeof given === "string") {
      const region = parseArn(given)?.region;
      return region !== undefined && region !== home;
    }
    const vaults = plan.dependenciesOf("rules").filter(({ type }) => type === vaultType);
    if (given === UNKNOWN && vaults.length === 0) {
      throw new UnknownRead(copy.at("destinationVaultArn"));
    }
    return vaults.some((vault) => {
      const region = vault.knownText("region");
      return region !== undefined && region !== home;
    });
  });
}

const covered: Check = function* (subject, { graph, requireWhole }) {
  if (subject.type === bucketType && (isLogTarget(graph, subject) || isReplica(graph, subject))) {
    return;
  }
  const selections = graph.ofType(selectionType);
  if (selections.some((selection) => selects(graph, selection, subject))) {
    return;
  }
  if (selections.length === 0) {
    requireWhole("the backup plan may be declared in another layer");
  }
  yield {
    found: "no backup selection takes it in",
    expected: "a selection of a daily plan that names its ARN",
    fix: "Add its ARN to the `resources` of a backup selection.",
  };
};

const planComplete: Check = function* (subject, { graph, place, requireWhole }) {
  for (const rule of subject.inputs.blocks("rules")) {
    const schedule = rule.text("schedule") ?? "";
    const label = rule.text("ruleName") ?? "a rule";
    if (!isDaily(schedule)) {
      yield { found: `${label} runs at "${schedule}"`, expected: "at least once in 24 hours" };
    }
    if (!copiesAbroad(subject, rule, place.region)) {
      yield {
        found: `${label} copies to no other region`,
        expected: "a copyAction into a vault of another region",
      };
    }
  }
  if (companionsOf(graph, subject, selectionType, "planId").length === 0) {
    requireWhole("selections may be declared in another layer");
    yield { found: "the plan has no selection: it backs up nothing", expected: "a selection" };
  }
};

const restoreTested: Check = function* (_, { graph, requireWhole }) {
  const plans = graph.ofType("aws:backup/restoreTestingPlan:RestoreTestingPlan");
  const tested = plans.some(
    (plan) =>
      companionsOf(
        graph,
        plan,
        "aws:backup/restoreTestingSelection:RestoreTestingSelection",
        "restoreTestingPlanName",
      ).length > 0,
  );
  if (!tested) {
    requireWhole("restore testing may be declared in another layer");
    yield {
      found: "no restore test takes its backups",
      expected: "a RestoreTestingPlan with a selection: a backup never restored is a hope",
    };
  }
};

const selectionUseful: Check = function* (subject, { graph, requireWhole }) {
  const plan = targetOf(graph, subject, "planId", [planType]);
  if (plan.kind === "undeclared") {
    requireWhole("the plan may be declared in another layer");
    yield { found: `\`planId\` ${plan.value} is no declared plan`, expected: "the plan's output" };
  }
  const all = stores.flatMap((type) => graph.ofType(type));
  const isEmpty = !all.some((store) => selects(graph, subject, store));
  if (isEmpty) {
    requireWhole("what it selects may be declared in another layer");
    yield { found: "the selection matches nothing", expected: "ARNs or tags of declared resources" };
  }
};

const vaultEncrypted: Check = function* ({ inputs }, { settings }) {
  if (settings.customerKeys && !inputs.has("kmsKeyArn")) {
    yield { found: "the vault has no customer key", expected: "`kmsKeyArn` set" };
  }
};

const table: Fixture = {
  type: "aws:dynamodb/table:Table",
  name: "deployments",
  inputs: { name: "tradai-deployments-prod" },
};
const abroad = "arn:aws:backup:eu-west-1:600802701449:backup-vault:tradai-recovery-prod";
const daily = {
  ruleName: "daily",
  targetVaultName: "tradai-prod",
  schedule: "cron(0 3 * * ? *)",
  copyActions: [{ destinationVaultArn: abroad }],
};
const plan = (rule: object = daily): Fixture => ({
  type: planType,
  name: "plan",
  inputs: { name: "tradai-prod", rules: [rule] },
});
const selection = (resources: readonly string[], references: Fixture["references"]): Fixture => ({
  type: selectionType,
  name: "selection",
  inputs: { name: "tables", planId: Symbol("unknown"), resources },
  references: { planId: ["plan"], ...references },
});
const arn = "arn:aws:dynamodb:eu-central-1:600802701449:table/tradai-deployments-prod";
const restoreTest: readonly Fixture[] = [
  {
    type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
    name: "restore-test",
    inputs: { name: "tradai_restore_prod" },
  },
  {
    type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
    name: "restore-test-tables",
    inputs: { restoreTestingPlanName: "tradai_restore_prod", protectedResourceType: "DynamoDB" },
    references: { restoreTestingPlanName: ["restore-test"] },
  },
];
const complete = [table, plan(), selection([arn], {}), ...restoreTest];

const rule: Rule = {
  name: "backup-coverage",
  title: "Everything that holds data is backed up",
  description:
    "Every table, database and data bucket is selected by a backup plan that runs daily, copies to another region and is restored for a test.",
  rationale:
    "A deleted account, a lost region or a ransom is survived only with yesterday's copy elsewhere, and only if it can be restored.",
  remediation: "Select the resource in the backup plan, run it daily, copy it abroad and test the restore.",
  severity: "high",
  kind: "stack",
  catalogue: { securityHub: ["Backup.1"], checkov: ["CKV_AWS_166", "CKV2_AWS_9"] },
  relations: [56],
  findings: [
    ...["TRADAI-S-38", "TRADAI-S-39", "EDGAR-20", "EDGAR-42", "EDGAR-54"],
    ...["ORION-31", "ORION-33", "ORION-44", "ORION-59", "ORION-61"],
  ],
  types: [...stores, planType, selectionType, vaultType],
  checks: [
    ofType(stores, covered),
    ofType([planType], planComplete),
    ofType([planType], restoreTested),
    ofType([selectionType], selectionUseful),
    ofType([vaultType], vaultEncrypted),
  ],
  examples: {
    compliant: [
      { title: "A table in a daily plan", resources: complete },
      {
        title: "A selection whose ARNs are known after the update",
        resources: [table, plan(), { ...selection([], { resources: ["deployments"] }) }, ...restoreTest],
      },
      { title: "A log target needs no backup", resources: [bucket("logs"), trailInto("logs")] },
    ],
    violating: [
      {
        title: "A bucket that no selection names",
        resources: [...complete, bucket("results")],
        resource: "results",
        says: "no backup selection",
      },
      {
        title: "A weekly plan",
        resources: [
          table,
          plan({ ...daily, schedule: "cron(0 3 ? * SUN *)" }),
          selection([arn], {}),
          ...restoreTest,
        ],
        resource: "plan",
        says: "SUN",
      },
      {
        title: "Copies in the same region",
        resources: [
          table,
          plan({
            ...daily,
            copyActions: [{ destinationVaultArn: abroad.replace("eu-west-1", "eu-central-1") }],
          }),
          selection([arn], {}),
          ...restoreTest,
        ],
        resource: "plan",
        says: "no other region",
      },
      {
        title: "A plan without selection",
        resources: [plan(), ...restoreTest],
        resource: "plan",
        says: "has no selection",
      },
      {
        title: "A selection that matches nothing",
        resources: [plan(), selection([arn.replace("deployments", "deployment")], {}), ...restoreTest],
        resource: "selection",
        says: "matches nothing",
      },
      {
        title: "Backups that nobody restores",
        resources: [table, plan(), selection([arn], {})],
        resource: "plan",
        says: "no restore test",
      },
      {
        title: "A vault without customer key in prod",
        resources: [{ type: vaultType, name: "vault", inputs: { name: "tradai-prod" } }],
        resource: "vault",
        says: "no customer key",
      },
    ],
  },
};

export default rule;
