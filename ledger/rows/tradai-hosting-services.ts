import type { Row } from "../row";

/** Document 000: how services are found, watched and kept alive. */
export const tradaiHostingServices: readonly Row[] = [
  {
    id: "TRADAI-H-01",
    finding: "Nine discovery entries of four dead instances survived, and names led to them.",
    state: "closed",
    answer:
      "When the host ends, a function removes its entries from all six services before it lets the host go, and every five minutes it compares the entries with the living hosts. In prod ECS owns the entries of its services.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lambda.Function function-deregistration",
            "aws.cloudwatch.EventRule consolidated-terminate",
            "aws.cloudwatch.EventRule deregistration-reconcile",
          ],
          in: ["dev", "staging"],
        },
        { are: ["aws.ecs.Service service-backend-api", "aws.ecs.Service service-mlflow"], in: ["prod"] },
      ],
      rules: ["sd-lifecycle-closed"],
      tests: [
        {
          file: "test/unit/compute/deregistration/reconcile.test.ts",
          title: "lets one of the nine dead entries survive, or removes 10.0.11.129",
        },
        {
          file: "test/unit/compute/deregistration/terminate.test.ts",
          title: "leaves an entry of the ended instance, removes another's, or lets the instance wait",
        },
        { file: "test/mutations/compute-host.test.ts", title: "the host's terminate hook without its rule" },
      ],
    },
  },
  {
    id: "TRADAI-H-02",
    finding: "Nothing took an instance out of service discovery when it was terminated.",
    state: "closed",
    answer:
      "The cleanup runs outside the host, so that a host that is killed is covered too. Its role may take entries out, the hook goes on by itself after five minutes, and a failed event is kept in the dead-letter queue.",
    evidence: {
      resources: [
        {
          are: [
            "aws.iam.RolePolicy function-deregistration-policy",
            "aws.cloudwatch.EventTarget consolidated-terminate-target",
            "aws.lambda.Permission consolidated-terminate-permission",
            "aws.lambda.FunctionEventInvokeConfig function-deregistration-failures",
          ],
          in: ["dev", "staging"],
        },
      ],
      rules: ["sd-lifecycle-closed", "iam-grants-match-wiring"],
      tests: [
        {
          file: "test/mutations/compute-host.test.ts",
          title: "a registrar whose entries the deregistration function may not remove",
        },
        {
          file: "test/unit/compute/host-group.test.ts",
          title: "goes into service before it answers, or ends before anybody has deregistered it",
        },
        {
          file: "test/unit/compute/deregistration/terminate.test.ts",
          title: "calls what its role does not allow, or is allowed what it does not call",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-09",
    finding: "The time of the last health check was empty for all four tracked services.",
    state: "partly",
    answer:
      "The health check may write its table, which has point-in-time recovery and a stream. An alarm goes off when nobody has written it for a quarter of an hour.",
    rest: "The name of the attribute is written by the services' code and the health check's, which have to agree on it.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-health-state-stale",
            "aws.iam.RolePolicy function-health-check-policy",
            "aws.dynamodb.Table table-health-state",
          ],
        },
      ],
      rules: ["dashboard-present", "iam-grants-match-wiring", "ddb-hardened"],
      tests: [
        {
          file: "test/unit/edge/alarms.test.ts",
          title: "believes a health check that records nothing (TRADAI-H-09)",
        },
        {
          file: "test/unit/compute/wiring.test.ts",
          title: "may do what it does not need, or may not do what it is for",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-17",
    finding: "The trading pair had no tasks and no targets by design, which looked like a failure.",
    state: "closed",
    answer:
      "Both services are declared with no task to begin with, and nothing is wrong about that: the alarm on unhealthy targets takes silence for health. An alarm on healthy targets exists only where tasks are wanted.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ecs.Service service-live-trading",
            "aws.ecs.Service service-dry-run-trading",
            "aws.cloudwatch.MetricAlarm alarm-live-trading-unhealthy-hosts",
            "aws.cloudwatch.MetricAlarm alarm-dry-run-trading-unhealthy-hosts",
          ],
        },
      ],
      rules: ["no-orphans", "alarm-coverage", "ecs-scalable"],
      tests: [
        {
          file: "test/unit/compute/alarms.test.ts",
          title: "has no target, and nobody is called (TRADAI-H-17)",
        },
        {
          file: "test/unit/compute/services.test.ts",
          title: "trades before anybody has started it, or is down when a zone is",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-19",
    finding: "One small host in one zone carried four services.",
    state: "partly",
    answer:
      "In prod the services run on Fargate in two zones, with two tasks or more for those that may be two. In dev and staging the host's group spans both zones and replaces a host whose services do not answer.",
    rest: "Dev and staging accept one host at a time, as documented. The trading pair runs at most one task each, because two of them would trade twice.",
    evidence: {
      resources: [
        { are: ["aws.autoscaling.Group consolidated"], in: ["dev", "staging"] },
        {
          are: ["aws.ecs.Service service-backend-api", "aws.appautoscaling.Target scaling-backend-api"],
          in: ["prod"],
        },
      ],
      rules: ["asg-resilient", "ecs-scalable", "subnet-tiers", "no-orphans"],
      tests: [
        {
          file: "test/unit/compute/host-group.test.ts",
          title: "has another size, is bound to one zone, or is not replaced when its services die",
        },
        {
          file: "test/unit/compute/services.test.ts",
          title: "has no host where services share one, or one where they do not",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-24",
    finding: "Six services are in discovery, and the health of four is tracked.",
    state: "partly",
    answer:
      "The health check is told the address of all six services from the same map that discovery is made of, and the network lets it reach them.",
    rest: "Which of the addresses the function calls and records is its own code.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lambda.Function function-health-check",
            "aws.vpc.SecurityGroupIngressRule ingress-live-trading-from-functions-8004",
            "aws.vpc.SecurityGroupIngressRule ingress-dry-run-trading-from-functions-8005",
          ],
        },
      ],
      rules: ["sg-port-consistency"],
      tests: [
        {
          file: "test/unit/compute/functions.test.ts",
          title: "keeps a trading service from the health check",
        },
      ],
    },
  },
];
