import { answerDeclared, answerMapped, methodThere } from "../checks/api-answers";
import { changesDeployed, partsPictured } from "../checks/api-deployment";
import { endpointEncrypted, endpointStated, errorsAlike, reachedByDomain } from "../checks/api-endpoints";
import { answeredInTime, functionAdmitsApi, methodAnswered } from "../checks/api-integrations";
import { failureTold, formDeclared, maySend, messageFits } from "../checks/api-queue";
import {
  bodyModelled,
  modelsDeclared,
  modelSpeaks,
  requestParameters,
  requestsValidated,
} from "../checks/api-requests";
import {
  accountMayLog,
  callsBounded,
  contentKept,
  errorsLogged,
  errorsOwned,
  methodsSet,
  requestsLogged,
} from "../checks/api-stage";
import { ofType } from "../checks/of-type";
import {
  answered,
  answeredOtherwise,
  complete,
  deployment,
  domain,
  mapping,
  model,
  posted,
  replaced,
  settings,
  validator,
  without,
} from "../examples/api-hardening";
import { compliantQueue, violatingQueue } from "../examples/api-queue";
import { functionArn, permission, worker } from "../examples/function";
import { gatewayResponse, integrationResponse, methodResponse, restApi, stage } from "../examples/rest-api";
import { role } from "../examples/task-grants";
import {
  deploymentType,
  domainNameType,
  integrationResponseType,
  integrationType,
  methodSettingsType,
  methodType,
  modelType,
  restApiType,
  stageType,
} from "../graph/rest-apis";
import type { Check, Fixture, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

const wrong = (title: string, changed: Fixture, says: string): ViolatingExample => ({
  title,
  resources: replaced(changed),
  resource: changed.name,
  says,
});
const lacking = (title: string, name: string, resource: string, says: string): ViolatingExample => ({
  title,
  resources: without(name),
  resource,
  says,
});
const invocation = `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
const calls = (inputs: Inputs = {}): Fixture => answered({ type: "AWS_PROXY", uri: invocation, ...inputs });
const admitted: Fixture = {
  ...permission({ principal: "apigateway.amazonaws.com", sourceArn: unknown }),
  references: { sourceArn: ["api"] },
};
const quick = worker({ timeout: 20 });
const trigger = (...sources: readonly string[]): Fixture =>
  deployment({ parts: unknown }, undefined, sources);

const checksOf: readonly (readonly [type: string, checks: readonly Check[]])[] = [
  [restApiType, [reachedByDomain, endpointStated, endpointEncrypted, errorsAlike]],
  [domainNameType, [endpointStated, endpointEncrypted]],
  [stageType, [requestsLogged, methodsSet, accountMayLog]],
  [methodSettingsType, [callsBounded, errorsLogged, errorsOwned, contentKept]],
  [methodType, [methodAnswered, bodyModelled, modelsDeclared, requestsValidated]],
  [modelType, [modelSpeaks]],
  [integrationType, [methodThere, answerMapped, functionAdmitsApi, answeredInTime]],
  [integrationType, [maySend, messageFits, formDeclared, failureTold]],
  [integrationResponseType, [answerDeclared]],
  [deploymentType, [partsPictured, changesDeployed]],
];

const rule: Rule = {
  name: "api-hardened",
  title: "The API takes what it should, and all of it goes live",
  description:
    "Every REST API is reached by its domain over modern TLS, bounds, logs and checks what it is asked, answers every method, and deploys each change.",
  rationale:
    "An API that checks nothing hands every mistake and attack on to the services; one whose change is not deployed answers as before while the program says otherwise.",
  remediation: "Set the property, or add the resource, that the message names.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["APIGateway.1", "APIGateway.5", "APIGateway.9", "APIGateway.11"],
    cdkNag: ["APIG1", "APIG2", "APIG6"],
    checkov: ["CKV2_AWS_4", "CKV2_AWS_53", "CKV_AWS_76", "CKV_AWS_120", "CKV_AWS_206"],
  },
  relations: [27, 28, 29, 30, 36],
  findings: [
    ...["TRADAI-S-09", "TRADAI-H-04", "USDCOP-15", "USDCOP-47", "ORION-08", "ORION-09", "ORION-24"],
    "ORION-41",
  ],
  types: [...new Set(checksOf.map(([type]) => type))],
  parameters: requestParameters,
  checks: checksOf.flatMap(([type, checks]) => checks.map((check) => ofType([type], check))),
  examples: {
    compliant: [
      { title: "An API with its domain, stage and a method", resources: complete },
      {
        title: "AWS's own address where there is no domain",
        environment: "dev",
        resources: replaced(restApi({ disableExecuteApiEndpoint: false })).filter(
          ({ name }) => !["domain", "mapping"].includes(name),
        ),
      },
      {
        title: "Parts that are told the API by its stage",
        resources: replaced({ ...mapping, references: { restApi: ["stage"] } }),
      },
      { title: "A function that the API may call", resources: [...replaced(calls()), quick, admitted] },
      {
        title: "A trigger of what the parts answer",
        resources: replaced(trigger("post", "post-integration")),
      },
      compliantQueue,
    ],
    violating: [
      wrong(
        "AWS's own address beside the domain",
        restApi({ disableExecuteApiEndpoint: undefined }),
        "answers beside the domain",
      ),
      lacking("Prod without domain", "mapping", "api", "no domain of its own"),
      {
        title: "Nothing that leads to the API",
        environment: "dev",
        resources: without("mapping"),
        resource: "api",
        says: "nobody reaches the API",
      },
      wrong("An endpoint that nobody stated", restApi({ endpointConfiguration: undefined }), "is nothing"),
      wrong("A domain of CloudFront's", domain({ endpointConfiguration: { types: "EDGE" } }), '"EDGE"'),
      wrong("TLS 1.0 at the API", restApi({ securityPolicy: undefined }), "may speak TLS 1.0"),
      wrong("TLS 1.0 at the domain", domain({ securityPolicy: "TLS_1_0" }), '"TLS_1_0"'),
      wrong("TLS without access mode", restApi({ endpointAccessMode: undefined }), "without access mode"),
      {
        title: "Errors of two shapes",
        resources: replaced(answeredOtherwise({ "application/json": '{"error":{"code":"A"}}' })),
        resource: "response-DEFAULT_5XX",
        says: "holds error, code, response-DEFAULT_4XX message",
      },
      wrong(
        "Errors as AWS writes them",
        gatewayResponse("DEFAULT_5XX", { responseTemplates: {} }),
        "no JSON",
      ),
      wrong("No access log", stage({ accessLogSettings: undefined }), "who called what"),
      wrong(
        "Lines that belong to no request",
        stage({ accessLogSettings: { destinationArn: "arn:aws:logs:a", format: "$context.status" } }),
        "belongs to no request",
      ),
      lacking("No settings", "settings", "stage", "no settings hold for every method"),
      wrong("No limit", settings({ throttlingRateLimit: -1 }), "no throttlingRateLimit"),
      wrong("No log of errors", settings({ loggingLevel: "OFF" }), '"OFF"'),
      wrong("No numbers", settings({ metricsEnabled: undefined }), "are not counted"),
      wrong("Requests in the log", settings({ dataTraceEnabled: true }), "tokens and all"),
      wrong("A cache in plain text", settings({ cachingEnabled: true }), "a cache in plain text"),
      lacking("Errors in a group of AWS's", "errors", "settings", "the log group of api's errors itself"),
      lacking("No role of the account", "account", "stage", "the account has no role for it"),
      {
        title: "A role that may not write",
        resources: replaced(...role("api-logs", "apigateway.amazonaws.com")),
        resource: "account",
        says: "api-logs does not grant logs:PutLogEvents",
      },
      wrong("Any body", posted({ requestModels: undefined }), "any body passes"),
      wrong(
        "A body of AWS's empty model",
        posted({ requestModels: { $default: "Empty" } }),
        "any body passes",
      ),
      wrong(
        "A body of another type",
        posted({ requestModels: { "application/json": "Promotion" } }),
        "another content type than application/json",
      ),
      wrong(
        "A model that is not there",
        posted({ requestModels: { $default: "Demotion" } }),
        "no model Demotion",
      ),
      wrong("A model that says nothing", model({ schema: "{}" }), "admits any body"),
      wrong("No validator", posted({ requestValidatorId: undefined }), "no request is checked"),
      {
        title: "A validator that looks at no body",
        resources: replaced(validator({ validateRequestBody: false })),
        resource: "post",
        says: "validateRequestBody is off",
      },
      {
        title: "A method that nothing answers",
        resources: [
          ...replaced(deployment(undefined, [...(deployment().dependsOn ?? []), "put"])),
          posted({ httpMethod: "PUT" }, "put"),
        ],
        resource: "put",
        says: "nothing answers PUT /models",
      },
      {
        title: "An answer to no method",
        resources: [
          ...replaced(deployment(undefined, [...(deployment().dependsOn ?? []), "put-integration"])),
          answered({ httpMethod: "PUT" }, "put-integration"),
        ],
        resource: "put-integration",
        says: "no method takes PUT /models",
      },
      wrong("Nothing that is answered", answered({ type: "MOCK" }), "nothing is said to whoever calls"),
      {
        title: "An answer that the method does not know",
        resources: [
          ...replaced(
            answered({ type: "MOCK" }),
            deployment(undefined, [
              ...(deployment().dependsOn ?? []),
              "integration-response",
              "method-response",
            ]),
          ),
          integrationResponse({ statusCode: "201" }),
          methodResponse(),
        ],
        resource: "integration-response",
        says: "declares no answer 201",
      },
      {
        title: "A function that does not admit the API",
        resources: [...replaced(calls()), quick],
        resource: "post-integration",
        says: "no permission lets it",
      },
      {
        title: "A function that works longer than the API waits",
        resources: [...replaced(calls()), worker({ timeout: 60 }), admitted],
        resource: "post-integration",
        says: "worker may take 60 seconds",
      },
      wrong("An API that waits too long", answered({ timeoutMilliseconds: 60_000 }), "wait for 60 seconds"),
      wrong("A deployment that does not wait", deployment(undefined, ["post"]), "does not wait for post-"),
      wrong("A deployment for ever", deployment({}), "nothing deploys the API again"),
      wrong(
        "A trigger that nothing changes",
        deployment({ version: "1" }),
        "no trigger changes with a route",
      ),
      wrong("A trigger of one part", trigger("post-integration"), "a change of post never goes live"),
      ...violatingQueue,
    ],
  },
};

export default rule;
