import { apiScopes, apiStage, appClientRows } from "../../shared/inventory";
import type { ApiScope, AppClientRow, RouteRow } from "../../shared/inventory";
import { tokenScope } from "./authorizer";
import { errorSchema } from "./errors";
import { bodyModels } from "./models";
import { errorResponses, jobSchema, responsesOf } from "./openapi-responses";
import { idempotencyHeader } from "./queue-template";
import { pathParameters, routeSlug } from "./route-names";

/** The part of OpenAPI 3.0 that readers of the document here need; https://spec.openapis.org/oas/v3.0.3 says all of it. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: object;
  readonly servers: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: object;
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly responses: object;
}

/** Name of the security scheme. */
const signIn = "cognito";

/** The document is of no environment: its addresses are reserved for examples. */
const example = { api: "api.tradai.example.com", signIn: "https://sign-in.tradai.example.com" };

const servers = [
  {
    url: "https://{domain}",
    description: "an environment with a domain of its own",
    variables: { domain: { default: example.api, description: "the setting tradai:domain" } },
  },
  {
    url: `https://{api}.execute-api.{region}.amazonaws.com/${apiStage}`,
    description: "an environment without a domain; its whole address is the output api.url of the edge stack",
    variables: {
      api: { default: "abcdef1234", description: "the identifier of the REST API" },
      region: { default: "eu-central-1", description: "the setting tradai:region" },
    },
  },
];

/** The scopes that clients of a flow may ask for. */
function scopesOf(flow: AppClientRow["flow"]): Record<string, string> {
  const offered = appClientRows.filter((row) => row.flow === flow).flatMap((row) => row.apiScopes);
  const scopes = (Object.keys(apiScopes) as ApiScope[]).filter((scope) => offered.includes(scope));
  return Object.fromEntries(scopes.map((scope) => [tokenScope(scope), apiScopes[scope]]));
}

function securitySchemes(): object {
  const tokenUrl = `${example.signIn}/oauth2/token`;
  return {
    [signIn]: {
      type: "oauth2",
      description:
        "Access tokens of the environment's user pool; the sign-in page's address is the output userPool.hostedUi of the edge stack",
      flows: {
        authorizationCode: {
          authorizationUrl: `${example.signIn}/oauth2/authorize`,
          tokenUrl,
          scopes: scopesOf("code"),
        },
        clientCredentials: { tokenUrl, scopes: scopesOf("client_credentials") },
      },
    },
  };
}

/** SQS takes ASCII without spaces, up to 128 signs, and forgets it after five minutes. */
const idempotencyKey = {
  name: idempotencyHeader,
  in: "header",
  required: false,
  description:
    "Queues a request once, however often it is sent within five minutes. The job is the one of the first answer: a repetition is answered with a job_id too, to which no job belongs",
  schema: { type: "string", maxLength: 128, pattern: "^[!-~]+$" },
};

function parametersOf({ path, target }: RouteRow): readonly object[] {
  const named = pathParameters(path).map((name) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  return target.kind === "queue" ? [...named, idempotencyKey] : named;
}

function operationOf(row: RouteRow): OpenApiOperation {
  const parameters = parametersOf(row);
  const { body, path, scope, summary } = row;
  return {
    operationId: routeSlug(row),
    summary,
    tags: [path.split("/")[3] ?? "health"],
    security: scope === "none" ? [] : [{ [signIn]: [tokenScope(scope)] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: { $ref: `#/components/schemas/${body}` } } },
      },
    }),
    responses: responsesOf(row),
  };
}

/** The API for those who call it, as OpenAPI 3.0: its schemas are of the draft that API Gateway checks bodies with. */
export function openApiDocument(rows: readonly RouteRow[]): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const row of rows) {
    paths[row.path] = { ...paths[row.path], [row.method.toLowerCase()]: operationOf(row) };
  }
  return {
    openapi: "3.0.3",
    info: {
      title: "TradAI",
      version: apiStage,
      description:
        "Every route but the public one takes an access token with its scope. Bodies are held to their schemas before anything behind the API sees them.",
    },
    servers,
    paths,
    components: {
      securitySchemes: securitySchemes(),
      schemas: { ...bodyModels, Error: errorSchema, Job: jobSchema },
      responses: errorResponses(),
    },
  };
}
