import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { resource } from "./orphans";

const at = (service: string, rest: string): string => `arn:aws:${service}:eu-central-1:600802701449:${rest}`;

/** What others name, by which text, and the properties that name it: `type property`. */
const named: readonly (readonly [short: string, value: string, ...places: readonly string[]])[] = [
  ["ec2/vpc", "vpc-0a1b", "ec2/subnet vpcId", "servicediscovery/privateDnsNamespace vpc"],
  ["ec2/subnet", "subnet-0a1b", "ec2/routeTableAssociation subnetId", "lambda/function vpcConfig.subnetIds"],
  [
    "ec2/securityGroup",
    "sg-0a1b",
    "lb/loadBalancer securityGroups",
    "lambda/function vpcConfig.securityGroupIds",
  ],
  ["ec2/routeTable", "rtb-0a1b", "ec2/route routeTableId"],
  ["ec2/networkAcl", "acl-0a1b", "ec2/networkAclRule networkAclId"],
  ["ec2/internetGateway", "igw-0a1b", "ec2/route gatewayId"],
  ["ec2/natGateway", "nat-0a1b", "ec2/route natGatewayId"],
  ["ec2/eip", "eipalloc-0a1b", "ec2/natGateway allocationId"],
  ["lb/loadBalancer", at("elasticloadbalancing", "loadbalancer/app/a/0a"), "lb/listener loadBalancerArn"],
  ["lb/listener", at("elasticloadbalancing", "listener/app/a/0a/1"), "lb/listenerRule listenerArn"],
  [
    "lb/listenerRule",
    at("elasticloadbalancing", "listener-rule/app/a/0a/1/2"),
    "ecs/service loadBalancers.advancedConfiguration.productionListenerRule",
  ],
  [
    "lb/targetGroup",
    at("elasticloadbalancing", "targetgroup/a/0a"),
    ...["autoscaling/group targetGroupArns", "autoscaling/attachment lbTargetGroupArn"],
  ],
  ["acm/certificate", at("acm", "certificate/0a1b"), "lb/listener certificateArn"],
  [
    "route53/resolverFirewallDomainList",
    "rslvr-fdl-0a1b",
    "route53/resolverFirewallRule firewallDomainListId",
  ],
  [
    "route53/resolverFirewallRuleGroup",
    "rslvr-frg-0a1b",
    "route53/resolverFirewallRuleGroupAssociation firewallRuleGroupId",
  ],
  ["servicediscovery/httpNamespace", "ns-0a1b", "servicediscovery/service dnsConfig.namespaceId"],
  [
    "servicediscovery/service",
    at("servicediscovery", "service/srv-0a1b"),
    "ecs/service serviceRegistries.registryArn",
  ],
  [
    "iam/role",
    "arn:aws:iam::600802701449:role/tradai-worker-prod",
    ...["sfn/stateMachine roleArn", "iam/rolePolicy role", "apigateway/integration credentials"],
  ],
  ["iam/instanceProfile", "tradai-host-prod", "ec2/launchTemplate iamInstanceProfile.name"],
  ["kms/key", at("kms", "key/0a1b"), "cloudwatch/logGroup kmsKeyId"],
  ["apigateway/restApi", "a1b2c3", "apigateway/response restApiId"],
  ["apigateway/resource", "p4th", "apigateway/method resourceId", "apigateway/resource parentId"],
  ["apigateway/authorizer", "auth1", "apigateway/method authorizerId"],
  ["apigateway/requestValidator", "valid1", "apigateway/method requestValidatorId"],
  ["apigateway/deployment", "depl1", "apigateway/stage deployment"],
  ["apigatewayv2/vpcLink", "link1", "apigateway/integration connectionId"],
  ["cognito/userPool", "eu-central-1_a1B2", "cognito/userPoolClient userPoolId"],
  [
    "wafv2/webAcl",
    at("wafv2", "regional/webacl/a/0a"),
    ...["wafv2/webAclAssociation webAclArn", "wafv2/webAclLoggingConfiguration resourceArn"],
  ],
  [
    "s3/bucket",
    "tradai-results-prod",
    ...["s3/bucketPolicy bucket", "s3/bucketLogging targetBucket", "cloudtrail/trail s3BucketName"],
  ],
  ["sqs/queue", "https://sqs.eu-central-1.amazonaws.com/600802701449/jobs", "sqs/queuePolicy queueUrl"],
  ["sns/topic", at("sns", "alerts"), "sns/topicSubscription topic", "sns/topicPolicy arn"],
  [
    "secretsmanager/secret",
    at("secretsmanager", "secret:keys-a1B2c3"),
    "secretsmanager/secretVersion secretId",
  ],
  ["codeartifact/domain", "tradai-prod", "codeartifact/domainPermissions domain"],
  [
    "codeartifact/repository",
    "python",
    ...[
      "codeartifact/repositoryPermissionsPolicy repository",
      "codeartifact/repository upstreams.repositoryName",
    ],
  ],
  ["ecr/repository", "tradai/worker-prod", "ecr/lifecyclePolicy repository"],
  ["rds/subnetGroup", "tradai-database-prod", "rds/instance dbSubnetGroupName"],
  ["rds/parameterGroup", "tradai-postgres-prod", "rds/instance parameterGroupName"],
  ["backup/plan", "0a1b-plan", "backup/selection planId"],
  ["backup/vault", "tradai-backup-prod", "backup/vaultLockConfiguration backupVaultName"],
  [
    "backup/restoreTestingPlan",
    "tradai_restore_prod",
    "backup/restoreTestingSelection restoreTestingPlanName",
  ],
  ["cloudwatch/logGroup", "/tradai/prod/worker", "cloudwatch/logMetricFilter logGroupName"],
  ["cloudwatch/eventRule", "tradai-nightly-prod", "cloudwatch/eventTarget rule"],
  ["codedeploy/application", "tradai-deploy-prod", "codedeploy/deploymentGroup appName"],
  [
    "ecs/cluster",
    "tradai-cluster-prod",
    ...["ecs/clusterCapacityProviders clusterName", "ecs/service cluster"],
  ],
  ["guardduty/detector", "d0a1b", "guardduty/detectorFeature detectorId"],
  [
    "costexplorer/anomalyMonitor",
    at("ce", "anomalymonitor/0a1b"),
    "costexplorer/anomalySubscription monitorArnLists",
  ],
];

