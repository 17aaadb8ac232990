import type { Values } from "../../../tools/stand-in/values";
import { deploymentGroup, functionArn } from "./compute-ground";
import { noGroup, none, noRole, testReferences, type Reference } from "./references";

const forwarding = (targetGroupArn: string): Values[] => [{ type: "forward", targetGroupArn }];
const weighted = (arn: string): Values[] => [{ type: "forward", forward: { targetGroups: [{ arn }] } }];
const group: Values = { name: "g", minSize: 1, maxSize: 1 };
const hook: Values = { name: "h", autoscalingGroupName: "asg" };

const rows: readonly Reference[] = [
  ["aws:lb/loadBalancer:LoadBalancer", "subnets[]", { name: "x", subnets: ["none"] }, "SubnetNotFound"],
  [
    "aws:lb/loadBalancer:LoadBalancer",
    "securityGroups[]",
    { name: "x", securityGroups: ["none"] },
    "InvalidSecurityGroup",
  ],
  [
    "aws:lb/loadBalancer:LoadBalancer",
    "accessLogs.bucket",
    { name: "x", accessLogs: { bucket: "none" } },
    "InvalidConfigurationRequest",
  ],
  [
    "aws:lb/loadBalancer:LoadBalancer",
    "connectionLogs.bucket",
    { name: "x", connectionLogs: { bucket: "none" } },
    "InvalidConfigurationRequest",
  ],
  ["aws:lb/targetGroup:TargetGroup", "vpcId", { name: "x", vpcId: "none" }, "ValidationError"],
  [
    "aws:lb/listener:Listener",
    "loadBalancerArn",
    { loadBalancerArn: none("elasticloadbalancing", "loadbalancer/app/none/1") },
    "LoadBalancerNotFound",
  ],
  [
    "aws:lb/listener:Listener",
    "certificateArn",
    { loadBalancerArn: "@lb", port: 443, certificateArn: none("acm", "certificate/none") },
    "UnsupportedCertificate",
  ],
  [
    "aws:lb/listener:Listener",
    "defaultActions[].targetGroupArn",
    { loadBalancerArn: "@lb", port: 443, defaultActions: forwarding(noGroup) },
    "TargetGroupNotFound",
  ],
  [
    "aws:lb/listener:Listener",
    "defaultActions[].forward.targetGroups[].arn",
    { loadBalancerArn: "@lb", port: 443, defaultActions: weighted(noGroup) },
    "TargetGroupNotFound",
  ],
  [
    "aws:lb/listenerRule:ListenerRule",
    "listenerArn",
    { listenerArn: none("elasticloadbalancing", "listener/app/none/1/2"), actions: forwarding("@tg") },
    "ListenerNotFound",
  ],
  [
    "aws:lb/listenerRule:ListenerRule",
    "actions[].targetGroupArn",
    { listenerArn: "@listener", priority: 9, actions: forwarding(noGroup) },
    "TargetGroupNotFound",
  ],
  [
    "aws:lb/listenerRule:ListenerRule",
    "actions[].forward.targetGroups[].arn",
    { listenerArn: "@listener", priority: 9, actions: weighted(noGroup) },
    "TargetGroupNotFound",
  ],
  [
    "aws:autoscaling/group:Group",
    "targetGroupArns[]",
    { ...group, targetGroupArns: [noGroup] },
    "ValidationError",
  ],
  [
    "aws:autoscaling/lifecycleHook:LifecycleHook",
    "autoscalingGroupName",
    { ...hook, autoscalingGroupName: "none" },
    "ValidationError",
  ],
  [
    "aws:autoscaling/lifecycleHook:LifecycleHook",
    "notificationTargetArn",
    { ...hook, notificationTargetArn: none("sqs", "none") },
    "ValidationError",
  ],
  ["aws:autoscaling/lifecycleHook:LifecycleHook", "roleArn", { ...hook, roleArn: noRole }, "ValidationError"],
  [
    "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
    "vpc",
    { name: "other.local", vpc: "none" },
    "InvalidInput",
  ],
  [
    "aws:servicediscovery/service:Service",
    "dnsConfig.namespaceId",
    { name: "x", dnsConfig: { namespaceId: "none", dnsRecords: [] } },
    "NamespaceNotFound",
  ],
  [
    "aws:servicediscovery/service:Service",
    "namespaceId",
    { name: "x", namespaceId: "none" },
    "NamespaceNotFound",
  ],
  [
    "aws:ecs/cluster:Cluster",
    "serviceConnectDefaults.namespace",
    { name: "x", serviceConnectDefaults: { namespace: "none" } },
    "NamespaceNotFoundException",
  ],
  [
    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
    "clusterName",
    { clusterName: "none" },
    "ClusterNotFoundException",
  ],
  [
    "aws:ecs/taskDefinition:TaskDefinition",
    "taskRoleArn",
    { family: "x", taskRoleArn: noRole },
    "ClientException: Role is not valid",
  ],
  [
    "aws:ecs/taskDefinition:TaskDefinition",
    "executionRoleArn",
    { family: "x", executionRoleArn: noRole },
    "ClientException: Role is not valid",
  ],
  [
    "aws:acmpca/certificate:Certificate",
    "certificateAuthorityArn",
    { certificateAuthorityArn: none("acm-pca", "none") },
    "ResourceNotFoundException",
  ],
  [
    "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate",
    "certificateAuthorityArn",
    { certificateAuthorityArn: none("acm-pca", "none") },
    "ResourceNotFoundException",
  ],
  [
    "aws:codedeploy/deploymentGroup:DeploymentGroup",
    "appName",
    deploymentGroup({ appName: "none" }),
    "ApplicationDoesNotExistException",
  ],
  [
    "aws:codedeploy/deploymentGroup:DeploymentGroup",
    "serviceRoleArn",
    deploymentGroup({ serviceRoleArn: noRole }),
    "InvalidRoleException",
  ],
  [
    "aws:codedeploy/deploymentGroup:DeploymentGroup",
    "deploymentConfigName",
    deploymentGroup({ deploymentConfigName: "none" }),
    "DeploymentConfigDoesNotExistException",
  ],
  [
    "aws:codedeploy/deploymentGroup:DeploymentGroup",
    "triggerConfigurations[].triggerTargetArn",
    deploymentGroup({ triggerConfigurations: [{ triggerTargetArn: none("sns", "none") }] }),
    "InvalidTriggerConfigException",
  ],
  ["aws:sfn/stateMachine:StateMachine", "roleArn", { name: "m", roleArn: noRole }, "AccessDeniedException"],
  [
    "aws:sfn/stateMachine:StateMachine",
    "loggingConfiguration.logDestination",
    { name: "m", loggingConfiguration: { logDestination: none("logs", "log-group:/none:*") } },
    "InvalidLoggingConfiguration",
  ],
  [
    "aws:lambda/alias:Alias",
    "functionName",
    { name: "a", functionName: "none", functionVersion: "1" },
    "ResourceNotFoundException: Function not found",
  ],
  [
    "aws:cloudwatch/eventTarget:EventTarget",
    "arn",
    { rule: "rule", targetId: "t", arn: none("lambda", "function:none") },
    "ResourceNotFoundException: An entity",
  ],
  [
    "aws:cloudwatch/eventTarget:EventTarget",
    "deadLetterConfig.arn",
    {
      rule: "rule",
      targetId: "t",
      arn: functionArn,
      deadLetterConfig: { arn: none("sqs", "none") },
    },
    "ResourceNotFoundException: An entity",
  ],
];

describe("stand-in references of the compute layer", () => testReferences(rows));
