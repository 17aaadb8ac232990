import assert from "node:assert/strict";
import { logicalName } from "./aws";
import { describeFoundationLayer } from "./layer";

const prefix = "aws:route53/resolverFirewall";

describeFoundationLayer("DNS firewall", ({ environment, facts, registered, made }) => {
  if (!facts.dnsFirewall) {
    it("pays for a firewall that the environment's switch turns off", () => {
      assert.deepEqual(
        registered().filter(({ type }) => type.startsWith(prefix)),
        [],
      );
    });
    return;
  }

  it("resolves names beyond AWS's own, the system's and those of the configured exchanges", () => {
    const { domains } = made("dns-firewall-allowed").inputs;
    assert.deepEqual((domains as string[]).toSorted(), [
      "*.amazonaws.com.",
      "*.amazoncognito.com.",
      "*.compute.internal.",
      "*.exchange.example.com.",
      `*.tradai-${environment}.local.`,
      `${facts.domain}.`,
    ]);
    assert.deepEqual(made("dns-firewall-others").inputs.domains, ["*."]);
  });

  it("resolves everything, because the list does not come first or the rest is not blocked", () => {
    const allow = made("dns-firewall-allow").inputs;
    const block = made("dns-firewall-block").inputs;
    assert.deepEqual([allow.action, allow.firewallDomainListId], ["ALLOW", "id-of-dns-firewall-allowed"]);
    assert.deepEqual([block.action, block.firewallDomainListId], ["BLOCK", "id-of-dns-firewall-others"]);
    assert.ok(Number(allow.priority) < Number(block.priority));
    const groups = new Set([allow.firewallRuleGroupId, block.firewallRuleGroupId]);
    assert.deepEqual([...groups], ["id-of-dns-firewall"]);
  });

  it("is associated with no network, or opens when it fails", () => {
    const association = made("dns-firewall-association").inputs;
    assert.equal(logicalName(association.vpcId), "vpc");
    assert.equal(association.firewallRuleGroupId, "id-of-dns-firewall");
    const config = made("dns-firewall-config").inputs;
    assert.equal(logicalName(config.resourceId), "vpc");
    assert.equal(config.firewallFailOpen, "DISABLED");
  });

  it("blocks every name for as long as its list of exceptions is not there", () => {
    const { waitsFor } = made("dns-firewall-association");
    assert.ok(waitsFor.includes("dns-firewall-block"));
    assert.ok(waitsFor.includes("dns-firewall-allow"));
  });
});
