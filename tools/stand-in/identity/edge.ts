import type { Identity } from "./identity";

/** DNS, discovery, API, WAF. */
export const edgeIdentities: Readonly<Record<string, Identity>> = {
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
    outputs: { namespaceId: "{namespaceId|dnsConfig.namespaceId}", type: "DNS_HTTP" },
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
