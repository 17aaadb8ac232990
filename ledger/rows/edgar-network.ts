import type { Row } from "../row";
import { separatedNetwork } from "./edgar-evidence";

/** EDGAR (document 001): who reaches whom in the network. */
export const edgarNetwork: readonly Row[] = [
  {
    id: "EDGAR-29",
    finding: "Rules of security groups were not audited.",
    state: "closed",
    answer:
      "Every rule comes from one table of flows, from group to group on a port of the map, and says what it is for. The load balancer is internal and admits the API's link, and in prod the functions that call the API.",
    evidence: {
      resources: [
        { are: ["aws.vpc.SecurityGroupIngressRule ingress-live-trading-from-alb-8004"] },
        { are: ["aws.vpc.SecurityGroupIngressRule ingress-alb-from-link-443"], in: ["staging", "prod"] },
        {
          are: [
            "aws.vpc.SecurityGroupIngressRule ingress-backend-api-from-alb-8000",
            "aws.vpc.SecurityGroupIngressRule ingress-database-from-mlflow-5432",
          ],
          in: ["prod"],
        },
        {
          are: ["aws.vpc.SecurityGroupIngressRule ingress-database-from-consolidated-5432"],
          in: ["dev", "staging"],
        },
      ],
      rules: ["sg-no-world-ingress", "sg-port-consistency"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets in what is not in the matrix of allowed pairs, or holds back what is",
        },
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets out what is not in the matrix of allowed pairs, or holds back what is",
        },
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "opens a port of nobody: 8001, a range, or another than those of the port map",
        },
      ],
    },
  },
  {
    id: "EDGAR-30",
    finding: "Segmentation of the network was not seen.",
    state: "closed",
    answer:
      "Public, private and database tiers have their own route tables and network ACLs, each service on ECS has a security group, and what is not in the table of flows is closed. A DNS firewall keeps staging and prod to listed names.",
    evidence: separatedNetwork,
  },
  {
    id: "EDGAR-31",
    finding: "Tasks ran with public addresses in the default network.",
    state: "closed",
    answer:
      "Tasks, functions and hosts run in private subnets of a network of their own, without public addresses.",
    evidence: {
      resources: [{ are: ["aws.ec2.Subnet subnet-private-a", "aws.ec2.Subnet subnet-private-b"] }],
      rules: ["compute-private", "subnet-tiers", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/compute/services.test.ts",
          title: "runs in public, in another group, or on another platform",
        },
        { file: "test/mutations/compute-services.test.ts", title: "a service in a public subnet" },
      ],
    },
  },
];
