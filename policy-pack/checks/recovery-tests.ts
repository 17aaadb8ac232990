import { knownCompanions } from "../graph/lists";
import { OpenQuestions } from "../graph/open-questions";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext } from "../rule";
import { requireAllLayers } from "./all-layers";
import { eventIsTold } from "./event-notices";
import type { EventFields } from "./event-pattern";
import { alarmMetricsOf, alarmType } from "./metrics/alarm-metrics";
import { shortestInterval } from "./schedule-interval";

export const testPlanType = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
export const backupPlanType = "aws:backup/plan:Plan";
const testSelectionType = "aws:backup/restoreTestingSelection:RestoreTestingSelection";

/** Days that may lie between two restore tests. */
const mostDays = 31;

/**
 * A way for a job of AWS Backup to fail unheard: its event and the metric that counts it.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
interface Failure {
  readonly what: string;
  readonly event: EventFields;
  readonly metric: string;
}

const failedRestore: Failure = {
  what: "a restore",
  event: { source: "aws.backup", "detail-type": "Restore Job State Change", "detail.status": "FAILED" },
  metric: "NumberOfRestoreJobsFailed",
};
const failedBackup: Failure = {
  what: "a backup",
  event: { source: "aws.backup", "detail-type": "Backup Job State Change", "detail.state": "FAILED" },
  metric: "NumberOfBackupJobsFailed",
};
const failedCopy: Failure = {
  what: "a copy to the other region",
  event: { source: "aws.backup", "detail-type": "Copy Job State Change", "detail.state": "FAILED" },
  metric: "NumberOfCopyJobsFailed",
};

/**
 * True for a rate of that many days, and for a `cron(...)` of every month and year: whatever its day says, it comes
 * round. AWS refuses what is neither.
 */
function isMonthly(expression: string): boolean {
  const [, , , month, , year] = expression.replace(")", "").split(" ");
  return month === undefined
    ? (shortestInterval(expression) ?? Infinity) <= mostDays * 86_400
    : month === "*" && year === "*";
}

/** Restores are tried by themselves, often enough to be believed. */
export const testedOften: Check = function* ({ inputs }) {
  const expression = inputs.text("scheduleExpression");
  if (expression === undefined || !isMonthly(expression)) {
    yield {
      found: `restores are tried at ${show(expression)}`,
      expected: `a schedule that comes round at least every ${mostDays} days`,
    };
  }
};

/** What is tried is what a disaster would leave: a recent copy in a vault of ours. */
export const testsRecent: Check = function* (plan, { graph, requireWhole }) {
  const { inputs } = plan;
  const days = inputs.number("recoveryPointSelection.selectionWindowDays") ?? 0;
  if (days > mostDays) {
    yield {
      found: `recovery points of the last ${days} days may be taken: an old one proves nothing of yesterday's`,
      expected: `\`selectionWindowDays\` of at most ${mostDays}`,
    };
  }
  const vaults = inputs.list("recoveryPointSelection.includeVaults");
  if (vaults.length === 0) {
    yield { found: "no vault is included: nothing is restored", expected: "the vault of the backup plan" };
  }
  for (const vault of vaults) {
    if (typeof vault === "string" && vault !== "*" && graph.identifiedBy(vault).length === 0) {
      requireWhole("the vault may be declared in another layer");
      yield {
        found: `\`includeVaults\` names ${vault}, which nothing declares`,
        expected: "a declared vault",
      };
    }
  }
};

/** A plan restores something. */
export const testSelects: Check = function* (plan, { graph, requireWhole }) {
  if (knownCompanions(graph, plan, testSelectionType, "restoreTestingPlanName").length > 0) {
    return;
  }
  requireWhole("selections may be declared in another layer");
  yield { found: "the plan has no selection: it restores nothing", expected: "a RestoreTestingSelection" };
};

function isAlarmed({ graph }: RuleContext, { metric }: Failure, open: OpenQuestions): boolean {
  return graph
    .ofType(alarmType)
    .some((alarm: Resource) =>
      open.ask(
        () =>
          alarmMetricsOf(alarm).some((each) => each.namespace === "AWS/Backup" && each.metric === metric) &&
          alarm.inputs.list("alarmActions").length > 0,
        alarm.name,
      ),
    );
}

/** Somebody hears when it fails: an untold failure is found on the day of the disaster. */
function told(...failures: readonly Failure[]): Check {
  return function* (_, context) {
    const open = new OpenQuestions();
    const unheard = failures.filter(
      (failure) => !eventIsTold(context.graph, failure.event, open) && !isAlarmed(context, failure, open),
    );
    if (unheard.length > 0) {
      open.settle();
      requireAllLayers(context, "the event rule may be declared in another layer");
      yield {
        found: `nobody hears when ${unheard.map(({ what }) => what).join(" or ")} fails`,
        expected: `an EventRule on ${unheard.map(({ event }) => String(event["detail-type"])).join(", ")} of aws.backup whose target is the topic of the alerts`,
      };
    }
  };
}

export const failedTestTold = told(failedRestore);
export const failedBackupTold = told(failedBackup, failedCopy);

/** Backups that nobody restores are a hope; the plan of the tests is asked where there are backups. */
export const testPlanned: Check = function* (_, context) {
  if (context.graph.ofType(testPlanType).length === 0) {
    requireAllLayers(context, "restore testing may be declared in another layer");
    yield { found: "what is backed up is never restored for a test", expected: "a RestoreTestingPlan" };
  }
};
