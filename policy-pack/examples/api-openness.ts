import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { authorizer, integration, method, openMethod, path, restApi } from "./rest-api";
import { pool, resourceServer } from "./user-pool";

const paths: readonly Fixture[] = [restApi(), path("models", "models"), path("health", "health")];
const api: readonly Fixture[] = [...paths, pool(), resourceServer, authorizer(), method()];
const open = (httpMethod: string, inputs: Fixture["inputs"] = {}): Fixture =>
  openMethod({ httpMethod, ...inputs }, { name: "open" });
const health = (httpMethod: string): Fixture =>
  openMethod({ httpMethod }, { name: "method-health", at: "health" });
const preflight = openMethod({ httpMethod: "OPTIONS" }, { name: "options" });
const answers = (type: string, httpMethod = "OPTIONS"): Fixture =>
  integration({ type, httpMethod }, { name: "answers" });
/** An integration of which nobody knows whose answer it is. */
const astray: Fixture = {
  ...integration({ httpMethod: "GET" }, { name: "astray" }),
  references: { restApi: ["api"] },
};

/** Routes that everybody may call. */
export const openRoutes: readonly Example[] = [
  { title: "Scopes, and an open route to ask how it is", resources: [...api, health("GET")] },
  { title: "Answers to browsers", resources: [...api, preflight, answers("MOCK"), astray] },
  {
    title: "A caller that signs",
    resources: [...paths, open("GET", { authorization: "AWS_IAM" })],
  },
  {
    title: "An answer to browsers that takes its path from the method",
    resources: [
      ...[...api, preflight],
      { ...answers("MOCK"), references: { restApi: ["api"], resourceId: ["options"] } },
    ],
  },
];

const wrong = (
  title: string,
  resource: string,
  route: string,
  ...more: readonly Fixture[]
): ViolatingExample => ({
  title,
  resources: [...api, ...more],
  resource,
  says: `everybody may call ${route}`,
});

export const wronglyOpen: readonly ViolatingExample[] = [
  wrong("A method for everybody", "open", "POST /models", open("post")),
  wrong(
    "A method of the API's root for everybody",
    "open",
    "GET /",
    openMethod({ httpMethod: "GET" }, { name: "open", at: "api" }),
  ),
  wrong("Every verb of the open path", "method-health", "ANY /health", health("ANY")),
  wrong(
    "Answers to browsers that a service gives",
    "options",
    "OPTIONS /models",
    ...[preflight, answers("HTTP_PROXY")],
  ),
  wrong("Answers to browsers that nobody gives", "options", "OPTIONS /models", preflight),
  wrong(
    "Answers to machines that API Gateway gives by itself",
    "open",
    "POST /models",
    ...[open("POST"), answers("MOCK", "POST")],
  ),
  {
    ...wrong("A key in the place of a token", "open", "GET /models"),
    resources: [
      ...api.filter(({ name }) => name !== "method"),
      ...[method({ httpMethod: "POST" }), open("GET", { apiKeyRequired: true })],
    ],
  },
];

export const perhapsOpen: readonly UndecidedExample[] = [
  {
    title: "Answers to browsers that an integration may give whose place is known only after the update",
    resources: [...api, preflight, astray],
    resource: "options",
    says: "astray: `resourceId`",
  },
  {
    title: "A path below one that another program declares",
    resources: [
      ...api.filter(({ name }) => name !== "models"),
      ...[
        { ...path("models", "models"), inputs: { parentId: "a1b2c3", pathPart: "models" }, references: {} },
      ],
      open("GET"),
    ],
    resource: "open",
    says: "`parentId`",
  },
  {
    title: "Paths that lead to each other",
    resources: [
      ...api.filter(({ name }) => name !== "models"),
      ...[path("models", "models", "others"), path("others", "others", "models"), open("GET")],
    ],
    resource: "open",
    says: "the path of models leads back to itself",
  },
  {
    title: "Methods that take their paths from each other",
    resources: [
      ...api,
      openMethod({ httpMethod: "GET" }, { name: "open", at: "second" }),
      openMethod({ httpMethod: "PUT" }, { name: "second", at: "open" }),
    ],
    resource: "open",
    says: "`resourceId`",
  },
];
