import type { Values } from "../../../tools/stand-in/values";
import { testFormValues, type FormValues } from "./form-values";

const restApi = "aws:apigateway/restApi:RestApi";
const domain = "aws:apigateway/domainName:DomainName";
const authorizer = "aws:apigateway/authorizer:Authorizer";
const method = "aws:apigateway/method:Method";
const integration = "aws:apigateway/integration:Integration";
const stage = "aws:apigateway/stage:Stage";
const settings = "aws:apigateway/methodSettings:MethodSettings";
const acl = "aws:wafv2/webAcl:WebAcl";
const enhanced: Values = { securityPolicy: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09" };
const cognito: Values = { type: "COGNITO_USER_POOLS" };
const proxy: Values = { type: "HTTP_PROXY", uri: "https://example.com", integrationHttpMethod: "GET" };
const linked: Values = { ...proxy, connectionType: "VPC_LINK", connectionId: "l" };
const rules = (...given: Values[]): Values => ({ rules: given });
const rule = (more: Values = {}): Values => ({
  name: "r",
  priority: 0,
  action: { block: {} },
  statement: {},
  visibilityConfig: { metricName: "r" },
  ...more,
});
const group: Values = { statement: { managedRuleGroupStatement: { name: "g", vendorName: "AWS" } } };
const rate = (limit: number): Values =>
  rules(rule({ statement: { rateBasedStatement: { aggregateKeyType: "IP", limit } } }));

const values: readonly FormValues[] = [
  [restApi, "endpointAccessMode", enhanced, { ...enhanced, endpointAccessMode: "BASIC" }],
  [restApi, "endpointAccessMode", { endpointAccessMode: "BASIC" }, {}],
  [domain, "endpointAccessMode", enhanced, { ...enhanced, endpointAccessMode: "STRICT" }],
  [
    domain,
    "mutualTlsAuthentication",
    { ...enhanced, mutualTlsAuthentication: { truststoreUri: "s3://b/k" } },
    { securityPolicy: "TLS_1_2", mutualTlsAuthentication: { truststoreUri: "s3://b/k" } },
  ],
  [restApi, "endpointConfiguration.types", type("GLOBAL"), type("REGIONAL")],
  [authorizer, "providerArns", cognito, { ...cognito, providerArns: ["p"] }],
  [authorizer, "type", { type: "COGNITO" }, { ...cognito, providerArns: ["p"] }],
  ["aws:apigateway/model:Model", "name", { name: "a-b" }, { name: "AB1" }],
  ["aws:apigateway/model:Model", "schema", { schema: "{" }, { schema: "{}" }],
  ["aws:apigateway/resource:Resource", "pathPart", { pathPart: "a/b" }, { pathPart: "{id}" }],
  ["aws:apigateway/resource:Resource", "pathPart", { pathPart: "a{id}" }, { pathPart: "{proxy+}" }],
  [
    method,
    "authorizerId",
    { authorization: "COGNITO_USER_POOLS" },
    { authorization: "COGNITO_USER_POOLS", authorizerId: "z" },
  ],
  [method, "authorizerId", { authorization: "NONE", authorizerId: "z" }, { authorization: "NONE" }],
  [method, "httpMethod", { httpMethod: "get" }, { httpMethod: "GET" }],
  [integration, "uri", { type: "HTTP_PROXY" }, proxy],
  [integration, "uri", { ...proxy, integrationHttpMethod: null }, { type: "MOCK" }],
  [integration, "connectionId", { ...linked, connectionId: null }, linked],
  [integration, "connectionId", { ...proxy, connectionId: "l" }, proxy],
  [integration, "connectionType", { ...linked, type: "AWS" }, linked],
  [
    integration,
    "integrationTarget",
    { ...proxy, integrationTarget: "a" },
    { ...linked, integrationTarget: "a" },
  ],
  [integration, "timeoutMilliseconds", { timeoutMilliseconds: 49 }, { timeoutMilliseconds: 50 }],
  [
    "aws:apigateway/methodResponse:MethodResponse",
    "statusCode",
    { statusCode: "2xx" },
    { statusCode: "200" },
  ],
  [
    "aws:apigateway/response:Response",
    "responseType",
    { responseType: "FORBIDDEN" },
    { responseType: "ACCESS_DENIED" },
  ],
  [stage, "stageName", { stageName: "v1.0" }, { stageName: "v1" }],
  [stage, "accessLogSettings.format", logs("$context.status"), logs('{"id":"$context.requestId"}')],
  [stage, "accessLogSettings.format", logs("$context.requestIdentity"), logs("$context.extendedRequestId")],
  [settings, "methodPath", { methodPath: "/runs/GET" }, { methodPath: "runs/GET" }],
  [settings, "methodPath", { methodPath: "*" }, { methodPath: "*/*" }],
  [
    settings,
    "settings.loggingLevel",
    { settings: { loggingLevel: "DEBUG" } },
    { settings: { loggingLevel: "ERROR" } },
  ],
  [acl, "rules[].statement.rateBasedStatement.limit", rate(9), rate(10)],
  [acl, "rules", rules(rule(), rule({ name: "s" })), rules(rule(), rule({ name: "s", priority: 1 }))],
  [acl, "rules", rules(rule(), rule({ priority: 1 })), rules(rule(), rule({ name: "s", priority: 1 }))],
  [acl, "rules", rules(rule(group)), rules(rule({ ...group, action: null, overrideAction: { none: {} } }))],
  [acl, "rules", rules(rule({ action: null })), rules(rule())],
  [
    acl,
    "visibilityConfig.metricName",
    { visibilityConfig: { metricName: "All" } },
    { visibilityConfig: { metricName: "AllRequests" } },
  ],
];

function type(types: string): Values {
  return { endpointConfiguration: { types } };
}

function logs(format: string): Values {
  return { accessLogSettings: { destinationArn: "d", format } };
}

describe("stand-in forms of the API and the filter", () => testFormValues(values));
