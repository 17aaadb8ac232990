import type { Row } from "../row";

/** Document 002: ports, ways out and endpoints of the network. */
export const tradaiSecurityNetwork: readonly Row[] = [
  {
    id: "TRADAI-S-34",
    finding: "The NAT instance took any TCP port from the private subnets.",
    state: "closed",
    answer:
      "It takes and sends port 443 alone, and no group lets anything else out to the internet. In staging and prod a DNS firewall resolves the listed domains and no others.",
    evidence: {
      resources: [
        {
          are: [
            "aws.vpc.SecurityGroupIngressRule ingress-nat-from-private-a-443",
            "aws.vpc.SecurityGroupIngressRule ingress-nat-from-private-b-443",
          ],
          in: ["dev", "staging"],
        },
        {
          are: [
            "aws.route53.ResolverFirewallRule dns-firewall-block",
            "aws.route53.ResolverFirewallRuleGroupAssociation dns-firewall-association",
          ],
          in: ["staging", "prod"],
        },
      ],
      rules: ["egress-controlled", "sg-port-consistency"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets out what is not in the matrix of allowed pairs, or holds back what is",
        },
        {
          file: "test/unit/foundation/dns-firewall.test.ts",
          title: "resolves names beyond AWS's own, the system's and those of the configured exchanges",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-35",
    finding: "Port 8001 was open for nobody, and the trading pair's 8004 and 8005 were shut.",
    state: "closed",
    answer:
      "Groups, target groups, discovery and containers take their ports from one map of six services. 8001 is not in it; 8004 and 8005 are.",
    evidence: {
      resources: [
        {
          are: [
            "aws.vpc.SecurityGroupIngressRule ingress-live-trading-from-alb-8004",
            "aws.vpc.SecurityGroupIngressRule ingress-dry-run-trading-from-alb-8005",
          ],
        },
      ],
      rules: ["sg-port-consistency"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "opens a port of nobody: 8001, a range, or another than those of the port map",
        },
        {
          file: "test/unit/inventory/flows.test.ts",
          title: "give a service another port than the documents",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-36",
    finding: "No documented rule let the host, on which MLflow runs, reach the database.",
    state: "closed",
    answer:
      "Where MLflow runs on the host, the host's group may reach the database; in prod MLflow's own group may, and nobody else.",
    evidence: {
      resources: [
        {
          are: ["aws.vpc.SecurityGroupIngressRule ingress-database-from-consolidated-5432"],
          in: ["dev", "staging"],
        },
        { are: ["aws.vpc.SecurityGroupIngressRule ingress-database-from-mlflow-5432"], in: ["prod"] },
      ],
      rules: ["sg-port-consistency"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets anybody but MLflow's own group reach the database",
        },
        {
          file: "test/unit/inventory/flows.test.ts",
          title: "reach the database from elsewhere than MLflow",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-37",
    finding: "Endpoints were missing for workflows, discovery and events, and none had a policy.",
    state: "closed",
    answer:
      "All services in use have an endpoint with a policy of named actions. It admits this account alone, but for the buckets of AWS's own from which images and packages come.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ec2.VpcEndpoint endpoint-states",
            "aws.ec2.VpcEndpoint endpoint-servicediscovery",
            "aws.ec2.VpcEndpoint endpoint-events",
          ],
        },
      ],
      rules: ["vpc-endpoints-complete"],
      tests: [
        {
          file: "test/unit/foundation/endpoints.test.ts",
          title: "lets credentials of another account carry data out",
        },
        {
          file: "test/unit/foundation/endpoints.test.ts",
          title: "allows every action of a service, or reaches another environment's resources",
        },
      ],
    },
  },
];
