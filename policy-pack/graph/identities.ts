import type { Place } from "./graph";
import { placeOf } from "./places";
import type { Resource } from "./resource";

/**
 * How a type is named by others: the input that holds its physical name, and its ARN with `{region}`,
 * `{account}` and inputs in braces. A type that AWS alone names has no row; its outputs identify it.
 */
interface Identity {
  readonly name?: string;
  /** In place of the name where AWS gives the identifier that others use: the label need not be unique. */
  readonly label?: string;
  readonly arns?: readonly string[];
  /** An output that names what AWS makes along with it and another resource takes over. */
  readonly output?: string;
}

const identities: Readonly<Record<string, Identity>> = {
  "aws:s3/bucket:Bucket": { name: "bucket", arns: ["arn:aws:s3:::{bucket}"] },
  "aws:dynamodb/table:Table": {
    name: "name",
    arns: ["arn:aws:dynamodb:{region}:{account}:table/{name}"],
  },
  "aws:ecr/repository:Repository": {
    name: "name",
    arns: ["arn:aws:ecr:{region}:{account}:repository/{name}"],
  },
  "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": {
    name: "ecrRepositoryPrefix",
    arns: ["arn:aws:ecr:{region}:{account}:repository/{ecrRepositoryPrefix}/*"],
  },
  "aws:kms/alias:Alias": { name: "name", arns: ["arn:aws:kms:{region}:{account}:{name}"] },
  "aws:secretsmanager/secret:Secret": {
    name: "name",
    // Secrets Manager adds a hyphen and six characters; policies write them as question marks.
    arns: [
      "arn:aws:secretsmanager:{region}:{account}:secret:{name}",
      "arn:aws:secretsmanager:{region}:{account}:secret:{name}-??????",
    ],
  },
  "aws:ssm/parameter:Parameter": {
    name: "name",
    arns: [
      "arn:aws:ssm:{region}:{account}:parameter{name}",
      "arn:aws:ssm:{region}:{account}:parameter/{name}",
    ],
  },
  "aws:ssm/document:Document": {
    name: "name",
    arns: [
      "arn:aws:ssm:{region}:{account}:document/{name}",
      "arn:aws:ssm:{region}:{account}:automation-definition/{name}:*",
    ],
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    name: "name",
    arns: [
      "arn:aws:logs:{region}:{account}:log-group:{name}",
      "arn:aws:logs:{region}:{account}:log-group:{name}:*",
    ],
  },
  "aws:cloudtrail/trail:Trail": {
    name: "name",
    arns: ["arn:aws:cloudtrail:{region}:{account}:trail/{name}"],
  },
  "aws:iam/role:Role": {
    name: "name",
    arns: ["arn:aws:iam::{account}:role/{name}", "arn:aws:iam::{account}:role{path}{name}"],
  },
  "aws:iam/policy:Policy": { name: "name", arns: ["arn:aws:iam::{account}:policy/{name}"] },
  "aws:iam/instanceProfile:InstanceProfile": {
    name: "name",
    arns: ["arn:aws:iam::{account}:instance-profile/{name}"],
  },
  "aws:sqs/queue:Queue": {
    name: "name",
    arns: ["arn:aws:sqs:{region}:{account}:{name}", "https://sqs.{region}.amazonaws.com/{account}/{name}"],
  },
  "aws:sns/topic:Topic": { name: "name", arns: ["arn:aws:sns:{region}:{account}:{name}"] },
  "aws:lambda/function:Function": {
    name: "name",
    // What calls a function may leave out the beginning: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
    arns: ["arn:aws:lambda:{region}:{account}:function:{name}", "{account}:function:{name}"],
  },
  "aws:lambda/alias:Alias": {
    arns: ["arn:aws:lambda:{region}:{account}:function:{functionName}:{name}"],
  },
  "aws:sfn/stateMachine:StateMachine": {
    name: "name",
    arns: [
      "arn:aws:states:{region}:{account}:stateMachine:{name}",
      "arn:aws:states:{region}:{account}:execution:{name}:*",
    ],
  },
  "aws:cloudwatch/eventRule:EventRule": {
    name: "name",
    arns: ["arn:aws:events:{region}:{account}:rule/{name}"],
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    name: "name",
    arns: ["arn:aws:cloudwatch:{region}:{account}:alarm:{name}"],
  },
  "aws:ecs/cluster:Cluster": {
    name: "name",
    arns: [
      "arn:aws:ecs:{region}:{account}:cluster/{name}",
      "arn:aws:ecs:{region}:{account}:task/{name}/*",
      "arn:aws:ecs:{region}:{account}:container-instance/{name}/*",
    ],
  },
  "aws:ecs/service:Service": {
    name: "name",
    // The service names its cluster by an ARN, which may be known only after the update.
    arns: ["arn:aws:ecs:{region}:{account}:service/*/{name}"],
  },
  "aws:ecs/taskDefinition:TaskDefinition": {
    name: "family",
    arns: [
      "arn:aws:ecs:{region}:{account}:task-definition/{family}",
      "arn:aws:ecs:{region}:{account}:task-definition/{family}:*",
    ],
  },
  "aws:rds/instance:Instance": {
    name: "identifier",
    arns: ["arn:aws:rds:{region}:{account}:db:{identifier}"],
  },
  "aws:rds/subnetGroup:SubnetGroup": { name: "name" },
  "aws:rds/parameterGroup:ParameterGroup": { name: "name" },
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": { name: "name" },
  "aws:elasticache/subnetGroup:SubnetGroup": { name: "name" },
  "aws:backup/vault:Vault": {
    name: "name",
    arns: ["arn:aws:backup:{region}:{account}:backup-vault:{name}"],
  },
  "aws:backup/plan:Plan": { label: "name" },
  "aws:backup/selection:Selection": { label: "name" },
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": { name: "name" },
  "aws:codeartifact/domain:Domain": {
    name: "domain",
    arns: ["arn:aws:codeartifact:{region}:{account}:domain/{domain}"],
  },
  "aws:codeartifact/repository:Repository": {
    name: "repository",
    arns: ["arn:aws:codeartifact:{region}:{account}:repository/{domain}/{repository}"],
  },
  "aws:cognito/userPool:UserPool": { label: "name" },
  "aws:cognito/userPoolClient:UserPoolClient": { label: "name" },
  "aws:cognito/userPoolDomain:UserPoolDomain": { name: "domain" },
  "aws:cognito/resourceServer:ResourceServer": { name: "identifier" },
  "aws:autoscaling/group:Group": {
    name: "name",
    // AWS puts a random identifier before the name.
    arns: ["arn:aws:autoscaling:{region}:{account}:autoScalingGroup:*:autoScalingGroupName/{name}"],
  },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    name: "alarmName",
    arns: ["arn:aws:cloudwatch:{region}:{account}:alarm:{alarmName}"],
  },
  "aws:ec2/vpc:Vpc": { output: "defaultNetworkAclId" },
  "aws:ec2/launchTemplate:LaunchTemplate": { label: "name" },
  // AWS puts identifiers behind the names of load balancers and target groups; a target group's 32 characters
  // have no room for the environment.
  "aws:lb/loadBalancer:LoadBalancer": {
    label: "name",
    arns: [
      "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/app/{name}/*",
      "arn:aws:elasticloadbalancing:{region}:{account}:listener/app/{name}/*",
      "arn:aws:elasticloadbalancing:{region}:{account}:listener-rule/app/{name}/*",
    ],
  },
  "aws:lb/targetGroup:TargetGroup": {
    arns: ["arn:aws:elasticloadbalancing:{region}:{account}:targetgroup/{name}/*"],
  },
  "aws:codedeploy/application:Application": {
    name: "name",
    arns: ["arn:aws:codedeploy:{region}:{account}:application:{name}"],
  },
  "aws:codedeploy/deploymentGroup:DeploymentGroup": {
    name: "deploymentGroupName",
    arns: ["arn:aws:codedeploy:{region}:{account}:deploymentgroup:{appName}/{deploymentGroupName}"],
  },
  "aws:codedeploy/deploymentConfig:DeploymentConfig": { name: "deploymentConfigName" },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": { label: "name" },
};

