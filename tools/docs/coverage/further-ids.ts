import type { PublicIds } from "./public-ids";

/** Ids beyond the required ones that rules answer too, so that each id of a rule stands in one of the two tables. */
export const furtherIds: readonly PublicIds[] = [
  {
    resource: "ElastiCache",
    securityHub: ["ElastiCache.4", "ElastiCache.5", "ElastiCache.6", "ElastiCache.7"],
    cdkNag: ["AEC1", "AEC3", "AEC4", "AEC6"],
    checkov: ["CKV_AWS_29", "CKV_AWS_30", "CKV_AWS_31", "CKV_AWS_191"],
  },
  {
    resource: "Instances, networks and endpoints",
    securityHub: [...["EC2.8", "EC2.9", "EC2.10", "EC2.22", "EC2.55", "EC2.56", "EC2.57"], "AutoScaling.5"],
    checkov: ["CKV_AWS_148", "CKV2_AWS_44"],
  },
  {
    resource: "Threat detection",
    securityHub: ["GuardDuty.1", "Inspector.1", "Inspector.2", "Inspector.3", "Config.1"],
  },
  {
    resource: "Databases, functions and target groups",
    cdkNag: ["RDS6"],
    checkov: ["CKV_AWS_261", "CKV_AWS_301"],
  },
];
