import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { authorizer, method, openMethod, path, restApi } from "./rest-api";
import { pool, resourceServer } from "./user-pool";

const unknown = Symbol("unknown");
const paths: readonly Fixture[] = [restApi(), path("models", "models")];
const api: readonly Fixture[] = [...paths, pool(), resourceServer, authorizer()];
const elsewhere = "arn:aws:cognito-idp:eu-central-1:600802701449:userpool/eu-central-1_ELSEWHERE";

/** An authorizer of tokens that a function reads. */
const ofFunction = (type?: string): Fixture => ({
  ...authorizer({ type, providerArns: undefined, authorizerUri: "arn:aws:lambda:a" }),
  references: { restApi: ["api"] },
});
const ofPools = (...providerArns: readonly unknown[]): Fixture => ({
  ...authorizer({ providerArns }),
  references: { restApi: ["api"] },
});
const custom = method({ authorization: "CUSTOM", authorizationScopes: undefined });
const asking = (...scopes: readonly string[]): Fixture => method({ authorizationScopes: scopes });

export const authorised: readonly Example[] = [
  {
    title: "Tokens that a function reads, by header or by request",
    resources: [...paths, ofFunction("REQUEST"), custom],
  },
  {
    title: "Tokens that a function reads where no kind is named",
    resources: [...paths, ofFunction(), custom],
  },
  {
    title: "Scopes on a method of callers that sign, which nobody reads",
    resources: [
      ...api,
      method(),
      openMethod(
        { httpMethod: "PUT", authorization: "AWS_IAM", authorizationScopes: ["no/such"] },
        { name: "signed" },
      ),
    ],
  },
  {
    title: "An authorizer that another program declares, by its id",
    resources: [
      ...paths,
      { ...method({ authorizerId: "a1b2c3" }), references: { restApi: ["api"], resourceId: ["models"] } },
    ],
  },
];

/** The API with its authorizer asked for tokens, and what is wrong with it. */
const wrong = (
  title: string,
  resource: string,
  says: string,
  ...more: readonly Fixture[]
): ViolatingExample => ({ title, resources: [...api, ...more], resource, says });

export const unauthorised: readonly ViolatingExample[] = [
  wrong(
    "An authorizer that is not named",
    "unnamed",
    "COGNITO_USER_POOLS without an authorizer",
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
    asking("tradai-api/raed"),
  ),
  wrong(
    "A scope that every token of the pool holds",
    "method",
    "no resource server defines openid",
    asking("tradai-api/read", "openid"),
  ),
  wrong("An authorizer that nobody asks", "unused", "no method asks", method(), authorizer({}, "unused")),
  {
    title: "An authorizer of another kind",
    resources: [...paths, ofFunction("REQUEST"), pool(), method(), resourceServer],
    resource: "method",
    says: "authorizer is of type REQUEST",
  },
  {
    title: "An authorizer of no pool",
    resources: [...paths, ofPools(), method({ authorization: "AWS_IAM" })],
    resource: "authorizer",
    says: "the tokens of no user pool",
  },
  {
    title: "A method that does not say who calls",
    resources: [...paths, openMethod({ httpMethod: "GET", authorization: undefined }, { name: "silent" })],
    resource: "silent",
    says: "everybody may call GET /models",
  },
  {
    title: "Tokens of a function where the authorizer reads a user pool's",
    resources: [
      ...api,
      method(),
      method(
        { httpMethod: "PUT", authorization: "CUSTOM", authorizationScopes: undefined },
        { name: "custom" },
      ),
    ],
    resource: "custom",
    says: "authorised by CUSTOM, and authorizer is of type COGNITO_USER_POOLS",
  },
  {
    title: "A function's authorizer that is not named",
    resources: [...paths, openMethod({ httpMethod: "PUT", authorization: "CUSTOM" }, { name: "unnamed" })],
    resource: "unnamed",
    says: "CUSTOM without an authorizer",
  },
  {
    title: "Tokens of a user pool where the authorizer, of no kind, asks a function",
    resources: [...paths, ofFunction(), method()],
    resource: "method",
    says: "authorizer is of type TOKEN",
  },
];

const named = { restApi: ["api"], resourceId: ["models"] };

export const openlyAuthorised: readonly UndecidedExample[] = [
  {
    title: "An authorizer that is known only after the update",
    resources: [...paths, { ...method(), references: named }],
    resource: "method",
    says: "authorizerId",
  },
  {
    title: "An authorizer that a method may name whose own is known only after the update",
    resources: [
      ...api,
      {
        ...method({ authorization: "AWS_IAM", authorizationScopes: undefined }),
        references: named,
      },
    ],
    resource: "authorizer",
    says: "authorizerId of a Method",
  },
  {
    title: "Routes that are written as OpenAPI",
    resources: [restApi({ body: "{}" })],
    resource: "api",
    says: "the routes stand in `body`",
  },
  {
    title: "Scopes of a user pool that another program declares",
    resources: [...paths, ofPools(elsewhere), asking("tradai-api/read")],
    resource: "method",
    says: "a user pool of authorizer is not declared here",
  },
  {
    title: "Scopes of a user pool that is known only after the update",
    resources: [...paths, ofPools(unknown), asking("tradai-api/read")],
    resource: "method",
    says: "a user pool of authorizer is not declared here",
  },
  {
    title: "Scopes of a user pool in another layer",
    scope: "layer",
    resources: [...paths, ofPools(elsewhere), asking("tradai-api/read")],
    resource: "method",
    says: "the user pool and its resource servers may be declared in another layer",
  },
  {
    title: "A scope that another layer may define",
    scope: "layer",
    resources: [...api, asking("tradai-api/delete")],
    resource: "method",
    says: "a resource server may be declared in another layer",
  },
  {
    title: "A scope that a resource server may define whose pool is known only after the update",
    resources: [
      ...api,
      {
        ...resourceServer,
        name: "unplaced",
        inputs: { ...resourceServer.inputs, userPoolId: unknown },
        references: {},
      },
      { ...pool({ name: "tradai-others-prod" }), name: "others", outputs: { id: "eu-central-1_OTHERS" } },
      asking("tradai-api/delete"),
    ],
    resource: "method",
    says: "userPoolId of a ResourceServer",
  },
];
