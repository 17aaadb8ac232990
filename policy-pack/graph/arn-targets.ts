import type { ArnParts } from "../iam/patterns";
import { matchesPattern } from "../iam/patterns";
import { patternsMeet } from "../iam/resource-forms";
import { mayBeUndeclared } from "../iam/undeclared";
import { aliasArns, aliasType, functionType } from "./function-targets";
import type { ResourceGraph } from "./graph";
import type { Resource } from "./resource";

/** How ARNs of one kind name a declared resource. */
interface Kind {
  /** Service and the beginning of the resource part. */
  readonly service: string;
  readonly prefix: string;
  readonly types: readonly string[];
  /** What may follow the resource's own ARN: objects of a bucket, indexes of a table. */
  readonly below?: RegExp;
  /** AWS gives the identifier: any declared resource of the types may be meant. */
  readonly namedByAws?: true;
}

const kinds: readonly Kind[] = [
  { service: "s3", prefix: "", types: ["aws:s3/bucket:Bucket"], below: /\/.*/s },
  {
    service: "dynamodb",
    prefix: "table/",
    types: ["aws:dynamodb/table:Table"],
    below: /\/(?:index|stream|backup|export)\/.*/,
  },
  {
    service: "ecr",
    prefix: "repository/",
    // ECR makes the repositories of a cache by itself, below the cache's prefix.
    types: ["aws:ecr/repository:Repository", "aws:ecr/pullThroughCacheRule:PullThroughCacheRule"],
  },
  { service: "kms", prefix: "alias/", types: ["aws:kms/alias:Alias"] },
  { service: "kms", prefix: "key/", types: ["aws:kms/key:Key"], namedByAws: true },
  { service: "secretsmanager", prefix: "secret:", types: ["aws:secretsmanager/secret:Secret"] },
  { service: "ssm", prefix: "parameter", types: ["aws:ssm/parameter:Parameter"] },
  // Starting an Automation document is asked for as its definition.
  ...["document/", "automation-definition/"].map((prefix): Kind => ({
    service: "ssm",
    prefix,
    types: ["aws:ssm/document:Document"],
  })),
  {
    service: "logs",
    prefix: "log-group:",
    types: ["aws:cloudwatch/logGroup:LogGroup"],
  },
  { service: "cloudtrail", prefix: "trail/", types: ["aws:cloudtrail/trail:Trail"] },
  { service: "iam", prefix: "role/", types: ["aws:iam/role:Role"] },
  { service: "iam", prefix: "policy/", types: ["aws:iam/policy:Policy"] },
  { service: "iam", prefix: "instance-profile/", types: ["aws:iam/instanceProfile:InstanceProfile"] },
  { service: "sqs", prefix: "", types: ["aws:sqs/queue:Queue"] },
  { service: "sns", prefix: "", types: ["aws:sns/topic:Topic"] },
  {
    service: "lambda",
    prefix: "function:",
    types: [functionType],
    // A version, or all of them; an alias is a resource of its own.
    below: /(?<=:function:[^:]+):(?:\$LATEST|\d+|\*)$/,
  },
  ...["stateMachine:", "execution:"].map((prefix): Kind => ({
    service: "states",
    prefix,
    types: ["aws:sfn/stateMachine:StateMachine"],
  })),
  { service: "events", prefix: "rule/", types: ["aws:cloudwatch/eventRule:EventRule"] },
  {
    service: "cloudwatch",
    prefix: "alarm:",
    types: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
  },
  // Tasks come and go; their ARNs name the cluster.
  ...["cluster/", "task/", "container-instance/"].map((prefix): Kind => ({
    service: "ecs",
    prefix,
    types: ["aws:ecs/cluster:Cluster"],
  })),
  { service: "ecs", prefix: "service/", types: ["aws:ecs/service:Service"] },
  {
    service: "ecs",
    prefix: "task-definition/",
    types: ["aws:ecs/taskDefinition:TaskDefinition"],
  },
  { service: "rds", prefix: "db:", types: ["aws:rds/instance:Instance"] },
  { service: "backup", prefix: "backup-vault:", types: ["aws:backup/vault:Vault"] },
  { service: "codeartifact", prefix: "domain/", types: ["aws:codeartifact/domain:Domain"] },
  { service: "codeartifact", prefix: "repository/", types: ["aws:codeartifact/repository:Repository"] },
  {
    service: "autoscaling",
    prefix: "autoScalingGroup:",
    types: ["aws:autoscaling/group:Group"],
  },
  { service: "ec2", prefix: "elastic-ip/", types: ["aws:ec2/eip:Eip"], namedByAws: true },
  { service: "ec2", prefix: "route-table/", types: ["aws:ec2/routeTable:RouteTable"], namedByAws: true },
  // Instances, and their interfaces, of a group come from its template.
  ...["instance/", "network-interface/"].map((prefix): Kind => ({
    service: "ec2",
    prefix,
    types: ["aws:ec2/launchTemplate:LaunchTemplate", "aws:ec2/instance:Instance"],
    namedByAws: true,
  })),
  // Listeners and their rules name the load balancer.
  ...["loadbalancer/", "listener/", "listener-rule/"].map((prefix): Kind => ({
    service: "elasticloadbalancing",
    prefix,
    types: ["aws:lb/loadBalancer:LoadBalancer"],
  })),
  { service: "elasticloadbalancing", prefix: "targetgroup/", types: ["aws:lb/targetGroup:TargetGroup"] },
  { service: "codedeploy", prefix: "application:", types: ["aws:codedeploy/application:Application"] },
  {
    service: "codedeploy",
    prefix: "deploymentgroup:",
    types: ["aws:codedeploy/deploymentGroup:DeploymentGroup"],
  },
  {
    service: "acm-pca",
    prefix: "certificate-authority/",
    types: ["aws:acmpca/certificateAuthority:CertificateAuthority"],
    namedByAws: true,
  },
  { service: "acm", prefix: "certificate/", types: ["aws:acm/certificate:Certificate"], namedByAws: true },
  {
    service: "servicediscovery",
    prefix: "service/",
    types: ["aws:servicediscovery/service:Service"],
    namedByAws: true,
  },
  {
    service: "servicediscovery",
    prefix: "namespace/",
    types: ["aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace"],
    namedByAws: true,
  },
  { service: "cognito-idp", prefix: "userpool/", types: ["aws:cognito/userPool:UserPool"], namedByAws: true },
];

