import { capacityOf } from "../rules/special/waf";
import type { Identity } from "./identity";

/** REST APIs, their stages and names, and the filter in front of them. */
export const apiIdentities: Readonly<Record<string, Identity>> = {
  "aws:apigateway/restApi:RestApi": {
    id: "{lower:10}",
    name: "name",
    arn: "arn:aws:apigateway:{region}::/restapis/{id}",
    outputs: {
      rootResourceId: "{lower:10}",
      executionArn: "arn:aws:execute-api:{region}:{account}:{id}",
      createdDate: "2026-01-01T00:00:00Z",
    },
    defaults: { apiKeySource: "HEADER" },
  },
  "aws:apigateway/restApiPolicy:RestApiPolicy": { id: "{restApiId}" },
  "aws:apigateway/authorizer:Authorizer": {
    id: "{lower:6}",
    name: "name",
    arn: "arn:aws:apigateway:{region}::/restapis/{restApi}/authorizers/{id}",
    unique: "{restApi}/{name}",
    taken: "BadRequestException",
  },
  "aws:apigateway/requestValidator:RequestValidator": {
    id: "{lower:6}",
    name: "name",
    unique: "{restApi}/{name}",
    // serverless/serverless#10099
    taken: "BadRequestException",
  },
  "aws:apigateway/model:Model": {
    id: "{lower:6}",
    name: "name",
    unique: "{restApi}/{name}",
    taken: "ConflictException",
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
  "aws:apigateway/integration:Integration": {
    id: "agi-{restApi}-{resourceId}-{httpMethod}",
    outputs: {
      cacheNamespace: "{resourceId}",
      passthroughBehavior: "WHEN_NO_MATCH",
      responseTransferMode: "BUFFERED",
    },
  },
  "aws:apigateway/methodResponse:MethodResponse": {
    id: "agmr-{restApi}-{resourceId}-{httpMethod}-{statusCode}",
    taken: "ConflictException",
  },
  "aws:apigateway/integrationResponse:IntegrationResponse": {
    id: "agir-{restApi}-{resourceId}-{httpMethod}-{statusCode}",
  },
  "aws:apigateway/response:Response": { id: "aggr-{restApiId}-{responseType}" },
  "aws:apigateway/deployment:Deployment": { id: "{lower:6}" },
  "aws:apigateway/stage:Stage": {
    id: "ags-{restApi}-{stageName}",
    name: "stageName",
    arn: "arn:aws:apigateway:{region}::/restapis/{restApi}/stages/{stageName}",
    taken: "ConflictException",
    outputs: {
      invokeUrl: "https://{restApi}.execute-api.{region}.amazonaws.com/{stageName}",
      executionArn: "arn:aws:execute-api:{region}:{account}:{restApi}/{stageName}",
      // An association comes later; AWS tells of it in the next refresh.
      webAclArn: "",
    },
  },
  "aws:apigateway/methodSettings:MethodSettings": { id: "{restApi}-{stageName}-{methodPath}" },
  "aws:apigateway/account:Account": {
    id: "{account}",
    unique: "{account}",
    outputs: { apiKeyVersion: "4", cloudwatchRoleArn: "" },
    derive: () => ({
      features: ["UsagePlans"],
      throttleSettings: [{ burstLimit: 5000, rateLimit: 10_000 }],
    }),
  },
  "aws:apigateway/domainName:DomainName": {
    id: "{domainName}",
    name: "domainName",
    arn: "arn:aws:apigateway:{region}::/domainnames/{domainName}",
    taken: "BadRequestException",
    outputs: {
      regionalDomainName: "d-{lower:10}.execute-api.{region}.amazonaws.com",
      regionalZoneId: "Z1U9ULNL0V5AJ3",
      certificateUploadDate: "",
      // Of an edge-optimised and of a private name only.
      cloudfrontDomainName: "",
      cloudfrontZoneId: "",
      domainNameId: "",
      ownershipVerificationCertificateArn: "",
    },
    defaults: { routingMode: "BASE_PATH_MAPPING_ONLY", securityPolicy: "TLS_1_2" },
  },
  "aws:apigateway/basePathMapping:BasePathMapping": {
    id: "{domainName}/{basePath}",
    taken: "ConflictException",
    defaults: { basePath: "" },
  },
  "aws:apigatewayv2/vpcLink:VpcLink": {
    // Two links may bear one name at AWS; in this project that is always a mistake.
    id: "{lower:6}",
    name: "name",
    arn: "arn:aws:apigateway:{region}::/vpclinks/{id}",
    unique: "{name}",
  },
  "aws:wafv2/webAcl:WebAcl": {
    id: "{uuid}",
    name: "name",
    arn: "arn:aws:wafv2:{region}:{account}:regional/webacl/{name}/{id}",
    unique: "{name}",
    taken: "WAFDuplicateItemException",
    outputs: { lockToken: "{uuid}", applicationIntegrationUrl: "", namePrefix: "" },
    derive: ({ rules }) => ({ capacity: capacityOf(rules) }),
  },
  "aws:wafv2/ipSet:IpSet": {
    id: "{uuid}",
    name: "name",
    arn: "arn:aws:wafv2:{region}:{account}:regional/ipset/{name}/{id}",
    unique: "{name}",
    taken: "WAFDuplicateItemException",
    outputs: { lockToken: "{uuid}", namePrefix: "" },
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    id: "{webAclArn},{resourceArn}",
    unique: "{resourceArn}",
    // pulumi/pulumi-aws issue 4782
    outlivesReplacement: true,
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": { id: "{resourceArn}" },
};
