import type { Fixture } from "../rule";

type RoleUser = readonly [service: string, type: string, inputs: Fixture["inputs"]];

/** Inputs that name the role of a service by one property alone, as AWS documents it for the service. */
export function eachUserOfRoles(roleArn: string): readonly RoleUser[] {
  return [
    ["lambda", "lambda/function:Function", { role: roleArn }],
    ["ssm", "ssm/document:Document", { content: JSON.stringify({ assumeRole: roleArn }) }],
    ["lambda", "synthetics/canary:Canary", { executionRoleArn: roleArn }],
    ["ecs-tasks", "ecs/taskDefinition:TaskDefinition", { taskRoleArn: roleArn }],
    ["ecs-tasks", "ecs/taskDefinition:TaskDefinition", { executionRoleArn: roleArn }],
    ["ecs", "ecs/service:Service", { iamRole: roleArn }],
    ["ecs", "ecs/service:Service", { loadBalancers: [{ advancedConfiguration: { roleArn } }] }],
    ["ecs", "ecs/service:Service", { deploymentConfiguration: { lifecycleHooks: [{ roleArn }] } }],
    ["ecs", "ecs/service:Service", { serviceConnectConfiguration: { services: [{ tls: { roleArn } }] } }],
    ["ecs", "ecs/service:Service", { volumeConfiguration: { managedEbsVolume: { roleArn } } }],
    ["vpc-flow-logs", "ec2/flowLog:FlowLog", { iamRoleArn: roleArn }],
    ["cloudtrail", "cloudtrail/trail:Trail", { cloudWatchLogsRoleArn: roleArn }],
    ["monitoring.rds", "rds/instance:Instance", { monitoringRoleArn: roleArn }],
    ["rds", "rds/roleAssociation:RoleAssociation", { roleArn }],
    ["states", "sfn/stateMachine:StateMachine", { roleArn }],
    ["events", "cloudwatch/eventRule:EventRule", { roleArn }],
    ["events", "cloudwatch/eventTarget:EventTarget", { roleArn }],
    ["scheduler", "scheduler/schedule:Schedule", { target: { roleArn } }],
    ["pipes", "pipes/pipe:Pipe", { roleArn }],
    ["apigateway", "apigateway/account:Account", { cloudwatchRoleArn: roleArn }],
    ["apigateway", "apigateway/integration:Integration", { credentials: roleArn }],
    ["apigateway", "apigateway/authorizer:Authorizer", { authorizerCredentials: roleArn }],
    ["apigateway", "apigatewayv2/integration:Integration", { credentialsArn: roleArn }],
    ["backup", "backup/selection:Selection", { iamRoleArn: roleArn }],
    ["backup", "backup/restoreTestingSelection:RestoreTestingSelection", { iamRoleArn: roleArn }],
    ["s3", "s3/bucketReplicationConfig:BucketReplicationConfig", { role: roleArn }],
    ["autoscaling", "autoscaling/lifecycleHook:LifecycleHook", { roleArn }],
    ["autoscaling", "autoscaling/group:Group", { initialLifecycleHooks: [{ roleArn }] }],
    ["application-autoscaling", "appautoscaling/target:Target", { roleArn }],
    ["codedeploy", "codedeploy/deploymentGroup:DeploymentGroup", { serviceRoleArn: roleArn }],
    ["config", "cfg/recorder:Recorder", { roleArn }],
    ["logs", "cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", { roleArn }],
    ["pullthroughcache.ecr", "ecr/pullThroughCacheRule:PullThroughCacheRule", { customRoleArn: roleArn }],
    ["ecr", "ecr/repositoryCreationTemplate:RepositoryCreationTemplate", { customRoleArn: roleArn }],
    ["budgets", "budgets/budgetAction:BudgetAction", { executionRoleArn: roleArn }],
    ["chatbot", "chatbot/slackChannelConfiguration:SlackChannelConfiguration", { iamRoleArn: roleArn }],
    ["dlm", "dlm/lifecyclePolicy:LifecyclePolicy", { executionRoleArn: roleArn }],
  ];
}
