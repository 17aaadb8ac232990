import type { Evidence, Row } from "../row";

/** The pool fits the database, and somebody hears when it does not. */
const poolFits: Evidence = {
  resources: [
    {
      are: [
        "aws.ssm.Parameter parameter-database-pool-size",
        "aws.rds.ParameterGroup database-postgres15",
        "aws.cloudwatch.MetricAlarm alarm-rds-connections",
      ],
    },
  ],
  rules: ["alarm-coverage", "rds-hardened"],
  tests: [
    { file: "test/config/bad-database.test.ts", title: "a pool larger than the connections allow" },
    {
      file: "test/unit/foundation/alarms.test.ts",
      title: "watches something else, or goes off at another time",
    },
  ],
};

/** ORION: the database, its indexes and its caches. */
export const orionData: readonly Row[] = [
  {
    id: "ORION-03",
    finding: "The pool of 20 connections is too large for the database.",
    state: "declined",
    answer:
      "MLflow alone reaches the database. Its pool is a setting from 10 to 15 connections for each task, the database says how many it takes, and an alarm goes off at four fifths of them.",
    decision: "Decision 11: no RDS Proxy, because the database has a single client.",
    evidence: poolFits,
  },
  {
    id: "ORION-07",
    finding: "The Redis cache is reachable from anywhere.",
    state: "declined",
    answer:
      "No group admits an address of the internet. Whatever cache is declared later has to be private, encrypted and ask who connects.",
    decision:
      "Decision 11: no Redis cache is built, because nobody would run it; the rule with its examples stands in for it.",
    evidence: {
      rules: ["cache-private", "sg-no-world-ingress"],
      tests: [
        {
          file: "test/mutations/foundation.test.ts",
          title: "the database's port opened to a block of addresses in prod",
        },
      ],
    },
  },
  {
    id: "ORION-10",
    finding: "Queries lack indexes.",
    state: "application",
    answer:
      "Tables have the keys and the index of each way in which they are read, and no role may scan one. The database logs slow statements, and Performance Insights shows them.",
    evidence: {
      resources: [
        { are: ["aws.dynamodb.Table table-workflow-state", "aws.rds.ParameterGroup database-postgres15"] },
      ],
      rules: ["ddb-hardened", "iam-no-wildcards", "no-dangling-arn"],
      tests: [
        { file: "test/unit/policy/errors.test.ts", title: "a Scan reads whole tables" },
        {
          file: "test/unit/foundation/endpoints.test.ts",
          title: "lets a whole table be scanned, or leaves a table out",
        },
      ],
    },
  },
  {
    id: "ORION-11",
    finding: "No system moves the schema of the database along.",
    state: "partly",
    answer:
      "In prod a gate stands before each new MLflow: it takes a snapshot, runs the migration's task, and keeps the version back when either fails.",
    rest: "The migration itself is the services' code. On the shared host of dev and staging no gate runs it: MLflow's image has to, or an operator.",
    evidence: {
      resources: [
        {
          are: ["aws.lambda.Function function-migration-gate", "aws.ecs.TaskDefinition task-migration"],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-triggered"],
      tests: [
        {
          file: "test/unit/compute/migration-gate/migration.test.ts",
          title: "changes the schema before there is a snapshot",
        },
        {
          file: "test/unit/compute/migration-gate/migration.test.ts",
          title: "lets the version start although the task ",
        },
      ],
    },
  },
  {
    id: "ORION-12",
    finding: "Results of queries are not cached.",
    state: "declined",
    answer:
      "A cache that is declared later has to be private and encrypted; the stage of the API keeps no answers.",
    decision:
      "Decision 11: neither a Redis cache nor a cache of the stage is built, because nobody would run it.",
    evidence: {
      rules: ["cache-private"],
      tests: [
        {
          file: "test/unit/edge/api-stage.test.ts",
          title: "a client that may ask as often as it likes, or a log of whole requests",
        },
      ],
    },
  },
  {
    id: "ORION-43",
    finding: "The table of scaling finds a pool of 20 where 10 to 15 are advised.",
    state: "partly",
    answer: "As ORION-03: the pool of a task is a setting from 10 to 15, handed to MLflow by a parameter.",
    rest: "MLflow's image opens no more connections than the parameter says, over all its workers. Nothing checks yet that the pools of all tasks together fit the database; the alarm tells.",
    evidence: poolFits,
  },
];
