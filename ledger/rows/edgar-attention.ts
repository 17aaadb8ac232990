import type { Row } from "../row";
import { answeringTargets } from "./edgar-evidence";

/** EDGAR (document 001): its list of what needs attention. */
export const edgarAttention: readonly Row[] = [
  {
    id: "EDGAR-45",
    finding: "Health endpoints needed attention.",
    state: "partly",
    answer:
      "As EDGAR-01: target groups ask for the documented paths, and a canary asks the API from outside.",
    rest: "The endpoints' answers are the services' code.",
    evidence: answeringTargets,
  },
  {
    id: "EDGAR-46",
    finding: "Scaling of services needed attention.",
    state: "closed",
    answer: "As EDGAR-32: every service on ECS has a scalable target with bounds.",
    evidence: {
      resources: [
        {
          are: [
            "aws.appautoscaling.Target scaling-live-trading",
            "aws.appautoscaling.Target scaling-dry-run-trading",
          ],
        },
        {
          are: [
            "aws.appautoscaling.Target scaling-backend-api",
            "aws.appautoscaling.Target scaling-data-collection",
            "aws.appautoscaling.Target scaling-strategy-service",
            "aws.appautoscaling.Target scaling-mlflow",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-scalable"],
      tests: [
        {
          file: "test/unit/compute/services.test.ts",
          title: "grows without bounds, or trades twice because it grows",
        },
      ],
    },
  },
  {
    id: "EDGAR-47",
    finding: "Nobody could see how the network is divided and used.",
    state: "closed",
    answer:
      "Flow logs record all traffic of the network, and the tiers, ACLs and flows are declared as in EDGAR-30.",
    evidence: {
      resources: [
        { are: ["aws.ec2.FlowLog flow-log", "aws.ec2.NetworkAcl network-acl-database"] },
        { are: ["aws.ec2.FlowLog flow-log-bucket"], in: ["prod"] },
      ],
      rules: ["flow-logs-on", "subnet-tiers", "nacl-db-tier"],
      tests: [
        {
          file: "test/unit/foundation/flow-logs.test.ts",
          title: "records a part of the traffic, or of another network, or delivers elsewhere",
        },
        {
          file: "test/unit/foundation/network.test.ts",
          title: "routes a tier to where it must not go, the database tier above all",
        },
      ],
    },
  },
  {
    id: "EDGAR-48",
    finding: "Limits of functions needed attention.",
    state: "closed",
    answer: "As EDGAR-28: one table gives every function its memory, timeout and reserved concurrency.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lambda.Function function-health-check",
            "aws.lambda.Function function-backtest-consumer",
            "aws.lambda.Function function-drift-monitor",
          ],
        },
        { are: ["aws.lambda.Function function-nat-route-updater"], in: ["dev", "staging"] },
      ],
      rules: ["lambda-bounded", "lambda-triggered"],
      tests: [
        {
          file: "test/unit/inventory/functions.test.ts",
          title: "are refused by AWS: a size or a timeout beyond Lambda's, or no concurrency at all",
        },
        {
          file: "test/unit/compute/functions.test.ts",
          title: "takes the whole account's concurrency, or has none of its own",
        },
      ],
    },
  },
  {
    id: "EDGAR-49",
    finding: "How deployments go was not documented.",
    state: "partly",
    answer:
      "As EDGAR-22: pages say how to deploy, look and go back, and the rollback's page is generated from its procedure.",
    rest: "When a release is due and who agrees to it is the team's to write down.",
    evidence: {
      resources: [{ are: ["aws.ssm.Document runbook-rollback"] }],
      rules: ["runbook-linked"],
      tests: [
        {
          file: "test/unit/edge/procedures.test.ts",
          title: "are not the three that the findings ask for, or lack a name",
        },
      ],
      files: ["docs/deploying.md", "docs/pipelines.md", "docs/runbooks/services.md"],
    },
  },
];
