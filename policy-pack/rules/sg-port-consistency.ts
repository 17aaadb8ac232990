import { balancerReachesHost, balancerReachesService, onePort } from "../checks/balancer-path";
import { bothSides, databaseReached, groupUsed } from "../checks/group-flows";
import { natAdmits } from "../checks/nat-ingress";
import { scalingGroupType } from "../checks/nat-role";
import { ofType } from "../checks/of-type";
import { proxyAdmitted } from "../checks/proxy-ports";
import { servedIn } from "../checks/served-ports";
import { compliantPaths, undecidedPaths, violatingPaths } from "../examples/balancer-path";
import { compliantBlocks, undecidedBlocks, violatingBlocks } from "../examples/flow-blocks";
import { compliantDockerPorts, violatingDockerPorts } from "../examples/docker-ports";
import { compliantSides, undecidedSides, violatingSides } from "../examples/flow-sides";
import { compliantFlows, violatingFlows } from "../examples/flows";
import { admittedByNat, refusedByNat, undecidedByNat } from "../examples/nat-ingress";
import { compliantProxies, undecidedProxies, violatingProxies } from "../examples/proxies";
import { compliantServed, undecidedServed, violatingServed } from "../examples/served-ports";
import { databaseTypes } from "../graph/databases";
import { serviceType } from "../graph/ecs";
import { UnknownRead } from "../graph/reader";
import { groupTypes, portsOf, ruleHolders, rulesHeldBy, showPorts } from "../graph/security-groups";
import type { Check, Rule } from "../rule";

/** A port is open because somebody answers there. */
const answered: Check = function* (holder, context) {
  for (const rule of rulesHeldBy(context.graph, holder).filter(({ direction }) => direction === "ingress")) {
    if (rule.group.kind === "unknown") {
      throw new UnknownRead("securityGroupId");
    }
    if (rule.group.kind !== "resource") {
      continue;
    }
    const { protocol, from, to } = portsOf(rule);
    if (protocol === "icmp" || protocol === "icmpv6") {
      continue;
    }
    const served = servedIn(rule.group.resource, context);
    if (served === "any") {
      continue;
    }
    const used = served.filter((port) => port >= from && port <= to);
    if (protocol !== "tcp" || used.length < to - from + 1) {
      yield {
        found: `${rule.group.resource.name} admits ${showPorts({ protocol, from, to })}, but its members answer on ${served.join(", ") || "no port"}`,
        expected: "the ports of its listeners, containers, databases or endpoints, and no others",
        fix: "Take the port from the map that containers and target groups use too.",
      };
    }
  }
};

const rule: Rule = {
  name: "sg-port-consistency",
  title: "Open ports are those on which somebody answers",
  description:
    "Every flow between groups is let out of the one and into the other on a port on which somebody answers, every database is reached by somebody, every load balancer reaches its targets on the port of their containers, and every group stands for something.",
  rationale:
    "A port that is open on one side alone makes a service hang, and one on which nobody answers waits for whoever comes first; both come of numbers that were typed twice.",
  remediation: "Make the rules of both sides from one table of flows and ports.",
  severity: "high",
  kind: "stack",
  catalogue: { securityHub: ["EC2.22"], checkov: ["CKV2_AWS_5"] },
  relations: [37, 40],
  findings: [
    ...["TRADAI-H-16", "TRADAI-H-24", "TRADAI-H-27", "TRADAI-S-35", "TRADAI-S-36"],
    ...["EDGAR-29", "EDGAR-38", "EDGAR-41", "EDGAR-59", "USDCOP-01", "USDCOP-11", "USDCOP-18", "USDCOP-35"],
  ],
  types: [...ruleHolders, ...databaseTypes, serviceType, scalingGroupType],
  checks: [
    ofType(ruleHolders, bothSides),
    ofType(ruleHolders, answered),
    ofType(databaseTypes, databaseReached),
    ofType(groupTypes, groupUsed),
    ofType([serviceType], balancerReachesService),
    ofType([scalingGroupType], balancerReachesHost),
    ofType([scalingGroupType], natAdmits),
    ofType([serviceType], onePort),
    ofType([serviceType], proxyAdmitted),
  ],
  examples: {
    compliant: [
      ...compliantFlows,
      ...compliantSides,
      ...compliantBlocks,
      ...compliantPaths,
      ...admittedByNat,
      ...compliantServed,
      ...compliantDockerPorts,
      ...compliantProxies,
    ],
    violating: [
      ...violatingFlows,
      ...violatingSides,
      ...violatingBlocks,
      ...violatingPaths,
      ...refusedByNat,
      ...violatingServed,
      ...violatingDockerPorts,
      ...violatingProxies,
    ],
    undecided: [
      ...undecidedSides,
      ...undecidedBlocks,
      ...undecidedPaths,
      ...undecidedByNat,
      ...undecidedServed,
      ...undecidedProxies,
    ],
  },
};

export default rule;
