import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { RouteRow } from "../../shared/inventory";
import { answerHeaders, fixedHeaders, originHeader, originTemplate } from "./cors";
import type { ApiPart } from "./part";
import type { Paths } from "./paths";
import { idempotencyHeader } from "./queue-template";
import { pathSlug } from "./route-names";

const status = "204";

/** Answers without asking anything behind the API. */
const mock = {
  type: "MOCK",
  passthroughBehavior: "NEVER",
  requestTemplates: { "application/json": `{"statusCode":${status}}` },
};

/** What pages may send. */
const requestHeaders = ["Authorization", "Content-Type", idempotencyHeader];

/** Seconds for which a browser need not ask again; the longest that all of them keep. */
const keptFor = 600;

/** What a page is told that asks whether it may call a path. */
function answer(
  origins: readonly string[],
  methods: readonly string[],
): { readonly headers: Readonly<Record<string, string>>; readonly template: string } {
  return {
    headers: {
      ...answerHeaders(origins),
      "Access-Control-Allow-Methods": [...methods, "OPTIONS"].join(","),
      "Access-Control-Allow-Headers": requestHeaders.join(","),
      "Access-Control-Max-Age": String(keptFor),
    },
    template: originTemplate(origins),
  };
}

function createPreflight(
  context: LayerContext,
  api: aws.apigateway.RestApi,
  paths: Paths,
  path: string,
  methods: readonly string[],
): ApiPart {
  const slug = `options-${pathSlug(path)}`;
  const { headers, template } = answer(context.settings.api.origins, methods);
  const at = { restApi: api.id, resourceId: paths.at(path).id };
  const method = new aws.apigateway.Method(
    `api-method-${slug}`,
    { ...at, httpMethod: "OPTIONS", authorization: "NONE" },
    context.options(),
  );
  const of = { ...at, httpMethod: method.httpMethod };
  const integration = new aws.apigateway.Integration(
    `api-integration-${slug}`,
    { ...of, ...mock },
    context.options(),
  );
  const declared = Object.keys({ ...headers, [originHeader]: "" });
  const response = new aws.apigateway.MethodResponse(
    `api-response-${slug}-${status}`,
    {
      ...of,
      statusCode: status,
      responseParameters: Object.fromEntries(
        declared.map((name) => [`method.response.header.${name}`, true]),
      ),
    },
    context.options(),
  );
  const mapped = new aws.apigateway.IntegrationResponse(
    `api-integration-response-${slug}-${status}`,
    {
      ...of,
      statusCode: response.statusCode,
      responseParameters: fixedHeaders("method.response", headers),
      ...(template === "" ? {} : { responseTemplates: { "application/json": template } }),
    },
    context.options({ dependsOn: [integration] }),
  );
  return {
    resources: [method, integration, response, mapped],
    described: { path, mock, headers, template },
  };
}

/**
 * Answers to browsers that ask whether a page of another origin may call (OPEN-27): one `OPTIONS` for each path with a
 * route, made by API Gateway itself. They exist only where origins are configured, and are not among the 28 routes.
 */
export function createPreflights(
  context: LayerContext,
  api: aws.apigateway.RestApi,
  paths: Paths,
  rows: readonly RouteRow[],
): readonly ApiPart[] {
  if (context.settings.api.origins.length === 0) return [];
  return [...new Set(rows.map(({ path }) => path))].map((path) =>
    createPreflight(
      context,
      api,
      paths,
      path,
      rows.filter((row) => row.path === path).map(({ method }) => method),
    ),
  );
}
