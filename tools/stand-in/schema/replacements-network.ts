/** Properties whose change replaces the resource: network, load balancing, names, certificates, edge. */
export const networkReplacements: Readonly<Record<string, string>> = {
  "aws:ec2/vpc:Vpc": "cidrBlock ipv4IpamPoolId ipv4NetmaskLength",
  "aws:ec2/subnet:Subnet": "availabilityZone availabilityZoneId cidrBlock ipv6Native outpostArn vpcId",
  "aws:ec2/routeTable:RouteTable": "vpcId",
  "aws:ec2/route:Route": "destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId routeTableId",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "gatewayId subnetId",
  "aws:ec2/securityGroup:SecurityGroup": "description name namePrefix vpcId",
  "aws:ec2/securityGroupRule:SecurityGroupRule":
    "cidrBlocks fromPort ipv6CidrBlocks prefixListIds protocol securityGroupId self sourceSecurityGroupId toPort type",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "securityGroupId",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "securityGroupId",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "vpcId",
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": "defaultNetworkAclId",
  "aws:ec2/defaultRouteTable:DefaultRouteTable": "defaultRouteTableId",
  "aws:ec2/networkAcl:NetworkAcl": "vpcId",
  "aws:ec2/networkAclRule:NetworkAclRule":
    "cidrBlock egress fromPort icmpCode icmpType ipv6CidrBlock networkAclId protocol ruleAction ruleNumber toPort",
  "aws:ec2/eip:Eip": "address customerOwnedIpv4Pool domain networkBorderGroup publicIpv4Pool",
  "aws:ec2/eipAssociation:EipAssociation":
    "allocationId allowReassociation instanceId networkInterfaceId privateIpAddress publicIp",
  "aws:ec2/natGateway:NatGateway": "allocationId connectivityType privateIp subnetId vpcId",
  "aws:ec2/networkInterface:NetworkInterface": "interfaceType subnetId",
  "aws:ec2/vpcEndpoint:VpcEndpoint":
    "resourceConfigurationArn serviceName serviceNetworkArn serviceRegion vpcEndpointType vpcId",
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": "routeTableId vpcEndpointId",
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": "subnetId vpcEndpointId",
  "aws:ec2/flowLog:FlowLog":
    "deliverCrossAccountRole destinationOptions eniId iamRoleArn logDestination logDestinationType logFormat " +
    "maxAggregationInterval regionalNatGatewayId subnetId trafficType transitGatewayAttachmentId transitGatewayId vpcId",
  "aws:ec2/vpcDhcpOptions:VpcDhcpOptions":
    "domainName domainNameServers netbiosNameServers netbiosNodeType ntpServers",
  "aws:ec2/managedPrefixList:ManagedPrefixList": "addressFamily",
  "aws:ec2/launchTemplate:LaunchTemplate": "name namePrefix",
  "aws:ec2/keyPair:KeyPair": "keyName publicKey",
  "aws:lb/loadBalancer:LoadBalancer": "customerOwnedIpv4Pool internal loadBalancerType name namePrefix",
  "aws:lb/targetGroup:TargetGroup":
    "ipAddressType name namePrefix port protocol protocolVersion targetType vpcId",
  "aws:lb/listener:Listener": "loadBalancerArn",
  "aws:lb/listenerRule:ListenerRule": "listenerArn",
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": "availabilityZone port targetGroupArn targetId",
  "aws:route53/zone:Zone": "delegationSetId name",
  "aws:route53/record:Record": "name type zoneId",
  "aws:route53/queryLog:QueryLog": "cloudwatchLogGroupArn zoneId",
  "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList": "name",
  "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup": "name",
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation":
    "firewallRuleGroupId vpcId",
  "aws:route53/resolverFirewallRule:ResolverFirewallRule": "firewallDomainListId firewallRuleGroupId",
  "aws:route53/resolverFirewallConfig:ResolverFirewallConfig": "resourceId",
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": "destinationArn name",
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation":
    "resolverQueryLogConfigId resourceId",
  "aws:acm/certificate:Certificate":
    "certificateAuthorityArn domainName keyAlgorithm subjectAlternativeNames validationMethod validationOptions",
  "aws:acm/certificateValidation:CertificateValidation": "certificateArn validationRecordFqdns",
  "aws:acmpca/certificateAuthority:CertificateAuthority":
    "certificateAuthorityConfiguration keyStorageSecurityStandard type",
  "aws:acmpca/certificate:Certificate":
    "apiPassthrough certificateAuthorityArn certificateSigningRequest signingAlgorithm templateArn validity",
  "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate":
    "certificate certificateAuthorityArn certificateChain",
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": "name vpc",
  "aws:servicediscovery/httpNamespace:HttpNamespace": "name",
  "aws:servicediscovery/service:Service": "healthCheckCustomConfig name namespaceId type",
  "aws:apigateway/resource:Resource": "restApi",
  "aws:apigateway/method:Method": "httpMethod resourceId restApi",
  "aws:apigateway/integration:Integration":
    "credentials httpMethod integrationHttpMethod passthroughBehavior resourceId restApi type",
  "aws:apigateway/methodResponse:MethodResponse": "httpMethod resourceId restApi statusCode",
  "aws:apigateway/integrationResponse:IntegrationResponse": "httpMethod resourceId restApi statusCode",
  "aws:apigateway/deployment:Deployment": "restApi triggers variables",
  "aws:apigateway/stage:Stage": "restApi stageName",
  "aws:apigateway/methodSettings:MethodSettings": "methodPath restApi stageName",
  "aws:apigateway/requestValidator:RequestValidator": "restApi",
  "aws:apigateway/model:Model": "contentType name restApi",
  "aws:apigateway/response:Response": "responseType restApiId",
  "aws:apigateway/authorizer:Authorizer": "restApi",
  "aws:apigateway/domainName:DomainName": "certificateBody certificateChain certificatePrivateKey domainName",
  "aws:apigateway/basePathMapping:BasePathMapping": "domainName domainNameId",
  "aws:apigateway/restApiPolicy:RestApiPolicy": "restApiId",
  "aws:apigateway/vpcLink:VpcLink": "targetArn",
  "aws:apigatewayv2/vpcLink:VpcLink": "securityGroupIds subnetIds",
  "aws:wafv2/webAcl:WebAcl": "name namePrefix scope",
  "aws:wafv2/ipSet:IpSet": "ipAddressVersion name scope",
  "aws:wafv2/regexPatternSet:RegexPatternSet": "name scope",
  "aws:wafv2/ruleGroup:RuleGroup": "capacity name namePrefix scope",
  "aws:wafv2/webAclAssociation:WebAclAssociation": "resourceArn webAclArn",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": "resourceArn",
};
