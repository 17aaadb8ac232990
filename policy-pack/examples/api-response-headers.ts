import type { Fixture } from "../rule";
import type { ApiExamples } from "./api-hardening";
import {
  gatewayResponse,
  integration,
  integrationResponse,
  methodResponse,
  ownAnswers,
  path,
  restApi,
  securityHeaders,
} from "./rest-api";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const inGateway = "gatewayresponse.header.";
const inMethod = "method.response.header.";
const api = [restApi(), path("models", "models"), ...ownAnswers];
const answeredBy = (type: string): Fixture => integration({ type, httpMethod: "POST" });
/** Headers but for one of them, or with another value of it. */
const without = (headers: Inputs, name: string, value?: unknown): Inputs => ({
  responseParameters: Object.fromEntries(
    Object.entries(headers).flatMap(([key, each]) =>
      !key.endsWith(name) ? [[key, each]] : value === undefined ? [] : [[key, value]],
    ),
  ),
});
const throttled = (name: string, value?: unknown): readonly Fixture[] => [
  ...api,
  gatewayResponse("THROTTLED", without(securityHeaders(inGateway), name, value)),
];
const bare = { responseParameters: undefined };
/** An answer of one API or another. */
const astray: Fixture = { ...gatewayResponse("DEFAULT_4XX"), name: "astray", references: {} };

export const apiAnswers: ApiExamples = {
  compliant: [
    ...["MOCK", "AWS", "HTTP"].map((type) => ({
      title: `An API, and a method that it answers by itself after ${type}`,
      resources: [...api, answeredBy(type), integrationResponse(), methodResponse()],
    })),
    {
      title: "A method whose service answers, whatever the API says of the answer",
      resources: [...api, answeredBy("HTTP_PROXY"), integrationResponse(bare), methodResponse(bare)],
    },
    { title: "An answer to a method that nothing answers yet", resources: [...api, methodResponse(bare)] },
    { title: "Answers of the API's own, whatever another is of", resources: [...api, astray] },
  ],
  violating: [
    {
      title: "An API that answers by itself without headers",
      resources: [restApi(), gatewayResponse("DEFAULT_5XX")],
      resource: "api",
      says: "by itself carries no header: DEFAULT_4XX",
    },
    ...(
      [
        ["without headers", "X-Frame-Options", undefined, "X-Frame-Options nothing"],
        ["without what tells types", "X-Content-Type-Options", undefined, "X-Content-Type-Options nothing"],
        ["whose header is no text", "X-Frame-Options", true, "X-Frame-Options true"],
        [
          "whose contents may be anybody's",
          "Content-Security-Policy",
          "'default-src 'self' *'",
          "Content-Security-Policy \"default-src 'self' *\"",
        ],
      ] as const
    ).map(([what, name, value, says]) => ({
      title: `One more answer of the API's own ${what}`,
      resources: throttled(name, value),
      resource: "response-THROTTLED",
      says,
    })),
    ...["MOCK", "AWS", "HTTP"].map((type) => ({
      title: `An answer that the API puts together after ${type} without HSTS`,
      resources: [
        ...[...api, answeredBy(type), methodResponse()],
        integrationResponse(without(securityHeaders(inMethod), "Strict-Transport-Security")),
      ],
      resource: "integration-response",
      says: "Strict-Transport-Security nothing",
    })),
    {
      title: "An answer that the method does not declare",
      resources: [
        ...[...api, answeredBy("MOCK"), integrationResponse()],
        methodResponse({ responseParameters: { [`${inMethod}X-Frame-Options`]: true } }),
      ],
      resource: "method-response",
      says: "does not declare Strict-Transport-Security, Content-Security-Policy, X-Content-Type-Options for its",
    },
  ],
  undecided: [
    {
      title: "Answers of the API's own, one of which may be another API's",
      resources: [restApi(), gatewayResponse("DEFAULT_5XX"), astray],
      resource: "api",
      says: "restApiId of a Response",
    },
    {
      title: "A header that is known only after the update",
      resources: throttled("X-Frame-Options", unknown),
      resource: "response-THROTTLED",
      says: "responseParameters",
    },
  ],
};
