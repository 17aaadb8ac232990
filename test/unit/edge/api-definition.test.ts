import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { createApi } from "../../../edge/api/api";
import { createAuthorizer } from "../../../edge/api/authorizer";
import { createBackend } from "../../../edge/api/backend";
import { createDeployment } from "../../../edge/api/deployment";
import { createPaths } from "../../../edge/api/paths";
import { createPreflights } from "../../../edge/api/preflight";
import { createRoutes } from "../../../edge/api/routes";
import { createValidation } from "../../../edge/api/validation";
import type { Settings } from "../../../shared/config";
import { routeRows } from "../../../shared/inventory";
import type { RouteRow } from "../../../shared/inventory";
import { declaredAs } from "../support/declared";
import { buildPart } from "./layer";
import type { Part } from "./layer";

type Change = (settings: Settings) => Settings;
const same: Change = (settings) => settings;
const whole: Part = (context, below) => createApi(context, below);

/** The triggers of the deployment: another value is another deployment. */
async function triggers(part: Part, change: Change = same): Promise<Readonly<Record<string, string>>> {
  const declared = await buildPart("prod", part, change);
  const found = declaredAs(declared, "api-deployment").inputs.triggers as Record<string, string>;
  assert.match(found.definition ?? "", /^[0-9a-f]{64}$/);
  return found;
}

/** The routes of an API that has these ones. */
function apiOf(rows: readonly RouteRow[]): Part {
  return (context, below) => {
    const api = new aws.apigateway.RestApi("api", {}, context.options());
    const backend = createBackend(context, below);
    const { authorizer } = createAuthorizer(context, below.persistent, api);
    const { foundation } = below;
    const paths = createPaths(context, api, rows);
    const validation = createValidation(context, api);
    const parts = [
      ...createRoutes(context, { api, authorizer, backend, foundation, paths, validation }, rows),
      ...createPreflights(context, api, paths, rows),
    ];
    createDeployment(context, api, parts, backend, below);
  };
}

/** Routes of each kind, so that an API is quickly built. */
const few = routeRows.filter(({ path }) =>
  /^\/(?:health|api\/v1\/(?:backtests|models\/\{name\}\/promote))$/.test(path),
);

/** Those with one changed. */
function withRoute(change: Partial<RouteRow>): readonly RouteRow[] {
  const changed = few.map((row) => (row.body === "Promotion" ? { ...row, ...change } : row));
  assert.notDeepEqual(changed, few);
  return changed;
}

describe("what never goes live, because no new deployment is made", () => {
  let standing: string | undefined;
  let standingFew: string | undefined;
  before(async function () {
    this.timeout(180_000);
    standing = (await triggers(whole)).definition;
    standingFew = (await triggers(apiOf(few))).definition;
  });

  it("a setting: the API's own address is opened", async () => {
    assert.notEqual((await triggers(whole, (now) => ({ ...now, domain: undefined }))).definition, standing);
  }).timeout(180_000);

  for (const origins of [[], ["https://b.example.com"]]) {
    it(`a setting: ${origins.length} other origins may call`, async () => {
      const change: Change = (now) => ({ ...now, api: { ...now.api, origins } });
      assert.notEqual((await triggers(apiOf(few), change)).definition, standingFew);
    }).timeout(180_000);
  }

  const routes: readonly (readonly [title: string, rows: readonly RouteRow[]])[] = [
    ["a route is taken away", few.slice(1)],
    ["another verb", withRoute({ method: "PUT" })],
    ["another path", withRoute({ path: "/api/v1/models/{name}/advance" })],
    ["another scope", withRoute({ scope: "write" })],
    [
      "another path at the service",
      withRoute({ target: { kind: "service", service: "backend-api", path: "/api/v2" } }),
    ],
    ["another body", withRoute({ body: "Rollback" })],
  ];
  for (const [title, rows] of routes) {
    it(`a route: ${title}`, async () => {
      assert.notEqual((await triggers(apiOf(rows))).definition, standingFew);
    }).timeout(180_000);
  }

  it("what AWS names: another link, load balancer or user pool", async () => {
    const { definition, ...named } = await triggers(apiOf(few));
    assert.equal(definition, standingFew);
    assert.deepEqual(Object.keys(named).sort(), ["link", "loadBalancer", "userPool"]);
    assert.equal(named.link, "id-of-api-link");
  }).timeout(180_000);

  it("on the contrary: one is made because the API may be asked more often, which the stage alone decides", async () => {
    const faster: Change = (now) => ({ ...now, api: { ...now.api, requestsPerSecond: 7, burst: 9 } });
    assert.equal((await triggers(whole, faster)).definition, standing);
  }).timeout(180_000);
});
