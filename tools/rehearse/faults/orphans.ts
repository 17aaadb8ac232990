const byName = (kind: string): string => `aws ec2 describe-${kind} --filters Name=tag:Name,Values=<name>`;

/**
 * How an operator finds what AWS made without the engine's knowledge: there is one more than the program declares, and
 * `pulumi stack export` does not name its id. For types that AWS makes a second time without refusing the name.
 */
export const orphanSearches: Readonly<Record<string, string>> = {
  "aws:apigateway/deployment:Deployment":
    "aws apigateway get-deployments --rest-api-id <api>: one that no stage names",
  "aws:apigateway/restApi:RestApi": "aws apigateway get-rest-apis: a name twice",
  "aws:apigatewayv2/vpcLink:VpcLink": "aws apigatewayv2 get-vpc-links: a name twice",
  "aws:backup/selection:Selection": "aws backup list-backup-selections --backup-plan-id <plan>: a name twice",
  "aws:cognito/userPool:UserPool": "aws cognito-idp list-user-pools --max-results 60: a name twice",
  "aws:cognito/userPoolClient:UserPoolClient":
    "aws cognito-idp list-user-pool-clients --user-pool-id <pool>: a name twice",
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": "aws ce get-anomaly-monitors: a name twice",
  "aws:costexplorer/anomalySubscription:AnomalySubscription":
    "aws ce get-anomaly-subscriptions: a name twice",
  "aws:ec2/eip:Eip": `${byName("addresses")}: one without association (it is billed)`,
  "aws:ec2/flowLog:FlowLog": "aws ec2 describe-flow-logs --filter Name=tag:Name,Values=<name>",
  "aws:ec2/internetGateway:InternetGateway": `${byName("internet-gateways")}: one without attachment`,
  "aws:ec2/natGateway:NatGateway": `aws ec2 describe-nat-gateways --filter Name=tag:Name,Values=<name> (it is billed)`,
  "aws:ec2/networkAcl:NetworkAcl": byName("network-acls"),
  "aws:ec2/routeTable:RouteTable": `${byName("route-tables")}: one without associations`,
  "aws:ec2/subnet:Subnet": byName("subnets"),
  "aws:ec2/vpc:Vpc": `${byName("vpcs")}: one without subnets`,
  "aws:ec2/vpcEndpoint:VpcEndpoint": `${byName("vpc-endpoints")} (it is billed)`,
  "aws:ecs/taskDefinition:TaskDefinition":
    "aws ecs list-task-definitions --family-prefix <family>: a revision that nothing runs",
  "aws:kms/key:Key":
    "aws resourcegroupstaggingapi get-resources --resource-type-filters kms:key --tag-filters Key=Name,Values=<name>: one without alias",
  "aws:secretsmanager/secretVersion:SecretVersion":
    "aws secretsmanager list-secret-version-ids --secret-id <secret> --include-deprecated: one without a stage",
  "aws:sns/topicSubscription:TopicSubscription":
    "aws sns list-subscriptions-by-topic --topic-arn <topic>: an endpoint twice",
};

/** @returns for types of no row: all that has a tag can be found by it */
export function orphanSearch(type: string): string {
  const tagged = "aws resourcegroupstaggingapi get-resources --tag-filters Key=Name,Values=<name>";
  return orphanSearches[type] ?? `${tagged}, or the list of the service`;
}
