import { row } from "./row";

/** The network, names and certificates, the load balancer, service discovery. */
export const networkTypes = [
  row("ec2", "aws.ec2.Vpc aws.ec2.Subnet", {
    reads: "DescribeVpcs DescribeVpcAttribute DescribeSubnets DescribeNetworkInterfaces DescribeTags",
    // The interfaces of a function outlive it: the provider deletes them before their subnet and security group.
    changes: `CreateVpc ModifyVpcAttribute DeleteVpc CreateSubnet ModifySubnetAttribute DeleteSubnet CreateTags DeleteTags
      DetachNetworkInterface DeleteNetworkInterface`,
  }),
  row("ec2", "aws.ec2.InternetGateway aws.ec2.NatGateway aws.ec2.Eip", {
    reads: "DescribeInternetGateways DescribeNatGateways DescribeAddresses DescribeAddressesAttribute",
    changes: `CreateInternetGateway AttachInternetGateway DetachInternetGateway DeleteInternetGateway CreateNatGateway
      DeleteNatGateway AllocateAddress ReleaseAddress AssociateAddress DisassociateAddress`,
  }),
  row("ec2", "aws.ec2.Route aws.ec2.RouteTable aws.ec2.RouteTableAssociation aws.ec2.DefaultRouteTable", {
    reads: "DescribeRouteTables",
    changes: `CreateRouteTable DeleteRouteTable CreateRoute ReplaceRoute DeleteRoute AssociateRouteTable
      ReplaceRouteTableAssociation DisassociateRouteTable DisableVgwRoutePropagation`,
  }),
  row("ec2", "aws.ec2.NetworkAcl aws.ec2.NetworkAclRule aws.ec2.DefaultNetworkAcl", {
    reads: "DescribeNetworkAcls",
    changes: `CreateNetworkAcl DeleteNetworkAcl ReplaceNetworkAclAssociation CreateNetworkAclEntry ReplaceNetworkAclEntry
      DeleteNetworkAclEntry`,
  }),
  row(
    "ec2",
    `aws.ec2.SecurityGroup aws.ec2.DefaultSecurityGroup aws.vpc.SecurityGroupEgressRule
     aws.vpc.SecurityGroupIngressRule`,
    {
      reads: "DescribeSecurityGroups DescribeSecurityGroupRules",
      changes: `CreateSecurityGroup DeleteSecurityGroup AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress
        RevokeSecurityGroupEgress RevokeSecurityGroupIngress ModifySecurityGroupRules`,
    },
  ),
  row("ec2", "aws.ec2.VpcEndpoint", {
    reads: "DescribeVpcEndpoints DescribePrefixLists DescribeVpcEndpointServices",
    changes: "CreateVpcEndpoint ModifyVpcEndpoint DeleteVpcEndpoints route53:AssociateVPCWithHostedZone",
  }),
  row("ec2", "aws.ec2.FlowLog", {
    reads: "DescribeFlowLogs",
    changes:
      "CreateFlowLogs DeleteFlowLogs logs:CreateLogDelivery logs:GetLogDelivery logs:DeleteLogDelivery",
  }),
  row("ec2", "aws.ec2.LaunchTemplate", {
    reads: "DescribeLaunchTemplates DescribeLaunchTemplateVersions",
    changes: `CreateLaunchTemplate CreateLaunchTemplateVersion ModifyLaunchTemplate DeleteLaunchTemplate`,
  }),
  // Whoever makes a group from a template must be allowed to run what the template says.
  row("autoscaling", "aws.autoscaling.Group", {
    reads:
      "DescribeAutoScalingGroups DescribeScalingActivities DescribeLifecycleHooks DescribeInstanceRefreshes DescribeTags",
    changes: `CreateAutoScalingGroup UpdateAutoScalingGroup DeleteAutoScalingGroup PutLifecycleHook DeleteLifecycleHook
      StartInstanceRefresh CancelInstanceRefresh EnableMetricsCollection DisableMetricsCollection CreateOrUpdateTags
      DeleteTags SetInstanceProtection ec2:RunInstances ec2:DescribeInstances ec2:DescribeImages ec2:DescribeInstanceTypes`,
  }),
  row("elasticloadbalancing", "aws.lb.LoadBalancer", {
    reads: "DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeCapacityReservation DescribeTags",
    changes: `CreateLoadBalancer ModifyLoadBalancerAttributes SetSecurityGroups SetSubnets SetIpAddressType
      DeleteLoadBalancer AddTags RemoveTags`,
  }),
  row("elasticloadbalancing", "aws.lb.Listener aws.lb.ListenerRule aws.lb.TargetGroup", {
    reads: `DescribeListeners DescribeListenerAttributes DescribeListenerCertificates DescribeRules DescribeTargetGroups
      DescribeTargetGroupAttributes DescribeTargetHealth`,
    changes: `CreateListener ModifyListener ModifyListenerAttributes DeleteListener CreateRule ModifyRule SetRulePriorities
      DeleteRule CreateTargetGroup ModifyTargetGroup ModifyTargetGroupAttributes DeleteTargetGroup`,
  }),
  row("servicediscovery", "aws.servicediscovery.PrivateDnsNamespace aws.servicediscovery.Service", {
    reads: "GetNamespace GetService GetOperation ListTagsForResource",
    // A private namespace is a hosted zone of the VPC, made with its caller's rights
    // (https://docs.aws.amazon.com/cloud-map/latest/dg/cloud-map-api-permissions-ref.html).
    changes: `CreatePrivateDnsNamespace UpdatePrivateDnsNamespace DeleteNamespace CreateService UpdateService DeleteService
      TagResource UntagResource route53:CreateHostedZone route53:DeleteHostedZone route53:ChangeTagsForResource
      route53:GetHostedZone route53:ListHostedZonesByName ec2:DescribeRegions`,
  }),
  row("route53", "aws.route53.Record", {
    within: "public records",
    reads: "GetHostedZone ListResourceRecordSets",
    changes: "ChangeResourceRecordSets",
  }),
  row("route53", "", { changes: "GetChange" }),
  row(
    "route53resolver",
    `aws.route53.ResolverFirewallConfig aws.route53.ResolverFirewallDomainList aws.route53.ResolverFirewallRule
     aws.route53.ResolverFirewallRuleGroup aws.route53.ResolverFirewallRuleGroupAssociation`,
    {
      reads: `GetFirewallConfig ListFirewallConfigs GetFirewallDomainList ListFirewallDomains ListFirewallRules
        GetFirewallRuleGroup GetFirewallRuleGroupAssociation ListTagsForResource`,
      changes: `UpdateFirewallConfig CreateFirewallDomainList UpdateFirewallDomains DeleteFirewallDomainList
        CreateFirewallRule UpdateFirewallRule DeleteFirewallRule CreateFirewallRuleGroup DeleteFirewallRuleGroup
        AssociateFirewallRuleGroup UpdateFirewallRuleGroupAssociation DisassociateFirewallRuleGroup TagResource UntagResource`,
    },
  ),
  row("acm", "aws.acm.Certificate aws.acm.CertificateValidation", {
    reads: "DescribeCertificate ListTagsForCertificate",
    changes:
      "RequestCertificate UpdateCertificateOptions DeleteCertificate AddTagsToCertificate RemoveTagsFromCertificate",
  }),
  row(
    "acm-pca",
    "aws.acmpca.CertificateAuthority aws.acmpca.Certificate aws.acmpca.CertificateAuthorityCertificate",
    {
      reads: `DescribeCertificateAuthority GetCertificateAuthorityCertificate GetCertificateAuthorityCsr GetCertificate ListTags`,
      changes: `CreateCertificateAuthority UpdateCertificateAuthority DeleteCertificateAuthority IssueCertificate
      ImportCertificateAuthorityCertificate RevokeCertificate TagCertificateAuthority UntagCertificateAuthority`,
    },
  ),
];
