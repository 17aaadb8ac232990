import type { PropertyUse } from "../graph/dependents";
import { dependentsOf } from "../graph/dependents";
import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";
import { stringsIn, toValue } from "../graph/values";
import type { Value } from "../graph/values";

/** Types that give a role its permissions: they do not use it. */
const grants: readonly string[] = [
  "aws:iam/role:Role",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
];

/** The service that assumes the role which a resource of the type names in the property. */
const assumes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:lambda/function:Function": { role: "lambda" },
  "aws:ssm/document:Document": { content: "ssm" },
  "aws:synthetics/canary:Canary": { executionRoleArn: "lambda" },
  "aws:iam/instanceProfile:InstanceProfile": { role: "ec2" },
  "aws:ecs/taskDefinition:TaskDefinition": { taskRoleArn: "ecs-tasks", executionRoleArn: "ecs-tasks" },
  "aws:ecs/service:Service": {
    iamRole: "ecs",
    loadBalancers: "ecs",
    deploymentConfiguration: "ecs",
    serviceConnectConfiguration: "ecs",
    volumeConfiguration: "ecs",
  },
  "aws:ec2/flowLog:FlowLog": { iamRoleArn: "vpc-flow-logs" },
  "aws:cloudtrail/trail:Trail": { cloudWatchLogsRoleArn: "cloudtrail" },
  "aws:rds/instance:Instance": { monitoringRoleArn: "monitoring.rds" },
  "aws:rds/roleAssociation:RoleAssociation": { roleArn: "rds" },
  "aws:sfn/stateMachine:StateMachine": { roleArn: "states" },
  "aws:cloudwatch/eventRule:EventRule": { roleArn: "events" },
  "aws:cloudwatch/eventTarget:EventTarget": { roleArn: "events" },
  "aws:scheduler/schedule:Schedule": { target: "scheduler" },
  "aws:pipes/pipe:Pipe": { roleArn: "pipes" },
  "aws:apigateway/account:Account": { cloudwatchRoleArn: "apigateway" },
  "aws:apigateway/integration:Integration": { credentials: "apigateway" },
  "aws:apigateway/authorizer:Authorizer": { authorizerCredentials: "apigateway" },
  "aws:apigatewayv2/integration:Integration": { credentialsArn: "apigateway" },
  "aws:backup/selection:Selection": { iamRoleArn: "backup" },
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": { iamRoleArn: "backup" },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": { role: "s3" },
  "aws:autoscaling/lifecycleHook:LifecycleHook": { roleArn: "autoscaling" },
  "aws:autoscaling/group:Group": { initialLifecycleHooks: "autoscaling" },
  "aws:appautoscaling/target:Target": { roleArn: "application-autoscaling" },
  "aws:codedeploy/deploymentGroup:DeploymentGroup": { serviceRoleArn: "codedeploy" },
  "aws:cfg/recorder:Recorder": { roleArn: "config" },
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": { roleArn: "logs" },
  "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": { customRoleArn: "pullthroughcache.ecr" },
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": { customRoleArn: "ecr" },
  "aws:budgets/budgetAction:BudgetAction": { executionRoleArn: "budgets" },
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": { iamRoleArn: "chatbot" },
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": { executionRoleArn: "dlm" },
};

/** One use of a role. */
export interface RoleUse {
  readonly by: Resource;
  /** The service principal that assumes it there; undefined where the table does not say. */
  readonly service: string | undefined;
}

/** A text in a property that may be the name of a role. */
interface RoleText extends PropertyUse {
  readonly text: string;
}

/** A value as it is written, or the structure that it is written in: a procedure names its role in its content. */
function written({ type }: Resource, value: Value): Value {
  if (type !== "aws:ssm/document:Document") {
    return value;
  }
  // Stryker disable next-line ConditionalExpression,BlockStatement: what is no text is no JSON either
  if (typeof value !== "string") {
    return value;
  }
  let structure: Value = value;
  try {
    structure = toValue(JSON.parse(value));
  } catch {
    // A text that is no JSON stays a text.
  }
  return structure;
}

/** The texts that may name roles: ARNs, and plain names where the property is a role's. */
function roleTexts(graph: ResourceGraph): readonly RoleText[] {
  return graph.resources
    .filter(({ type }) => !grants.includes(type))
    .flatMap((by) =>
      Object.entries(by.facts.inputs).flatMap(([property, value]) =>
        stringsIn(written(by, value), property)
          .filter(({ path, text }) => text.startsWith("arn:aws:iam:") || /role/i.test(path))
          .map(({ text }) => ({ by, property, text })),
      ),
    );
}

/** The texts that name each resource, in the order of the graph. */
function textsNaming(graph: ResourceGraph, resource: Resource): readonly PropertyUse[] {
  const all = graph.remember("texts that name roles", () => {
    const uses = new Map<Resource, PropertyUse[]>();
    for (const use of roleTexts(graph)) {
      for (const named of graph.identifiedBy(use.text)) {
        const known = uses.get(named) ?? [];
        known.push(use);
        uses.set(named, known);
      }
    }
    return uses;
  });
  return all.get(resource) ?? [];
}

/** Who uses a role, by value or, where that is unknown, by dependency, and as which service. */
export function usesOf(graph: ResourceGraph, role: Resource): readonly RoleUse[] {
  const byDependency = dependentsOf(graph, role).filter(({ by }) => !grants.includes(by.type));
  return [...textsNaming(graph, role), ...byDependency].map(({ by, property }) => {
    const service = assumes[by.type]?.[property];
    return { by, service: service === undefined ? undefined : `${service}.amazonaws.com` };
  });
}

/** Properties that name a role, of a declared resource, whose role cannot be told. */
export function unclearUse(graph: ResourceGraph): string | undefined {
  for (const [type, properties] of Object.entries(assumes)) {
    for (const resource of graph.ofType(type)) {
      const found = Object.keys(properties).find(
        (property) => isUnknownRole(resource, property) && resource.dependenciesOf(property).length === 0,
      );
      if (found !== undefined) {
        return `\`${found}\` of ${resource.name} is known only after the update`;
      }
    }
  }
  return undefined;
}

function isUnknownRole({ inputs }: Resource, property: string): boolean {
  return typeof inputs.raw(property) === "symbol";
}
