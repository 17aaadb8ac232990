import type { Fixture } from "../rule";
import { account, region } from "./bucket";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const ofApi = { restApi: ["api"] };

/** A REST API of prod. */
export function restApi(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:apigateway/restApi:RestApi",
    name: "api",
    inputs: {
      name: "tradai-api-prod",
      endpointConfiguration: { types: "REGIONAL" },
      disableExecuteApiEndpoint: true,
      securityPolicy: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
      endpointAccessMode: "BASIC",
      ...inputs,
    },
  };
}

export function stage(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:apigateway/stage:Stage",
    name: "stage",
    inputs: {
      restApi: unknown,
      deployment: unknown,
      stageName: "v1",
      accessLogSettings: {
        destinationArn: `arn:aws:logs:${region}:${account}:log-group:/tradai/prod/api`,
        format: '{"requestId":"$context.requestId"}',
      },
      xrayTracingEnabled: true,
      ...inputs,
    },
    references: ofApi,
  };
}

/** A path of the API: `models` below its root. */
export function path(name: string, pathPart: string, parent = "api"): Fixture {
  return {
    type: "aws:apigateway/resource:Resource",
    name,
    inputs: { restApi: unknown, parentId: unknown, pathPart },
    references: { ...ofApi, parentId: [parent] },
  };
}

interface At {
  /** Logical name; the parts of one method differ in it. */
  readonly name: string;
  /** Logical name of the path; the API for its root. */
  readonly at?: string;
}

/** A method of the path `models` that takes a token with a scope. */
export function method(inputs: Inputs = {}, { name, at = "models" }: At = { name: "method" }): Fixture {
  return {
    type: "aws:apigateway/method:Method",
    name,
    inputs: {
      restApi: unknown,
      resourceId: unknown,
      httpMethod: "GET",
      authorization: "COGNITO_USER_POOLS",
      authorizerId: unknown,
      authorizationScopes: ["tradai-api/read"],
      ...inputs,
    },
    references: { ...ofApi, resourceId: [at], authorizerId: ["authorizer"] },
  };
}

/** A method without authorizer: `GET /health`, or an answer to browsers. */
export function openMethod(inputs: Inputs, at: At): Fixture {
  return {
    type: "aws:apigateway/method:Method",
    name: at.name,
    inputs: { restApi: unknown, resourceId: unknown, authorization: "NONE", ...inputs },
    references: { ...ofApi, resourceId: [at.at ?? "models"] },
  };
}

/** What answers a method: a service by HTTP. */
export function integration(
  inputs: Inputs = {},
  { name, at = "models" }: At = { name: "integration" },
): Fixture {
  return {
    type: "aws:apigateway/integration:Integration",
    name,
    inputs: {
      restApi: unknown,
      resourceId: unknown,
      httpMethod: "GET",
      type: "HTTP_PROXY",
      integrationHttpMethod: "GET",
      uri: "https://api.example.com/api/v1/models",
      ...inputs,
    },
    references: { ...ofApi, resourceId: [at] },
  };
}

/** The authorizer of tokens of the user pool. */
export function authorizer(inputs: Inputs = {}, name = "authorizer"): Fixture {
  return {
    type: "aws:apigateway/authorizer:Authorizer",
    name,
    inputs: {
      restApi: unknown,
      name: "tradai-api-prod",
      type: "COGNITO_USER_POOLS",
      providerArns: [unknown],
      ...inputs,
    },
    references: { ...ofApi, providerArns: ["users"] },
  };
}

/** The headers of a good answer with the prefix by which the kind of answer names them. */
export const securityHeaders = (prefix: string): Readonly<Record<string, string>> => ({
  [`${prefix}Strict-Transport-Security`]: "'max-age=63072000; includeSubDomains'",
  [`${prefix}Content-Security-Policy`]: "'default-src 'none'; frame-ancestors 'none''",
  [`${prefix}X-Content-Type-Options`]: "'nosniff'",
  [`${prefix}X-Frame-Options`]: "'DENY'",
});

/** What API Gateway answers by itself. */
export function gatewayResponse(responseType: string, inputs: Inputs = {}): Fixture {
  return {
    type: "aws:apigateway/response:Response",
    name: `response-${responseType}`,
    inputs: {
      restApiId: unknown,
      responseType,
      responseParameters: securityHeaders("gatewayresponse.header."),
      responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
      ...inputs,
    },
    references: { restApiId: ["api"] },
  };
}

const declaredHeaders = Object.fromEntries(
  Object.keys(securityHeaders("method.response.header.")).map((key) => [key, true]),
);

/** An answer that a method declares. */
export function methodResponse(
  inputs: Inputs = {},
  { name, at = "models" }: At = { name: "method-response" },
): Fixture {
  return {
    type: "aws:apigateway/methodResponse:MethodResponse",
    name,
    inputs: {
      restApi: unknown,
      resourceId: unknown,
      httpMethod: "POST",
      statusCode: "202",
      responseParameters: declaredHeaders,
      ...inputs,
    },
    references: { ...ofApi, resourceId: [at] },
  };
}

/** An answer that API Gateway puts together. */
export function integrationResponse(
  inputs: Inputs = {},
  { name, at = "models" }: At = { name: "integration-response" },
): Fixture {
  return {
    type: "aws:apigateway/integrationResponse:IntegrationResponse",
    name,
    inputs: {
      restApi: unknown,
      resourceId: unknown,
      httpMethod: "POST",
      statusCode: "202",
      responseParameters: securityHeaders("method.response.header."),
      ...inputs,
    },
    references: { ...ofApi, resourceId: [at] },
  };
}

/** What API Gateway answers by itself to callers it refuses, and where it fails. */
export const ownAnswers: readonly Fixture[] = ["DEFAULT_4XX", "DEFAULT_5XX"].map((type) =>
  gatewayResponse(type),
);
