import assert from "node:assert/strict";
import { checkRoutes } from "../../../edge/check-routes";
import { UserError } from "../../../shared/errors";
import { routeRows } from "../../../shared/inventory";
import type { RouteRow } from "../../../shared/inventory";

const file = "shared/inventory/routes.ts";

function linesOf(rows: readonly RouteRow[]): readonly string[] {
  try {
    checkRoutes(rows);
  } catch (error) {
    assert.ok(error instanceof UserError);
    return error.message.split("\n");
  }
  return [];
}

/** A route with a mistake that the compiler would see, and a preview would not. */
function route(change: Readonly<Record<string, unknown>>): RouteRow {
  const good = {
    method: "GET",
    path: "/api/v1/orders/{id}",
    summary: "Shows an order",
    scope: "read",
    target: { kind: "service", service: "backend-api" },
  };
  return { ...good, ...change } as RouteRow;
}

const queue = { kind: "queue", queue: "backtest-queue" };

const mistakes: readonly (readonly [
  title: string,
  change: Readonly<Record<string, unknown>>,
  line: string,
])[] = [
  [
    "a scope that no token has",
    { scope: "writes" },
    `${file}: GET /api/v1/orders/{id}: scope: found "writes"; did you mean "write"? allowed: none, read, write, admin`,
  ],
  [
    "a service that does not exist",
    { target: { kind: "service", service: "backend" } },
    `${file}: GET /api/v1/orders/{id}: target.service: found "backend"; did you mean "backend-api"? allowed: backend-api, mlflow, live-trading, dry-run-trading`,
  ],
  [
    "a service that the load balancer does not know",
    { target: { kind: "service", service: "data-collection" } },
    `${file}: GET /api/v1/orders/{id}: target.service: found data-collection, which is not behind the load balancer; allowed: backend-api, mlflow, live-trading, dry-run-trading`,
  ],
  [
    "a path that the load balancer sends elsewhere",
    { path: "/orders/{id}" },
    `${file}: GET /orders/{id}: path at backend-api: found "/orders/{id}", allowed: /api/*, which the load balancer sends there`,
  ],
  [
    "a queue that does not exist",
    { method: "POST", body: "Backtest", target: { kind: "queue", queue: "backtest" } },
    `${file}: POST /api/v1/orders/{id}: target.queue: found "backtest"; did you mean "backtest-dlq"? allowed: backtest-queue, backtest-dlq`,
  ],
  [
    "nothing to queue",
    { target: queue },
    `${file}: GET /api/v1/orders/{id}: target.queue: found a route that has nothing to queue, allowed: POST with a body`,
  ],
  [
    "a model that does not exist",
    { method: "POST", body: "Order" },
    `${file}: POST /api/v1/orders/{id}: body: found "Order"; did you mean "Config"? allowed: Backtest, Collection, Config, Deployment, Promotion, Rollback, Strategy`,
  ],
  [
    "a body to a question",
    { body: "Backtest" },
    `${file}: GET /api/v1/orders/{id}: body: found Backtest, allowed: none with GET`,
  ],
  [
    "a body to a deletion",
    { method: "DELETE", body: "Backtest" },
    `${file}: DELETE /api/v1/orders/{id}: body: found Backtest, allowed: none with DELETE`,
  ],
  [
    "a path without its first slash",
    { path: "health", target: { kind: "service", service: "backend-api", path: "/api/v1/health" } },
    `${file}: GET health: path: found "health", allowed: one that begins with "/"`,
  ],
  [
    "a parameter without its braces",
    { path: "/api/v1/orders/:id" },
    `${file}: GET /api/v1/orders/:id: path: found the part ":id", allowed: small letters, digits and hyphens, or a parameter in braces, such as {id}`,
  ],
  [
    "a brace that is not closed",
    { path: "/api/v1/orders/{id" },
    `${file}: GET /api/v1/orders/{id: path: found the part "{id", allowed: small letters, digits and hyphens, or a parameter in braces, such as {id}`,
  ],
  [
    "a second route that lets everybody in",
    { scope: "none" },
    `${file}: scope: found "none" at GET /health, GET /api/v1/orders/{id}, allowed: at one route, the public one`,
  ],
  [
    "a route that is there already",
    { path: "/api/v1/models" },
    `${file}: GET /api/v1/models: found 2 times, allowed: once`,
  ],
  [
    "another name for the same parameter",
    { path: "/api/v1/models/{id}" },
    `${file}: /api/v1/models/: found the parameters {name}, {id}, allowed: one name for all routes below`,
  ],
];

describe("a mistake in the table of routes", () => {
  it("is seen in the table as it is", () => {
    assert.doesNotThrow(() => {
      checkRoutes();
    });
  });

  it("is seen in a route that is right", () => {
    assert.deepEqual(linesOf([...routeRows, route({})]), []);
  });

  for (const [title, change, line] of mistakes) {
    it(`is not told with file, route, property, value and what is allowed: ${title}`, () => {
      assert.deepEqual(linesOf([...routeRows, route(change)]), [line]);
    });
  }

  it("hides another one", () => {
    assert.equal(linesOf([...routeRows, route({ scope: "reads", body: "Order", method: "PUT" })]).length, 2);
  });
});
