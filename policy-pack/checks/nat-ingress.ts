import { contains } from "../graph/address-blocks";
import { referrersOf } from "../graph/mentions";
import { UnknownRead } from "../graph/reader";
import type { Ports } from "../graph/security-groups";
import { addressesOf, covers, groupTypes, portsOf, rulesOf } from "../graph/security-groups";
import { blockOf, subnetsOfTier, vpcOf } from "../graph/subnets";
import type { Check } from "../rule";
import { templateOf, whyNoNat } from "./nat-role";

const https: Ports = { protocol: "tcp", from: 443, to: 443 };

/** Relation 41: a NAT instance takes in what the private subnets send through it. */
export const natAdmits: Check = function* (scalingGroup, context) {
  const { graph } = context;
  const template = templateOf(graph, scalingGroup);
  if (!template || whyNoNat(template, context) !== undefined) {
    return;
  }
  const groups = graph.ofType(...groupTypes).filter((group) => referrersOf(graph, group).includes(template));
  const [vpc] = groups.map((group) => vpcOf(graph, group));
  const sides = groups.map((group) => rulesOf(graph, group, "ingress"));
  const admitted = sides
    .flatMap(({ rules }) => rules)
    .filter((rule) => covers(portsOf(rule), https))
    .flatMap(addressesOf);
  const senders = vpc ? subnetsOfTier(graph, vpc, "private").map(blockOf) : [];
  const shut = senders.filter((sender) => !admitted.some((each) => contains(each, sender)));
  if (shut.length === 0) {
    return;
  }
  if (sides.some(({ isComplete }) => !isComplete)) {
    throw new UnknownRead("securityGroupId of an ingress rule");
  }
  context.requireWhole("rules of the NAT's group may be declared in another layer");
  yield {
    found: `${groups.map(({ name }) => name).join(", ")} does not admit ${shut.join(", ")} on tcp 443: the NAT drops what these subnets send`,
    expected: "an ingress rule on tcp 443 from the block of every private subnet",
    fix: "Admit the private subnets to the NAT's group.",
  };
};
