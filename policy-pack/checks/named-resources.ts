import { typeOf } from "./consumer-form";

/** A property that by its meaning names a resource of one of some types. */
export interface NamingProperty {
  /** Dotted path; lists on the way are gone through. */
  readonly path: string;
  /** The parts of the path. */
  readonly keys: readonly string[];
  /** Types whose resources have it with this meaning; every type's where absent. */
  readonly of?: readonly string[];
  readonly targets: readonly string[];
  /** A property of the target that may be named instead of its name, identifier and ARN. */
  readonly label?: string;
  /** How the names of the resources end whose property has this meaning. */
  readonly named?: string;
  /** Part of values that name something of AWS's own or that the program cannot declare. */
  readonly except?: RegExp;
}

interface More extends Pick<NamingProperty, "label" | "named" | "except"> {
  readonly of?: string;
}

const types = (short: string): readonly string[] => short.split(" ").map(typeOf);

/** Rows for several paths, as in `row("vpcId vpcConfig.vpcId", "ec2/vpc")`. */
function row(paths: string, targets: string, { of, ...more }: More = {}): readonly NamingProperty[] {
  return paths.split(" ").map((path) => ({
    path,
    keys: path.split("."),
    targets: types(targets),
    ...(of !== undefined && { of: types(of) }),
    ...more,
  }));
}

const network: readonly NamingProperty[] = [
  ...row("vpcId", "ec2/vpc"),
  ...row("vpc", "ec2/vpc", { of: "servicediscovery/privateDnsNamespace" }),
  ...row(
    "subnetId subnetIds subnets vpcZoneIdentifiers vpcConfig.subnetIds networkConfiguration.subnets",
    "ec2/subnet",
  ),
  ...row(
    "securityGroupId securityGroupIds securityGroups vpcSecurityGroupIds referencedSecurityGroupId",
    "ec2/securityGroup ec2/defaultSecurityGroup",
  ),
  ...row(
    "vpcConfig.securityGroupIds networkConfiguration.securityGroups networkInterfaces.securityGroups",
    "ec2/securityGroup ec2/defaultSecurityGroup",
  ),
  // The main table and the default list of a network are named by the network.
  ...row("routeTableId routeTableIds", "ec2/routeTable ec2/defaultRouteTable ec2/vpc"),
  ...row("networkAclId", "ec2/networkAcl ec2/defaultNetworkAcl ec2/vpc"),
  ...row("gatewayId", "ec2/internetGateway ec2/vpnGateway ec2/vpcEndpoint", {
    of: "ec2/route",
    except: /local/,
  }),
  ...row("natGatewayId", "ec2/natGateway"),
  ...row("allocationId", "ec2/eip"),
  ...row("loadBalancerArn", "lb/loadBalancer"),
  ...row("listenerArn", "lb/listener"),
  ...row(
    "loadBalancers.advancedConfiguration.productionListenerRule loadBalancers.advancedConfiguration.testListenerRule",
    "lb/listenerRule",
    { of: "ecs/service" },
  ),
  ...row("targetGroupArns", "lb/targetGroup", { of: "autoscaling/group" }),
  // Other sources of traffic are groups of VPC Lattice.
  ...row("lbTargetGroupArn", "lb/targetGroup", {
    of: "autoscaling/attachment",
    except: /arn:aws:vpc-lattice:/,
  }),
  // Certificates of IAM are no resources of a region.
  ...row("certificateArn regionalCertificateArn", "acm/certificate", { except: /arn:aws:iam:/ }),
  ...row("validationRecordFqdns", "route53/record", { label: "name" }),
  ...row("certificate", "acmpca/certificate", {
    of: "acmpca/certificateAuthorityCertificate",
    label: "certificate",
  }),
  ...row("firewallDomainListId", "route53/resolverFirewallDomainList"),
  ...row("firewallRuleGroupId", "route53/resolverFirewallRuleGroup"),
  ...row("dnsConfig.namespaceId", "servicediscovery/privateDnsNamespace servicediscovery/httpNamespace"),
  ...row("serviceRegistries.registryArn", "servicediscovery/service"),
];

