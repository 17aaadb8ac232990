import type { Identity } from "./identity";

const ec2 = (prefix: string, resource: string, outputs?: Record<string, string>): Identity => ({
  id: `${prefix}-{hex:17}`,
  arn: `arn:aws:ec2:{region}:{account}:${resource}/{id}`,
  outputs: { ownerId: "{account}", ...outputs },
});

/** VPC, load balancing, DNS, certificates, API, WAF. */
export const networkIdentities: Readonly<Record<string, Identity>> = {
  "aws:ec2/vpc:Vpc": ec2("vpc", "vpc", {
    mainRouteTableId: "rtb-{hex:17}",
    defaultRouteTableId: "rtb-{hex:17}",
    defaultNetworkAclId: "acl-{hex:17}",
    defaultSecurityGroupId: "sg-{hex:17}",
    dhcpOptionsId: "dopt-{hex:17}",
  }),
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet"),
  "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway"),
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table"),
  "aws:ec2/route:Route": {
    id: "r-{routeTableId}{digits:10}",
    unique: "{routeTableId}|{destinationCidrBlock|destinationIpv6CidrBlock|destinationPrefixListId}",
    taken: "RouteAlreadyExists",
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    id: "rtbassoc-{hex:17}",
    unique: "{subnetId|gatewayId}",
    taken: "Resource.AlreadyAssociated",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    ...ec2("sg", "security-group"),
    name: "name",
    unique: "{vpcId}/{name}",
    taken: "InvalidGroup.Duplicate",
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    id: "sgr-{hex:17}",
    arn: "arn:aws:ec2:{region}:{account}:security-group-rule/{id}",
    outputs: { securityGroupRuleId: "{id}" },
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    id: "sgr-{hex:17}",
    arn: "arn:aws:ec2:{region}:{account}:security-group-rule/{id}",
    outputs: { securityGroupRuleId: "{id}" },
  },
  "aws:ec2/networkAcl:NetworkAcl": ec2("acl", "network-acl"),
  "aws:ec2/eip:Eip": ec2("eipalloc", "elastic-ip", {
    allocationId: "{id}",
    publicIp: "203.0.113.{digits:1}",
  }),
  "aws:ec2/natGateway:NatGateway": { id: "nat-{hex:17}", outputs: { publicIp: "203.0.113.{digits:1}" } },
  "aws:ec2/networkInterface:NetworkInterface": ec2("eni", "network-interface"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpce", "vpc-endpoint", { prefixListId: "pl-{hex:8}" }),
  "aws:ec2/flowLog:FlowLog": ec2("fl", "vpc-flow-log"),
  "aws:ec2/launchTemplate:LaunchTemplate": {
    ...ec2("lt", "launch-template"),
    name: "name",
    unique: "{name}",
    taken: "InvalidLaunchTemplateName.AlreadyExistsException",
    outputs: { latestVersion: "1", defaultVersion: "1" },
    bumps: ["latestVersion"],
  },
  "aws:ec2/instance:Instance": ec2("i", "instance", { privateIp: "10.0.11.1{digits:1}" }),
  "aws:lb/loadBalancer:LoadBalancer": {
    id: "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/app/{name}/{hex:16}",
    name: "name",
    arn: "{id}",
    unique: "{name}",
    taken: "DuplicateLoadBalancerName",
    outputs: {
      arnSuffix: "app/{name}/{hex:16}",
      dnsName: "internal-{name}-{digits:10}.{region}.elb.amazonaws.com",
      zoneId: "Z215JYRZR1TBD5",
    },
  },
  "aws:lb/targetGroup:TargetGroup": {
    id: "arn:aws:elasticloadbalancing:{region}:{account}:targetgroup/{name}/{hex:16}",
    name: "name",
    arn: "{id}",
    unique: "{name}",
    taken: "DuplicateTargetGroupName",
    outputs: { arnSuffix: "targetgroup/{name}/{hex:16}" },
  },
  "aws:lb/listener:Listener": {
    id: "arn:aws:elasticloadbalancing:{region}:{account}:listener/app/{loadBalancerArn~}/{hex:16}",
    arn: "{id}",
    unique: "{loadBalancerArn}:{port}",
    taken: "DuplicateListener",
  },
  "aws:lb/listenerRule:ListenerRule": {
    id: "arn:aws:elasticloadbalancing:{region}:{account}:listener-rule/app/{listenerArn~}/{hex:16}",
    arn: "{id}",
    unique: "{listenerArn}:{priority}",
    taken: "PriorityInUse",
  },
  "aws:route53/zone:Zone": {
    id: "Z{upper:20}",
    name: "name",
    arn: "arn:aws:route53:::hostedzone/{id}",
    scope: "account",
    outputs: { zoneId: "{id}" },
  },
  "aws:route53/record:Record": {
    id: "{zoneId}_{name}_{type}",
    scope: "account",
    taken: "InvalidChangeBatch",
    outputs: { fqdn: "{name}" },
  },
  "aws:acm/certificate:Certificate": {
    id: "arn:aws:acm:{region}:{account}:certificate/{uuid}",
    arn: "{id}",
    outputs: { status: "PENDING_VALIDATION", type: "AMAZON_ISSUED" },
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    id: "2026-01-01 00:00:00 +0000 UTC",
    unique: "{certificateArn}",
  },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {
    id: "ns-{lower:16}",
    name: "name",
    arn: "arn:aws:servicediscovery:{region}:{account}:namespace/{id}",
    unique: "{vpc}/{name}",
    taken: "ConflictingDomainExists",
    outputs: { hostedZone: "Z{upper:20}" },
  },
  "aws:servicediscovery/service:Service": {
    id: "srv-{lower:16}",
    name: "name",
    arn: "arn:aws:servicediscovery:{region}:{account}:service/{id}",
    unique: "{namespaceId|dnsConfig.namespaceId}/{name}",
    taken: "ServiceAlreadyExists",
  },
  "aws:apigateway/restApi:RestApi": {
    id: "{lower:10}",
    name: "name",
    arn: "arn:aws:apigateway:{region}::/restapis/{id}",
    outputs: {
      rootResourceId: "{lower:10}",
      executionArn: "arn:aws:execute-api:{region}:{account}:{id}",
      createdDate: "2026-01-01T00:00:00Z",
    },
  },
  "aws:apigateway/resource:Resource": {
    id: "{lower:6}",
    unique: "{restApi}/{parentId}/{pathPart}",
    taken: "ConflictException",
  },
  "aws:apigateway/method:Method": {
    id: "agm-{restApi}-{resourceId}-{httpMethod}",
    taken: "ConflictException",
  },
  "aws:apigateway/integration:Integration": { id: "agi-{restApi}-{resourceId}-{httpMethod}" },
  "aws:apigateway/methodResponse:MethodResponse": {
    id: "agmr-{restApi}-{resourceId}-{httpMethod}-{statusCode}",
    taken: "ConflictException",
  },
  "aws:apigateway/integrationResponse:IntegrationResponse": {
    id: "agir-{restApi}-{resourceId}-{httpMethod}-{statusCode}",
  },
  "aws:apigateway/deployment:Deployment": { id: "{lower:6}" },
  "aws:apigateway/stage:Stage": {
    id: "ags-{restApi}-{stageName}",
    name: "stageName",
    arn: "arn:aws:apigateway:{region}::/restapis/{restApi}/stages/{stageName}",
    taken: "ConflictException",
    outputs: {
      invokeUrl: "https://{restApi}.execute-api.{region}.amazonaws.com/{stageName}",
      executionArn: "arn:aws:execute-api:{region}:{account}:{restApi}/{stageName}",
    },
  },
  "aws:apigateway/account:Account": { id: "api-gateway-account", unique: "{account}" },
  "aws:wafv2/webAcl:WebAcl": {
    id: "{uuid}",
    name: "name",
    arn: "arn:aws:wafv2:{region}:{account}:regional/webacl/{name}/{id}",
    unique: "{name}",
    taken: "WAFDuplicateItemException",
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    id: "{webAclArn},{resourceArn}",
    unique: "{resourceArn}",
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": { id: "{resourceArn}" },
};
