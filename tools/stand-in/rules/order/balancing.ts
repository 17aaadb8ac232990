import { bucketAdmits } from "../needs";
import { certificateIssued } from "../needs-certificates";
import { bucket, refusal, row, securityGroup, subnet, vpc, type OrderRow } from "./row";

const balancer = "aws:lb/loadBalancer:LoadBalancer";
const listener = "aws:lb/listener:Listener";
const rule = "aws:lb/listenerRule:ListenerRule";
const targetGroup = "aws:lb/targetGroup:TargetGroup";
const discovered = "aws:servicediscovery/service:Service";
const namespaces = [
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
  "aws:servicediscovery/httpNamespace:HttpNamespace",
];

const balancing = (error: string, said: string, operation: string): ReturnType<typeof refusal> =>
  refusal(error, said, `elasticloadbalancing/latest/APIReference/API_${operation}.html`);
const noTargetGroup = balancing("TargetGroupNotFound", "One or more target groups not found", "CreateRule");
const noNamespace = refusal(
  "NamespaceNotFound",
  "The specified namespace was not found.",
  "cloud-map/latest/api/API_CreateService.html",
);

/** Pairs of load balancing and discovery. Reviewed 2026-11-21. */
export const balancingRows: readonly OrderRow[] = [
  row(
    balancer,
    "subnets[]",
    subnet,
    balancing("SubnetNotFound", "The subnet ID does not exist", "CreateLoadBalancer"),
  ),
  row(
    balancer,
    "securityGroups[]",
    securityGroup,
    balancing("InvalidSecurityGroup", "The security group does not exist", "CreateLoadBalancer"),
  ),
  ...["accessLogs", "connectionLogs"].map((logs) =>
    row(
      balancer,
      `${logs}.bucket`,
      bucket,
      refusal(
        "InvalidConfigurationRequest",
        "Access Denied for bucket. Please check S3bucket permission",
        "elasticloadbalancing/latest/application/enable-access-logging.html",
      ),
      bucketAdmits("logdelivery.elasticloadbalancing.amazonaws.com"),
    ),
  ),
  row(
    targetGroup,
    "vpcId",
    vpc,
    balancing("ValidationError", "The VPC ID is not found", "CreateTargetGroup"),
  ),
  row(
    listener,
    "loadBalancerArn",
    [balancer],
    balancing("LoadBalancerNotFound", "The specified load balancer does not exist", "CreateListener"),
  ),
  row(
    listener,
    "certificateArn",
    ["aws:acm/certificate:Certificate"],
    balancing(
      "UnsupportedCertificate",
      "The certificate must have a fully-qualified domain name, a supported signature, and a supported key size.",
      "CreateListener",
    ),
    certificateIssued,
  ),
  row(
    rule,
    "listenerArn",
    [listener],
    balancing("ListenerNotFound", "One or more listeners not found", "CreateRule"),
  ),
  ...[
    [listener, "defaultActions[]"],
    [rule, "actions[]"],
  ].flatMap(([type = "", actions = ""]) =>
    [`${actions}.targetGroupArn`, `${actions}.forward.targetGroups[].arn`].map((property) =>
      row(type, property, [targetGroup], noTargetGroup),
    ),
  ),
  row(
    "aws:autoscaling/group:Group",
    "targetGroupArns[]",
    [targetGroup],
    refusal(
      "ValidationError",
      "Provided Target Groups may not be valid. Please ensure they exist and try again.",
      "autoscaling/ec2/APIReference/API_AttachLoadBalancerTargetGroups.html",
    ),
  ),
  row(
    "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
    "vpc",
    vpc,
    refusal(
      "InvalidInput",
      "The VPC that you chose does not exist",
      "cloud-map/latest/api/API_CreatePrivateDnsNamespace.html",
    ),
  ),
  row(discovered, "dnsConfig.namespaceId", namespaces, noNamespace),
  row(discovered, "namespaceId", namespaces, noNamespace),
  ...["aws:ecs/service:Service", "aws:ecs/cluster:Cluster"].map((type) =>
    row(
      type,
      `${type.includes("service:") ? "serviceConnectConfiguration" : "serviceConnectDefaults"}.namespace`,
      namespaces,
      refusal(
        "NamespaceNotFoundException",
        "The specified namespace wasn't found.",
        "AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html",
      ),
    ),
  ),
  row(
    "aws:ecs/service:Service",
    "serviceRegistries.registryArn",
    [discovered],
    refusal(
      "InvalidParameterException",
      "The service registry does not exist",
      "AmazonECS/latest/developerguide/create-service-discovery.html",
    ),
  ),
];
