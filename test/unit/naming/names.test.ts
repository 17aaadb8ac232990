import assert from "node:assert/strict";
import fc from "fast-check";
import { Arns, checkedName, environments, namePatterns } from "../../../shared/naming";
import type { NameKind, Scope } from "../../../shared/naming";
import { queues, secrets } from "../../../shared/inventory";

const scope: Scope = {
  environment: "dev",
  account: "600802701449",
  region: "eu-central-1",
  recoveryRegion: "eu-west-1",
  globalSuffix: "",
};
const arns = new Arns(scope);
const { names } = arns;

/** Names and ARNs as architecture.md 1.1 and decisions.md section 5 spell them, for dev. */
const spelled: [what: string, found: string, expected: string][] = [
  ["bucket", names.bucket("arcticdb"), "tradai-arcticdb-dev"],
  ["table", names.table("shadow-test-state"), "tradai-shadow-test-state-dev"],
  ["repository of a function", names.functionRepository("health-check"), "tradai-lambda-health-check-dev"],
  ["repository of a service", names.serviceRepository("mlflow"), "tradai-mlflow-dev"],
  ["repository of a strategy", names.strategyRepository("momentum"), "tradai-strategy-momentum-dev"],
  ["user pool", names.userPool(), "tradai-users-dev"],
  ["web client", names.appClient("api"), "tradai-api-client-dev"],
  ["sign-in prefix", names.userPoolDomain(), "tradai-dev"],
  ["trail", names.trail(), "tradai-audit-trail-dev"],
  ["trail role", names.role("cloudtrail-role"), "tradai-cloudtrail-role-dev"],
  ["trail log group", names.trailLogGroup(), "/aws/cloudtrail/tradai-dev"],
  ["package domain", names.packageDomain(), "tradai-dev"],
  ["package repository", names.packageRepository("python"), "tradai-python-dev"],
  ["parameter", names.parameter("cognito/user-pool-id"), "/tradai/dev/cognito/user-pool-id"],
  ["key alias", names.keyAlias("alerts"), "alias/tradai-alerts-dev"],
  ["bucket ARN", arns.bucket("logs"), "arn:aws:s3:::tradai-logs-dev"],
  ["objects ARN", arns.objects("logs", "cloudtrail/"), "arn:aws:s3:::tradai-logs-dev/cloudtrail/*"],
  [
    "table ARN",
    arns.table("deployments"),
    "arn:aws:dynamodb:eu-central-1:600802701449:table/tradai-deployments-dev",
  ],
  ["role ARN", arns.role("backup-role"), "arn:aws:iam::600802701449:role/tradai-backup-role-dev"],
  ["trail ARN", arns.trail(), "arn:aws:cloudtrail:eu-central-1:600802701449:trail/tradai-audit-trail-dev"],
  [
    "recovery vault ARN",
    arns.backupVault("recovery"),
    "arn:aws:backup:eu-west-1:600802701449:backup-vault:tradai-backup-recovery-dev",
  ],
  [
    "secret ARN with AWS's suffix",
    arns.secret(secrets.exchangeKeys),
    "arn:aws:secretsmanager:eu-central-1:600802701449:secret:tradai/dev/exchange-keys-??????",
  ],
  [
    "functions of the environment",
    arns.functions(),
    "arn:aws:lambda:eu-central-1:600802701449:function:tradai-*-dev",
  ],
];

