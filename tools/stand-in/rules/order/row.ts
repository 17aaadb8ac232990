import type { Need } from "../needs";

/** One pair that AWS checks at creation: what a property names must exist. */
export interface OrderRow {
  type: string;
  /** Path of the property; `[]` goes through the items of a list. */
  property: string;
  /** One of these types must have the value as its id, name or ARN. */
  refersTo: readonly string[];
  needs?: Need;
  /** Values that mean something of AWS's own, which is always there. */
  except?: RegExp;
  /** The exception by which AWS refuses, and what it says. */
  error: string;
  said: string;
  /** Where AWS documents it, under https://docs.aws.amazon.com/. */
  source: string;
}

export const bucket = ["aws:s3/bucket:Bucket"];
export const role = ["aws:iam/role:Role"];
export const vpc = ["aws:ec2/vpc:Vpc"];
export const subnet = ["aws:ec2/subnet:Subnet"];
export const securityGroup = [
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
];
export const routeTable = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];
export const lambda = ["aws:lambda/function:Function", "aws:lambda/alias:Alias"];
export const key = ["aws:kms/key:Key", "aws:kms/alias:Alias", "aws:kms/replicaKey:ReplicaKey"];
export const logGroup = ["aws:cloudwatch/logGroup:LogGroup"];
export const queue = ["aws:sqs/queue:Queue"];
export const topic = ["aws:sns/topic:Topic"];
export const userPool = ["aws:cognito/userPool:UserPool"];
export const vault = ["aws:backup/vault:Vault"];

export type Refusal = Pick<OrderRow, "error" | "said" | "source" | "except">;

export const row = (
  type: string,
  property: string,
  refersTo: readonly string[],
  refusal: Refusal,
  needs?: Need,
): OrderRow => ({ type, property, refersTo, needs, ...refusal });

export const refusal = (error: string, said: string, source: string): Refusal => ({ error, said, source });

export const noBucket = refusal(
  "NoSuchBucket",
  "The specified bucket does not exist",
  "AmazonS3/latest/API/ErrorResponses.html",
);
export const noRole = refusal(
  "NoSuchEntity",
  "The role cannot be found",
  "IAM/latest/APIReference/API_PutRolePolicy.html",
);
export const noKey = refusal(
  "NotFoundException",
  "The key or alias does not exist",
  "kms/latest/developerguide/troubleshooting.html",
);
export const noPool = refusal(
  "ResourceNotFoundException",
  "User pool does not exist",
  "cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
);
export const noRepository = refusal(
  "RepositoryNotFoundException",
  "The repository does not exist in the registry",
  "AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html",
);
const missing = "AWSEC2/latest/APIReference/errors-overview.html";
export const noVpc = refusal("InvalidVpcID.NotFound", "The vpc ID does not exist", missing);
export const noSubnet = refusal("InvalidSubnetID.NotFound", "The subnet ID does not exist", missing);
export const noGroup = refusal("InvalidGroup.NotFound", "The security group does not exist", missing);
export const noRouteTable = refusal(
  "InvalidRouteTableID.NotFound",
  "The routeTable ID does not exist",
  missing,
);
export const noVault = refusal(
  "ResourceNotFoundException",
  "Backup vault does not exist",
  "aws-backup/latest/devguide/API_PutBackupVaultAccessPolicy.html",
);
export const noTable = refusal(
  "ResourceNotFoundException",
  "Requested resource not found",
  "amazondynamodb/latest/APIReference/API_PutResourcePolicy.html",
);
export const noLogGroup = refusal(
  "ResourceNotFoundException",
  "The specified log group does not exist.",
  "AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html",
);
export const noQueue = refusal(
  "QueueDoesNotExist",
  "The specified queue does not exist.",
  "AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
);
export const noSecret = refusal(
  "ResourceNotFoundException",
  "Secrets Manager can't find the specified secret.",
  "secretsmanager/latest/apireference/API_PutSecretValue.html",
);
export const trail = (error: string, said: string): Refusal =>
  refusal(error, said, "awscloudtrail/latest/APIReference/API_CreateTrail.html");
