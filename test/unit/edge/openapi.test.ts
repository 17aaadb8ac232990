import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { validate } from "@readme/openapi-parser";
import Ajv from "ajv";
import { openApiDocument } from "../../../edge/api/openapi";
import type { OpenApiDocument, OpenApiOperation } from "../../../edge/api/openapi";
import { routeRows } from "../../../shared/inventory";
import { routeFacts } from "../../facts/edge-routes";

const file = path.resolve(__dirname, "../../../docs/openapi.json");
const committed = (): OpenApiDocument => JSON.parse(readFileSync(file, "utf8")) as OpenApiDocument;

/** The operation of a route in the committed document. */
function operation(method: string, route: string): OpenApiOperation {
  const found = committed().paths[route]?.[method.toLowerCase()];
  assert.ok(found, `${method} ${route}`);
  return found;
}

const statuses = (method: string, route: string): readonly string[] =>
  Object.keys(operation(method, route).responses).sort();

/** Paths of scopes of hand-written facts: `tradai-api/read`, the resource server and the scope of architecture.md 1.1. */
const scopesOf = (scope: string): readonly string[] => (scope === "none" ? [] : [`tradai-api/${scope}`]);

describe("docs/openapi.json", () => {
  it("is refused by the tools that read OpenAPI", async () => {
    const result = await validate(file);
    assert.deepEqual(result, { valid: true, warnings: [], specification: "OpenAPI" });
  });

  it("has other routes than the API, or asks other scopes", () => {
    const told = Object.entries(committed().paths).flatMap(([route, operations]) =>
      Object.entries(operations).map(([verb, { security }]) => ({
        route: `${verb.toUpperCase()} ${route}`,
        scopes: security.flatMap(({ cognito = [] }) => cognito),
      })),
    );
    const expected = routeFacts.map(({ method, path: route, scope }) => ({
      route: `${method} ${route}`,
      scopes: scopesOf(scope),
    }));
    const byRoute = (a: { readonly route: string }, b: { readonly route: string }): number =>
      a.route.localeCompare(b.route);
    assert.deepEqual([...told].sort(byRoute), [...expected].sort(byRoute));
  });

  it("refers to what it does not hold", () => {
    const document = committed();
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, found = ""]) => found);
    assert.ok(references.length > 28, String(references.length));
    for (const reference of references) {
      const found = reference
        .split("/")
        .reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>>)[step], document);
      assert.equal(typeof found, "object", reference);
    }
  });

  it("names scopes that a way to sign in does not give", () => {
    // architecture.md 1.1 and decisions.md section 5: people's client has no administrative scope.
    const { securitySchemes } = committed().components as {
      readonly securitySchemes: { readonly cognito: { readonly flows: Record<string, { scopes: object }> } };
    };
    const flows = Object.entries(securitySchemes.cognito.flows).map(([flow, { scopes }]) => [
      flow,
      Object.keys(scopes).sort(),
    ]);
    assert.deepEqual(Object.fromEntries(flows), {
      authorizationCode: ["tradai-api/read", "tradai-api/write"],
      clientCredentials: ["tradai-api/admin", "tradai-api/read", "tradai-api/write"],
    });
  });

  it("says nothing of the queue: how a backtest is answered, and how it is sent once", () => {
    const { parameters = [], requestBody } = operation("POST", "/api/v1/backtests");
    assert.deepEqual(statuses("POST", "/api/v1/backtests"), [
      ...["202", "400", "401", "403", "413", "415", "429", "500", "503", "504"],
    ]);
    assert.match(JSON.stringify(parameters), /^\[\{"name":"Idempotency-Key","in":"header","required":false,/);
    assert.match(JSON.stringify(requestBody), /"required":true.*#\/components\/schemas\/Backtest"/);
  });

  it("takes idempotency keys that SQS refuses, or refuses those that it takes", () => {
    const [{ schema } = { schema: {} }] = (operation("POST", "/api/v1/backtests").parameters ?? []) as {
      readonly schema: object;
    }[];
    const allows = new Ajv({ strict: true }).compile(schema);
    const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    for (const key of ["a", "7", "k".repeat(128), punctuation]) assert.ok(allows(key), key);
    for (const key of ["", "k".repeat(129), "a b", "schlüssel", "a\n"]) assert.ok(!allows(key), key);
  });

  it("says that a route cannot refuse what it refuses", () => {
    assert.deepEqual(statuses("GET", "/health"), ["2XX", "403", "429", "500", "503", "504"]);
    assert.deepEqual(statuses("GET", "/api/v1/models"), ["2XX", "401", "403", "429", "500", "503", "504"]);
    assert.deepEqual(statuses("GET", "/api/v1/models/{name}"), [
      ...["2XX", "400", "401", "403", "404", "429", "500", "503", "504"],
    ]);
    assert.deepEqual(statuses("PUT", "/api/v1/configs/{name}"), [
      ...["2XX", "400", "401", "403", "404", "413", "415", "429", "500", "503", "504"],
    ]);
  });
});

describe("the OpenAPI document", () => {
  it("stays as it is when a route changes", () => {
    const [first] = routeRows;
    assert.ok(first);
    const moved = openApiDocument([
      { ...first, method: "DELETE", path: "/api/v1/things/{id}", scope: "admin" },
    ]);
    assert.deepEqual(Object.keys(moved.paths), ["/api/v1/things/{id}"]);
    const { delete: made } = moved.paths["/api/v1/things/{id}"] ?? {};
    assert.ok(made);
    assert.deepEqual(made.security, [{ cognito: ["tradai-api/admin"] }]);
    assert.deepEqual(made.parameters, [
      { name: "id", in: "path", required: true, schema: { type: "string" } },
    ]);
  });
});