/** Names and ARNs of the foundation layer as architecture.md 1.2 and 1.3 and decisions.md section 5 spell them. */
const spelledInFoundation: typeof spelled = [
  ["VPC", names.vpc(), "tradai-dev"],
  ["part of the network", names.networkPart("private-a"), "tradai-private-a-dev"],
  ["flow-log group", names.flowLogGroup(), "/aws/vpc/tradai-dev/flow-logs"],
  ["security group", names.securityGroup("backend-api"), "tradai-backend-api-dev"],
  ["NAT group", names.nat(), "tradai-nat-dev"],
  ["NAT's launch hook", names.natLaunchHook(), "tradai-nat-launch-dev"],
  ["DNS firewall", names.firewall("egress"), "tradai-dns-egress-dev"],
  ["flow-log role", names.role("flow-logs-role"), "tradai-flow-logs-role-dev"],
  ["NAT instance's role", names.role("nat-role"), "tradai-nat-role-dev"],
  ["function", names.function("nat-route-updater"), "tradai-nat-route-updater-dev"],
  ["role of a function", names.functionRole("health-check"), "tradai-lambda-health-check-dev"],
  [
    "documented role of the NAT updater",
    names.functionRole("nat-route-updater"),
    "tradai-nat-lambda-role-dev",
  ],
  ["log group of a function", names.functionLogGroup("health-check"), "/aws/lambda/tradai-health-check-dev"],
  ["state machine", names.stateMachine("backtest-workflow"), "tradai-backtest-workflow-dev"],
  ["event rule", names.eventRule("nat-launch"), "tradai-nat-launch-dev"],
  ["alarm", names.alarm("rds-free-storage"), "tradai-rds-free-storage-dev"],
  ["database", names.database(), "tradai-mlflow-dev"],
  ["parameter group", names.databasePart("postgres15"), "tradai-mlflow-postgres15-dev"],
  ["last snapshot", names.databaseFinalSnapshot(2), "tradai-mlflow-dev-final-2"],
  ["database user", names.databaseUser(), "mlflow_dev"],
  [
    "log group of the database",
    names.databaseLogGroup("postgresql"),
    "/aws/rds/instance/tradai-mlflow-dev/postgresql",
  ],
  ["backtest queue", names.queue(queues.backtest), "tradai-backtest-queue-dev.fifo"],
  ["backtest dead-letter queue", names.queue(queues.backtestDlq), "tradai-backtest-dlq-dev.fifo"],
  ["events dead-letter queue", names.queue(queues.eventsDlq), "tradai-events-dlq-dev"],
  ["topic", names.topic("registration"), "tradai-registration-dev"],
  ["discovery namespace", names.namespace(), "tradai-dev.local"],
  ["database parameter", names.parameter("database/secret-arn"), "/tradai/dev/database/secret-arn"],
  [
    "queue ARN",
    arns.queue("backtest-queue"),
    "arn:aws:sqs:eu-central-1:600802701449:tradai-backtest-queue-dev.fifo",
  ],
  ["topic ARN", arns.topic("alerts"), "arn:aws:sns:eu-central-1:600802701449:tradai-alerts-dev"],
  ["database ARN", arns.database(), "arn:aws:rds:eu-central-1:600802701449:db:tradai-mlflow-dev"],
  [
    "state machine ARN",
    arns.stateMachine("retraining-workflow"),
    "arn:aws:states:eu-central-1:600802701449:stateMachine:tradai-retraining-workflow-dev",
  ],
  [
    "executions of a state machine",
    arns.executions("backtest-workflow"),
    "arn:aws:states:eu-central-1:600802701449:execution:tradai-backtest-workflow-dev:*",
  ],
  [
    "function ARN",
    arns.function("health-check"),
    "arn:aws:lambda:eu-central-1:600802701449:function:tradai-health-check-dev",
  ],
  [
    "event rule ARN",
    arns.eventRule("nat-launch"),
    "arn:aws:events:eu-central-1:600802701449:rule/tradai-nat-launch-dev",
  ],
  ["event rules", arns.eventRules(), "arn:aws:events:eu-central-1:600802701449:rule/tradai-*-dev"],
  ["alarms", arns.alarms(), "arn:aws:cloudwatch:eu-central-1:600802701449:alarm:tradai-*-dev"],
  [
    "Auto Scaling group ARN without AWS's identifier",
    arns.autoScalingGroup(names.nat()),
    "arn:aws:autoscaling:eu-central-1:600802701449:autoScalingGroup:*:autoScalingGroupName/tradai-nat-dev",
  ],
  ["any route table", arns.anyEc2("route-table"), "arn:aws:ec2:eu-central-1:600802701449:route-table/*"],
  [
    "flow-log group ARN",
    arns.logGroup(names.flowLogGroup()),
    "arn:aws:logs:eu-central-1:600802701449:log-group:/aws/vpc/tradai-dev/flow-logs",
  ],
];

