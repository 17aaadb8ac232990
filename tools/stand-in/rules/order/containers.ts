import { all, roleHasPolicy, roleTrusts, targetGroupAttached } from "../needs";
import { authorityActive } from "../needs-certificates";
import {
  key,
  lambda,
  noKey,
  queue,
  refusal,
  role,
  row,
  securityGroup,
  subnet,
  topic,
  type OrderRow,
} from "./row";

const service = "aws:ecs/service:Service";
const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";
const cluster = ["aws:ecs/cluster:Cluster"];
const authority = ["aws:acmpca/certificateAuthority:CertificateAuthority"];
const hook = "aws:autoscaling/lifecycleHook:LifecycleHook";
const tls = "serviceConnectConfiguration.services[].tls";
const traffic = "loadBalancers[].advancedConfiguration";
const hooks = "deploymentConfiguration.lifecycleHooks[]";

const createPage = "AmazonECS/latest/APIReference/API_CreateService.html";
const invalid = (said: string, source = createPage): ReturnType<typeof refusal> =>
  refusal("InvalidParameterException", said, source);
const noCluster = refusal("ClusterNotFoundException", "Cluster not found.", createPage);
const noBalancer = invalid(
  "The target group does not have an associated load balancer.",
  "AmazonECS/latest/developerguide/service-event-messages-list.html",
);
const hookPage = "autoscaling/ec2/APIReference/API_PutLifecycleHook.html";
const noAuthority = refusal(
  "ResourceNotFoundException",
  "The certificate authority does not exist",
  "privateca/latest/APIReference/API_IssueCertificate.html",
);
/** What ECS does for a service it does in a role that it must be able to assume, and that may do something. */
const actsForService = all(roleTrusts("ecs.amazonaws.com"), roleHasPolicy);

/** Pairs of containers, their deployment and the private authority. Reviewed 2026-11-21. */
export const containerRows: readonly OrderRow[] = [
  row("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "clusterName", cluster, noCluster),
  ...["taskRoleArn", "executionRoleArn"].map((property) =>
    row(
      taskDefinition,
      property,
      role,
      refusal(
        "ClientException",
        "Role is not valid",
        "AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
      ),
      roleTrusts("ecs-tasks.amazonaws.com"),
    ),
  ),
  row(service, "cluster", cluster, noCluster),
  row(
    service,
    "taskDefinition",
    [taskDefinition],
    refusal("ClientException", "TaskDefinition not found.", createPage),
  ),
  row(service, "networkConfiguration.subnets[]", subnet, invalid("The subnet ID does not exist")),
  row(
    service,
    "networkConfiguration.securityGroups[]",
    securityGroup,
    invalid("The security group does not exist"),
  ),
  ...["loadBalancers[].targetGroupArn", `${traffic}.alternateTargetGroupArn`].map((property) =>
    row(service, property, ["aws:lb/targetGroup:TargetGroup"], noBalancer, targetGroupAttached),
  ),
  ...["productionListenerRule", "testListenerRule"].map((property) =>
    row(
      service,
      `${traffic}.${property}`,
      ["aws:lb/listenerRule:ListenerRule", "aws:lb/listener:Listener"],
      invalid(
        "The listener rule does not exist",
        "AmazonECS/latest/APIReference/API_AdvancedConfiguration.html",
      ),
    ),
  ),
  ...[`${traffic}.roleArn`, `${hooks}.roleArn`, `${tls}.roleArn`].map((property) =>
    row(
      service,
      property,
      role,
      invalid(
        "Unable to assume the service role. Please verify that the ECS service role being passed has the proper permissions.",
        "AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html",
      ),
      actsForService,
    ),
  ),
  row(
    service,
    `${hooks}.hookTargetArn`,
    lambda,
    invalid(
      "The lifecycle hook target does not exist",
      "AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html",
    ),
  ),
  row(
    service,
    `${tls}.issuerCertAuthority.awsPcaAuthorityArn`,
    authority,
    invalid(
      "The certificate authority must exist and be ACTIVE",
      "AmazonECS/latest/developerguide/service-connect-tls.html",
    ),
    authorityActive,
  ),
  row(service, `${tls}.kmsKey`, key, { ...noKey, error: "InvalidParameterException" }),
  row("aws:acmpca/certificate:Certificate", "certificateAuthorityArn", authority, noAuthority),
  row(
    "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate",
    "certificateAuthorityArn",
    authority,
    noAuthority,
  ),
  row(
    hook,
    "autoscalingGroupName",
    ["aws:autoscaling/group:Group"],
    refusal("ValidationError", "AutoScalingGroup name not found", hookPage),
  ),
  row(
    hook,
    "notificationTargetArn",
    [...queue, ...topic],
    refusal("ValidationError", "Unable to publish test message to notification target", hookPage),
  ),
  row(
    hook,
    "roleArn",
    role,
    refusal("ValidationError", "Unable to publish test message to notification target", hookPage),
    roleTrusts("autoscaling.amazonaws.com"),
  ),
];
