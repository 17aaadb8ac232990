import assert from "node:assert/strict";
import type { Environment } from "../../shared/naming";
import { linesFor } from "./support/folder";
import { remove, set, tellsOfEach } from "./support/mistakes";
import type { Mistake } from "./support/mistakes";

const bake =
  "tradai:containers.bakeMinutes: minutes for which the old version waits beside the new one, ready to take over again";
const deployments =
  "tradai:containers.deployments: how a new version of a service behind the load balancer takes over: beside the old one and tried out first, or task by task; singletons always roll";
const tls =
  "tradai:containers.serviceConnectTls: whether services on ECS call one another over TLS, with certificates of a private authority";
const collector =
  "tradai:images.collector: digest of the OpenTelemetry collector's image, public.ecr.aws/aws-observability/aws-otel-collector";
const host = "tradai:host: the consolidated host";
const instanceType = "tradai:host.instanceType: instance type of the host that runs four services";
const limit =
  "tradai:lambdaConcurrencyLimit: the account's quota of concurrent Lambda executions; all but 100 of it may be reserved by functions";

const repository =
  "tradai:pipelines.repository: GitHub repository whose workflows may assume the roles of the pipelines";
const aRepository =
  "allowed: owner/name, or owner@id/name@id as GitHub's subject claims have it; an owner that begins with example- stands for an example";

const mistakes: readonly Mistake[] = [
  ...[
    "tradai",
    "tradai/*",
    "*/infrastructure",
    "tradai/infra:environment:prod",
    "-tradai/infra",
    "tradai/a/b",
  ].map((value): Mistake => [
    `roles that workflows of "${value}" assume`,
    "prod",
    set("tradai:pipelines", { repository: value }),
    `${repository}; found "${value}", ${aRepository}`,
  ]),
  [
    "pipelines of no repository",
    "dev",
    set("tradai:pipelines", {}),
    `${repository}; missing, ${aRepository}`,
  ],
  [
    "dev without its host",
    "dev",
    remove("tradai:host"),
    `${host}; missing, allowed: instanceType, required where services is consolidated`,
  ],
  [
    "a host without its size",
    "dev",
    set("tradai:host", {}),
    `${instanceType}; missing, allowed: one of the environment's, for example t3.small`,
  ],
  [
    "a spelling mistake",
    "dev",
    set(["tradai:host", "instancetype"], "t3.small"),
    "tradai:host.instancetype: unknown key; did you mean instanceType? allowed: instanceType",
  ],
  [
    "a host that dev may not pay for, but staging may",
    "dev",
    set(["tradai:host", "instanceType"], "t3.large"),
    `${instanceType}; found "t3.large", allowed: one of t3.small, t3.medium`,
  ],
  [
    "a host that staging may not pay for",
    "staging",
    set(["tradai:host", "instanceType"], "t3.xlarge"),
    `${instanceType}; found "t3.xlarge", allowed: one of t3.small, t3.medium, t3.large`,
  ],
  [
    "a host in prod, where nothing would run on it",
    "prod",
    set("tradai:host", { instanceType: "t3.small" }),
    `${host}; found {"instanceType":"t3.small"}, allowed: no host where services is fargate: leave it out`,
  ],
  [
    "a way to deploy that does not exist",
    "prod",
    set(["tradai:containers", "deployments"], "canary"),
    `${deployments}; found "canary", allowed: blueGreen or rolling`,
  ],
  [
    "an old version that is gone at once",
    "prod",
    set(["tradai:containers", "bakeMinutes"], 0),
    `${bake}; found 0, allowed: a whole number of 1 to 1440`,
  ],
  [
    "an old version that waits for more than a day",
    "dev",
    set(["tradai:containers", "bakeMinutes"], 1441),
    `${bake}; found 1441, allowed: a whole number of 1 to 1440`,
  ],
  [
    "a switch that is a text",
    "dev",
    set(["tradai:containers", "serviceConnectTls"], "yes"),
    `${tls}; found "yes", allowed: true or false; true in prod`,
  ],
  [
    "a collector by a tag, which moves",
    "dev",
    set(["tradai:images", "collector"], "v0.43.1"),
    `${collector}; found "v0.43.1", allowed: sha256: and 64 hexadecimal digits; all zeros stand for an example`,
  ],
  [
    "a digest that lacks a digit",
    "prod",
    set(["tradai:images", "collector"], `sha256:${"a".repeat(63)}`),
    `${collector}; found "sha256:${"a".repeat(63)}", allowed: sha256: and 64 hexadecimal digits; all zeros stand for an example`,
  ],
  [
    "functions of dev that reserve more than the account has",
    "dev",
    set("tradai:lambdaConcurrencyLimit", 178),
    `${limit}; found 178, allowed: at least 179: the functions reserve 79, and 100 stay for the others`,
  ],
  [
    "functions of prod, which has gates instead of a host and no NAT instance, that reserve more than the account has",
    "prod",
    set("tradai:lambdaConcurrencyLimit", 179),
    `${limit}; found 179, allowed: at least 180: the functions reserve 80, and 100 stay for the others`,
  ],
];

describe("a mistake in how services are run and deployed", () => {
  tellsOfEach(mistakes);

  const edges: readonly (readonly [title: string, environment: Environment, edit: Mistake[2]])[] = [
    ["dev's largest host", "dev", set(["tradai:host", "instanceType"], "t3.medium")],
    ["staging's largest host", "staging", set(["tradai:host", "instanceType"], "t3.large")],
    ["a minute's bake", "dev", set(["tradai:containers", "bakeMinutes"], 1)],
    ["a day's bake", "prod", set(["tradai:containers", "bakeMinutes"], 1440)],
    ["the fallback of blue/green", "prod", set(["tradai:containers", "deployments"], "rolling")],
    ["a quota that the functions of dev just fit", "dev", set("tradai:lambdaConcurrencyLimit", 179)],
    ["a quota that the functions of prod just fit", "prod", set("tradai:lambdaConcurrencyLimit", 180)],
  ];
  for (const [title, environment, edit] of edges) {
    it(`is seen in a value at the edge of what is allowed: ${title}`, () => {
      assert.deepEqual(linesFor(environment, { [environment]: edit }), []);
    });
  }
});
