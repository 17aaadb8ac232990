import type { Identity } from "./identity";

const invocation = (ending: string): string =>
  "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/" +
  `arn:aws:lambda:{region}:{account}:function:{name}${ending}`;

/** Functions, containers, scaling, deployment, workflows. */
export const computeIdentities: Readonly<Record<string, Identity>> = {
  "aws:lambda/function:Function": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:lambda:{region}:{account}:function:{name}",
    taken: "ResourceConflictException",
    outputs: {
      invokeArn: invocation("/invocations"),
      responseStreamingInvokeArn: invocation("/response-streaming-invocations"),
      lastModified: "2026-01-01T00:00:00.000+0000",
      signingJobArn: "",
      signingProfileVersionArn: "",
    },
    derive: ({ publish }, fill) => {
      // Whoever does not publish has only the version that every update changes.
      const version = publish === true ? "1" : "$LATEST";
      return {
        version,
        qualifiedArn: fill(`arn:aws:lambda:{region}:{account}:function:{name}:${version}`),
        qualifiedInvokeArn: fill(invocation(`:${version}/invocations`)),
      };
    },
    bumps: ["version", "qualifiedArn", "qualifiedInvokeArn"],
    bumpsOnlyIf: "publish",
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    id: "{functionName}",
    unique: "{functionName}|{qualifier}",
    taken: "ResourceConflictException",
    defaults: { qualifier: "", maximumRetryAttempts: 2 },
  },
  "aws:lambda/alias:Alias": {
    id: "arn:aws:lambda:{region}:{account}:function:{functionName~}:{name}",
    name: "name",
    arn: "{id}",
    taken: "ResourceConflictException",
    outputs: {
      invokeArn: "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{id}/invocations",
    },
  },
  "aws:lambda/permission:Permission": {
    id: "{statementId}",
    name: "statementId",
    unique: "{function}/{statementId}",
    taken: "ResourceConflictException",
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    id: "{uuid}",
    arn: "arn:aws:lambda:{region}:{account}:event-source-mapping:{id}",
    unique: "{eventSourceArn}|{functionName}",
    taken: "ResourceConflictException",
    outputs: { uuid: "{id}", functionArn: "{functionName}" },
  },
  "aws:ecs/cluster:Cluster": {
    id: "arn:aws:ecs:{region}:{account}:cluster/{name}",
    name: "name",
    arn: "{id}",
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": { id: "{clusterName}" },
  "aws:ecs/capacityProvider:CapacityProvider": {
    id: "arn:aws:ecs:{region}:{account}:capacity-provider/{name}",
    name: "name",
    arn: "{id}",
  },
  "aws:ecs/service:Service": {
    id: "arn:aws:ecs:{region}:{account}:service/{cluster~}/{name}",
    name: "name",
    arn: "{id}",
    taken: "InvalidParameterException",
  },
  "aws:ecs/taskDefinition:TaskDefinition": {
    id: "{family}",
    arn: "arn:aws:ecs:{region}:{account}:task-definition/{family}:1",
    // A second registration of a family is a new revision: families never collide.
    unique: "{family}#{hex:16}",
    outputs: {
      arnWithoutRevision: "arn:aws:ecs:{region}:{account}:task-definition/{family}",
      revision: "1",
    },
  },
  "aws:autoscaling/group:Group": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:autoscaling:{region}:{account}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}",
    taken: "AlreadyExists",
  },
  "aws:autoscaling/lifecycleHook:LifecycleHook": {
    id: "{name}",
    name: "name",
    unique: "{autoscalingGroupName}/{name}",
  },
  "aws:appautoscaling/target:Target": {
    id: "{resourceId}",
    unique: "{serviceNamespace}|{resourceId}|{scalableDimension}",
    arn: "arn:aws:application-autoscaling:{region}:{account}:scalable-target/{hex:32}",
  },
  "aws:appautoscaling/policy:Policy": {
    id: "{name}",
    name: "name",
    unique: "{serviceNamespace}|{resourceId}|{scalableDimension}|{name}",
    arn: "arn:aws:autoscaling:{region}:{account}:scalingPolicy:{uuid}:resource/{resourceId}:policyName/{name}",
  },
  "aws:codedeploy/application:Application": {
    id: "{uuid}",
    name: "name",
    arn: "arn:aws:codedeploy:{region}:{account}:application:{name}",
    unique: "{name}",
    taken: "ApplicationAlreadyExistsException",
    outputs: { applicationId: "{id}" },
  },
  "aws:codedeploy/deploymentGroup:DeploymentGroup": {
    id: "{uuid}",
    name: "deploymentGroupName",
    arn: "arn:aws:codedeploy:{region}:{account}:deploymentgroup:{appName}/{deploymentGroupName}",
    unique: "{appName}/{deploymentGroupName}",
    taken: "DeploymentGroupAlreadyExistsException",
    outputs: { deploymentGroupId: "{id}" },
  },
  "aws:sfn/stateMachine:StateMachine": {
    id: "arn:aws:states:{region}:{account}:stateMachine:{name}",
    name: "name",
    arn: "{id}",
    taken: "StateMachineAlreadyExists",
    outputs: { creationDate: "2026-01-01T00:00:00Z", status: "ACTIVE" },
  },
  "aws:synthetics/canary:Canary": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:synthetics:{region}:{account}:canary:{name}",
    taken: "ConflictException",
  },
};
