import assert from "node:assert/strict";
import { routesPage } from "../../../tools/docs/routes/page";
import { routeFacts } from "../../facts/edge-routes";
import { rowsBelow } from "./markdown";

const callers = {
  none: "everybody",
  read: "`tradai-api/read`",
  write: "`tradai-api/write`",
  admin: "`tradai-api/admin`",
};

describe("routes page", () => {
  const [, ...rows] = rowsBelow(routesPage(), "## All routes");

  it("leaves out a documented route, has one more, or names another scope", () => {
    assert.deepEqual(
      rows.map(([method, path, , who]) => [method, path, who]),
      routeFacts.map(({ method, path, scope }) => [method, `\`${path}\``, callers[scope]]),
    );
  });

  it("sends a reader to the wrong end: only a new backtest goes to the queue (decisions.md section 5)", () => {
    const queued = rows.filter(([, , , , end = ""]) => end.startsWith("queue"));
    assert.deepEqual(
      queued.map(([method, path, , , end]) => [method, path, end]),
      [["POST", "`/api/v1/backtests`", "queue `backtest-queue`"]],
    );
    const health = rows.find(([, path]) => path === "`/health`") ?? [];
    assert.equal(health[4], "service `backend-api` at `/api/v1/health`");
  });

  it("says that a request is not checked that API Gateway turns away", () => {
    const checked = (method: string, path: string): string | undefined =>
      rows.find(([verb, below]) => verb === method && below === `\`${path}\``)?.[5];
    assert.equal(checked("PUT", "/api/v1/configs/{name}"), "`name`, body `Config`");
    assert.equal(checked("POST", "/api/v1/backtests"), "body `Backtest`");
    assert.equal(checked("GET", "/api/v1/models"), "–");
  });

  it("tells other throttles than Pulumi.<env>.yaml asks for, or leaves AWS's address on behind a domain", () => {
    const common = rowsBelow(routesPage().split("## All routes")[0] ?? "");
    assert.deepEqual(
      common.slice(1).map(([environment, , , , own, rate, burst]) => [environment, own, rate, burst]),
      [
        ["dev", "on", "50 a second", "100 at once"],
        ["staging", "off", "50 a second", "100 at once"],
        ["prod", "off", "100 a second", "200 at once"],
      ],
    );
  });
});
