import type { Place } from "./graph";
import { placeOf } from "./places";
import type { Resource } from "./resource";

/**
 * How a type is named by others: the input that holds its physical name, and its ARN with `{region}`,
 * `{account}` and inputs in braces. A type that AWS alone names has no row; its outputs identify it.
 */
interface Identity {
  readonly names: readonly string[];
  readonly arns: readonly string[];
  /** AWS gives the identifier that others use; `names` is a label that need not be unique. */
  readonly identifiedByAws?: true;
  /** Outputs that name what AWS makes along with it and another resource takes over. */
  readonly outputs?: readonly string[];
}

const identities: Readonly<Record<string, Identity>> = {
  "aws:s3/bucket:Bucket": { names: ["bucket"], arns: ["arn:aws:s3:::{bucket}"] },
  "aws:dynamodb/table:Table": {
    names: ["name"],
    arns: ["arn:aws:dynamodb:{region}:{account}:table/{name}"],
  },
  "aws:ecr/repository:Repository": {
    names: ["name"],
    arns: ["arn:aws:ecr:{region}:{account}:repository/{name}"],
  },
  "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": {
    names: ["ecrRepositoryPrefix"],
    arns: ["arn:aws:ecr:{region}:{account}:repository/{ecrRepositoryPrefix}/*"],
  },
  "aws:kms/alias:Alias": { names: ["name"], arns: ["arn:aws:kms:{region}:{account}:{name}"] },
  "aws:secretsmanager/secret:Secret": {
    names: ["name"],
    // Secrets Manager adds a hyphen and six characters; policies write them as question marks.
    arns: [
      "arn:aws:secretsmanager:{region}:{account}:secret:{name}",
      "arn:aws:secretsmanager:{region}:{account}:secret:{name}-??????",
    ],
  },
  "aws:ssm/parameter:Parameter": {
    names: ["name"],
    arns: [
      "arn:aws:ssm:{region}:{account}:parameter{name}",
      "arn:aws:ssm:{region}:{account}:parameter/{name}",
    ],
  },
  "aws:ssm/document:Document": {
    names: ["name"],
    arns: [
      "arn:aws:ssm:{region}:{account}:document/{name}",
      "arn:aws:ssm:{region}:{account}:automation-definition/{name}:*",
    ],
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    names: ["name"],
    arns: [
      "arn:aws:logs:{region}:{account}:log-group:{name}",
      "arn:aws:logs:{region}:{account}:log-group:{name}:*",
    ],
  },
  "aws:cloudtrail/trail:Trail": {
    names: ["name"],
    arns: ["arn:aws:cloudtrail:{region}:{account}:trail/{name}"],
  },
  "aws:iam/role:Role": {
    names: ["name"],
    arns: ["arn:aws:iam::{account}:role/{name}", "arn:aws:iam::{account}:role{path}{name}"],
  },
  "aws:iam/policy:Policy": { names: ["name"], arns: ["arn:aws:iam::{account}:policy/{name}"] },
  "aws:iam/instanceProfile:InstanceProfile": {
    names: ["name"],
    arns: ["arn:aws:iam::{account}:instance-profile/{name}"],
  },
  "aws:sqs/queue:Queue": {
    names: ["name"],
    arns: ["arn:aws:sqs:{region}:{account}:{name}", "https://sqs.{region}.amazonaws.com/{account}/{name}"],
  },
  "aws:sns/topic:Topic": { names: ["name"], arns: ["arn:aws:sns:{region}:{account}:{name}"] },
  "aws:lambda/function:Function": {
    names: ["name"],
    arns: ["arn:aws:lambda:{region}:{account}:function:{name}"],
  },
  "aws:lambda/alias:Alias": {
    names: [],
    arns: ["arn:aws:lambda:{region}:{account}:function:{functionName}:{name}"],
  },
  "aws:sfn/stateMachine:StateMachine": {
    names: ["name"],
    arns: [
      "arn:aws:states:{region}:{account}:stateMachine:{name}",
      "arn:aws:states:{region}:{account}:execution:{name}:*",
    ],
  },
  "aws:cloudwatch/eventRule:EventRule": {
    names: ["name"],
    arns: ["arn:aws:events:{region}:{account}:rule/{name}"],
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    names: ["name"],
    arns: ["arn:aws:cloudwatch:{region}:{account}:alarm:{name}"],
  },
  "aws:ecs/cluster:Cluster": {
    names: ["name"],
    arns: [
      "arn:aws:ecs:{region}:{account}:cluster/{name}",
      "arn:aws:ecs:{region}:{account}:task/{name}/*",
      "arn:aws:ecs:{region}:{account}:container-instance/{name}/*",
    ],
  },
  "aws:ecs/service:Service": {
    names: ["name"],
    // The service names its cluster by an ARN, which may be known only after the update.
    arns: ["arn:aws:ecs:{region}:{account}:service/*/{name}"],
  },
  "aws:ecs/taskDefinition:TaskDefinition": {
    names: ["family"],
    arns: [
      "arn:aws:ecs:{region}:{account}:task-definition/{family}",
      "arn:aws:ecs:{region}:{account}:task-definition/{family}:*",
    ],
  },
  "aws:rds/instance:Instance": {
    names: ["identifier"],
    arns: ["arn:aws:rds:{region}:{account}:db:{identifier}"],
  },
  "aws:rds/subnetGroup:SubnetGroup": { names: ["name"], arns: [] },
  "aws:rds/parameterGroup:ParameterGroup": { names: ["name"], arns: [] },
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": { names: ["name"], arns: [] },
  "aws:elasticache/subnetGroup:SubnetGroup": { names: ["name"], arns: [] },
  "aws:backup/vault:Vault": {
    names: ["name"],
    arns: ["arn:aws:backup:{region}:{account}:backup-vault:{name}"],
  },
  "aws:backup/plan:Plan": { names: ["name"], arns: [], identifiedByAws: true },
  "aws:backup/selection:Selection": { names: ["name"], arns: [], identifiedByAws: true },
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": { names: ["name"], arns: [] },
  "aws:codeartifact/domain:Domain": {
    names: ["domain"],
    arns: ["arn:aws:codeartifact:{region}:{account}:domain/{domain}"],
  },
  "aws:codeartifact/repository:Repository": {
    names: ["repository"],
    arns: ["arn:aws:codeartifact:{region}:{account}:repository/{domain}/{repository}"],
  },
  "aws:cognito/userPool:UserPool": { names: ["name"], arns: [], identifiedByAws: true },
  "aws:cognito/userPoolClient:UserPoolClient": { names: ["name"], arns: [], identifiedByAws: true },
  "aws:cognito/userPoolDomain:UserPoolDomain": { names: ["domain"], arns: [] },
  "aws:cognito/resourceServer:ResourceServer": { names: ["identifier"], arns: [] },
  "aws:autoscaling/group:Group": {
    names: ["name"],
    // AWS puts a random identifier before the name.
    arns: ["arn:aws:autoscaling:{region}:{account}:autoScalingGroup:*:autoScalingGroupName/{name}"],
  },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    names: ["alarmName"],
    arns: ["arn:aws:cloudwatch:{region}:{account}:alarm:{alarmName}"],
  },
  "aws:ec2/vpc:Vpc": {
    names: [],
    arns: [],
    outputs: ["defaultNetworkAclId", "defaultRouteTableId", "defaultSecurityGroupId", "mainRouteTableId"],
  },
  "aws:ec2/launchTemplate:LaunchTemplate": { names: ["name"], arns: [], identifiedByAws: true },
  // AWS puts identifiers behind the names of load balancers and target groups; a target group's 32 characters
  // have no room for the environment.
  "aws:lb/loadBalancer:LoadBalancer": {
    names: ["name"],
    arns: [
      "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/app/{name}/*",
      "arn:aws:elasticloadbalancing:{region}:{account}:listener/app/{name}/*",
      "arn:aws:elasticloadbalancing:{region}:{account}:listener-rule/app/{name}/*",
    ],
    identifiedByAws: true,
  },
  "aws:lb/targetGroup:TargetGroup": {
    names: [],
    arns: ["arn:aws:elasticloadbalancing:{region}:{account}:targetgroup/{name}/*"],
  },
  "aws:codedeploy/application:Application": {
    names: ["name"],
    arns: ["arn:aws:codedeploy:{region}:{account}:application:{name}"],
  },
  "aws:codedeploy/deploymentGroup:DeploymentGroup": {
    names: ["deploymentGroupName"],
    arns: ["arn:aws:codedeploy:{region}:{account}:deploymentgroup:{appName}/{deploymentGroupName}"],
  },
  "aws:codedeploy/deploymentConfig:DeploymentConfig": {
    names: ["deploymentConfigName"],
    arns: ["arn:aws:codedeploy:{region}:{account}:deploymentconfig:{deploymentConfigName}"],
  },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {
    names: ["name"],
    arns: [],
    identifiedByAws: true,
  },
};