/** What is named by a label that the program gives it. */
const labelled: readonly (readonly [short: string, label: string, place: string])[] = [
  ["route53/record", "name", "acm/certificateValidation validationRecordFqdns"],
  ["acmpca/certificate", "certificate", "acmpca/certificateAuthorityCertificate certificate"],
  ["s3/bucketObject", "key", "synthetics/canary s3Key"],
];

/** A value at a dotted path, in a list where the path leads through blocks. */
function nested([key = "", ...deeper]: readonly string[], value: unknown): Fixture["inputs"] {
  return { [key]: deeper.length === 0 ? value : [nested(deeper, value)] };
}

const nameOf = (place: string): string => place.replace(" ", ".");

function user(place: string, value: unknown): Fixture {
  const [short = "", path = ""] = place.split(" ");
  return resource(short, nameOf(place), nested(path.split("."), value));
}

const it = (short: string, id: string): Fixture => ({ ...resource(short, short, {}), outputs: { id } });

/** Arguments of the same names with which other types mean something else. */
const otherMeaning = resource("sagemaker/endpoint", "other", {
  ...{ vpc: "own", gatewayId: "own", targetGroupArns: ["own"], certificate: "own", role: "own" },
  ...{ credentials: "own", resourceId: "service/tradai-prod/api", parentId: "own", authorizerId: "own" },
  ...{ deployment: "own", connectionId: "own", insecureValue: "own", name: "model-client-id" },
  ...{ resourceArn: "own", bucket: "own", targetBucket: "own", s3Key: "own", topic: "own", arn: "own" },
  ...{ domain: "own", repository: "own", parameterGroupName: "own", planId: "own", logGroupName: "own" },
  ...{ rule: "own", clusterName: "own", cluster: "own", lbTargetGroupArn: "own" },
  networkConfiguration: "own",
  loadBalancers: [{ advancedConfiguration: { productionListenerRule: "own" } }],
});