/** Outputs that identify a resource of any type. */
const identifyingOutputs = ["id", "arn", "url", "keyId", "aliasArn"] as const;

/** Every text by which others refer to a resource: outputs, physical names, computed ARNs. */
export function identitiesOf(resource: Resource, place: Place): string[] {
  // Stryker disable next-line ArrayDeclaration: nothing is named so
  const { output, arns = [] } = identityOf(resource.type);
  const properties = [...identifyingOutputs, output, ...nameProperties(resource.type)].filter(isGiven);
  const texts = [
    ...properties.map((property) => resource.knownText(property)),
    ...arns.map((pattern) => fill(pattern, resource, place)),
  ];
  return [...new Set(texts.filter(isGiven))];
}

/** True where what others call a resource of this type can be computed from its inputs. */
export function isNamedByInputs(type: string): boolean {
  return identityOf(type).name !== undefined;
}

/** The inputs that hold a type's physical name or label. */
export function nameProperties(type: string): readonly string[] {
  const { name, label } = identityOf(type);
  return [name, label].filter(isGiven);
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined;
}

function identityOf(type: string): Identity {
  return identities[type] ?? {};
}

/** The ARN of a pattern; undefined where a part of it is known only after the update. */
function fill(pattern: string, resource: Resource, place: Place): string | undefined {
  const own = placeOf(resource, place);
  let complete = true;
  const text = pattern.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = key === "account" || key === "region" ? own[key] : resource.knownText(key);
    complete &&= value !== undefined;
    return String(value);
  });
  return complete ? text : undefined;
}
