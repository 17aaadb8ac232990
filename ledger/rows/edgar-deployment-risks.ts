import type { Row } from "../row";
import { gatedVersions } from "./edgar-evidence";

/** EDGAR (document 001): the high risks of its section on deployments. */
export const edgarDeploymentRisks: readonly Row[] = [
  {
    id: "EDGAR-18",
    finding: "There was no strategy for going back.",
    state: "closed",
    answer:
      "As EDGAR-10: services go back by circuit breaker and alarms, functions by alarms, and a procedure goes back to any earlier version later on.",
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
        { are: ["aws.ssm.Document runbook-rollback"] },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased", "runbook-linked"],
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
    id: "EDGAR-19",
    finding: "Deployments passed no gate.",
    state: "closed",
    answer:
      "As EDGAR-15: a gate tries a new version of backend-api and mlflow out over test traffic before users meet it.",
    evidence: gatedVersions,
  },
  {
    id: "EDGAR-20",
    finding: "Changes of the database's schema were not coordinated with deployments.",
    state: "partly",
    answer:
      "Before a new mlflow starts in prod, a gate takes a snapshot, runs the migration and waits for its end. A migration that fails keeps the version back.",
    rest: "The migration's scripts are in mlflow's image. Dev and staging, where mlflow runs on the host, have no gate, and no program takes a changed schema back.",
    evidence: {
      resources: [
        {
          are: ["aws.lambda.Alias function-migration-gate-live", "aws.ecs.TaskDefinition task-migration"],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased", "backup-coverage"],
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
      files: ["docs/runbooks/services.md"],
    },
  },
  {
    id: "EDGAR-21",
    finding: "Functions had neither versions nor aliases.",
    state: "closed",
    answer:
      "Every function publishes versions and has the alias `live`, which every caller uses and CodeDeploy moves. `npm run shift` starts the deployments and waits for them.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lambda.Alias function-backtest-consumer-live",
            "aws.lambda.Alias function-health-check-live",
            "aws.codedeploy.Application function-deployments",
            "aws.codedeploy.DeploymentGroup function-health-check-deployment",
          ],
        },
      ],
      rules: ["lambda-aliased"],
      tests: [
        {
          file: "test/unit/compute/functions.test.ts",
          title: "leaves a function without the alias that callers use, or moves it in another application",
        },
        {
          file: "test/mutations/compute-functions.test.ts",
          title: "a schedule that starts the function in place of its alias",
        },
        {
          file: "test/unit/shift/shift.test.ts",
          title: "starts no deployment, or another one than from the live version to the newest",
        },
      ],
      files: ["tools/shift/main.ts"],
    },
  },
];
