const byName = (kind: string): string => `\`aws ec2 describe-${kind} --filters Name=tag:Name,Values=<name>\``;

/**
 * How an operator finds what AWS made without the engine's knowledge: there is one more than the program declares, and
 * `pulumi stack export` does not name its id. For types that AWS makes a second time without refusing the name. The
 * commands are those of the AWS CLI's reference.
 */
export const orphanSearches: Readonly<Record<string, string>> = {
  "aws:apigateway/deployment:Deployment":
    "`aws apigateway get-deployments --rest-api-id <api>`: one that is none of `aws apigateway get-stages --rest-api-id <api> --query 'item[].deploymentId'`; " +
    "deleted after the next `up`, since an import leaves out what it was triggered by",
  "aws:apigateway/restApi:RestApi": "`aws apigateway get-rest-apis`: a name twice",
  "aws:apigatewayv2/vpcLink:VpcLink": "`aws apigatewayv2 get-vpc-links`: a name twice",
  "aws:backup/selection:Selection":
    "`aws backup list-backup-selections --backup-plan-id <plan>`: a name twice",
  "aws:cognito/userPool:UserPool": "`aws cognito-idp list-user-pools --max-results 60`: a name twice",
  "aws:cognito/userPoolClient:UserPoolClient":
    "`aws cognito-idp list-user-pool-clients --user-pool-id <pool>`: a name twice",
  "aws:costexplorer/anomalySubscription:AnomalySubscription":
    "`aws ce get-anomaly-subscriptions`: a name twice",
  "aws:ec2/eip:Eip": `${byName("addresses")}: one without association (it is billed)`,
  "aws:ec2/internetGateway:InternetGateway": `${byName("internet-gateways")}: one without attachment`,
  "aws:ec2/networkAcl:NetworkAcl": `${byName("network-acls")}: one without associations`,
  "aws:ec2/routeTable:RouteTable": `${byName("route-tables")}: one without associations`,
  "aws:ec2/vpc:Vpc": `${byName("vpcs")}: one of which \`aws ec2 describe-subnets --filters Name=vpc-id,Values=<vpc>\` knows none`,
  "aws:ecs/taskDefinition:TaskDefinition":
    "`aws ecs list-task-definitions --family-prefix <family> --sort DESC`: the newest but one; left alone, as every earlier revision is",
  "aws:kms/key:Key":
    "`aws resourcegroupstaggingapi get-resources --resource-type-filters kms:key --tag-filters Key=Name,Values=<name>`, in the key's region: " +
    "one of which `aws kms list-aliases --key-id <arn>` knows none",
  "aws:secretsmanager/secretVersion:SecretVersion":
    "`aws secretsmanager list-secret-version-ids --secret-id <secret>`: AWSPREVIOUS, as old as the failed run; left alone, AWS removes it when that stage moves on",
};

/** @returns for types of no row: all that has a tag can be found by it */
export function orphanSearch(type: string): string {
  const tagged =
    "`aws resourcegroupstaggingapi get-resources --tag-filters Key=Name,Values=<name>`, in its region";
  return orphanSearches[type] ?? `${tagged}, or the list of the service`;
}
