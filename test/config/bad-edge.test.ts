import { remove, set, tellsOfEach } from "./support/mistakes";
import type { Mistake } from "./support/mistakes";

const origin = "one origin whose pages may call the API";
const originShape =
  'scheme, host and, where it is not the usual one, port, without a path; never "*"; http for localhost in dev alone';
const canary =
  "minutes between two runs of the canary; each run asks for health and queues a marked backtest";

/** What API, alarms, canary and budget may not be given. */
const mistakes: readonly Mistake[] = [
  [
    "every page of the world may call the API",
    "dev",
    set(["tradai:api", "origins"], ["*"]),
    `tradai:api.origins[0]: ${origin}; found "*", allowed: ${originShape}`,
  ],
  [
    "an origin with a path, which no browser sends",
    "staging",
    set(["tradai:api", "origins"], ["https://app.tradai.io/"]),
    `tradai:api.origins[0]: ${origin}; found "https://app.tradai.io/", allowed: ${originShape}`,
  ],
  [
    "an origin with the port that a browser leaves out",
    "staging",
    set(["tradai:api", "origins"], ["https://app.tradai.io:443"]),
    `tradai:api.origins[0]: ${origin}; found "https://app.tradai.io:443", allowed: https://app.tradai.io, as a browser sends it`,
  ],
  [
    "an origin with a port that does not exist",
    "staging",
    set(["tradai:api", "origins"], ["https://app.tradai.io:99999"]),
    `tradai:api.origins[0]: ${origin}; found "https://app.tradai.io:99999", allowed: scheme, host and port of a web page's address`,
  ],
  [
    "a developer's machine may call prod",
    "prod",
    set(["tradai:api", "origins"], ["http://localhost:3000"]),
    `tradai:api.origins[0]: ${origin}; found "http://localhost:3000", allowed: an https URL of a public host in prod; localhost is for dev alone`,
  ],
  [
    "an origin without TLS in dev",
    "dev",
    set(["tradai:api", "origins"], ["http://app.tradai.io"]),
    `tradai:api.origins[0]: ${origin}; found "http://app.tradai.io", allowed: https; http is accepted for the host localhost alone`,
  ],
  [
    "the same origin twice",
    "dev",
    set(["tradai:api", "origins"], ["https://a.tradai.io", "https://a.tradai.io"]),
    `tradai:api.origins[1]: ${origin}; found "https://a.tradai.io", allowed: each value once; this one is also at [0]`,
  ],
  [
    "an API that takes no request",
    "dev",
    set(["tradai:api", "requestsPerSecond"], 0),
    "tradai:api.requestsPerSecond: requests a second, to all routes together, above which the API answers 429; found 0, allowed: a whole number from 1 to 10000, AWS's quota for an account",
  ],
  [
    "a burst above AWS's quota",
    "dev",
    set(["tradai:api", "burst"], 5001),
    "tradai:api.burst: requests at once that the API still takes; found 5001, allowed: a whole number from 1 to 5000, AWS's quota for an account",
  ],
  [
    "a spelling mistake in origins",
    "dev",
    set(["tradai:api", "origin"], []),
    "tradai:api.origin: unknown key; did you mean origins? allowed: origins, requestsPerSecond, burst",
  ],
  [
    "a domain outside its zone",
    "prod",
    set(["tradai:domain", "zone"], "other.tradai.io"),
    'tradai:domain.name: public domain name of the API; found "api.tradai.example.com", allowed: other.tradai.io, the zone\'s own name, or a name below it',
  ],
  [
    "a domain that only ends like its zone",
    "prod",
    set(["tradai:domain", "zone"], "i.tradai.example.com"),
    'tradai:domain.name: public domain name of the API; found "api.tradai.example.com", allowed: i.tradai.example.com, the zone\'s own name, or a name below it',
  ],
  [
    "a domain without its zone's name",
    "staging",
    remove("tradai:domain", "zone"),
    "tradai:domain.zone: domain name of that zone, which the API's own is, or lies below; missing, allowed: a lower-case domain name, for example tradai.example.com",
  ],
  [
    "a threshold below zero",
    "dev",
    set(["tradai:thresholds", "apiLatencyMs"], -1),
    "tradai:thresholds.apiLatencyMs: p95 of the API's answers above which its alarm goes off; found -1, allowed: milliseconds, more than 0",
  ],
  [
    "a threshold of nothing",
    "prod",
    set(["tradai:thresholds", "api5xx"], 0),
    "tradai:thresholds.api5xx: answers 5xx in five minutes above which the API's alarm goes off; found 0, allowed: a number, more than 0",
  ],
  [
    "a threshold in words",
    "prod",
    set(["tradai:thresholds", "api4xx"], "many"),
    'tradai:thresholds.api4xx: answers 4xx in five minutes above which the API\'s alarm goes off; found "many", allowed: a number, more than 0',
  ],
  [
    "a canary that never runs",
    "dev",
    set(["tradai:canary", "everyMinutes"], 0),
    `tradai:canary.everyMinutes: ${canary}; found 0, allowed: a whole number from 1 to 60; at most 15 in prod`,
  ],
  [
    "a canary that runs every two and a half minutes",
    "dev",
    set(["tradai:canary", "everyMinutes"], 2.5),
    `tradai:canary.everyMinutes: ${canary}; found 2.5, allowed: a whole number from 1 to 60; at most 15 in prod`,
  ],
  [
    "a budget of nothing",
    "dev",
    set(["tradai:budget", "monthlyUsd"], 0),
    "tradai:budget.monthlyUsd: US dollars a month; 50, 80 and 100 % of it, and a forecast beyond it, are told; found 0, allowed: a number more than 0",
  ],
  [
    "a budget below zero",
    "dev",
    set(["tradai:budget", "anomalyUsd"], -20),
    "tradai:budget.anomalyUsd: US dollars by which a service may cost more than usual before it is told; found -20, allowed: a number more than 0",
  ],
  [
    "detection in words",
    "staging",
    set("tradai:threatDetection", "on"),
    'tradai:threatDetection: whether GuardDuty, Security Hub, Inspector, Access Analyzer and Config rules watch the account, where the environment owns it; found "on", allowed: true or false; true in prod',
  ],
];

describe("a mistake in the settings of the edge", () => {
  tellsOfEach(mistakes);
});
