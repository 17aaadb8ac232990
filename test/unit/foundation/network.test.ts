import assert from "node:assert/strict";
import { aclFacts, subnetFacts, vpcCidr } from "../../facts/foundation";
import { logicalName } from "./aws";
import { describeFoundationLayer } from "./layer";

const subnetType = "aws:ec2/subnet:Subnet";
const tiers = ["public", "private", "database"] as const;

function whatOf({ protocol, fromPort, toPort }: Readonly<Record<string, unknown>>): string {
  return `${String(protocol)} ${String(fromPort)}-${String(toPort)}`;
}

describeFoundationLayer("network", ({ environment, facts, ofType, made }) => {
  it("has another address range, or no DNS names for the endpoints to answer under", () => {
    const [vpc, ...others] = ofType("aws:ec2/vpc:Vpc");
    assert.deepEqual(others, []);
    assert.equal(vpc?.inputs.cidrBlock, vpcCidr);
    assert.equal(vpc.inputs.enableDnsSupport, true);
    assert.equal(vpc.inputs.enableDnsHostnames, true);
    assert.equal((vpc.inputs.tags as { Name: string }).Name, `tradai-${environment}`);
    assert.equal(vpc.protect, facts.protected);
  });

  it("lets a resource through that names no security group, ACL or route table of its own", () => {
    const group = made("default-security-group");
    assert.deepEqual([group.inputs.ingress, group.inputs.egress], [[], []]);
    assert.equal(logicalName(group.inputs.vpcId), "vpc");
    const acl = made("default-network-acl");
    assert.deepEqual([acl.inputs.ingress, acl.inputs.egress], [[], []]);
    assert.equal(acl.inputs.defaultNetworkAclId, "acl-default");
    const table = made("default-route-table");
    assert.deepEqual(table.inputs.routes, []);
    assert.equal(table.inputs.defaultRouteTableId, "rtb-default");
  });

  it("has a subnet too many, too few, in another zone or with other addresses", () => {
    const subnets = ofType(subnetType).map(({ inputs }) => ({
      tier: (inputs.tags as { tier: string }).tier,
      zone: inputs.availabilityZone,
      cidr: inputs.cidrBlock,
    }));
    const expected = subnetFacts.map(({ tier, zone, cidr }) => ({ tier, zone, cidr }));
    const byCidr = (a: { cidr: unknown }, b: { cidr: unknown }): number =>
      String(a.cidr).localeCompare(String(b.cidr));
    assert.deepEqual(subnets.sort(byCidr), expected.sort(byCidr));
  });

  it("gives whatever starts in a subnet a public address", () => {
    for (const { name, inputs } of ofType(subnetType)) assert.equal(inputs.mapPublicIpOnLaunch, false, name);
  });

  it("leaves a subnet to the main route table, or to another tier's", () => {
    const placed = ofType("aws:ec2/routeTableAssociation:RouteTableAssociation").map(({ inputs }) => [
      logicalName(inputs.subnetId),
      logicalName(inputs.routeTableId),
    ]);
    const expected = subnetFacts.map(({ tier, letter }) => [
      `subnet-${tier}-${letter}`,
      tier === "private" ? `routes-private-${letter}` : `routes-${tier}`,
    ]);
    assert.deepEqual(placed.sort(), expected.sort());
  });

  it("routes a tier to where it must not go, the database tier above all", () => {
    const routes = ofType("aws:ec2/route:Route").map(({ inputs }) => {
      const { routeTableId, destinationCidrBlock, gatewayId, natGatewayId } = inputs;
      return `${logicalName(routeTableId)} ${String(destinationCidrBlock)} ${String(gatewayId ?? natGatewayId)}`;
    });
    const toGateways = ["a", "b"].map(
      (letter) => `routes-private-${letter} 0.0.0.0/0 id-of-nat-gateway-${letter}`,
    );
    assert.deepEqual(routes.sort(), [
      // Where there is an instance, the private default route is the updater's.
      ...(facts.natInstance ? [] : toGateways),
      "routes-public 0.0.0.0/0 id-of-internet-gateway",
    ]);
  });

  it("declares routes inside a table, where they would undo the NAT updater's", () => {
    const tables = ofType("aws:ec2/routeTable:RouteTable");
    assert.deepEqual(
      tables.map(({ name, inputs }) => [name, inputs.routes, (inputs.tags as { tier: string }).tier]),
      [
        ["routes-public", undefined, "public"],
        ["routes-private-a", undefined, "private"],
        ["routes-private-b", undefined, "private"],
        ["routes-database", undefined, "database"],
      ],
    );
  });

  for (const tier of tiers) {
    it(`opens or closes what the network ACL of the ${tier} tier should not`, () => {
      const subnets = made(`network-acl-${tier}`).inputs.subnetIds as string[];
      assert.deepEqual(subnets.map(logicalName), [`subnet-${tier}-a`, `subnet-${tier}-b`]);
      const rows = ofType("aws:ec2/networkAclRule:NetworkAclRule")
        .filter(({ inputs }) => inputs.networkAclId === `id-of-network-acl-${tier}`)
        .map(({ inputs }) => {
          assert.equal(inputs.ruleAction, "allow");
          const way = inputs.egress === true ? "out" : "in";
          return `${way} ${whatOf(inputs)} ${String(inputs.cidrBlock)}`;
        });
      const expected = aclFacts
        .filter((fact) => fact.tier === tier && (!fact.withoutDomain || facts.domain === undefined))
        .flatMap(({ way, what, blocks }) => blocks.map((block) => `${way} ${what} ${block}`));
      assert.deepEqual(rows.sort(), expected.sort());
    });
  }

  it("numbers two rows of one direction alike, so that AWS refuses the second", () => {
    const numbers = ofType("aws:ec2/networkAclRule:NetworkAclRule").map(
      ({ inputs }) => `${String(inputs.networkAclId)} ${String(inputs.egress)} ${String(inputs.ruleNumber)}`,
    );
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it("gives something else than the NAT a public address", () => {
    const addresses = ofType("aws:ec2/eip:Eip").map(({ name }) => name);
    assert.deepEqual(
      addresses.sort(),
      facts.natInstance ? ["nat-address"] : ["nat-address-a", "nat-address-b"],
    );
    const publicLaunches = ofType("aws:ec2/launchTemplate:LaunchTemplate").map(({ name }) => name);
    assert.deepEqual(publicLaunches, facts.natInstance ? ["nat"] : []);
  });
});
