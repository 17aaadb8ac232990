import type { Row } from "../row";
import { privateAuthority } from "./edgar-evidence";

/** EDGAR (document 001): the other recommendations of medium and low priority. */
export const edgarLaterAdvice: readonly Row[] = [
  {
    id: "EDGAR-65",
    finding: "Backups, recovery and drills were recommended.",
    state: "partly",
    answer:
      "As EDGAR-42 to EDGAR-44: daily backups, documents that restore and fail over, and a restore test every week whose failure is told.",
    rest: "Drills with people are the team's; faults are not injected (EDGAR-44).",
    evidence: {
      resources: [
        {
          are: [
            "aws.backup.RestoreTestingPlan restore-test",
            "aws.backup.RestoreTestingSelection restore-test-database",
            "aws.backup.RestoreTestingSelection restore-test-tables",
            "aws.cloudwatch.EventRule restore-failed",
          ],
        },
        { are: ["aws.ssm.Document runbook-failover"] },
      ],
      rules: ["dr-declared", "backup-coverage", "runbook-linked"],
      tests: [
        {
          file: "test/unit/foundation/database.test.ts",
          title: "is left out of the daily backup or of the weekly restore",
        },
        {
          file: "test/unit/persistent/backup.test.ts",
          title: "leaves a table or a data bucket out of the backup or of the weekly restore",
        },
        {
          file: "test/unit/edge/procedures.test.ts",
          title: "are not the three that the findings ask for, or lack a name",
        },
      ],
    },
  },
  {
    id: "EDGAR-66",
    finding: "App Mesh, mutual TLS and circuit breakers were recommended.",
    state: "partly",
    answer:
      "App Mesh has come to its end, so that prod uses ECS Service Connect, with TLS and time limits. No resource of App Mesh is declared.",
    rest: "As EDGAR-36 and EDGAR-39: certificates of callers need proxies of the services' own, and giving up on a failing service is the callers' code.",
    evidence: privateAuthority,
  },
  {
    id: "EDGAR-67",
    finding: "Traces, dashboards and tuned alerts were recommended.",
    state: "closed",
    answer:
      "Functions, workflows and the API are traced, and tasks have a collector. The dashboard is made from the inventory, and alarms want several bad periods, know what is usual and are summed up in one.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.Dashboard dashboard",
            "aws.cloudwatch.CompositeAlarm alarm-system",
            "aws.cloudwatch.MetricAlarm alarm-api-latency-anomaly",
          ],
        },
      ],
      rules: ["tracing-on", "dashboard-present", "alarm-coverage"],
      tests: [
        { file: "test/mutations/compute-functions.test.ts", title: "a function without traces" },
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "has no collector beside it, or one that changes under its feet",
        },
        {
          file: "test/unit/edge/dashboard.test.ts",
          title: "lacks a function, or charts one that is not there",
        },
        {
          file: "test/unit/edge/alarms.test.ts",
          title: "flaps: one slow minute calls somebody, or one good minute hides the slow ones",
        },
      ],
    },
  },
  {
    id: "EDGAR-68",
    finding: "Right sizes, cold starts and slow queries needed work.",
    state: "declined",
    answer:
      "Sizes of tasks, functions, hosts and the database come from lists of what each environment may cost. Prod keeps one function warm, and Performance Insights shows slow queries; mending them is code.",
    decision:
      "Decision 11: Compute Optimizer is not switched on. Each environment has a list of the sizes that it allows.",
    evidence: {
      resources: [
        { are: ["aws.rds.ParameterGroup database-postgres15"] },
        { are: ["aws.lambda.ProvisionedConcurrencyConfig function-backtest-consumer-warm"], in: ["prod"] },
      ],
      rules: ["cost-bounded", "lambda-bounded", "rds-hardened"],
      tests: [
        {
          file: "test/config/bad-deployments.test.ts",
          title: "a host that dev may not pay for, but staging may",
        },
        { file: "test/unit/foundation/database.test.ts", title: "costs more than documented" },
      ],
    },
  },
];
