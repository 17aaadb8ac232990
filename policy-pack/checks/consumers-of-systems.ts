import type { ConsumerRow } from "./consumer-form";
import { by, except, row } from "./consumer-form";

/** What carries traffic. */
const network: readonly ConsumerRow[] = [
  row("ec2/vpc", by("is placed in the network", "ec2/subnet vpcId")),
  row(
    "ec2/subnet",
    except(
      "is placed in the subnet",
      ...["ec2/routeTableAssociation", "ec2/networkAcl", "ec2/networkAclAssociation", "ec2/flowLog"],
    ),
  ),
  row(
    "ec2/routeTable",
    by(
      "follows the table's routes",
      "ec2/routeTableAssociation routeTableId",
      "ec2/mainRouteTableAssociation routeTableId",
    ),
  ),
  row(
    "ec2/internetGateway ec2/egressOnlyInternetGateway ec2/natGateway",
    by(
      "leads through the gateway",
      "ec2/route gatewayId natGatewayId egressOnlyGatewayId",
      "ec2/routeTable routes",
      "ec2/defaultRouteTable routes",
    ),
  ),
  row(
    "ec2/eip",
    by(
      "has the address",
      ...["ec2/natGateway allocationId secondaryAllocationIds", "ec2/eipAssociation allocationId publicIp"],
      ...[
        "lb/loadBalancer subnetMappings",
        "ec2/launchTemplate userData",
        "ec2/instance userData userDataBase64",
      ],
    ),
    // A machine that takes its address when it starts finds it by this tag.
    { label: "tags.Name" },
  ),
  row("lb/loadBalancer", by("listens on the load balancer", "lb/listener loadBalancerArn")),
  row("lb/targetGroup", [
    by("sends traffic to the group", "lb/listener defaultActions", "lb/listenerRule actions"),
    by(
      "answers in the group",
      ...["ecs/service loadBalancers", "autoscaling/group targetGroupArns trafficSources"],
      ...["lb/targetGroupAttachment targetGroupArn", "autoscaling/attachment lbTargetGroupArn"],
    ),
  ]),
  row("acm/certificate", except("presents the certificate", "acm/certificateValidation", "route53/record"), {
    through: ["aws:acm/certificateValidation:CertificateValidation", "certificateArn"],
  }),
  row(
    "acmpca/certificateAuthority",
    except(
      "has certificates of the authority",
      ...[
        "acmpca/certificate",
        "acmpca/certificateAuthorityCertificate",
        "acmpca/permission",
        "acmpca/policy",
      ],
    ),
  ),
  row(
    "servicediscovery/privateDnsNamespace servicediscovery/httpNamespace",
    except("has a name in the namespace"),
  ),
  row(
    "route53/resolverFirewallDomainList",
    by("filters by the list", "route53/resolverFirewallRule firewallDomainListId"),
  ),
  row(
    "route53/resolverFirewallRuleGroup",
    by("resolves names by the group", "route53/resolverFirewallRuleGroupAssociation firewallRuleGroupId"),
  ),
  row("wafv2/ipSet wafv2/regexPatternSet wafv2/ruleGroup", except("filters by it")),
];

/** What runs programs, and what an API is made of. */
const programs: readonly ConsumerRow[] = [
  row(
    "ec2/launchTemplate ec2/launchConfiguration ec2/keyPair ec2/placementGroup",
    except("launches machines with it"),
  ),
  row("ecs/cluster", except("runs in the cluster", "ecs/clusterCapacityProviders")),
  row("ecs/taskDefinition", {
    ...by(
      "runs the task",
      ...["ecs/service taskDefinition", "ecs/taskSet taskDefinition", "cloudwatch/eventTarget ecsTarget"],
      ...["scheduler/schedule target", "sfn/stateMachine definition"],
    ),
    actions: ["ecs:RunTask"],
  }),
  row("lambda/layerVersion", by("has the layer", "lambda/function layers")),
  row("lambda/codeSigningConfig", by("is signed as it says", "lambda/function codeSigningConfigArn")),
  row("iam/policy", except("has the policy")),
  row("codedeploy/application", by("deploys by the application", "codedeploy/deploymentGroup appName")),
  row(
    "codedeploy/deploymentConfig",
    by("deploys as it says", "codedeploy/deploymentGroup deploymentConfigName"),
  ),
  row("cloudwatch/eventBus", by("takes events from the bus", "cloudwatch/eventRule eventBusName")),
  row("cognito/userPool", by("signs people in with the pool", "cognito/userPoolClient userPoolId")),
  row("cognito/resourceServer", by("is given a scope of it", "cognito/userPoolClient allowedOauthScopes")),
  row(
    "apigateway/resource",
    by("answers on the path", "apigateway/method resourceId", "apigateway/resource parentId"),
  ),
  row("apigateway/requestValidator", by("checks requests with it", "apigateway/method requestValidatorId")),
  row(
    "apigateway/model",
    by(
      "has bodies of the model",
      "apigateway/method requestModels",
      "apigateway/methodResponse responseModels",
    ),
    { label: "name" },
  ),
  row("apigatewayv2/vpcLink", by("goes through the link", "apigateway/integration connectionId")),
];

export const systemRows: readonly ConsumerRow[] = [...network, ...programs];