/** Outputs that identify a resource of any type. */
const identifyingOutputs = ["id", "arn", "url", "keyId", "aliasArn"] as const;

/** Every text by which others refer to a resource: outputs, physical names, computed ARNs. */
export function identitiesOf(resource: Resource, place: Place): string[] {
  const row = identities[resource.type];
  const found = new Set<string>();
  for (const output of [...identifyingOutputs, ...(row?.outputs ?? [])]) {
    const text = resource.knownText(output);
    if (text !== undefined) {
      found.add(text);
    }
  }
  for (const property of row?.names ?? []) {
    const text = resource.knownText(property);
    if (text !== undefined) {
      found.add(text);
    }
  }
  for (const pattern of row?.arns ?? []) {
    const text = fill(pattern, resource, place);
    if (text !== undefined) {
      found.add(text);
    }
  }
  return [...found];
}

/** True where what others call a resource of this type can be computed from its inputs. */
export function isNamedByInputs(type: string): boolean {
  const row = identities[type];
  return row !== undefined && row.names.length > 0 && row.identifiedByAws !== true;
}

/** The inputs that hold a type's physical name or label. */
export function nameProperties(type: string): readonly string[] {
  return identities[type]?.names ?? [];
}

function fill(pattern: string, resource: Resource, place: Place): string | undefined {
  const own = placeOf(resource, place);
  let complete = true;
  const text = pattern.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = key === "account" || key === "region" ? own[key] : resource.knownText(key);
    complete &&= value !== undefined;
    return value ?? "";
  });
  return complete ? text : undefined;
}
