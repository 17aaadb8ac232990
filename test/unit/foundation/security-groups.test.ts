import assert from "node:assert/strict";
import { allowedPairs, connectPorts, databasePort, portMap } from "../../facts/foundation";
import { logicalName } from "./aws";
import { describeFoundationLayer } from "./layer";
import type { Declared } from "./layer";

const groupType = "aws:ec2/securityGroup:SecurityGroup";
const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

const groupOf = (identifier: unknown): string => logicalName(identifier).replace(/^security-group-/, "");

/** The other side of a rule: a group, the addresses behind a gateway endpoint, or a block. */
function peerOf({ name, inputs }: Declared): string {
  const { referencedSecurityGroupId, prefixListId, cidrIpv4 } = inputs as Record<string, string | undefined>;
  const peers = [referencedSecurityGroupId, prefixListId, cidrIpv4].filter((peer) => peer !== undefined);
  assert.equal(peers.length, 1, `${name} has not one peer`);
  if (referencedSecurityGroupId !== undefined) return groupOf(referencedSecurityGroupId);
  if (prefixListId !== undefined) return prefixListId.replace("pl-of-endpoint-", "");
  return cidrIpv4 === "0.0.0.0/0" ? "internet" : (cidrIpv4 ?? "nobody");
}

/** Both ends of a rule and its port; anything but one TCP port is spelled out, and matches no documented pair. */
function pairOf(rule: Declared, from: string, to: string): string {
  const { ipProtocol, fromPort, toPort } = rule.inputs;
  const port = ipProtocol === "tcp" && fromPort === toPort ? String(fromPort) : JSON.stringify(rule.inputs);
  return `${from} > ${to} ${port}`;
}

describeFoundationLayer("security groups", ({ environment, facts, ofType }) => {
  const matrix = Object.entries(allowedPairs[environment]);
  const pairs = matrix.flatMap(([from, targets]) => targets.map((target) => `${from} > ${target}`));
  const ingress = (): string[] =>
    ofType(ingressType).map((rule) => pairOf(rule, peerOf(rule), groupOf(rule.inputs.securityGroupId)));
  const egress = (): string[] =>
    ofType(egressType).map((rule) => pairOf(rule, groupOf(rule.inputs.securityGroupId), peerOf(rule)));

  it("has a group too many, too few or by another name, or opens one inside its own declaration", () => {
    const groups = matrix.map(([group]) => group).filter((group) => group !== "private subnets");
    assert.deepEqual(
      ofType(groupType)
        .map(({ inputs }) => inputs.name)
        .sort(),
      groups.map((group) => `tradai-${group}-${environment}`).sort(),
    );
    for (const { name, inputs } of ofType(groupType)) {
      assert.deepEqual([inputs.ingress, inputs.egress], [undefined, undefined], name);
      assert.equal(logicalName(inputs.vpcId), "vpc", name);
    }
  });

  it("lets out what is not in the matrix of allowed pairs, or holds back what is", () => {
    const expected = pairs.filter((pair) => !pair.startsWith("private subnets"));
    assert.deepEqual(egress().sort(), expected.sort());
  });

  it("lets in what is not in the matrix of allowed pairs, or holds back what is", () => {
    const blocks = ["10.0.11.0/24", "10.0.12.0/24"];
    const expected = pairs
      // The internet and the services behind gateway endpoints have no group.
      .filter((pair) => !/ > (?:internet|s3|dynamodb) /.test(pair))
      .flatMap((pair) =>
        pair.startsWith("private subnets")
          ? blocks.map((block) => pair.replace("private subnets", block))
          : [pair],
      );
    assert.deepEqual(ingress().sort(), expected.sort());
  });

  it("opens a port of nobody: 8001, a range, or another than those of the port map", () => {
    const open = [...ofType(ingressType), ...ofType(egressType)].map(({ inputs }) => inputs.toPort);
    const plain = facts.domain === undefined ? [80] : [];
    const proxies = facts.consolidated ? [] : connectPorts;
    const known = new Set<unknown>([...Object.values(portMap), databasePort, 443, ...plain, ...proxies]);
    assert.deepEqual(
      open.filter((port) => !known.has(port)),
      [],
    );
  });

  it("admits addresses instead of a group, other than the private subnets at the NAT instance", () => {
    const byAddress = ofType(ingressType).filter(({ inputs }) => inputs.cidrIpv4 !== undefined);
    assert.deepEqual(
      byAddress.map(({ inputs }) => [groupOf(inputs.securityGroupId), inputs.cidrIpv4, inputs.toPort]),
      facts.natInstance
        ? [
            ["nat", "10.0.11.0/24", 443],
            ["nat", "10.0.12.0/24", 443],
          ]
        : [],
    );
    assert.deepEqual(
      ofType(ingressType).filter(({ inputs }) => "cidrIpv6" in inputs || "prefixListId" in inputs),
      [],
    );
  });

  it("lets anybody but MLflow's own group reach the database", () => {
    const sources = ingress().filter((pair) => pair.endsWith(` ${databasePort}`));
    assert.deepEqual(sources, [`${facts.consolidated ? "consolidated" : "mlflow"} > database 5432`]);
  });

  it("says nothing of what a rule is for, or says it twice differently", () => {
    const said = new Map<string, unknown>();
    for (const rule of ofType(egressType)) {
      said.set(pairOf(rule, groupOf(rule.inputs.securityGroupId), peerOf(rule)), rule.inputs.description);
    }
    for (const rule of [...ofType(ingressType), ...ofType(egressType)]) {
      assert.match(
        String(rule.inputs.description),
        /^[A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]{10,255}$/,
        rule.name,
      );
    }
    for (const rule of ofType(ingressType)) {
      const pair = pairOf(rule, peerOf(rule), groupOf(rule.inputs.securityGroupId));
      if (said.has(pair)) assert.equal(rule.inputs.description, said.get(pair), pair);
    }
  });
});
