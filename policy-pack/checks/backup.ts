import type { Place, ResourceGraph } from "../graph/graph";
import { isLogTarget, isReplica } from "../graph/log-targets";
import type { Reader } from "../graph/reader";
import { UnknownRead } from "../graph/reader";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { holdsUnknown, show, UNKNOWN } from "../graph/values";
import { matchesPattern, parseArn } from "../iam/patterns";
import type { Check } from "../rule";
import { backupAssumesRole } from "./backup-roles";
import { problemOfKey } from "./customer-key";
import { ofType } from "./of-type";
import { shortestInterval } from "./schedule-interval";

const planType = "aws:backup/plan:Plan";
const selectionType = "aws:backup/selection:Selection";
const vaultType = "aws:backup/vault:Vault";
const restoreSelectionType = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
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
  const { inputs } = selection;
  const excluded = inputs
    .texts("notResources")
    .some((pattern) => graph.identitiesOf(store).some((identity) => matchesPattern(pattern, identity)));
  // Conditions take away from what is listed; what they leave, only AWS knows.
  if (excluded || inputs.list("conditions").length > 0) {
    return false;
  }
  const given = inputs.raw("resources");
  // A known list is the whole truth: a dependency may stay behind after its ARN is gone.
  if (holdsUnknown(given) && selection.dependenciesOf("resources").includes(store)) {
    return true;
  }
  const listed = inputs
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
      if (found === UNKNOWN) {
        throw new UnknownRead(`tags of ${store.name}`);
      }
      return found === tag.value("value");
    })
  );
}

const daySeconds = 86_400;

/** True for `cron(...)` and `rate(...)` that come round at least once a day. */
function isDaily(schedule: string): boolean {
  // What follows the minute and the hour; a rate has nothing there.
  const [, , ...days] = schedule.replace(")", "").split(" ");
  const isEveryDay = days.every((field) => field === "*" || field === "?");
  return isEveryDay && (shortestInterval(schedule) ?? Infinity) <= daySeconds;
}

const scheduleOf = (rule: Reader): string => rule.text("schedule") ?? "";

/** True where a copy goes to another region than the plan's own. */
function copiesAbroad(plan: Resource, rule: Reader, place: Place): boolean {
  const home = place.region;
  return rule.blocks("copyActions").some((copy) => {
    const given = copy.raw("destinationVaultArn");
    if (typeof given === "string") {
      const vault = parseArn(given);
      const isOurs = place.account === undefined || vault?.account === place.account;
      return vault !== undefined && vault.region !== home && isOurs;
    }
    const vaults = plan.dependenciesOf("rules").filter(({ type }) => type === vaultType);
    if (vaults.length === 0) {
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
  const rules = subject.inputs.blocks("rules");
  if (rules.length === 0) {
    yield { found: "the plan has no rule: it never runs", expected: "a daily rule with a copy abroad" };
  }
  // One rule that does it all is enough: a weekly one beside it only keeps longer.
  const isMet = rules.some((rule) => isDaily(scheduleOf(rule)) && copiesAbroad(subject, rule, place));
  for (const rule of isMet ? [] : rules) {
    const schedule = scheduleOf(rule);
    const label = show(rule.raw("ruleName"));
    if (!isDaily(schedule)) {
      yield { found: `${label} runs at "${schedule}"`, expected: "at least once in 24 hours" };
    }
    if (!copiesAbroad(subject, rule, place)) {
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
    (plan) => companionsOf(graph, plan, restoreSelectionType, "restoreTestingPlanName").length > 0,
  );
  if (!tested) {
    requireWhole("restore testing may be declared in another layer");
    yield {
      found: "no restore test takes its backups",
      expected: "a RestoreTestingPlan with a selection: a backup never restored is a hope",
    };
  }
};

/** What restore tests call the kinds of stores. */
const restoredAs: Readonly<Record<string, string>> = {
  "aws:dynamodb/table:Table": "DynamoDB",
  "aws:rds/instance:Instance": "RDS",
  "aws:rds/cluster:Cluster": "Aurora",
  "aws:efs/fileSystem:FileSystem": "EFS",
  [bucketType]: "S3",
};

/** Every kind of store that the plan backs up is restored for a test: each restores in a way of its own. */
const everyKindRestored: Check = function* (plan, { graph, requireWhole }) {
  const tests = graph.ofType(restoreSelectionType);
  if (tests.length === 0) {
    return;
  }
  const tested = tests.map(({ inputs }) => inputs.text("protectedResourceType"));
  const selections = companionsOf(graph, plan, selectionType, "planId");
  const missing = Object.entries(restoredAs).filter(
    ([type, name]) =>
      !tested.includes(name) &&
      graph.ofType(type).some((store) => selections.some((selection) => selects(graph, selection, store))),
  );
  if (missing.length > 0) {
    requireWhole("restore testing may be declared in another layer");
    yield {
      found: `no restore test takes a backup of ${missing.map(([, name]) => name).join(", ")}`,
      expected: "a RestoreTestingSelection for each kind of store",
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

const vaultEncrypted: Check = function* (subject, context) {
  const problem = context.settings.customerKeys ? problemOfKey(context, subject, "kmsKeyArn") : undefined;
  if (problem !== undefined) {
    yield { found: `the vault has no customer key: ${problem}`, expected: "`kmsKeyArn` set" };
  }
};

/** Types that `backup-coverage` is asked about. */
export const backupTypes: readonly string[] = [
  ...stores,
  planType,
  selectionType,
  restoreSelectionType,
  vaultType,
];

/** What `backup-coverage` asks of data stores, plans, selections and vaults. */
export const backupChecks: readonly Check[] = [
  ofType(stores, covered),
  ofType([planType], planComplete),
  ofType([planType], restoreTested),
  ofType([planType], everyKindRestored),
  ofType([selectionType], selectionUseful),
  ofType([selectionType, restoreSelectionType], backupAssumesRole),
  ofType([vaultType], vaultEncrypted),
];
