import assert from "node:assert/strict";
import { linesFor } from "./support/folder";
import { remove, set, tellsOfEach } from "./support/mistakes";
import type { Mistake } from "./support/mistakes";

const mistakes: readonly Mistake[] = [
  [
    "a spelling mistake in a switch",
    "dev",
    set(["tradai:network", "interfaceEndpoint"], true),
    "tradai:network.interfaceEndpoint: unknown key; did you mean interfaceEndpoints? allowed: cidr, tiers, nat, interfaceEndpoints, flowLogs, dnsFirewall",
  ],
  [
    "a kind of NAT that does not exist",
    "dev",
    set(["tradai:network", "nat"], "none"),
    'tradai:network.nat: what carries traffic of the private subnets to the internet: one instance, or a NAT gateway in each zone; found "none", allowed: instance or gateway; gateway in prod',
  ],
  [
    "a way out left out",
    "dev",
    remove("tradai:network", "nat"),
    "tradai:network.nat: what carries traffic of the private subnets to the internet: one instance, or a NAT gateway in each zone; missing, allowed: instance or gateway; gateway in prod",
  ],
  [
    "a switch that is a text",
    "dev",
    set(["tradai:network", "interfaceEndpoints"], "yes"),
    'tradai:network.interfaceEndpoints: whether AWS services are reached through interface endpoints inside the VPC; found "yes", allowed: true or false; true in prod',
  ],
  [
    "flow logs switched off",
    "dev",
    set(["tradai:network", "flowLogs"], false),
    "tradai:network.flowLogs: records of all traffic in the VPC, and how long they are kept; found false, allowed: days and inBucket",
  ],
  [
    "flow logs kept for days that CloudWatch Logs does not know",
    "dev",
    set(["tradai:network", "flowLogs", "days"], 10),
    "tradai:network.flowLogs.days: days for which the log group of the flow logs is kept; found 10, allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653; at least 90 in prod",
  ],
  [
    "flow logs in a bucket named by its name",
    "dev",
    set(["tradai:network", "flowLogs", "inBucket"], "tradai-logs-dev"),
    'tradai:network.flowLogs.inBucket: whether the flow logs are kept in the logs bucket too; found "tradai-logs-dev", allowed: true or false; true in prod',
  ],
  [
    "a spelling mistake in the flow logs",
    "dev",
    set(["tradai:network", "flowLogs", "inbucket"], true),
    "tradai:network.flowLogs.inbucket: unknown key; did you mean inBucket? allowed: days, inBucket",
  ],
  [
    "a firewall that is neither on nor off",
    "dev",
    set(["tradai:network", "dnsFirewall", "on"], "alert"),
    'tradai:network.dnsFirewall.on: whether the VPC resolves the listed domains only; every other name is refused; found "alert", allowed: true or false; true in prod',
  ],
  [
    "a spelling mistake in the firewall",
    "dev",
    set(["tradai:network", "dnsFirewall", "domain"], []),
    "tradai:network.dnsFirewall.domain: unknown key; did you mean domains? allowed: on, domains",
  ],
  [
    "a firewall that resolves no exchange",
    "staging",
    set(["tradai:network", "dnsFirewall", "domains"], []),
    "tradai:network.dnsFirewall.domains: domains that the VPC resolves besides AWS's and the environment's own, such as the exchanges'; they are reached on port 443 alone; found [], allowed: at least one domain where the firewall is on",
  ],
  [
    "domains as one text",
    "staging",
    set(["tradai:network", "dnsFirewall", "domains"], "api.kraken.com"),
    'tradai:network.dnsFirewall.domains: domains that the VPC resolves besides AWS\'s and the environment\'s own, such as the exchanges\'; they are reached on port 443 alone; found "api.kraken.com", allowed: domain names in lower case, or "*." and one for every name below it; at least one where the firewall is on',
  ],
  ...["https://api.kraken.com", "Api.Kraken.com", "kraken", "*", "api.*.com", "api.kraken.com."].map(
    (domain): Mistake => [
      `${domain} as a domain`,
      "staging",
      set(["tradai:network", "dnsFirewall", "domains"], ["*.binance.com", domain]),
      `tradai:network.dnsFirewall.domains[1]: one domain that the VPC resolves besides AWS's and the environment's own; found "${domain}", allowed: a domain name in lower case, or "*." and one for every name below it`,
    ],
  ),
  [
    "the same domain twice",
    "staging",
    set(["tradai:network", "dnsFirewall", "domains"], ["api.kraken.com", "api.kraken.com"]),
    "tradai:network.dnsFirewall.domains[1]: one domain that the VPC resolves besides AWS's and the environment's own; found \"api.kraken.com\", allowed: each value once; this one is also at [0]",
  ],
];

describe("a mistake in the settings of the network", () => {
  tellsOfEach(mistakes);

  it("is seen in a firewall that is off and knows no domain", () => {
    const off = set(["tradai:network", "dnsFirewall"], { on: false, domains: [] });
    assert.deepEqual(linesFor("staging", { staging: off }), []);
  });

  it("is seen in a domain, or in all the names below one", () => {
    const domains = set(["tradai:network", "dnsFirewall", "domains"], ["api.kraken.com", "*.binance.com"]);
    assert.deepEqual(linesFor("staging", { staging: domains }), []);
  });
});
