import { row } from "./row";

/** Logs, alarms, events and the audit trail; roles. */
export const watchingTypes = [
  row(
    "logs",
    "aws.cloudwatch.LogGroup aws.cloudwatch.LogMetricFilter aws.cloudwatch.LogDataProtectionPolicy",
    {
      reads: "DescribeMetricFilters GetDataProtectionPolicy ListTagsForResource",
      changes: `CreateLogGroup PutRetentionPolicy DeleteRetentionPolicy DeleteLogGroup AssociateKmsKey DisassociateKmsKey PutMetricFilter
      DeleteMetricFilter PutDataProtectionPolicy DeleteDataProtectionPolicy TagResource UntagResource`,
    },
  ),
  row("logs", "aws.cloudwatch.LogResourcePolicy", {
    reads: "DescribeResourcePolicies",
    changes: "PutResourcePolicy DeleteResourcePolicy",
  }),
  row("cloudwatch", "aws.cloudwatch.MetricAlarm aws.cloudwatch.CompositeAlarm aws.cloudwatch.Dashboard", {
    reads: "GetDashboard ListTagsForResource",
    changes: `PutMetricAlarm PutCompositeAlarm DeleteAlarms PutDashboard DeleteDashboards TagResource UntagResource`,
  }),
  // Lists, which AWS grants as a whole; that of alarms where composite ones are among them.
  row("cloudwatch", "", { reads: "DescribeAlarms logs:DescribeLogGroups", within: "lists" }),
  row("events", "aws.cloudwatch.EventRule aws.cloudwatch.EventTarget", {
    reads: "DescribeRule ListTargetsByRule ListTagsForResource",
    changes: "PutRule DeleteRule EnableRule DisableRule PutTargets RemoveTargets TagResource UntagResource",
  }),
  row("cloudtrail", "aws.cloudtrail.Trail", {
    reads: "DescribeTrails GetTrail GetTrailStatus GetEventSelectors GetInsightSelectors ListTags",
    changes: `CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging PutEventSelectors PutInsightSelectors AddTags
      RemoveTags`,
  }),
  // Roles are handed on by `deploy-policy.ts`.
  row("iam", "aws.iam.Role aws.iam.RolePolicy aws.iam.RolePolicyAttachment", {
    reads: `GetRole GetRolePolicy ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole`,
    changes: `CreateRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy DeleteRole PutRolePolicy DeleteRolePolicy
      AttachRolePolicy DetachRolePolicy PutRolePermissionsBoundary TagRole UntagRole`,
  }),
  row("iam", "aws.iam.InstanceProfile", {
    reads: "GetInstanceProfile",
    changes: `CreateInstanceProfile AddRoleToInstanceProfile RemoveRoleFromInstanceProfile DeleteInstanceProfile
      TagInstanceProfile UntagInstanceProfile`,
  }),
];
