import * as aws from "@pulumi/aws";
import { createRole } from "../shared/components";
import type { LayerContext } from "../shared/components";
import { trustPolicy } from "../shared/policy";

export interface MonitoringRole {
  readonly role: aws.iam.Role;
  readonly policy: aws.iam.RolePolicyAttachment;
}

/**
 * The role in which RDS writes enhanced monitoring, with AWS's own policy: RDS does not say which calls it makes
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html). The trust is this
 * database's alone.
 */
export function createMonitoringRole(context: LayerContext): MonitoringRole {
  const { arns, names, settings } = context;
  const name = names.role("database-monitoring-role");
  const trust = trustPolicy(settings, "monitoring.rds.amazonaws.com", { sourceArn: arns.database() });
  const role = createRole(context, "database-monitoring-role", name, trust);
  const policy = new aws.iam.RolePolicyAttachment(
    "database-monitoring-policy",
    { role: role.name, policyArn: aws.iam.ManagedPolicy.AmazonRDSEnhancedMonitoringRole },
    context.options(),
  );
  return { role, policy };
}
