import type { Evidence } from "../row";

/** Targets are asked for their health, and a canary asks the API. */
export const answeringTargets: Evidence = {
  resources: [
    {
      are: [
        "aws.lb.TargetGroup target-group-backend-api",
        "aws.lb.TargetGroup target-group-mlflow",
        "aws.synthetics.Canary canary",
      ],
    },
  ],
  rules: ["tg-health-drain", "canary-present"],
  tests: [
    {
      file: "test/unit/compute/balancing.test.ts",
      title: "is asked on another port or path, or is cut off in the middle of an answer",
    },
    {
      file: "test/unit/edge/canary-handler/handler.test.ts",
      title: "fails of a platform that is well, or asks something else of it",
    },
  ],
  files: ["docs/images.md"],
};

/** A gate tries a new version of a service before it gets requests. */
export const gatedVersions: Evidence = {
  resources: [
    {
      are: [
        "aws.lambda.Alias function-deployment-gate-live",
        "aws.lb.ListenerRule listener-rule-backend-api-test",
        "aws.lb.ListenerRule listener-rule-mlflow-test",
        "aws.iam.Role ecs-hooks-role",
      ],
      in: ["prod"],
    },
  ],
  rules: ["ecs-deploy-safe", "lambda-aliased", "no-dangling-reference"],
  tests: [
    {
      file: "test/unit/compute/deployment-gate/handler.test.ts",
      title: "fails itself, or says nothing, when the version is not fit",
    },
    { file: "test/unit/compute/services.test.ts", title: "takes over in another way than decided" },
  ],
};

/** Services of prod call each other by certificates of a private authority, on known ports alone. */
export const encryptedCalls: Evidence = {
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
  rules: ["service-traffic-encrypted", "sg-port-consistency"],
  tests: [
    {
      file: "test/unit/compute/services.test.ts",
      title: "is called in the clear, or by a name that is taken",
    },
    {
      file: "test/unit/compute/services.test.ts",
      title: "has a private authority where services do not speak TLS, or one that ECS may not use",
    },
  ],
};

/** Tiers have tables, lists and groups of their own, and names are resolved by a list. */
export const separatedNetwork: Evidence = {
  resources: [
    {
      are: [
        "aws.ec2.NetworkAcl network-acl-database",
        "aws.ec2.NetworkAcl network-acl-private",
        "aws.ec2.RouteTable routes-database",
        "aws.ec2.SecurityGroup security-group-database",
      ],
    },
    {
      are: ["aws.route53.ResolverFirewallRuleGroupAssociation dns-firewall-association"],
      in: ["staging", "prod"],
    },
  ],
  rules: ["subnet-tiers", "nacl-db-tier", "egress-controlled"],
  tests: [
    {
      file: "test/unit/foundation/security-groups.test.ts",
      title: "lets in what is not in the matrix of allowed pairs, or holds back what is",
    },
    {
      file: "test/unit/foundation/network.test.ts",
      title: "routes a tier to where it must not go, the database tier above all",
    },
    {
      file: "test/mutations/foundation.test.ts",
      title: "an ephemeral range removed from the database tier's network ACL",
    },
  ],
};

/** An alias is kept warm. */
export const warmFunction: Evidence = {
  resources: [
    { are: ["aws.lambda.Alias function-backtest-consumer-live"] },
    { are: ["aws.lambda.ProvisionedConcurrencyConfig function-backtest-consumer-warm"], in: ["prod"] },
  ],
  rules: ["lambda-aliased"],
  tests: [
    { file: "test/unit/compute/check-inventory.test.ts", title: "more functions kept warm than may run" },
    {
      file: "test/unit/compute/functions.test.ts",
      title: "leaves a function without the alias that callers use, or moves it in another application",
    },
  ],
};

/** Services of prod are called by certificates of a private authority. */
export const privateAuthority: Evidence = {
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
  ],
};
