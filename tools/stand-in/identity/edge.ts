import { unknown, valuesAt, type Values } from "../values";
import type { Identity } from "./identity";

/** Load balancing, DNS, certificates, API, WAF. */
export const edgeIdentities: Readonly<Record<string, Identity>> = {
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
    id: "{zoneId}_{name.}_{type}",
    scope: "account",
    taken: "InvalidChangeBatch",
    outputs: { fqdn: "{name.}" },
  },
  "aws:acm/certificate:Certificate": {
    id: "arn:aws:acm:{region}:{account}:certificate/{uuid}",
    arn: "{id}",
    outputs: {
      status: "PENDING_VALIDATION",
      type: "AMAZON_ISSUED",
      keyAlgorithm: "RSA_2048",
      notAfter: "",
      notBefore: "",
      renewalEligibility: "INELIGIBLE",
    },
    derive: (inputs, fill) => {
      const domainName = fill("{domainName}");
      const others = valuesAt(inputs, "subjectAlternativeNames[]").filter(
        (name): name is string => typeof name === "string",
      );
      const names = [...new Set([domainName, ...others])];
      return {
        subjectAlternativeNames: names,
        domainValidationOptions: inputs.validationMethod === "DNS" ? validations(names, fill) : [],
      };
    },
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

/** The record that proves a domain; a wildcard is proved by the record of the name below it. */
function validations(names: readonly string[], fill: (template: string) => string): Values[] {
  return names.map((domainName) => {
    const proved = domainName.replace(/^\*\./, "");
    return {
      domainName,
      resourceRecordName: proved === unknown ? unknown : fill(`_{hex:32}.${proved}.`),
      resourceRecordType: "CNAME",
      resourceRecordValue: fill("_{lower:32}.{lower:10}.acm-validations.aws."),
    };
  });
}