/** Names that AWS refuses, one per rule of its naming pages. */
const refused: [kind: NameKind, name: string, why: string][] = [
  ["bucket", "Tradai-configs-dev", "upper case"],
  ["bucket", "xn--tradai", "reserved prefix"],
  ["bucket", "tradai-s3alias", "reserved suffix"],
  ["bucket", "tradai-", "hyphen at the end"],
  ["bucket", "a".repeat(64), "64 characters"],
  ["table", "ab", "two characters"],
  ["table", "tradai/state", "slash"],
  ["repository", "tradai--x", "two separators"],
  ["role", "r".repeat(65), "65 characters"],
  ["keyAlias", "alias/aws/data", "AWS's own aliases"],
  ["keyAlias", "tradai-data", "no alias/"],
  ["userPoolDomain", "tradai-cognito-dev", "the word cognito"],
  ["secret", "tradai/dev/m2m-client", "a hyphen and six characters at the end"],
  ["parameter", "/aws/tradai/x", "below /aws"],
  ["parameter", "tradai/dev/x", "no slash in front"],
  ["trail", "ab", "two characters"],
  ["trail", "tradai--trail", "two hyphens"],
  ["backupVault", "v".repeat(51), "51 characters"],
  ["restoreTestingPlan", "tradai-restore-test", "hyphens"],
  ["packageDomain", "1tradai", "a digit in front"],
  ["function", "f".repeat(65), "65 characters"],
  ["function", "tradai.health-check", "a dot"],
  ["logGroup", "/aws/vpc/tradai dev", "a space"],
  ["tag", "tradai|dev", "a bar"],
  ["securityGroup", "sg-tradai-alb", "the prefix of identifiers"],
  ["securityGroup", "tradai-alb'", "an apostrophe"],
  ["autoScalingGroup", "tradai:nat", "a colon"],
  ["autoScalingGroup", "n".repeat(129), "129 characters"],
  ["lifecycleHook", "tradai.nat", "a dot"],
  ["firewall", "12345", "digits alone"],
  ["firewall", "tradai.dns", "a dot"],
  ["firewall", "f".repeat(65), "65 characters"],
  ["stateMachine", "tradai.backtest", "a dot"],
  ["stateMachine", "s".repeat(81), "81 characters"],
  ["eventRule", "e".repeat(65), "65 characters"],
  ["eventRule", "tradai/nat", "a slash"],
  ["alarm", "tradai:rds", "a colon"],
  ["database", "1tradai", "a digit in front"],
  ["database", "tradai--mlflow", "two hyphens"],
  ["database", "tradai-mlflow-", "a hyphen at the end"],
  ["database", "d".repeat(64), "64 characters"],
  ["databaseUser", "mlflow-dev", "a hyphen"],
  ["databaseUser", "rdsadmin", "a name of AWS's own"],
  ["databaseUser", "pg_monitor", "a name of PostgreSQL's own"],
  ["queue", "tradai.backtest", "a dot that is not .fifo's"],
  ["queue", `${"q".repeat(76)}.fifo`, "81 characters with its ending"],
  ["topic", "tradai.alerts", "a dot"],
  ["namespace", "local", "no dot"],
  ["namespace", "tradai_dev.local", "an underscore"],
];

describe("names", () => {
  for (const [what, found, expected] of [...spelled, ...spelledInFoundation]) {
    it(`spells the ${what} otherwise than the documents`, () => assert.equal(found, expected));
  }

  for (const [kind, name, why] of refused) {
    it(`accepts a ${kind} name with ${why}, which AWS refuses at creation`, () => {
      assert.throws(() => checkedName(kind, name), {
        name: "UserError",
        message: new RegExp(
          `^${kind} name "${name}" \\(${name.length} characters\\) .*${namePatterns[kind].max}`,
        ),
      });
    });
  }

  it("lets two environments share a name", () => {
    const spell = (environment: Scope["environment"]): string[] => {
      const { names: own } = new Arns({ ...scope, environment });
      return [
        own.bucket("configs"),
        own.table("idempotency"),
        own.userPoolDomain(),
        own.trailLogGroup(),
        own.queue(queues.backtest),
        own.database(),
        own.databaseUser(),
        own.flowLogGroup(),
        own.namespace(),
        own.functionLogGroup("health-check"),
        own.serviceLogGroups(),
        own.imageCachePrefix(),
      ];
    };
    const all = environments.flatMap(spell);
    assert.equal(new Set(all).size, all.length);
  });

  it("gives a queue that is not in the inventory an ARN", () => {
    assert.throws(() => arns.queue("backtests" as never), {
      name: "UserError",
      message:
        /^queue "backtests" is not in the inventory; it has: backtest-queue, backtest-dlq, events-dlq$/,
    });
  });

  it("drops the suffix of globally unique names, or puts it on names that need none", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,8}$/), (globalSuffix) => {
        const { names: own } = new Arns({ ...scope, globalSuffix });
        assert.equal(own.bucket("configs"), `tradai-configs-dev-${globalSuffix}`);
        assert.equal(own.userPoolDomain(), `tradai-dev-${globalSuffix}`);
        assert.equal(own.table("idempotency"), "tradai-idempotency-dev");
      }),
    );
  });
});
