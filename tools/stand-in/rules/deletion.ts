/** A deletion that AWS refuses while something still hangs on the resource. */
export interface DeletionRow {
  type: string;
  hangsOn: readonly string[];
  /** Path of the input of those that names the resource. */
  by: string;
  error: string;
  said: string;
  /** Under https://docs.aws.amazon.com/. */
  source: string;
}

/** Reviewed 2026-11-21. A pair more is a row more. */
export const deletionRows: readonly DeletionRow[] = [
  {
    type: "aws:iam/role:Role",
    hangsOn: ["aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    by: "role",
    error: "DeleteConflict",
    said: "Cannot delete entity, must delete policies first.",
    source: "IAM/latest/APIReference/API_DeleteRole.html",
  },
  {
    type: "aws:iam/role:Role",
    hangsOn: ["aws:iam/instanceProfile:InstanceProfile"],
    by: "role",
    error: "DeleteConflict",
    said: "Cannot delete entity, must remove roles from instance profile first.",
    source: "IAM/latest/APIReference/API_DeleteRole.html",
  },
  {
    type: "aws:iam/policy:Policy",
    hangsOn: ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    by: "policyArn",
    error: "DeleteConflict",
    said: "Cannot delete a policy attached to entities.",
    source: "IAM/latest/APIReference/API_DeletePolicy.html",
  },
  {
    type: "aws:cognito/userPool:UserPool",
    hangsOn: ["aws:cognito/userPoolDomain:UserPoolDomain"],
    by: "userPoolId",
    error: "InvalidParameterException",
    said: "User pool cannot be deleted. It has a domain configured that should be deleted first.",
    source: "cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html",
  },
  {
    type: "aws:codeartifact/domain:Domain",
    hangsOn: ["aws:codeartifact/repository:Repository"],
    by: "domain",
    error: "ConflictException",
    said: "Domain is not empty",
    source: "codeartifact/latest/APIReference/API_DeleteDomain.html",
  },
  {
    type: "aws:backup/plan:Plan",
    hangsOn: ["aws:backup/selection:Selection"],
    by: "planId",
    error: "InvalidRequestException",
    said: "Related backup plan selections must be deleted prior to backup plan deletion",
    source: "aws-backup/latest/devguide/API_DeleteBackupPlan.html",
  },
  {
    type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
    hangsOn: ["aws:backup/restoreTestingSelection:RestoreTestingSelection"],
    by: "restoreTestingPlanName",
    error: "InvalidRequestException",
    said: "Cannot delete a restore testing plan that has restore testing selections",
    source: "aws-backup/latest/devguide/API_DeleteRestoreTestingPlan.html",
  },
  {
    type: "aws:cloudwatch/eventRule:EventRule",
    hangsOn: ["aws:cloudwatch/eventTarget:EventTarget"],
    by: "rule",
    error: "ValidationException",
    said: "Rule can't be deleted since it has targets.",
    source: "eventbridge/latest/APIReference/API_DeleteRule.html",
  },
  {
    type: "aws:ec2/vpc:Vpc",
    hangsOn: [
      "aws:ec2/subnet:Subnet",
      "aws:ec2/securityGroup:SecurityGroup",
      "aws:ec2/internetGateway:InternetGateway",
      "aws:ec2/vpcEndpoint:VpcEndpoint",
    ],
    by: "vpcId",
    error: "DependencyViolation",
    said: "The vpc has dependencies and cannot be deleted.",
    source: "AWSEC2/latest/APIReference/API_DeleteVpc.html",
  },
  ...[
    { hangsOn: "aws:lb/listener:Listener", by: "defaultActions[].targetGroupArn" },
    { hangsOn: "aws:lb/listener:Listener", by: "defaultActions[].forward.targetGroups[].arn" },
    { hangsOn: "aws:lb/listenerRule:ListenerRule", by: "actions[].targetGroupArn" },
    { hangsOn: "aws:lb/listenerRule:ListenerRule", by: "actions[].forward.targetGroups[].arn" },
  ].map(({ hangsOn, by }) => ({
    type: "aws:lb/targetGroup:TargetGroup",
    hangsOn: [hangsOn],
    by,
    error: "ResourceInUse",
    said: "Target group is currently in use by a listener or a rule",
    source: "elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html",
  })),
  {
    type: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
    hangsOn: ["aws:servicediscovery/service:Service"],
    by: "namespaceId",
    error: "ResourceInUse",
    said: "Namespace has associated services; delete the services before deleting the namespace",
    source: "cloud-map/latest/api/API_DeleteNamespace.html",
  },
];
