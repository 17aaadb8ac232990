import assert from "node:assert/strict";
import { render } from "velocityjs";
import { createLoadBalancer } from "../../../compute/load-balancer";
import { createApi } from "../../../edge/api/api";
import { loadEnvironment } from "../../../shared/config";
import type { Settings } from "../../../shared/config";
import { apiFacts, counts, securityHeaders } from "../../facts/edge-api";
import { routeFacts } from "../../facts/edge-routes";
import { declaredAs } from "../support/declared";
import { buildPart, describeEdge } from "./layer";
import type { Declared, Part } from "./layer";

const part: Part = (context, below) => createApi(context, below);
const header = "Access-Control-Allow-Origin";

describeEdge("who may call the API from a browser", part, ({ environment, registered, ofType, made }) => {
  const { origin } = apiFacts[environment];
  const preflights = (): readonly Declared[] =>
    ofType("apigateway/method:Method").filter(({ inputs }) => inputs.httpMethod === "OPTIONS");

  it("a path that no page can ask about, or one more that is counted as a route", () => {
    assert.equal(preflights().length, counts.paths);
    for (const { inputs, name } of preflights()) {
      assert.equal(inputs.authorization, "NONE", name);
      assert.equal(made(name.replace("method", "integration")).inputs.type, "MOCK", name);
    }
  });

  for (const path of new Set(routeFacts.map((route) => route.path))) {
    it(`a page that is told of other methods than there are: ${path}`, () => {
      const slug = path.replaceAll(/[{}]/g, "").replaceAll("/", "-");
      const { inputs } = made(`api-integration-response-options${slug}-204`);
      const given = inputs.responseParameters as Record<string, string>;
      const methods = routeFacts.filter((route) => route.path === path).map(({ method }) => method);
      const expected = {
        ...securityHeaders,
        [header]: origin,
        Vary: "Origin",
        "Access-Control-Allow-Methods": [...methods, "OPTIONS"].join(","),
        "Access-Control-Allow-Headers": "Authorization,Content-Type,Idempotency-Key",
        "Access-Control-Max-Age": "600",
      };
      assert.deepEqual(
        given,
        Object.fromEntries(
          Object.entries(expected).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
        ),
      );
      const declared = made(`api-response-options${slug}-204`).inputs.responseParameters as object;
      assert.deepEqual(Object.keys(declared).sort(), Object.keys(given).sort());
    });
  }

  it("every page of the world", () => {
    for (const { inputs, name } of registered()) {
      assert.doesNotMatch(JSON.stringify(inputs), /Allow-Origin":"'\*'/, name);
    }
  });
});

const several = ["https://a.example.com", "https://b.example.com"];

function withOrigins(origins: string[]): (settings: Settings) => Settings {
  return (settings) => ({ ...settings, api: { ...settings.api, origins } });
}

/** The page that the answer to `OPTIONS` names. */
function named(template: string, headers: Readonly<Record<string, string>>): unknown {
  const responseOverride: { header: Record<string, unknown> } = { header: {} };
  const body = render(template, {
    context: { responseOverride },
    input: { params: () => ({ path: {}, querystring: {}, header: headers }) },
  });
  assert.equal(body, "");
  return responseOverride.header[header];
}

describe("several origins", () => {
  let declared: readonly Declared[];
  let template: string;
  before(async function () {
    this.timeout(180_000);
    declared = await buildPart("prod", part, withOrigins(several));
    const { inputs } = declaredAs(declared, "api-integration-response-options-health-204");
    template = (inputs.responseTemplates as Record<string, string>)["application/json"] ?? "";
    assert.equal(
      (inputs.responseParameters as Record<string, string>)["method.response.header.Vary"],
      "'Origin'",
    );
  });

  for (const [title, headers, expected] of [
    ["the first one is not let in", { Origin: "https://a.example.com" }, "https://a.example.com"],
    ["the last one is not let in", { Origin: "https://b.example.com" }, "https://b.example.com"],
    ["HTTP/2's small letters are not read", { origin: "https://b.example.com" }, "https://b.example.com"],
    ["another one is let in", { Origin: "https://c.example.com" }, undefined],
    [
      "one that begins like an allowed one is let in",
      { Origin: "https://a.example.com.evil.net" },
      undefined,
    ],
    ["a request without a page names one", { Accept: "*/*" }, undefined],
  ] as const) {
    it(title, () => {
      assert.equal(named(template, headers), expected);
    });
  }

  it("the header is set, but not among those of the method", () => {
    const { inputs } = declaredAs(declared, "api-response-options-health-204");
    assert.ok(`method.response.header.${header}` in (inputs.responseParameters as object));
  });

  it("an error is hidden from a page that may call", () => {
    const { inputs } = declaredAs(declared, "api-gateway-response-unauthorized");
    const parameters = inputs.responseParameters as Record<string, string>;
    assert.equal(parameters[`gatewayresponse.header.${header}`], "method.request.header.Origin");
    assert.equal(parameters["gatewayresponse.header.Vary"], "'Origin'");
  });
});

describe("no origin", () => {
  it("a page may call all the same", async () => {
    const declared = await buildPart("prod", part, withOrigins([]));
    assert.deepEqual(
      declared.filter(({ inputs }) => inputs.httpMethod === "OPTIONS"),
      [],
    );
    assert.ok(!JSON.stringify(declared.map(({ inputs }) => inputs)).includes(header));
    assert.ok(loadEnvironment("prod").api.origins.length > 0);
  }).timeout(180_000);
});

describe("what services answer", () => {
  const balancer: Part = (context, { persistent, foundation }) =>
    createLoadBalancer(context, persistent, foundation);

  // A listener adds the same header to every answer.
  for (const origins of [several, []]) {
    it(`names one page although ${origins.length} may call`, async () => {
      const declared = await buildPart("prod", balancer, withOrigins(origins));
      const { inputs } = declaredAs(declared, "listener");
      assert.equal(inputs.routingHttpResponseAccessControlAllowOriginHeaderValue, undefined);
    });
  }

  it("names another page than the one that may call", async () => {
    const declared = await buildPart("prod", balancer, withOrigins(["https://a.example.com"]));
    const { inputs } = declaredAs(declared, "listener");
    assert.equal(inputs.routingHttpResponseAccessControlAllowOriginHeaderValue, "https://a.example.com");
  });
});
