import { portOf } from "../graph/databases";
import { targetsOf } from "../graph/lists";
import { referrersOf } from "../graph/mentions";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Direction, GroupRule, Ports } from "../graph/security-groups";
import {
  covers,
  defaultGroupType,
  groupTypes,
  lets,
  peersOf,
  portsOf,
  ruleHolders,
  rulesHeldBy,
  rulesOf,
  showPorts,
} from "../graph/security-groups";
import type { Check, RuleContext, Violation } from "../rule";
import { isEndpointGroup } from "./endpoint-groups";

const https: Ports = { protocol: "tcp", from: 443, to: 443 };

/** Relation 40: a flow between two groups is let out of the one and into the other. */
export const bothSides: Check = function* (holder, context) {
  for (const rule of rulesHeldBy(context.graph, holder)) {
    yield* oneSided(rule, context);
  }
};

function* oneSided(rule: GroupRule, { graph }: RuleContext): Iterable<Violation> {
  const { resources, isComplete } = peersOf(graph, rule);
  const { group, direction } = rule;
  if (!isComplete || group.kind === "unknown") {
    throw new UnknownRead(`a side of ${rule.holder.name}`);
  }
  if (group.kind !== "resource") {
    return;
  }
  const own = group.resource;
  const other: Direction = direction === "ingress" ? "egress" : "ingress";
  for (const peer of resources) {
    const ports = portsOf(rule);
    // Whether endpoints admit their callers is asked of every endpoint, of callers without rules too.
    const isEndpoints = direction === "egress" && covers(ports, https) && isEndpointGroup(graph, peer);
    // The rule for the internet lets out to the peer too, until somebody narrows it.
    // Stryker disable next-line StringLiteral: the type admits these two words alone
    const through = direction === "ingress" ? "a rule of its own" : "any rule";
    if (!isEndpoints && !lets(graph, peer, other, ports, own, through)) {
      yield {
        found:
          direction === "egress"
            ? `${own.name} may send ${showPorts(ports)} to ${peer.name}, which does not admit it`
            : `${own.name} admits ${showPorts(ports)} from ${peer.name}, which may not send it`,
        expected: `a rule on both sides of the flow: ${other} of ${peer.name} too`,
        fix: `Add the ${other} rule of ${peer.name}, or remove this one.`,
      };
    }
  }
}

/** A database that no group reaches on its port serves nobody. */
export const databaseReached: Check = function* (database, { graph, requireWhole }) {
  const groups = targetsOf(graph, database, "vpcSecurityGroupIds", groupTypes);
  if (!groups.isComplete) {
    throw new UnknownRead("vpcSecurityGroupIds");
  }
  if (groups.undeclared.length > 0) {
    requireWhole("the database's group may be declared in another layer");
    throw new Undecidable(`${groups.undeclared.join(", ")} is not declared here`);
  }
  const port = portOf(database);
  const wanted: Ports = { protocol: "tcp", from: port, to: port };
  const sides = groups.resources.map((group) => rulesOf(graph, group, "ingress"));
  if (sides.some(({ rules }) => rules.some((rule) => covers(portsOf(rule), wanted)))) {
    return;
  }
  if (sides.some(({ isComplete }) => !isComplete)) {
    throw new Undecidable("the rules of the database's group are not all known");
  }
  requireWhole("rules of the database's group may be declared in another layer");
  yield {
    found: `nobody is admitted to the database on tcp ${port}`,
    expected: "an ingress rule on its port from the group of each service that asks it",
    fix: "Admit the group of the service that asks the database.",
  };
};

/** Relation 37: a group stands for something, or another group speaks of it. */
export const groupUsed: Check = function* (group, { graph, requireWhole }) {
  if (group.type === defaultGroupType) {
    return;
  }
  const isMember =
    referrersOf(graph, group).some(({ type }) => !ruleHolders.includes(type)) ||
    graph.resources.some((each) => !ruleHolders.includes(each.type) && each.dependencies.includes(group));
  if (isMember || graph.ofType(...ruleHolders).some((holder) => isNamedBy(holder))) {
    return;
  }
  requireWhole("what stands in the group may be declared in another layer");
  if (graph.ofType(...ruleHolders).some(peersUnread)) {
    throw new Undecidable("a rule that may name the group is not known yet");
  }
  yield {
    found: "nothing stands in the group, and no rule of another group names it",
    expected: "members, or no group",
    fix: "Put the group's members into it, or remove the group.",
  };

  function isNamedBy(holder: Resource): boolean {
    return rulesHeldBy(graph, holder).some(
      (rule) => rule.group.resource !== group && peersOf(graph, rule).resources.includes(group),
    );
  }

  function peersUnread(holder: Resource): boolean {
    return rulesHeldBy(graph, holder).some((rule) => !peersOf(graph, rule).isComplete);
  }
};
