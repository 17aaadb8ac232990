import type { Row } from "../row";

/** Document 000: the firewall, and what the network lets in and out. */
export const tradaiHostingNetwork: readonly Row[] = [
  {
    id: "TRADAI-H-05",
    finding: "The web ACL was attached to nothing, so the API had no protection.",
    state: "closed",
    answer:
      "The API is a regional REST API whose stage carries the web ACL, and the sign-in pool has one of its own. The load balancer is internal and has none, because behind the link all clients share one address.",
    evidence: {
      resources: [{ are: ["aws.wafv2.WebAcl waf", "aws.wafv2.WebAclAssociation waf-association"] }],
      rules: ["waf-attached"],
      tests: [
        {
          file: "test/mutations/edge-firewall.test.ts",
          title: "an API whose web ACL is attached to nothing",
        },
        {
          file: "test/mutations/edge-firewall.test.ts",
          title: "a web ACL in front of an HTTP API",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-06",
    finding: "The log group of the web ACL had never received a byte, and nobody noticed.",
    state: "closed",
    answer:
      "Both web ACLs log to the declared group, and an alarm goes off when the API counts requests while the web ACL counts none.",
    evidence: {
      resources: [
        {
          are: [
            "aws.wafv2.WebAclLoggingConfiguration waf-logging",
            "aws.wafv2.WebAclLoggingConfiguration waf-auth-logging",
            "aws.cloudwatch.LogGroup waf-logs",
            "aws.cloudwatch.MetricAlarm alarm-waf-silent",
          ],
        },
      ],
      rules: ["waf-logged", "alarm-coverage"],
      tests: [
        {
          file: "test/unit/edge/alarms.test.ts",
          title: "misses a web ACL that sees nothing of what the API gets",
        },
        { file: "test/mutations/edge-firewall.test.ts", title: "a web ACL without records" },
      ],
    },
  },
  {
    id: "TRADAI-H-14",
    finding: "Nobody had checked whether the documented VPC endpoints exist.",
    state: "closed",
    answer:
      "The two gateways and thirteen interface endpoints are declared in every environment, each with a policy, in both private subnets and reached on port 443 alone.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ec2.VpcEndpoint endpoint-s3",
            "aws.ec2.VpcEndpoint endpoint-dynamodb",
            "aws.ec2.VpcEndpoint endpoint-ecr-dkr",
            "aws.ec2.VpcEndpoint endpoint-secretsmanager",
            "aws.ec2.VpcEndpoint endpoint-sqs",
          ],
        },
      ],
      rules: ["vpc-endpoints-complete"],
      tests: [
        {
          file: "test/unit/foundation/endpoints.test.ts",
          title: "lacks the endpoint of a service that is used, or pays for one that is not",
        },
        { file: "test/mutations/foundation.test.ts", title: "an endpoint whose group does not admit HTTPS" },
      ],
    },
  },
  {
    id: "TRADAI-H-16",
    finding: "That security groups and roles are right was only inferred from what worked.",
    state: "closed",
    answer:
      "Both are made from tables of flows and wiring, and policies check each rule and statement before a deployment. In staging and prod Access Analyzer and AWS Config look at the account too; dev goes without, for their cost.",
    evidence: {
      resources: [
        {
          are: [
            "aws.accessanalyzer.Analyzer access-analyzer",
            "aws.cfg.Rule config-rule-open-ports-authorized",
            "aws.cfg.Rule config-rule-no-admin-policy",
          ],
          in: ["staging", "prod"],
        },
      ],
      rules: ["threat-detection-on", "iam-no-wildcards", "sg-no-world-ingress", "sg-port-consistency"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets in what is not in the matrix of allowed pairs, or holds back what is",
        },
        {
          file: "test/unit/compute/wiring.test.ts",
          title: "may do what it does not need, or may not do what it is for",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-18",
    finding: "The load balancer was public and served the API and MLflow without a token.",
    state: "closed",
    answer:
      "The load balancer is internal and admits the API's link and the functions alone. MLflow has no public path.",
    evidence: {
      resources: [
        { are: ["aws.lb.LoadBalancer alb", "aws.apigatewayv2.VpcLink api-link"] },
        { are: ["aws.vpc.SecurityGroupIngressRule ingress-alb-from-link-80"], in: ["dev"] },
        { are: ["aws.vpc.SecurityGroupIngressRule ingress-alb-from-link-443"], in: ["staging", "prod"] },
      ],
      rules: ["alb-not-bypassing-edge", "sg-no-world-ingress", "sg-port-consistency"],
      tests: [
        { file: "test/mutations/edge-below.test.ts", title: "a load balancer that faces the internet" },
        {
          file: "test/unit/compute/balancing.test.ts",
          title: "opens the load balancer to the world, or puts it into other subnets",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-20",
    finding: "One NAT instance in one zone carried the traffic of both.",
    state: "partly",
    answer:
      "Prod has a NAT gateway in each zone. In dev and staging the group replaces an instance that dies, a function points the routes of both zones at the new one, and a schedule repairs what was missed.",
    rest: "Dev and staging still have one instance at a time, which is accepted there for its cost: both zones wait while it is replaced.",
    evidence: {
      resources: [
        { are: ["aws.ec2.NatGateway nat-gateway-a", "aws.ec2.NatGateway nat-gateway-b"], in: ["prod"] },
        {
          are: [
            "aws.autoscaling.Group nat",
            "aws.cloudwatch.EventRule nat-launch",
            "aws.cloudwatch.EventRule nat-reconcile",
          ],
          in: ["dev", "staging"],
        },
      ],
      rules: ["subnet-tiers", "asg-resilient", "alarm-coverage"],
      tests: [
        { file: "test/unit/foundation/nat.test.ts", title: "loses the internet in both zones at once" },
        {
          file: "test/unit/foundation/nat-updater.test.ts",
          title: "leaves the routes where they are when the event of a launch was lost",
        },
        {
          file: "test/mutations/foundation.test.ts",
          title: "the NAT instance's launch hook without its rule",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-27",
    finding: "Services on the host listened on all interfaces, with the security group as the only guard.",
    state: "closed",
    answer:
      "The host's group admits named groups on the ports of its containers and no address. The network ACL of the private tier stands before it, and the instance metadata answers one hop away at most and only with a token.",
    evidence: {
      resources: [
        {
          are: [
            "aws.vpc.SecurityGroupIngressRule ingress-consolidated-from-alb-5000",
            "aws.vpc.SecurityGroupIngressRule ingress-consolidated-from-alb-8000",
            "aws.ec2.LaunchTemplate consolidated",
            "aws.ec2.NetworkAcl network-acl-private",
          ],
          in: ["dev", "staging"],
        },
      ],
      rules: ["sg-no-world-ingress", "sg-port-consistency", "asg-resilient", "nacl-db-tier"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "admits addresses instead of a group, other than the private subnets at the NAT instance",
        },
        { file: "test/mutations/compute-host.test.ts", title: "metadata that answers without a token" },
      ],
    },
  },
];
