/**
 * What the documents and AWS say of the API, written from them by hand and never from the program: decisions.md sections 2,
 * 5 and 8, findings.md, and the AWS pages that are named. The routes are in `edge-routes.ts`.
 */

/** decisions.md section 5, edge. */
export const counts = { routes: 28, authorised: 27, paths: 21 } as const;

export const stageName = "v1";
export const resourceServer = "tradai-api";

/** decisions.md section 5, edge: on the API and on its domain name. */
export const tls = {
  securityPolicy: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
  endpointAccessMode: "BASIC",
} as const;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html: milliseconds for a REST API's integration. */
export const longestIntegration = 29_000;

/** TRADAI-S-06: four headers, on the API's own answers as on the load balancer's. */
export const securityHeaders = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

/**
 * Every kind with its status:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html. What a path without
 * a route is answered is 403 there; 404 says what it is.
 */
export const gatewayResponses: Readonly<Record<string, string | undefined>> = {
  ACCESS_DENIED: "403",
  API_CONFIGURATION_ERROR: "500",
  AUTHORIZER_CONFIGURATION_ERROR: "500",
  AUTHORIZER_FAILURE: "500",
  BAD_REQUEST_BODY: "400",
  BAD_REQUEST_PARAMETERS: "400",
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: "403",
  INTEGRATION_FAILURE: "504",
  INTEGRATION_TIMEOUT: "504",
  INVALID_API_KEY: "403",
  INVALID_SIGNATURE: "403",
  MISSING_AUTHENTICATION_TOKEN: "404",
  QUOTA_EXCEEDED: "429",
  REQUEST_TOO_LARGE: "413",
  RESOURCE_NOT_FOUND: "404",
  THROTTLED: "429",
  UNAUTHORIZED: "401",
  UNSUPPORTED_MEDIA_TYPE: "415",
  WAF_FILTERED: "403",
};

/** Routes that take a body; what each body is for follows from the route. */
export const bodies: Readonly<Record<string, string>> = {
  "POST /api/v1/backtests": "Backtest",
  "POST /api/v1/strategies": "Strategy",
  "PUT /api/v1/strategies/{id}": "Strategy",
  "PUT /api/v1/configs/{name}": "Config",
  "POST /api/v1/data/collections": "Collection",
  "POST /api/v1/models/{name}/promote": "Promotion",
  "POST /api/v1/models/{name}/rollback": "Rollback",
  "POST /api/v1/deployments": "Deployment",
};

/** The one route that goes to a queue. */
export const queueRoute = "POST /api/v1/backtests";

/** The settings of each environment, and what follows from them. */
export const apiFacts = {
  dev: { origin: "http://localhost:3000", requestsPerSecond: 50, burst: 100, zone: undefined },
  staging: {
    origin: "https://app.staging.tradai.example.com",
    requestsPerSecond: 50,
    burst: 100,
    zone: "Z0STAGINGEXAMPLE",
  },
  prod: {
    origin: "https://app.tradai.example.com",
    requestsPerSecond: 100,
    burst: 200,
    zone: "Z0PRODEXAMPLE",
  },
} as const;

/** The largest body that the documented web ACL lets through, in bytes (decisions.md section 5). */
export const largestBody = 8_192;

/** What may be asked for, by model. */
export const acceptedBodies: readonly (readonly [model: string, body: object])[] = [
  [
    "Backtest",
    { strategy: "momentum", symbols: ["BTC/USDT", "ETH/USDT:USDT"], start: "2026-01-01", end: "2026-01-31" },
  ],
  [
    "Backtest",
    {
      strategy: "mean-reversion",
      symbols: ["BTC/USDT"],
      start: "2026-01-01",
      end: "2026-01-02",
      timeframe: "5m",
      canary: true,
      parameters: [
        { name: "window", value: 20 },
        { name: "mode", value: "fast" },
        { name: "hedged", value: false },
      ],
    },
  ],
  ["Collection", { symbols: ["BTC/USDT"], start: "2026-01-01" }],
  ["Config", { format: "json", content: '{\n\t"limit": 3\n}', reason: "größeres Limit" }],
  ["Deployment", { service: "backend-api", version: "v1.4.2", reason: "new release" }],
  ["Deployment", { service: "mlflow", version: `sha256:${"0a".repeat(32)}` }],
  ["Promotion", { version: 7 }],
  ["Rollback", { version: 6, reason: "drift" }],
  ["Strategy", { name: "momentum", description: "Buys what rises.", timeframe: "1h" }],
];

/** What may not: the model, the body, and the keyword of JSON Schema that refuses it. */
export const refusedBodies: readonly (readonly [
  title: string,
  model: string,
  body: unknown,
  keyword: string,
])[] = [
  ["no body that says anything", "Backtest", {}, "required"],
  ["a list instead of an object", "Strategy", [], "type"],
  ["a property that nobody knows", "Promotion", { version: 7, force: true }, "additionalProperties"],
  [
    "a strategy that is a path",
    "Backtest",
    { strategy: "../etc", symbols: ["BTC/USDT"], start: "2026-01-01", end: "2026-01-02" },
    "pattern",
  ],
  [
    "no symbol",
    "Backtest",
    { strategy: "momentum", symbols: [], start: "2026-01-01", end: "2026-01-02" },
    "minItems",
  ],
  ["a symbol twice", "Collection", { symbols: ["BTC/USDT", "BTC/USDT"], start: "2026-01-01" }, "uniqueItems"],
  [
    "more symbols than fit",
    "Collection",
    { symbols: Array.from({ length: 51 }, (_, index) => `S${index}`), start: "2026-01-01" },
    "maxItems",
  ],
  [
    "a text where a flag belongs",
    "Backtest",
    { strategy: "m", symbols: ["BTC/USDT"], start: "2026-01-01", end: "2026-01-02", canary: "true" },
    "type",
  ],
  ["the thirteenth month", "Collection", { symbols: ["BTC/USDT"], start: "2026-13-01" }, "pattern"],
  ["version nought", "Rollback", { version: 0, reason: "drift" }, "minimum"],
  ["half a version", "Promotion", { version: 1.5 }, "type"],
  ["no reason", "Rollback", { version: 6 }, "required"],
  ["a line break in words for people", "Rollback", { version: 6, reason: "a\nb" }, "pattern"],
  ["an image that is not pinned", "Deployment", { service: "mlflow", version: "latest" }, "pattern"],
  ["too long a content", "Config", { format: "json", content: "x".repeat(3_501) }, "maxLength"],
  ["a content in a format that nobody reads", "Config", { format: "toml", content: "a" }, "pattern"],
];
