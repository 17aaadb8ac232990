import type { Fixture, Rule, ViolatingExample } from "../rule";
import { gatewayResponse, integration, openMethod, ownAnswers, path, restApi, stage } from "./rest-api";
import { grant, role } from "./task-grants";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const ofApi = { restApi: ["api"] };

export const domain = (inputs: Inputs = {}): Fixture => ({
  type: "aws:apigateway/domainName:DomainName",
  name: "domain",
  inputs: {
    domainName: "api.example.com",
    endpointConfiguration: { types: "REGIONAL" },
    securityPolicy: "TLS_1_2",
    ...inputs,
  },
});
export const mapping: Fixture = {
  type: "aws:apigateway/basePathMapping:BasePathMapping",
  name: "mapping",
  inputs: { restApi: unknown, domainName: "api.example.com", stageName: "v1" },
  references: ofApi,
};

export const settings = (inputs: Inputs = {}, methodPath = "*/*"): Fixture => ({
  type: "aws:apigateway/methodSettings:MethodSettings",
  name: "settings",
  inputs: {
    restApi: unknown,
    stageName: "v1",
    methodPath,
    settings: {
      throttlingRateLimit: 50,
      throttlingBurstLimit: 100,
      loggingLevel: "ERROR",
      metricsEnabled: true,
      ...inputs,
    },
  },
  references: { ...ofApi, stageName: ["stage"] },
});

/** Where API Gateway writes why a request failed. */
export const errors: Fixture = {
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "errors",
  inputs: { name: unknown },
  references: { name: ["api"] },
};

export const account: Fixture = {
  type: "aws:apigateway/account:Account",
  name: "account",
  inputs: { cloudwatchRoleArn: "tradai-api-logs-prod" },
};
export const logsRole = role("api-logs", "apigateway.amazonaws.com", grant("*", "logs:PutLogEvents"));

export const validator = (inputs: Inputs = {}): Fixture => ({
  type: "aws:apigateway/requestValidator:RequestValidator",
  name: "validator",
  inputs: { restApi: unknown, validateRequestParameters: true, validateRequestBody: true, ...inputs },
  references: ofApi,
});
export const model = (inputs: Inputs = {}): Fixture => ({
  type: "aws:apigateway/model:Model",
  name: "model",
  inputs: {
    restApi: unknown,
    name: "Promotion",
    contentType: "application/json",
    schema: '{"type":"object"}',
    ...inputs,
  },
  references: ofApi,
});

/** `POST /models`, whose body is held to a model. */
export function posted(inputs: Inputs = {}, name = "post"): Fixture {
  const open = openMethod(
    {
      httpMethod: "POST",
      requestModels: { $default: "Promotion" },
      requestValidatorId: unknown,
      ...inputs,
    },
    { name },
  );
  return { ...open, references: { ...open.references, requestValidatorId: ["validator"] } };
}
export const answered = (inputs: Inputs = {}, name = "post-integration"): Fixture =>
  integration({ httpMethod: "POST", timeoutMilliseconds: 29_000, ...inputs }, { name });

export const digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
/** A deployment that waits for the parts of the API. */
export const deployment = (
  triggers: Inputs | undefined = { definition: digest },
  dependsOn: readonly string[] = ["post-integration", "post", "response-DEFAULT_4XX", "response-DEFAULT_5XX"],
  sources: readonly string[] = [],
): Fixture => ({
  type: "aws:apigateway/deployment:Deployment",
  name: "deployment",
  inputs: { restApi: unknown, triggers },
  references: { ...ofApi, triggers: sources },
  dependsOn,
});

/** An API of prod with one method. */
export const complete: readonly Fixture[] = [
  ...[restApi(), domain(), mapping, stage(), settings(), errors, account, ...logsRole],
  ...[path("models", "models"), validator(), model(), posted(), answered(), deployment(), ...ownAnswers],
];
/** The complete API with some of its parts changed. */
export const replaced = (...changed: readonly Fixture[]): readonly Fixture[] =>
  complete.map((each) => changed.find(({ name }) => name === each.name) ?? each);
/** The complete API without one of its parts. */
export const without = (name: string): readonly Fixture[] => complete.filter((each) => each.name !== name);
/** An answer of the API's own in another shape. */
export const answeredOtherwise = (responseTemplates: Inputs | undefined): Fixture =>
  gatewayResponse("DEFAULT_5XX", { responseTemplates });
/** The complete API with more parts, for which its deployment waits. */
export const extended = (more: readonly Fixture[], ...changed: readonly Fixture[]): readonly Fixture[] => [
  ...replaced(
    ...changed,
    deployment(undefined, [...(deployment().dependsOn ?? []), ...more.map(({ name }) => name)]),
  ),
  ...more,
];

/** What an example of one concern of an API looks like. */
export type ApiExamples = Required<Rule["examples"]>;
export const wrong = (title: string, changed: Fixture, says: string): ViolatingExample => ({
  title,
  resources: replaced(changed),
  resource: changed.name,
  says,
});
export const lacking = (title: string, name: string, resource: string, says: string): ViolatingExample => ({
  title,
  resources: without(name),
  resource,
  says,
});