export type ArnVerdict = "declared" | "dangling" | "nothing of its kind" | "kind unknown";

/** Whether an ARN, with its wildcards, stands for a resource that the graph holds. */
export function judgeArn(graph: ResourceGraph, text: string, arn: ArnParts): ArnVerdict {
  if (mayBeUndeclared(text)) {
    return "declared";
  }
  const kind = kindOf(arn);
  if (!kind) {
    return "kind unknown";
  }
  const declared = graph.ofType(...kind.types);
  if (declared.length === 0) {
    return "nothing of its kind";
  }
  // Stryker disable next-line StringLiteral: the compiler checks the word, and who asks knows the three others
  return meantBy(graph, text, kind).length > 0 ? "declared" : "dangling";
}

/**
 * The declared resources that an ARN may stand for, with its wildcards: the bucket for its objects, the alias for an
 * alias's own ARN, every one of a type whose identifiers AWS gives. None for what is of no kind that is known here.
 */
// Stryker disable next-line BlockStatement: asked by the documents alone, held by test/unit/docs/roles.test.ts
export function resourcesOfArn(graph: ResourceGraph, text: string, arn: ArnParts): readonly Resource[] {
  const kind = kindOf(arn);
  // Stryker disable next-line ArrayDeclaration,ConditionalExpression,EqualityOperator: as above
  return kind === undefined ? [] : meantBy(graph, text, kind);
}

function kindOf(arn: ArnParts): Kind | undefined {
  return kinds.find(({ service, prefix }) => arn.service === service && arn.resource.startsWith(prefix));
}

function meantBy(graph: ResourceGraph, text: string, kind: Kind): readonly Resource[] {
  const declared = graph.ofType(...kind.types);
  if (kind.namedByAws) {
    return declared;
  }
  const own = kind.below ? text.replace(kind.below, "") : text;
  return [
    ...declared.filter((resource) => isMeant(graph.identitiesOf(resource), own)),
    ...graph.ofType(aliasType).filter((alias) => isMeant(aliasArns(graph, alias), own)),
  ];
}

/** AWS fills in parts of some identities: those hold wildcards, as a policy may. */
function isMeant(identities: readonly string[], own: string): boolean {
  return identities.some(
    (identity) =>
      matchesPattern(own, identity) ||
      matchesPattern(identity, own) ||
      (own.includes("*") && identity.includes("*") && patternsMeet(own, identity)),
  );
}
