import type { Row } from "../row";

/** EDGAR (document 001): its list of weaknesses. */
export const edgarWeaknesses: readonly Row[] = [
  {
    id: "EDGAR-57",
    finding: "Deployment knew no advanced strategy.",
    state: "closed",
    answer: "As EDGAR-12: in prod backend-api and mlflow are deployed blue/green, with gate and bake time.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lb.TargetGroup target-group-backend-api-alternate",
            "aws.lb.TargetGroup target-group-mlflow-alternate",
            "aws.lb.ListenerRule listener-rule-backend-api-test",
            "aws.lb.ListenerRule listener-rule-mlflow-test",
            "aws.lambda.Alias function-deployment-gate-live",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "no-dangling-reference", "lambda-aliased"],
      tests: [
        { file: "test/unit/compute/services.test.ts", title: "takes over in another way than decided" },
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a blue/green pair without its other half",
        },
      ],
    },
  },
  {
    id: "EDGAR-58",
    finding: "Fault tolerance ended at health checks.",
    state: "partly",
    answer:
      "Subnets lie in two zones, prod runs at least two tasks of each service that scales, and what a queue, function or event target cannot process comes to a dead-letter queue with an alarm.",
    rest: "Retries and time limits inside a service are its code. Dev and staging have one host (Decision 8).",
    evidence: {
      resources: [
        { are: ["aws.ec2.Subnet subnet-private-a", "aws.ec2.Subnet subnet-private-b"] },
        {
          are: [
            "aws.sqs.Queue queue-backtest-dlq",
            "aws.sqs.Queue queue-events-dlq",
            "aws.cloudwatch.MetricAlarm alarm-events-dlq-messages",
          ],
        },
      ],
      rules: ["subnet-tiers", "async-has-dlq"],
      tests: [
        {
          file: "test/unit/foundation/queues.test.ts",
          title: "refuses events that no target took, or takes those of another environment",
        },
        { file: "test/unit/compute/functions.test.ts", title: "loses an invocation that failed for good" },
        {
          file: "test/unit/foundation/network.test.ts",
          title: "has a subnet too many, too few, in another zone or with other addresses",
        },
      ],
    },
  },
  {
    id: "EDGAR-59",
    finding: "No policy said which service may call which.",
    state: "closed",
    answer:
      "Security groups admit exactly the pairs of one table of flows, on the ports of one map. What goes by identity is EDGAR-38's.",
    evidence: {
      resources: [
        { are: ["aws.vpc.SecurityGroupIngressRule ingress-live-trading-from-alb-8004"] },
        {
          are: [
            "aws.vpc.SecurityGroupIngressRule ingress-backend-api-from-alb-8000",
            "aws.vpc.SecurityGroupIngressRule ingress-database-from-mlflow-5432",
            "aws.vpc.SecurityGroupIngressRule ingress-mlflow-from-backend-api-15000",
          ],
          in: ["prod"],
        },
        {
          are: ["aws.vpc.SecurityGroupIngressRule ingress-database-from-consolidated-5432"],
          in: ["dev", "staging"],
        },
      ],
      rules: ["sg-port-consistency"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets in what is not in the matrix of allowed pairs, or holds back what is",
        },
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets out what is not in the matrix of allowed pairs, or holds back what is",
        },
      ],
    },
  },
  {
    id: "EDGAR-60",
    finding: "There were no procedures for incidents.",
    state: "partly",
    answer:
      "Every alarm names a runbook that is there. Restore, failover and rollback are automation documents, and what cannot wait goes to a topic of its own for those on call.",
    rest: "Who is on call, and who leads in an incident, is for people to settle.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ssm.Document runbook-restore",
            "aws.ssm.Document runbook-failover",
            "aws.ssm.Document runbook-rollback",
            "aws.sns.Topic topic-escalation",
            "aws.sns.TopicPolicy topic-escalation-policy",
          ],
        },
      ],
      rules: ["runbook-linked", "sns-subscribed", "alarm-actioned"],
      tests: [
        {
          file: "test/unit/edge/procedures.test.ts",
          title: "are not the three that the findings ask for, or lack a name",
        },
        {
          file: "test/mutations/edge-watching.test.ts",
          title: "an alarm whose description names no runbook",
        },
        { file: "test/unit/foundation/topics.test.ts", title: "tells nobody of what is published to" },
      ],
    },
  },
];
