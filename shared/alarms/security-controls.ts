/** Something of which somebody has to hear, as an auditor asks for it. */
export interface SecurityControl {
  /** Name of the filter's metric, and part of the alarm's name. */
  readonly id: string;
  /** Number in the CIS AWS Foundations Benchmark 1.4. */
  readonly cis: string;
  /** Number in Security Hub. */
  readonly hub: string;
  /** What happened, as a sentence. */
  readonly meaning: string;
  /** Those on call hear of it besides: nobody does this in the course of a day's work. */
  readonly cannotWait?: true;
  /** What CloudWatch Logs looks for in the trail. */
  readonly pattern: string;
}

/** Events of any of these names; `within` narrows them to one service. */
function events(names: string, within?: string): string {
  const any = names
    .trim()
    .split(/\s+/)
    .map((name) => `($.eventName=${name})`)
    .join(" || ");
  return within === undefined ? `{${any}}` : `{($.eventSource=${within}.amazonaws.com) && (${any})}`;
}

/**
 * The fourteen controls 4.1 to 4.14, with the patterns of Security Hub's page to the letter: it takes no other for them,
 * not even a narrower one (https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html).
 */
export const securityControls = [
  {
    id: "refused-calls",
    cis: "4.1",
    hub: "CloudWatch.2",
    meaning: "Somebody called AWS without the right to.",
    pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
  },
  {
    id: "sign-in-without-mfa",
    cis: "4.2",
    hub: "CloudWatch.3",
    meaning: "Somebody signed in to the console with a password alone.",
    cannotWait: true,
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  {
    id: "root-use",
    cis: "4.3",
    hub: "CloudWatch.1",
    meaning: "Somebody used the account's root user.",
    cannotWait: true,
    pattern:
      '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  },
  {
    id: "iam-policies",
    cis: "4.4",
    hub: "CloudWatch.4",
    meaning: "Somebody changed who may do what.",
    pattern: events(
      `DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy
      DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy
      DetachUserPolicy AttachGroupPolicy DetachGroupPolicy`,
      "iam",
    ),
  },
  {
    id: "trail-changes",
    cis: "4.5",
    hub: "CloudWatch.5",
    meaning: "Somebody changed the audit trail, or stopped it.",
    cannotWait: true,
    pattern: events("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"),
  },
  {
    id: "failed-sign-in",
    cis: "4.6",
    hub: "CloudWatch.6",
    meaning: "Somebody failed to sign in to the console.",
    pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  },
  {
    id: "key-deletion",
    cis: "4.7",
    hub: "CloudWatch.7",
    meaning: "Somebody disabled a key or gave it up: what it encrypts cannot be read any more.",
    cannotWait: true,
    pattern: events("DisableKey ScheduleKeyDeletion", "kms"),
  },
  {
    id: "bucket-policies",
    cis: "4.8",
    hub: "CloudWatch.8",
    meaning: "Somebody changed who may read a bucket, or for how long it keeps things.",
    pattern: events(
      `PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy
      DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication`,
      "s3",
    ),
  },
  {
    id: "config-changes",
    cis: "4.9",
    hub: "CloudWatch.9",
    meaning: "Somebody changed what AWS Config records, or stopped it.",
    pattern: events(
      "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
      "config",
    ),
  },
  {
    id: "security-groups",
    cis: "4.10",
    hub: "CloudWatch.10",
    meaning: "Somebody changed a security group.",
    pattern: events(`AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress
      RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup`),
  },
  {
    id: "network-acls",
    cis: "4.11",
    hub: "CloudWatch.11",
    meaning: "Somebody changed a network access list.",
    pattern: events(`CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry
      ReplaceNetworkAclEntry ReplaceNetworkAclAssociation`),
  },
  {
    id: "network-gateways",
    cis: "4.12",
    hub: "CloudWatch.12",
    meaning: "Somebody changed a way out of the network.",
    pattern: events(`CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway
      DeleteInternetGateway DetachInternetGateway`),
  },
  {
    id: "route-tables",
    cis: "4.13",
    hub: "CloudWatch.13",
    meaning: "Somebody changed where the network sends its packets.",
    pattern: events(
      `CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute
      DisassociateRouteTable`,
      "ec2",
    ),
  },
  {
    id: "vpc-changes",
    cis: "4.14",
    hub: "CloudWatch.14",
    meaning: "Somebody changed a network, or joined it to another.",
    pattern:
      events(`CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection
      DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc
      DisableVpcClassicLink EnableVpcClassicLink`),
  },
] as const satisfies readonly SecurityControl[];
