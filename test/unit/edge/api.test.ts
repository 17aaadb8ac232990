import assert from "node:assert/strict";
import { createApi } from "../../../edge/api/api";
import {
  apiFacts,
  bodies,
  counts,
  gatewayResponses,
  longestIntegration,
  queueRoute,
  resourceServer,
  securityHeaders,
  stageName,
  tls,
} from "../../facts/edge-api";
import { routeFacts } from "../../facts/edge-routes";
import { groupId, privateSubnets } from "../compute/below";
import { describeEdge } from "./layer";
import type { Declared } from "./layer";

/** What a route is called in logical names. */
const slugOf = (method: string, path: string): string =>
  `${method.toLowerCase()}${path.replaceAll("/", "-").replaceAll(/[{}]/g, "")}`;

const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));

describeEdge(
  "the API",
  (context, below) => createApi(context, below),
  ({ environment, facts, named, registered, ofType, made }) => {
    const { origin, zone } = apiFacts[environment];
    const methods = (): readonly Declared[] => ofType("apigateway/method:Method");
    const asked = (): readonly Declared[] =>
      methods().filter(({ inputs }) => inputs.httpMethod !== "OPTIONS");

    /** The path of what stands at a resource, from its own part to the root's. */
    const pathOf = (resourceId: unknown): string => {
      if (resourceId === "root-resource") return "";
      const { inputs } = made(String(resourceId).replace("id-of-", ""));
      return `${pathOf(inputs.parentId)}/${String(inputs.pathPart)}`;
    };

    describe("its routes", () => {
      it("one too many, one too few, or one with another scope than the documents give", () => {
        const found = asked().map(({ inputs }) => ({
          method: inputs.httpMethod,
          path: pathOf(inputs.resourceId),
          scope: inputs.authorizationScopes ?? "none",
        }));
        const expected = routeFacts.map(({ method, path, scope }) => ({
          method,
          path,
          scope: scope === "none" ? "none" : [`${resourceServer}/${scope}`],
        }));
        assert.equal(found.length, counts.routes);
        assert.deepEqual(
          new Set(found.map((route) => JSON.stringify(route))),
          new Set(expected.map((route) => JSON.stringify(route))),
        );
      });

      it("more than one that lets everybody in, or one whose tokens nobody checks", () => {
        const authorised = asked().filter(({ inputs }) => inputs.authorizerId === "id-of-api-authorizer");
        assert.equal(authorised.length, counts.authorised);
        assert.ok(authorised.every(({ inputs }) => inputs.authorization === "COGNITO_USER_POOLS"));
        const open = asked().filter(({ inputs }) => inputs.authorization === "NONE");
        assert.deepEqual(
          open.map(({ name }) => name),
          ["api-method-get-health"],
        );
        const { inputs } = made("api-authorizer");
        assert.equal(inputs.type, "COGNITO_USER_POOLS");
        assert.deepEqual(inputs.providerArns, [
          "arn:aws:cognito-idp:eu-central-1:600802701449:userpool/eu-central-1_AbCdEf123",
        ]);
      });

      it("a part of a path that stands twice", () => {
        const places = ofType("apigateway/resource:Resource").map(({ name }) => pathOf(`id-of-${name}`));
        assert.equal(new Set(places).size, places.length);
      });

      for (const { method, path } of routeFacts) {
        const title = `${method} ${path}`;
        const body = bodies[title];

        it(`a request that reaches what is behind it unchecked: ${title}`, () => {
          const { inputs, waitsFor } = made(`api-method-${slugOf(method, path)}`);
          const parameters = parametersOf(path).map((name) => [`method.request.path.${name}`, true]);
          assert.deepEqual(inputs.requestParameters, Object.fromEntries(parameters));
          assert.equal(inputs.requestValidatorId, `id-of-api-validator-${body ? "body" : "parameters"}`);
          // A body of an unexpected type passes where $default is missing.
          assert.deepEqual(inputs.requestModels, body && { "application/json": body, $default: body });
          assert.ok(body === undefined || waitsFor.includes(`api-model-${body}`));
        });

        if (title === queueRoute) continue;
        it(`a request that ends somewhere else than at the service: ${title}`, () => {
          const { inputs } = made(`api-integration-${slugOf(method, path)}`);
          const host = facts.domain
            ? `https://${facts.domain}`
            : `http://internal-tradai-${environment}-1.eu-central-1.elb.amazonaws.com`;
          assert.equal(inputs.type, "HTTP_PROXY");
          assert.equal(inputs.connectionType, "VPC_LINK");
          assert.equal(inputs.connectionId, "id-of-api-link");
          assert.match(
            String(inputs.integrationTarget),
            new RegExp(`:loadbalancer/app/tradai-${environment}/`),
          );
          assert.equal(inputs.integrationHttpMethod, method);
          assert.equal(inputs.httpMethod, method);
          // The public health is the service's own.
          assert.equal(inputs.uri, `${host}${path === "/health" ? "/api/v1/health" : path}`);
          assert.deepEqual(inputs.requestParameters, {
            ...Object.fromEntries(
              parametersOf(path).map((name) => [
                `integration.request.path.${name}`,
                `method.request.path.${name}`,
              ]),
            ),
            "integration.request.header.X-Request-Id": "context.requestId",
            // EDGAR-15: what a client writes here would take it to a version that nobody has tried out.
            "integration.request.header.x-tradai-test-traffic": "'none'",
          });
          assert.ok(Number(inputs.timeoutMilliseconds) <= longestIntegration);
        });
      }

      it("a backtest that waits for a service instead of going into the queue", () => {
        const { inputs } = made("api-integration-post-api-v1-backtests");
        assert.equal(inputs.type, "AWS");
        assert.match(
          String(inputs.uri),
          new RegExp(`:sqs:path/\\d+/tradai-backtest-queue-${environment}\\.fifo$`),
        );
        assert.ok(Number(inputs.timeoutMilliseconds) <= longestIntegration);
      });

      it("a validator that looks at nothing", () => {
        const looks = (name: string): unknown[] => {
          const { inputs } = made(`api-validator-${name}`);
          return [inputs.validateRequestParameters, inputs.validateRequestBody];
        };
        assert.deepEqual(looks("parameters"), [true, false]);
        assert.deepEqual(looks("body"), [true, true]);
      });
    });

    describe("the way to the services", () => {
      it("a link with another group, or outside the private subnets", () => {
        const { inputs } = made("api-link");
        assert.equal(inputs.name, named("tradai-link-{env}"));
        assert.deepEqual(inputs.securityGroupIds, [groupId("link")]);
        assert.deepEqual(inputs.subnetIds, Object.values(privateSubnets));
      });
    });

    describe("its own answers", () => {
      it("a kind in another shape than the others, or with another status", () => {
        const found = ofType("apigateway/response:Response");
        const statuses = found.map(({ inputs }) => [inputs.responseType, inputs.statusCode]);
        assert.deepEqual(Object.fromEntries(statuses), gatewayResponses);
        for (const { inputs, name } of found) {
          const [[type, template] = []] = Object.entries(inputs.responseTemplates as Record<string, string>);
          const filled = String(template)
            .replace("$context.error.messageString", '"said"')
            .replace("$context.error.responseType", "KIND")
            .replace("$context.requestId", "1");
          const { error, ...others } = JSON.parse(filled) as { error: Record<string, unknown> };
          assert.equal(type, "application/json", name);
          assert.deepEqual(others, {}, name);
          assert.deepEqual(
            { ...error, message: typeof error.message },
            { code: "KIND", message: "string", requestId: "1" },
            name,
          );
        }
      });

      it("one without the headers that guard a browser, or that no page may read", () => {
        const expected = { ...securityHeaders, "Access-Control-Allow-Origin": origin, Vary: "Origin" };
        for (const { inputs, name } of ofType("apigateway/response:Response")) {
          assert.deepEqual(
            inputs.responseParameters,
            Object.fromEntries(
              Object.entries(expected).map(([header, value]) => [
                `gatewayresponse.header.${header}`,
                `'${value}'`,
              ]),
            ),
            name,
          );
        }
      });
    });

    describe("its address", () => {
      it("a way around the domain, or old TLS", () => {
        const { inputs } = made("api");
        assert.equal(inputs.name, named("tradai-api-{env}"));
        assert.equal(inputs.disableExecuteApiEndpoint, facts.domain !== undefined);
        assert.deepEqual(inputs.endpointConfiguration, { types: "REGIONAL", ipAddressType: "dualstack" });
        assert.equal(inputs.securityPolicy, tls.securityPolicy);
        assert.equal(inputs.endpointAccessMode, tls.endpointAccessMode);
        assert.equal(inputs.body, undefined);
      });

      if (facts.domain === undefined) {
        it("a domain that nobody asked for", () => {
          assert.deepEqual(ofType("apigateway/domainName:DomainName"), []);
          assert.deepEqual(ofType("route53/record:Record"), []);
        });
        return;
      }

      it("a domain with another certificate than foundation's, with old TLS, or that leads elsewhere", () => {
        const { inputs } = made("api-domain");
        assert.equal(inputs.domainName, facts.domain);
        assert.match(
          String(inputs.regionalCertificateArn),
          new RegExp(`^arn:aws:acm:eu-central-1:${facts.account}:`),
        );
        assert.equal(inputs.securityPolicy, tls.securityPolicy);
        assert.equal(inputs.endpointAccessMode, tls.endpointAccessMode);
        assert.deepEqual(inputs.endpointConfiguration, { types: "REGIONAL", ipAddressType: "dualstack" });
        assert.deepEqual(made("api-domain-mapping").inputs, {
          domainName: facts.domain,
          restApi: "id-of-api",
          stageName,
        });
      });

      for (const type of ["A", "AAAA"]) {
        it(`a client that does not find it: ${type}`, () => {
          const { inputs, waitsFor } = made(`api-domain-${type.toLowerCase()}`);
          assert.deepEqual(inputs, {
            zoneId: zone,
            name: facts.domain,
            type,
            aliases: [
              {
                name: "d-1.execute-api.eu-central-1.amazonaws.com",
                zoneId: "Z1",
                evaluateTargetHealth: false,
              },
            ],
          });
          assert.ok(waitsFor.includes("api-domain-mapping"));
        });
      }
    });

    it("a resource that another layer's is mistaken for", () => {
      const strays = registered().filter(({ name }) => !/^(?:api|edge)(?:-|$)/.test(name));
      assert.deepEqual(strays, []);
    });
  },
);
