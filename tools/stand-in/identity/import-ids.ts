import type { CloudResource } from "../cloud";
import { fill } from "./template";

/**
 * What `pulumi import` takes where it is not the id that the state has: section "Import" of each type's page, which
 * is in the declarations of the installed `@pulumi/aws`. Templates are those of `template.ts`, over inputs and outputs.
 */
const importIds: Readonly<Record<string, string>> = {
  "aws:apigateway/authorizer:Authorizer": "{restApi}/{id}",
  "aws:apigateway/deployment:Deployment": "{restApi}/{id}",
  "aws:apigateway/integration:Integration": "{restApi}/{resourceId}/{httpMethod}",
  "aws:apigateway/integrationResponse:IntegrationResponse":
    "{restApi}/{resourceId}/{httpMethod}/{statusCode}",
  "aws:apigateway/method:Method": "{restApi}/{resourceId}/{httpMethod}",
  "aws:apigateway/methodResponse:MethodResponse": "{restApi}/{resourceId}/{httpMethod}/{statusCode}",
  "aws:apigateway/methodSettings:MethodSettings": "{restApi}/{stageName}/{methodPath}",
  "aws:apigateway/model:Model": "{restApi}/{name}",
  "aws:apigateway/requestValidator:RequestValidator": "{restApi}/{id}",
  "aws:apigateway/resource:Resource": "{restApi}/{id}",
  "aws:apigateway/response:Response": "{restApiId}/{responseType}",
  "aws:apigateway/stage:Stage": "{restApi}/{stageName}",
  "aws:appautoscaling/policy:Policy": "{serviceNamespace}/{resourceId}/{scalableDimension}/{name}",
  "aws:appautoscaling/target:Target": "{serviceNamespace}/{resourceId}/{scalableDimension}",
  "aws:autoscaling/lifecycleHook:LifecycleHook": "{autoscalingGroupName}/{name}",
  "aws:backup/selection:Selection": "{planId}|{id}",
  "aws:cloudwatch/eventTarget:EventTarget": "{rule}/{targetId}",
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": "{logGroupName}:{name}",
  "aws:codedeploy/application:Application": "{name}",
  "aws:codedeploy/deploymentGroup:DeploymentGroup": "{appName}:{deploymentGroupName}",
  "aws:cognito/userPoolClient:UserPoolClient": "{userPoolId}/{id}",
  "aws:ec2/defaultRouteTable:DefaultRouteTable": "{vpcId}",
  "aws:ec2/networkAclRule:NetworkAclRule": "{networkAclId}:{ruleNumber}:{protocol}:{egress}",
  "aws:ec2/route:Route":
    "{routeTableId}_{destinationCidrBlock|destinationIpv6CidrBlock|destinationPrefixListId}",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "{subnetId|gatewayId}/{routeTableId}",
  "aws:ecs/cluster:Cluster": "{name}",
  "aws:ecs/service:Service": "{cluster~}/{name}",
  "aws:ecs/taskDefinition:TaskDefinition": "{arn}",
  "aws:lambda/alias:Alias": "{functionName~}/{name}",
  "aws:lambda/permission:Permission": "{function~}{:qualifier}/{statementId}",
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": "{id}:{vpc}",
  "aws:wafv2/ipSet:IpSet": "{id}/{name}/{scope}",
  "aws:wafv2/webAcl:WebAcl": "{id}/{name}/{scope}",
};

/** Whether the state's id is what `pulumi import` takes for this type. */
export function importFormOf(type: string): string {
  return importIds[type] ?? "{id}";
}

/** The id that `pulumi import` takes for a resource that AWS holds. */
export function importIdOf(resource: CloudResource, account: string): string {
  const { type, id, region, seed, inputs, outputs } = resource;
  const context = { account, region, seed, id, inputs: { ...outputs, ...inputs } };
  return fill(importFormOf(type), context) ?? id;
}