export const namedByMeaning: readonly Example[] = [
  {
    title: "Every argument that names something, and what it names",
    resources: [
      ...named.map(([short, value]) => it(short, value)),
      ...named.flatMap(([, value, ...places]) => places.map((place) => user(place, value))),
    ],
  },
  {
    title: "What is named by a label",
    resources: labelled.flatMap(([short, label, place]) => [
      ...["first", "second"].map((value) => resource(short, `${short} ${value}`, { [label]: value })),
      user(place, "second"),
    ]),
  },
  {
    title: "Arguments of the same names that mean something else",
    resources: [otherMeaning, user("ssm/parameter insecureValue", "on")],
  },
  {
    title: "What AWS owns, and what is no resource of the region",
    resources: [
      user("ec2/route gatewayId", "local"),
      user("lb/listener certificateArn", "arn:aws:iam::600802701449:server-certificate/old"),
      user("apigateway/integration credentials", "arn:aws:iam::*:user/*"),
      user("rds/instance parameterGroupName", "default.postgres16"),
      user("autoscaling/group trafficSources.identifier", at("vpc-lattice", "targetgroup/tg-0a1b")),
      user("sqs/queue kmsMasterKeyId", "alias/aws/sqs"),
      user("apigateway/stage deployment", 7),
    ],
  },
  {
    title: "A balancer by an ARN whose end AWS makes",
    resources: [
      resource("lb/loadBalancer", "front", { name: "tradai-prod" }),
      {
        ...user("lb/listener loadBalancerArn", at("elasticloadbalancing", "loadbalancer/app/other/0a")),
        references: { loadBalancerArn: ["front"] },
      },
    ],
  },
  {
    title: "A network by its identifier, of which only the ARN is known",
    resources: [
      { ...resource("ec2/vpc", "network", {}), outputs: { arn: at("ec2", "vpc/vpc-0a1b") } },
      { ...user("ec2/subnet vpcId", "vpc-0a1b"), references: { vpcId: ["network"] } },
    ],
  },
];

const gone = (place: string, value: string, ...others: readonly Fixture[]): ViolatingExample => ({
  title: `${place.replace(" ", ", ")}: nothing of this name`,
  resources: [user(place, value), ...others],
  resource: nameOf(place),
  says: `\`${place.replace(/.* /, "")}\` names "${value}", which nothing declares`,
});

export const danglingByMeaning: readonly ViolatingExample[] = [
  ...named.flatMap(([short, value, ...places]) =>
    places.map((place) => gone(place, `${value}-gone`, it(short, value))),
  ),
  ...labelled.map(([short, label, place]) =>
    gone(place, "gone", resource(short, "it", { [label]: "first" })),
  ),
  {
    title: "A certificate by an ARN that is not the one of the certificate that it depends on",
    resources: [
      it("acm/certificate", at("acm", "certificate/0a1b")),
      {
        ...user("lb/listener certificateArn", at("acm", "certificate/gone")),
        references: { certificateArn: ["acm/certificate"] },
      },
    ],
    resource: "lb/listener.certificateArn",
    says: "certificate/gone",
  },
];

export const openByMeaning: readonly UndecidedExample[] = [
  {
    title: "A network that only the update tells",
    resources: [user("ec2/subnet vpcId", UNKNOWN)],
    resource: "ec2/subnet.vpcId",
    says: "`vpcId` is known only after the update",
  },
  {
    title: "A function whose network only the update tells",
    resources: [resource("lambda/function", "worker", { vpcConfig: UNKNOWN })],
    resource: "worker",
    says: "`vpcConfig.subnetIds, vpcConfig.securityGroupIds` is known only after the update",
  },
  {
    title: "A network of one layer, which another one may declare",
    scope: "layer",
    resources: [user("ec2/subnet vpcId", "vpc-0a1b")],
    says: "what an argument names may be declared in another layer",
  },
];
