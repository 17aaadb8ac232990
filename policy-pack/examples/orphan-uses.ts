import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { rolePolicy } from "./iam";
import { resource } from "./orphans";
import { queueArn } from "./queue";

/** A consumer of a type that is there for others' sake itself, and who consumes it. */
const behind: Readonly<Record<string, readonly Fixture[]>> = {
  "lb/loadBalancer": [
    resource("lb/listener", "front", { loadBalancerArn: UNKNOWN }, { loadBalancerArn: ["user"] }),
  ],
  "ecs/taskDefinition": [
    resource("ecs/service", "service", { taskDefinition: UNKNOWN }, { taskDefinition: ["user"] }),
  ],
  "sfn/stateMachine": [resource("scheduler/schedule", "start", { target: UNKNOWN }, { target: ["user"] })],
  "ec2/launchTemplate": [
    resource("autoscaling/group", "group", { launchTemplate: UNKNOWN }, { launchTemplate: ["user"] }),
  ],
  "sqs/queue": [
    resource("sns/topicSubscription", "sender", { endpoint: UNKNOWN }, { endpoint: ["user"] }),
    resource(
      "lambda/eventSourceMapping",
      "receiver",
      { eventSourceArn: UNKNOWN },
      { eventSourceArn: ["user"] },
    ),
  ],
  "backup/plan": [resource("backup/selection", "selection", { planId: UNKNOWN }, { planId: ["user"] })],
  "codeartifact/repository": [
    resource(
      "codeartifact/repository",
      "mirror",
      { domain: "tradai-prod", repository: "mirror", upstreams: UNKNOWN },
      { upstreams: ["user"] },
    ),
    rolePolicy({
      Effect: "Allow",
      Action: "codeartifact:ReadFromRepository",
      Resource: "arn:aws:codeartifact:eu-central-1:600802701449:repository/tradai-prod/mirror",
    }),
  ],
  "ec2/routeTable": [
    resource(
      "ec2/routeTableAssociation",
      "association",
      { routeTableId: UNKNOWN },
      { routeTableId: ["user"] },
    ),
  ],
  "ec2/subnet": [resource("lambda/function", "placed", { vpcConfig: UNKNOWN }, { vpcConfig: ["user"] })],
  "ecr/pullThroughCacheRule": [
    resource(
      "ecs/taskDefinition",
      "task",
      { containerDefinitions: UNKNOWN },
      { containerDefinitions: ["user"] },
    ),
    resource("ecs/service", "service", { taskDefinition: UNKNOWN }, { taskDefinition: ["task"] }),
  ],
  "ec2/natGateway": [resource("ec2/route", "way", { natGatewayId: UNKNOWN }, { natGatewayId: ["user"] })],
  "apigateway/resource": [
    resource("apigateway/method", "get", { resourceId: UNKNOWN }, { resourceId: ["user"] }),
  ],
};

