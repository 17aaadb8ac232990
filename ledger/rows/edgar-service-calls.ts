import type { Row } from "../row";
import { encryptedCalls, privateAuthority } from "./edgar-evidence";

/** EDGAR (document 001): how services call one another. */
export const edgarServiceCalls: readonly Row[] = [
  {
    id: "EDGAR-35",
    finding: "There was no service mesh.",
    state: "partly",
    answer:
      "In prod services call one another through ECS Service Connect, with time limits and TLS. App Mesh has come to its end.",
    rest: "Rules by the identity of the caller and retries are the services' code. Dev and staging have no proxies (Decision 8).",
    evidence: privateAuthority,
  },
  {
    id: "EDGAR-36",
    finding: "Services did not prove to each other who they are.",
    state: "partly",
    answer:
      "In prod the service that is called shows a certificate of a private authority that is good for days, and its security group admits the documented callers alone.",
    rest: "The caller shows no certificate: true mutual TLS needs proxies of the services' own.",
    evidence: encryptedCalls,
  },
  {
    id: "EDGAR-37",
    finding: "Services called one another in plain text.",
    state: "partly",
    answer:
      "In prod calls between services on ECS are encrypted by Service Connect with short-lived certificates, and settings without that are refused.",
    rest: "The load balancer, functions and strategy tasks call the containers' own ports by HTTP inside the private subnets (Decision 5). TLS there is the images' work; dev and staging have none (Decision 8).",
    evidence: {
      resources: [
        {
          are: [
            "aws.acmpca.CertificateAuthority service-connect-ca",
            "aws.acmpca.CertificateAuthorityCertificate service-connect-ca-activation",
            "aws.iam.Role service-connect-tls-role",
          ],
          in: ["prod"],
        },
      ],
      rules: ["service-traffic-encrypted"],
      tests: [
        {
          file: "test/unit/compute/services.test.ts",
          title: "is called in the clear, or by a name that is taken",
        },
        {
          file: "test/unit/compute/services.test.ts",
          title: "has a private authority where services do not speak TLS, or one that ECS may not use",
        },
        {
          file: "test/config/prod-floors.test.ts",
          title: "prod whose services call one another in the clear",
        },
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a private authority that issues certificates for years",
        },
      ],
    },
  },
  {
    id: "EDGAR-38",
    finding: "Access between services did not depend on identity.",
    state: "declined",
    answer:
      "A security group for each service on ECS admits the documented callers alone, and every task has a role of its own for what it does in AWS.",
    decision:
      "Decision 11: VPC Lattice is not used. A security group for each service and Service Connect say who calls whom.",
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
      ],
      rules: ["sg-port-consistency", "iam-no-wildcards"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets in what is not in the matrix of allowed pairs, or holds back what is",
        },
      ],
    },
  },
  {
    id: "EDGAR-39",
    finding: "No circuit breaker stood between services.",
    state: "partly",
    answer:
      "Calls through Service Connect end in time, and a queue takes backtests in while their consumer is down. A failing deployment ends itself.",
    rest: "Giving up on a service that keeps failing, and asking again with growing pauses, is the callers' code.",
    evidence: {
      resources: [
        {
          are: [
            "aws.sqs.Queue queue-backtest-queue",
            "aws.sqs.Queue queue-backtest-dlq",
            "aws.cloudwatch.MetricAlarm alarm-live-trading-5xx",
          ],
        },
      ],
      rules: ["service-traffic-encrypted", "ecs-deploy-safe", "async-has-dlq"],
      tests: [
        { file: "test/unit/compute/services.test.ts", title: "keeps a version that fails" },
        {
          file: "test/unit/foundation/queues.test.ts",
          title: "hands a broken backtest out for ever, or drops it",
        },
      ],
    },
  },
];
