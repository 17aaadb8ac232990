import {
  authorisationParameters,
  authorizerFits,
  authorizerUsed,
  callerKnown,
  routesAreResources,
  scopesAsked,
  scopesDefined,
} from "../checks/api-authorisation";
import { ofType } from "../checks/of-type";
import { authorised, openlyAuthorised, unauthorised } from "../examples/api-authorisation";
import { authorizer, integration, method, openMethod, path, restApi } from "../examples/rest-api";
import { pool, resourceServer } from "../examples/user-pool";
import { authorizerType, methodType, restApiType } from "../graph/rest-apis";
import type { Fixture, Rule, ViolatingExample } from "../rule";

const identity: readonly Fixture[] = [pool(), resourceServer, authorizer()];
const api: readonly Fixture[] = [restApi(), path("models", "models"), path("health", "health"), ...identity];
const health = (inputs: Fixture["inputs"] = {}): Fixture =>
  openMethod({ httpMethod: "GET", ...inputs }, { name: "method-health", at: "health" });
const preflight = openMethod({ httpMethod: "OPTIONS" }, { name: "options" });
const answers = (type: string): Fixture =>
  integration({ type, httpMethod: "OPTIONS" }, { name: "options-integration" });
const open = (verb: string): Fixture => openMethod({ httpMethod: verb }, { name: "open" });

const wrong = (
  title: string,
  resource: string,
  says: string,
  ...more: readonly Fixture[]
): ViolatingExample => ({ title, resources: [...api, ...more], resource, says });

const rule: Rule = {
  name: "api-authorised",
  title: "The API knows who calls",
  description:
    "Every method of a REST API asks an authorizer for a token with a scope that a resource server defines, but for the routes that everybody may call.",
  rationale:
    "A method without authorizer is open to whoever finds it; without scopes a token that was made for the sign-in page promotes a model.",
  remediation:
    "Set `authorization`, `authorizerId` and `authorizationScopes` on the method that the message names.",
  severity: "critical",
  kind: "stack",
  catalogue: {
    securityHub: ["APIGateway.8"],
    cdkNag: ["APIG4", "COG4"],
    checkov: ["CKV_AWS_59", "CKV2_AWS_70"],
  },
  relations: [31, 32],
  findings: ["TRADAI-S-21", "USDCOP-32", "ORION-34", "ORION-42"],
  types: [restApiType, methodType, authorizerType],
  parameters: authorisationParameters,
  checks: [
    ofType([restApiType], routesAreResources),
    ...[callerKnown, scopesAsked, authorizerFits, scopesDefined].map((check) => ofType([methodType], check)),
    ofType([authorizerType], authorizerUsed),
  ],
  examples: {
    compliant: [
      { title: "Scopes, and an open route to ask how it is", resources: [...api, method(), health()] },
      { title: "Answers to browsers", resources: [...api, method(), preflight, answers("MOCK")] },
      {
        title: "A caller that signs",
        resources: [restApi(), path("models", "models"), open("GET")].map((each) =>
          each.name === "open" ? { ...each, inputs: { ...each.inputs, authorization: "AWS_IAM" } } : each,
        ),
      },
      {
        title: "An answer to browsers that takes its path from the method",
        resources: [
          ...api,
          method(),
          preflight,
          { ...answers("MOCK"), references: { restApi: ["api"], resourceId: ["options"] } },
        ],
      },
      ...authorised,
    ],
    violating: [
      wrong("A method for everybody", "open", "everybody may call POST /models", method(), open("POST")),
      wrong(
        "Every verb of the open path",
        "method-health",
        "everybody may call ANY /health",
        method(),
        health({ httpMethod: "ANY" }),
      ),
      wrong(
        "Answers to browsers that a service gives",
        "options",
        "everybody may call OPTIONS /models",
        ...[method(), preflight, answers("HTTP_PROXY")],
      ),
      wrong(
        "A key in the place of a token",
        "open",
        "everybody may call GET /models",
        method({ httpMethod: "POST" }),
        { ...open("GET"), inputs: { ...open("GET").inputs, apiKeyRequired: true } },
      ),
      wrong(
        "An authorizer that is not named",
        "unnamed",
        "without an authorizer",
        method(),
        openMethod(
          {
            httpMethod: "PUT",
            authorization: "COGNITO_USER_POOLS",
            authorizationScopes: ["tradai-api/write"],
          },
          { name: "unnamed" },
        ),
      ),
      wrong("No scope", "method", "ID token of any client", method({ authorizationScopes: undefined })),
      wrong(
        "A scope that nobody defines",
        "method",
        "no resource server defines tradai-api/raed",
        method({ authorizationScopes: ["tradai-api/raed"] }),
      ),
      wrong(
        "A scope that every token of the pool holds",
        "method",
        "no resource server defines openid",
        method({ authorizationScopes: ["tradai-api/read", "openid"] }),
      ),
      {
        title: "An authorizer of another kind",
        resources: [
          restApi(),
          path("models", "models"),
          authorizer({ type: "REQUEST", providerArns: undefined, authorizerUri: "arn:aws:lambda:a" }),
          pool(),
          method({ authorizationScopes: ["tradai-api/read"] }),
          resourceServer,
        ].map((each) => (each.name === "authorizer" ? { ...each, references: { restApi: ["api"] } } : each)),
        resource: "method",
        says: "authorizer is of type REQUEST",
      },
      wrong("An authorizer that nobody asks", "unused", "no method asks", method(), authorizer({}, "unused")),
      {
        title: "An authorizer of no pool",
        resources: [
          restApi(),
          path("models", "models"),
          { ...authorizer({ providerArns: [] }), references: { restApi: ["api"] } },
          method({ authorization: "AWS_IAM" }),
        ],
        resource: "authorizer",
        says: "the tokens of no user pool",
      },
      ...unauthorised,
    ],
    undecided: openlyAuthorised,
  },
};

export default rule;