/** Where consumers name what they consume: `consumer property property`. */
const places: Readonly<Record<string, readonly string[]>> = {
  "dynamodb/table": ["lambda/eventSourceMapping eventSourceArn", "pipes/pipe source"],
  "s3/bucket": [
    ...[
      "cloudtrail/trail s3BucketName",
      "lb/loadBalancer accessLogs connectionLogs",
      "s3/bucketLogging targetBucket",
    ],
    ...["s3/bucketReplicationConfig rules", "cfg/deliveryChannel s3BucketName", "ec2/flowLog logDestination"],
    ...["synthetics/canary artifactS3Location", "lambda/function s3Bucket"],
    "cloudfront/distribution origins loggingConfig",
  ],
  "sns/topic": [
    "cloudwatch/metricAlarm alarmActions okActions insufficientDataActions",
    "cloudwatch/compositeAlarm alarmActions okActions insufficientDataActions",
    ...[
      "cloudwatch/eventTarget arn",
      "budgets/budget notifications",
      "costexplorer/anomalySubscription subscribers",
    ],
    ...[
      "backup/vaultNotifications snsTopicArn",
      "rds/eventSubscription snsTopic",
      "s3/bucketNotification topics",
    ],
    ...["cloudtrail/trail snsTopicName", "autoscaling/notification topicArn"],
    ...["autoscaling/group initialLifecycleHooks", "autoscaling/lifecycleHook notificationTargetArn"],
    ...["codedeploy/deploymentGroup triggerConfigurations", "sfn/stateMachine definition"],
    ...["scheduler/schedule target", "lambda/function deadLetterConfig"],
    "lambda/functionEventInvokeConfig destinationConfig",
  ],
  "sfn/stateMachine": [
    ...["cloudwatch/eventTarget arn", "scheduler/schedule target", "pipes/pipe target"],
    ...["apigateway/integration uri", "sfn/stateMachine definition"],
  ],
  "secretsmanager/secret": ["rds/proxy auths", "ecr/pullThroughCacheRule credentialArn"],
  "ssm/parameter": [
    ...["lambda/function environment", "ecs/taskDefinition containerDefinitions"],
    ...["ec2/launchTemplate userData imageId", "ec2/instance userData userDataBase64 ami"],
  ],
  "ssm/document": ["ssm/association name", "cloudwatch/eventTarget arn"],
  "ecr/repository": [
    ...["lambda/function imageUri", "ecs/taskDefinition containerDefinitions", "ec2/launchTemplate userData"],
    ...["ec2/instance userData userDataBase64", "codebuild/project environment"],
  ],
  "ecr/pullThroughCacheRule": ["ecs/taskDefinition containerDefinitions"],
  "kms/key": ["s3/bucketServerSideEncryptionConfiguration rules", "cloudwatch/logGroup kmsKeyId"],
  "codeartifact/domain": ["codeartifact/repository domain"],
  "codeartifact/repository": ["codeartifact/repository upstreams"],
  "backup/vault": ["backup/plan rules"],
  "backup/plan": ["backup/selection planId"],
  "backup/restoreTestingPlan": ["backup/restoreTestingSelection restoreTestingPlanName"],
  "rds/subnetGroup": ["rds/instance dbSubnetGroupName"],
  "rds/parameterGroup": ["rds/instance parameterGroupName"],
  "rds/clusterParameterGroup": ["rds/cluster dbClusterParameterGroupName"],
  "rds/optionGroup": ["rds/instance optionGroupName"],
  "elasticache/subnetGroup": ["elasticache/replicationGroup subnetGroupName"],
  "elasticache/parameterGroup": ["elasticache/replicationGroup parameterGroupName"],
  "ec2/vpc": ["ec2/subnet vpcId"],
  "ec2/subnet": ["lambda/function vpcConfig"],
  "ec2/routeTable": ["ec2/routeTableAssociation routeTableId", "ec2/mainRouteTableAssociation routeTableId"],
  "ec2/internetGateway": [
    ...["ec2/route gatewayId", "ec2/routeTable routes", "ec2/defaultRouteTable routes"],
  ],
  "ec2/egressOnlyInternetGateway": ["ec2/route egressOnlyGatewayId"],
  "ec2/natGateway": ["ec2/route natGatewayId"],
  "ec2/eip": [
    ...["ec2/natGateway allocationId secondaryAllocationIds", "ec2/eipAssociation allocationId publicIp"],
    ...[
      "lb/loadBalancer subnetMappings",
      "ec2/launchTemplate userData",
      "ec2/instance userData userDataBase64",
    ],
  ],
  "lb/loadBalancer": ["lb/listener loadBalancerArn"],
  "acm/certificate": ["lb/listener certificateArn"],
  "acmpca/certificateAuthority": ["ecs/service serviceConnectConfiguration"],
  "servicediscovery/privateDnsNamespace": ["servicediscovery/service dnsConfig"],
  "servicediscovery/httpNamespace": ["servicediscovery/service namespaceId"],
  "route53/resolverFirewallDomainList": ["route53/resolverFirewallRule firewallDomainListId"],
  "route53/resolverFirewallRuleGroup": ["route53/resolverFirewallRuleGroupAssociation firewallRuleGroupId"],
  "wafv2/ipSet": ["wafv2/webAcl rules"],
  "wafv2/regexPatternSet": ["wafv2/webAcl rules"],
  "wafv2/ruleGroup": ["wafv2/webAcl rules"],
  "ec2/launchTemplate": ["autoscaling/group launchTemplate"],
  "ec2/launchConfiguration": ["autoscaling/group launchConfiguration"],
  "ec2/keyPair": ["ec2/instance keyName"],
  "ec2/placementGroup": ["ec2/instance placementGroup"],
  "ecs/cluster": ["ecs/service cluster"],
  "ecs/taskDefinition": [
    ...["ecs/service taskDefinition", "ecs/taskSet taskDefinition", "cloudwatch/eventTarget ecsTarget"],
    ...["scheduler/schedule target", "sfn/stateMachine definition"],
  ],
  "lambda/layerVersion": ["lambda/function layers"],
  "lambda/codeSigningConfig": ["lambda/function codeSigningConfigArn"],
  "iam/policy": ["iam/rolePolicyAttachment policyArn"],
  "codedeploy/application": ["codedeploy/deploymentGroup appName"],
  "codedeploy/deploymentConfig": ["codedeploy/deploymentGroup deploymentConfigName"],
  "cloudwatch/eventBus": ["cloudwatch/eventRule eventBusName"],
  "cognito/userPool": ["cognito/userPoolClient userPoolId"],
  "cognito/resourceServer": ["cognito/userPoolClient allowedOauthScopes"],
  "apigateway/resource": ["apigateway/method resourceId", "apigateway/resource parentId"],
  "apigateway/requestValidator": ["apigateway/method requestValidatorId"],
  "apigateway/model": ["apigateway/method requestModels", "apigateway/methodResponse responseModels"],
  "apigatewayv2/vpcLink": ["apigateway/integration connectionId"],
};

