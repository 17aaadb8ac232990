import type { Row } from "../row";
import { encryptedCalls, separatedNetwork, warmFunction } from "./edgar-evidence";

/** EDGAR (document 001): its list of gaps. */
export const edgarGaps: readonly Row[] = [
  {
    id: "EDGAR-50",
    finding: "There was neither blue/green nor canary deployment.",
    state: "closed",
    answer:
      "As EDGAR-12 and EDGAR-17: in prod backend-api and mlflow are deployed blue/green, and functions get a tenth of their calls first.",
    evidence: {
      resources: [
        { are: ["aws.codedeploy.DeploymentGroup function-backtest-consumer-deployment"] },
        {
          are: [
            "aws.lb.TargetGroup target-group-backend-api-alternate",
            "aws.lb.TargetGroup target-group-mlflow-alternate",
            "aws.lb.ListenerRule listener-rule-backend-api-test",
            "aws.lb.ListenerRule listener-rule-mlflow-test",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased", "no-dangling-reference"],
      tests: [
        { file: "test/unit/compute/services.test.ts", title: "takes over in another way than decided" },
        {
          file: "test/unit/compute/functions.test.ts",
          title: "leaves a function without the alias that callers use, or moves it in another application",
        },
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a blue/green pair without its other half",
        },
      ],
    },
  },
  {
    id: "EDGAR-51",
    finding: "Nothing went back by itself.",
    state: "closed",
    answer: "As EDGAR-10: services go back by circuit breaker and alarms, functions by alarms.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-live-trading-5xx",
            "aws.codedeploy.DeploymentGroup function-backtest-consumer-deployment",
          ],
        },
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-backend-api-tasks-below-desired",
            "aws.cloudwatch.MetricAlarm alarm-mlflow-tasks-below-desired",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased"],
      tests: [
        { file: "test/unit/compute/services.test.ts", title: "keeps a version that fails" },
        {
          file: "test/unit/compute/functions.test.ts",
          title: "leaves a function without the alias that callers use, or moves it in another application",
        },
      ],
    },
  },
  {
    id: "EDGAR-52",
    finding: "Deployments of the database's schema were missing.",
    state: "partly",
    answer: "As EDGAR-20: in prod a gate takes a snapshot and runs the migration before a new mlflow starts.",
    rest: "The migration's scripts are in mlflow's image. Dev and staging have no gate.",
    evidence: {
      resources: [
        {
          are: ["aws.lambda.Alias function-migration-gate-live", "aws.ecs.TaskDefinition task-migration"],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased"],
      tests: [
        {
          file: "test/unit/compute/migration-gate/migration.test.ts",
          title: "changes the schema before there is a snapshot",
        },
        {
          file: "test/unit/compute/migration-gate/migration.test.ts",
          title: "lets the version start although the task never did",
        },
      ],
    },
  },
  {
    id: "EDGAR-53",
    finding: "Calls between services had neither encryption nor identity.",
    state: "partly",
    answer:
      "As EDGAR-36 and EDGAR-37: in prod services on ECS call one another by TLS, and security groups admit the documented callers alone.",
    rest: "The caller's identity would be the services' own code, and so would TLS on the ports that load balancer and functions call. Dev and staging have no TLS between services (Decision 8).",
    evidence: encryptedCalls,
  },
  {
    id: "EDGAR-54",
    finding: "Backup, recovery and their tests were missing.",
    state: "partly",
    answer:
      "As EDGAR-42 to EDGAR-44: daily backups with a copy abroad, documents that restore and fail over, and a restore test every week.",
    rest: "Exercises with people are the team's; faults are not injected (EDGAR-44).",
    evidence: {
      resources: [
        {
          are: [
            "aws.backup.Plan backup-plan",
            "aws.backup.Selection backup-database",
            "aws.backup.RestoreTestingPlan restore-test",
            "aws.ssm.Document runbook-restore",
          ],
        },
      ],
      rules: ["backup-coverage", "dr-declared", "runbook-linked"],
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
    id: "EDGAR-55",
    finding: "Policies of segmentation were missing.",
    state: "closed",
    answer:
      "As EDGAR-30: tiers with route tables and network ACLs of their own, and security groups from one table of flows.",
    evidence: separatedNetwork,
  },
  {
    id: "EDGAR-56",
    finding: "The start of functions was not handled.",
    state: "closed",
    answer: "As EDGAR-04: prod keeps an execution environment of backtest-consumer warm behind its alias.",
    evidence: warmFunction,
  },
];