const roles: readonly NamingProperty[] = [
  ...row(
    "roleArn iamRoleArn executionRoleArn taskRoleArn cloudwatchRoleArn cloudWatchLogsRoleArn monitoringRoleArn serviceRoleArn",
    "iam/role",
    { except: /:role\/aws-service-role\// },
  ),
  ...row("role", "iam/role", {
    of: "iam/rolePolicy iam/rolePolicyAttachment iam/instanceProfile lambda/function s3/bucketReplicationConfig",
  }),
  ...row("credentials", "iam/role", { of: "apigateway/integration", except: /:user\// }),
  ...row("iamInstanceProfile.name iamInstanceProfile.arn", "iam/instanceProfile"),
];

const keys: readonly NamingProperty[] = row(
  "kmsKeyId kmsKeyArn kmsMasterKeyId encryptionKey masterUserSecretKmsKeyId performanceInsightsKmsKeyId targetKeyId serverSideEncryption.kmsKeyArn encryptionConfigurations.kmsKey",
  "kms/key kms/alias",
  { except: /alias\/aws\// },
);

const interfaces: readonly NamingProperty[] = [
  ...row("restApi restApiId", "apigateway/restApi"),
  // The root path is named by the API.
  ...row("resourceId", "apigateway/resource apigateway/restApi", {
    of: "apigateway/method apigateway/integration apigateway/methodResponse apigateway/integrationResponse",
  }),
  ...row("parentId", "apigateway/resource apigateway/restApi", { of: "apigateway/resource" }),
  ...row("authorizerId", "apigateway/authorizer", { of: "apigateway/method" }),
  ...row("requestValidatorId", "apigateway/requestValidator"),
  ...row("deployment", "apigateway/deployment", { of: "apigateway/stage" }),
  ...row("connectionId", "apigatewayv2/vpcLink apigateway/vpcLink", { of: "apigateway/integration" }),
  ...row("userPoolId providerArns", "cognito/userPool"),
  // Whoever signs in looks up there as which client.
  ...row("insecureValue", "cognito/userPoolClient", { of: "ssm/parameter", named: "-client-id" }),
  ...row("webAclArn", "wafv2/webAcl"),
  ...row("resourceArn", "wafv2/webAcl", { of: "wafv2/webAclLoggingConfiguration" }),
];

const data: readonly NamingProperty[] = [
  ...row("bucket", "s3/bucket", {
    of: "s3/bucketPolicy s3/bucketPublicAccessBlock s3/bucketVersioning s3/bucketOwnershipControls s3/bucketLogging s3/bucketLifecycleConfiguration s3/bucketServerSideEncryptionConfiguration s3/bucketReplicationConfig s3/bucketNotification s3/bucketObject",
  }),
  ...row("targetBucket", "s3/bucket", { of: "s3/bucketLogging" }),
  ...row("s3BucketName", "s3/bucket"),
  ...row("s3Key", "s3/bucketObject", { of: "synthetics/canary", label: "key" }),
  ...row("queueUrl", "sqs/queue"),
  ...row("topic", "sns/topic", { of: "sns/topicSubscription" }),
  ...row("arn", "sns/topic", { of: "sns/topicPolicy" }),
  ...row("secretId", "secretsmanager/secret"),
  ...row("domain", "codeartifact/domain", {
    of: "codeartifact/repository codeartifact/domainPermissions codeartifact/repositoryPermissionsPolicy",
  }),
  ...row("repository", "codeartifact/repository", { of: "codeartifact/repositoryPermissionsPolicy" }),
  ...row("upstreams.repositoryName", "codeartifact/repository"),
  ...row("repository", "ecr/repository", { of: "ecr/lifecyclePolicy ecr/repositoryPolicy" }),
  ...row("dbSubnetGroupName", "rds/subnetGroup"),
  ...row("parameterGroupName", "rds/parameterGroup", { of: "rds/instance", except: /default\./ }),
  ...row("planId", "backup/plan", { of: "backup/selection" }),
  ...row("backupVaultName", "backup/vault"),
  ...row("restoreTestingPlanName", "backup/restoreTestingPlan"),
];

const operations: readonly NamingProperty[] = [
  ...row("logGroupName", "cloudwatch/logGroup", {
    of: "cloudwatch/logMetricFilter cloudwatch/logSubscriptionFilter cloudwatch/logDataProtectionPolicy cloudwatch/logStream",
  }),
  ...row("rule", "cloudwatch/eventRule", { of: "cloudwatch/eventTarget" }),
  ...row("appName", "codedeploy/application"),
  ...row("clusterName", "ecs/cluster", { of: "ecs/clusterCapacityProviders" }),
  ...row("cluster", "ecs/cluster", { of: "ecs/service" }),
  ...row("detectorId", "guardduty/detector"),
  ...row("monitorArnLists", "costexplorer/anomalyMonitor"),
];

/**
 * Properties that name a resource by their meaning, as the documentation of their types says. Not here is what a rule of
 * its own resolves: dimensions (`alarm-target-exists`), documents (`no-dangling-arn`), targets of rules, mappings and
 * definitions; and what the program cannot declare, such as the zones of a domain.
 */
const namingProperties: readonly NamingProperty[] = [
  ...network,
  ...roles,
  ...keys,
  ...interfaces,
  ...data,
  ...operations,
];

/** The properties of a type that name resources. */
export function namingPropertiesOf(type: string): readonly NamingProperty[] {
  return namingProperties.filter(({ of }) => of?.includes(type) ?? true);
}