/** Senders, beside which a queue needs somebody who receives. */
const senders: readonly string[] = [
  ...["cloudwatch/eventTarget arn", "sns/topicSubscription endpoint", "s3/bucketNotification queues"],
  ...["apigateway/integration uri", "sfn/stateMachine definition", "pipes/pipe target"],
];
/** Senders of what failed. */
const failures: readonly string[] = [
  ...[
    "sqs/queue redrivePolicy",
    "sqs/redrivePolicy redrivePolicy",
    "cloudwatch/eventTarget deadLetterConfig",
  ],
  ...["sns/topicSubscription redrivePolicy", "scheduler/schedule target"],
  ...["lambda/eventSourceMapping destinationConfig", "lambda/function deadLetterConfig"],
  "lambda/functionEventInvokeConfig destinationConfig",
];
const receivers: readonly string[] = ["lambda/eventSourceMapping eventSourceArn", "pipes/pipe source"];
const routers: readonly string[] = ["lb/listener defaultActions", "lb/listenerRule actions"];
const answerers: readonly string[] = [
  ...["ecs/service loadBalancers", "autoscaling/group targetGroupArns trafficSources"],
  ...["lb/targetGroupAttachment targetGroupArn", "autoscaling/attachment lbTargetGroupArn"],
  "autoscaling/trafficSourceAttachment trafficSource",
];

const it = (short: string, inputs: Fixture["inputs"] = {}): Fixture => resource(short, "it", inputs);

function using(short: string, place: string, ...others: readonly Fixture[]): readonly Example[] {
  const [consumer = "", ...properties] = place.split(" ");
  return properties.map((property) => ({
    title: `${short} in ${property} of ${consumer}`,
    resources: [
      it(short),
      resource(consumer, "user", { [property]: UNKNOWN }, { [property]: ["it"] }),
      ...(behind[consumer] ?? []),
      ...others,
    ],
  }));
}

const receiver = resource("pipes/pipe", "receiver", { source: UNKNOWN }, { source: ["it"] });
const sender = resource("pipes/pipe", "sender", { target: UNKNOWN }, { target: ["it"] });
const router = resource("lb/listener", "router", { defaultActions: UNKNOWN }, { defaultActions: ["it"] });
const answerer = resource("ecs/service", "answerer", { loadBalancers: UNKNOWN }, { loadBalancers: ["it"] });

