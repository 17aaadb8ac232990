import assert from "node:assert/strict";
import { trustPolicy } from "../../../shared/policy";
import type { TrustedService } from "../../../shared/policy";
import { dev, inDev, plain } from "./scope";

/** Trust per service: whether AWS's page shows a source (decisions.md section 3), and the source. */
const trusts: readonly [TrustedService, string | undefined, object | undefined][] = [
  ["ecs-tasks.amazonaws.com", undefined, { ArnLike: { "aws:SourceArn": inDev("ecs", "*") } }],
  [
    "states.amazonaws.com",
    inDev("states", "stateMachine:tradai-backtest-workflow-dev"),
    { ArnEquals: { "aws:SourceArn": inDev("states", "stateMachine:tradai-backtest-workflow-dev") } },
  ],
  [
    "cloudtrail.amazonaws.com",
    inDev("cloudtrail", "trail/tradai-audit-trail-dev"),
    { ArnEquals: { "aws:SourceArn": inDev("cloudtrail", "trail/tradai-audit-trail-dev") } },
  ],
  [
    "vpc-flow-logs.amazonaws.com",
    undefined,
    { ArnLike: { "aws:SourceArn": inDev("ec2", "vpc-flow-log/*") } },
  ],
  [
    "scheduler.amazonaws.com",
    inDev("scheduler", "schedule-group/tradai-dev"),
    { ArnEquals: { "aws:SourceArn": inDev("scheduler", "schedule-group/tradai-dev") } },
  ],
  [
    "monitoring.rds.amazonaws.com",
    inDev("rds", "db:tradai-mlflow-dev"),
    { ArnEquals: { "aws:SourceArn": inDev("rds", "db:tradai-mlflow-dev") } },
  ],
  ["ec2.amazonaws.com", undefined, undefined],
  ["lambda.amazonaws.com", undefined, undefined],
  ["backup.amazonaws.com", undefined, undefined],
  ["s3.amazonaws.com", undefined, undefined],
  ["apigateway.amazonaws.com", undefined, undefined],
];

describe("a role is assumed by the service for this environment alone", () => {
  for (const [service, sourceArn, condition] of trusts) {
    it(`${service} ${condition === undefined ? "sends no source: with one the role is dead" : "must send its source"}`, () => {
      const options = sourceArn === undefined ? {} : { sourceArn };
      const document = plain(trustPolicy(dev, service, options)) as { Statement: Record<string, unknown>[] };
      const { Sid, ...rest } = document.Statement[0] ?? {};
      assert.match(String(Sid), /^[A-Za-z0-9]+$/);
      assert.deepEqual(rest, {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(condition === undefined
          ? {}
          : { Condition: { ...condition, StringEquals: { "aws:SourceAccount": "600802701449" } } }),
      });
      assert.equal(document.Statement.length, 1);
    });
  }
});