/** Rights by which a role consumes a resource: its type and name, and the ARN in which the name stands. */
const rights: readonly (readonly [
  short: string,
  inputs: Fixture["inputs"],
  arn: string,
  ...actions: string[],
])[] = [
  [
    "dynamodb/table",
    { name: "runs" },
    "dynamodb:eu-central-1:600802701449:table/runs",
    ...[
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:Scan",
      "dynamodb:GetRecords",
    ],
    ...["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"],
  ],
  ["s3/bucket", { bucket: "results" }, "s3:::results/*", "s3:GetObject", "s3:PutObject"],
  ["sns/topic", { name: "alerts" }, "sns:eu-central-1:600802701449:alerts", "sns:Publish"],
  [
    "sfn/stateMachine",
    { name: "backtest" },
    "states:eu-central-1:600802701449:stateMachine:backtest",
    ...["states:StartExecution", "states:StartSyncExecution"],
  ],
  [
    "secretsmanager/secret",
    { name: "keys" },
    "secretsmanager:eu-central-1:600802701449:secret:keys-??????",
    "secretsmanager:GetSecretValue",
  ],
  [
    "ssm/parameter",
    { name: "/address" },
    "ssm:eu-central-1:600802701449:parameter/address",
    ...["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
  ],
  [
    "ssm/document",
    { name: "restore" },
    "ssm:eu-central-1:600802701449:document/restore",
    ...["ssm:StartAutomationExecution", "ssm:SendCommand", "ssm:StartSession"],
  ],
  [
    "codeartifact/repository",
    { domain: "tradai", repository: "own" },
    "codeartifact:eu-central-1:600802701449:repository/tradai/own",
    "codeartifact:ReadFromRepository",
  ],
  [
    "ecs/taskDefinition",
    { family: "worker" },
    "ecs:eu-central-1:600802701449:task-definition/worker:*",
    "ecs:RunTask",
  ],
];
const allowed = (action: string, arn: string): Fixture =>
  rolePolicy({ Effect: "Allow", Action: action, Resource: `arn:aws:${arn}` });

/** Each place in which a consumer names what it consumes. */
export const placedConsumers: readonly Example[] = [
  ...Object.entries(places).flatMap(([short, all]) => all.flatMap((place) => using(short, place))),
  ...senders.flatMap((place) => using("sqs/queue", place, receiver)),
  ...failures.flatMap((place) => using("sqs/queue", place)),
  ...receivers.flatMap((place) => using("sqs/queue", place, sender)),
  ...routers.flatMap((place) => using("lb/targetGroup", place, answerer)),
  ...answerers.flatMap((place) => using("lb/targetGroup", place, router)),
  ...rights.flatMap(([short, inputs, arn, ...actions]) =>
    actions.map((action) => ({
      title: `${short} by ${action}`,
      resources: [it(short, inputs), allowed(action, arn)],
    })),
  ),
  {
    title: "A queue that roles send to and receive from",
    resources: [
      it("sqs/queue", { name: "jobs" }),
      {
        ...rolePolicy({ Effect: "Allow", Action: "sqs:SendMessage", Resource: queueArn("jobs") }),
        name: "send",
      },
      {
        ...rolePolicy({ Effect: "Allow", Action: "sqs:ReceiveMessage", Resource: queueArn("jobs") }),
        name: "receive",
      },
    ],
  },
];

/** What a resource of each type lacks where it is alone. */
const lacking: Readonly<Record<string, string>> = {
  "dynamodb/table": "reads or writes the table",
  "s3/bucket": "reads or writes the bucket",
  "sns/topic": "publishes to the topic",
  "sfn/stateMachine": "starts the workflow",
  "secretsmanager/secret": "reads the secret",
  "ssm/parameter": "reads the parameter",
  "ssm/document": "starts the procedure",
  "ecr/repository": "runs an image of it",
  "ecr/pullThroughCacheRule": "runs an image of it",
  "kms/key": "is encrypted with the key",
  "codeartifact/domain": "keeps packages in the domain",
  "codeartifact/repository": "takes packages from the repository",
  "backup/vault": "keeps backups in the vault",
  "backup/plan": "is backed up by the plan",
  "backup/restoreTestingPlan": "is restored by the plan",
  "rds/subnetGroup": "is in the group",
  "rds/parameterGroup": "is in the group",
  "rds/clusterParameterGroup": "is in the group",
  "rds/optionGroup": "is in the group",
  "elasticache/subnetGroup": "is in the group",
  "elasticache/parameterGroup": "is in the group",
  "ec2/vpc": "is placed in the network",
  "ec2/subnet": "is placed in the subnet",
  "ec2/routeTable": "follows the table's routes",
  "ec2/internetGateway": "leads through the gateway",
  "ec2/egressOnlyInternetGateway": "leads through the gateway",
  "ec2/natGateway": "leads through the gateway",
  "ec2/eip": "has the address",
  "lb/loadBalancer": "listens on the load balancer",
  "acm/certificate": "presents the certificate",
  "acmpca/certificateAuthority": "has certificates of the authority",
  "servicediscovery/privateDnsNamespace": "has a name in the namespace",
  "servicediscovery/httpNamespace": "has a name in the namespace",
  "route53/resolverFirewallDomainList": "filters by the list",
  "route53/resolverFirewallRuleGroup": "resolves names by the group",
  "wafv2/ipSet": "filters by it",
  "wafv2/regexPatternSet": "filters by it",
  "wafv2/ruleGroup": "filters by it",
  "ec2/launchTemplate": "launches machines with it",
  "ec2/launchConfiguration": "launches machines with it",
  "ec2/keyPair": "launches machines with it",
  "ec2/placementGroup": "launches machines with it",
  "ecs/cluster": "runs in the cluster",
  "ecs/taskDefinition": "runs the task",
  "lambda/layerVersion": "has the layer",
  "lambda/codeSigningConfig": "is signed as it says",
  "iam/policy": "has the policy",
  "codedeploy/application": "deploys by the application",
  "codedeploy/deploymentConfig": "deploys as it says",
  "cloudwatch/eventBus": "takes events from the bus",
  "cognito/userPool": "signs people in with the pool",
  "cognito/resourceServer": "is given a scope of it",
  "apigateway/resource": "answers on the path",
  "apigateway/requestValidator": "checks requests with it",
  "apigateway/model": "has bodies of the model",
  "apigatewayv2/vpcLink": "goes through the link",
};

/** What configures or watches a resource and does not consume it. */
const besides: readonly (readonly [short: string, other: string, property: string])[] = [
  ["kms/key", "kms/keyPolicy", "keyId"],
  ["kms/key", "kms/grant", "keyId"],
  ["ec2/subnet", "ec2/routeTableAssociation", "subnetId"],
  ["ec2/subnet", "ec2/networkAcl", "subnetIds"],
  ["ec2/subnet", "ec2/networkAclAssociation", "subnetId"],
  ["ec2/subnet", "ec2/flowLog", "subnetId"],
  ["acm/certificate", "acm/certificateValidation", "certificateArn"],
  ["acm/certificate", "route53/record", "records"],
  ["acmpca/certificateAuthority", "acmpca/certificate", "certificateAuthorityArn"],
  ["acmpca/certificateAuthority", "acmpca/certificateAuthorityCertificate", "certificateAuthorityArn"],
  ["acmpca/certificateAuthority", "acmpca/permission", "certificateAuthorityArn"],
  ["acmpca/certificateAuthority", "acmpca/policy", "resourceArn"],
  ["ecs/cluster", "ecs/clusterCapacityProviders", "clusterName"],
  ["ecs/cluster", "cloudwatch/metricAlarm", "dimensions"],
  ["ecs/cluster", "cloudwatch/compositeAlarm", "alarmRule"],
  ["ecs/cluster", "cloudwatch/dashboard", "dashboardBody"],
  ["wafv2/ipSet", "backup/selection", "resources"],
  ["wafv2/ipSet", "backup/restoreTestingSelection", "protectedResourceArns"],
];

/** Each type alone, and beside what does not consume it. */
export const lonely: readonly ViolatingExample[] = [
  ...Object.entries(lacking).map(([short, says]) => ({
    title: `${short} alone`,
    resources: [it(short)],
    resource: "it",
    says: `nothing declared ${says}`,
  })),
  ...besides.map(([short, other, property]) => ({
    title: `${short} beside ${other}`,
    resources: [it(short), resource(other, "other", { [property]: UNKNOWN }, { [property]: ["it"] })],
    resource: "it",
    says: `nothing declared ${lacking[short] ?? ""}`,
  })),
  {
    title: "A target group that no rule sends traffic to",
    resources: [it("lb/targetGroup"), answerer],
    resource: "it",
    says: "nothing declared sends traffic to the group",
  },
  {
    title: "A target group in which nobody answers",
    resources: [it("lb/targetGroup"), router],
    resource: "it",
    says: "nothing declared answers in the group",
  },
];
