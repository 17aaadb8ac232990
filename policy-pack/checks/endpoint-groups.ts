import type { ResourceGraph } from "../graph/graph";
import { targetsOf } from "../graph/lists";
import type { Targets } from "../graph/lists";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable, UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Ports } from "../graph/security-groups";
import { covers, groupType, groupTypes, lets, peersOf, portsOf, rulesOf } from "../graph/security-groups";
import { vpcOf } from "../graph/subnets";
import type { Check } from "../rule";
import { endpointsOf, endpointType, kindOf } from "./endpoints";

const https: Ports = { protocol: "tcp", from: 443, to: 443 };

/** Where types whose members call AWS's services name their groups. */
const consumers: Readonly<Record<string, string>> = {
  "aws:lambda/function:Function": "vpcConfig.securityGroupIds",
  "aws:ecs/service:Service": "networkConfiguration.securityGroups",
};

/** What puts an endpoint into one more group. */
export const associationType = "aws:ec2/securityGroupAssociation:SecurityGroupAssociation";

/** The groups of an endpoint, by its own list and by associations. */
function groupsAt(graph: ResourceGraph, endpoint: Resource): Targets {
  const found = [
    targetsOf(graph, endpoint, "securityGroupIds", groupTypes),
    ...companionsOf(graph, endpoint, associationType, "vpcEndpointId").map((each) =>
      targetsOf(graph, each, "securityGroupId", groupTypes),
    ),
  ];
  return {
    resources: found.flatMap(({ resources }) => resources),
    undeclared: found.flatMap(({ undeclared }) => undeclared),
    isComplete:
      found.every(({ isComplete }) => isComplete) &&
      !mayHaveCompanion(graph, endpoint, associationType, "vpcEndpointId"),
  };
}

/** The groups of an endpoint; throws where one is unknown or another stack's. */
export function groupsOfEndpoint(graph: ResourceGraph, endpoint: Resource): readonly Resource[] {
  const { resources, undeclared, isComplete } = groupsAt(graph, endpoint);
  if (!isComplete) {
    throw new UnknownRead(`securityGroupIds of ${endpoint.name}`);
  }
  if (undeclared.length > 0) {
    throw new Undecidable(`${undeclared.join(", ")}, a group of ${endpoint.name}, is not declared here`);
  }
  return resources;
}

/** True where the group is that of an interface endpoint: whether callers get in, `vpc-endpoints-complete` tells. */
export function isEndpointGroup(graph: ResourceGraph, group: Resource): boolean {
  return graph
    .ofType(endpointType)
    .some(
      (endpoint) => kindOf(endpoint) === "Interface" && groupsAt(graph, endpoint).resources.includes(group),
    );
}

/** The groups that are meant to reach the endpoints: those with a way out to one of them, and those of callers. */
function callersOf(graph: ResourceGraph, doors: readonly Resource[]): readonly Resource[] {
  const byRule = graph.ofType(groupType).filter((group) =>
    rulesOf(graph, group, "egress").rules.some((rule) => {
      const peers = peersOf(graph, rule).resources;
      return doors.some((door) => door !== group && peers.includes(door)) && covers(portsOf(rule), https);
    }),
  );
  const byMember = Object.entries(consumers).flatMap(([type, property]) =>
    graph.ofType(type).flatMap((each) => targetsOf(graph, each, property, groupTypes).resources),
  );
  return [...new Set([...byRule, ...byMember])];
}

/** Relation 39: who is let out to the endpoints is let in there. */
export const admitsCallers: Check = function* (endpoint, { graph, requireWhole }) {
  const vpc = kindOf(endpoint) === "Interface" ? vpcOf(graph, endpoint) : undefined;
  if (!vpc) {
    return;
  }
  const own = groupsOfEndpoint(graph, endpoint);
  if (own.length === 0) {
    requireWhole("the endpoint's group may be declared in another layer");
    yield {
      found: "the endpoint names no security group: the VPC's default one, which admits nobody, holds for it",
      expected: "a group that admits its callers on tcp 443",
      fix: "Name the group of the endpoints.",
    };
    return;
  }
  const callers = graph.remember(`callers of the endpoints of ${vpc.urn}`, () => {
    const doors = endpointsOf(graph, vpc, "Interface").flatMap((each) => groupsOfEndpoint(graph, each));
    return callersOf(graph, [...new Set(doors)]);
  });
  const open = new OpenQuestions();
  const shut = callers.filter((caller) =>
    open.ask(() => !own.some((group) => lets(graph, group, "ingress", https, caller))),
  );
  if (shut.length > 0) {
    yield {
      found: `${own.map(({ name }) => name).join(", ")} does not admit ${shut.map(({ name }) => name).join(", ")} on tcp 443`,
      expected: "an ingress rule on tcp 443 from every group that calls the endpoint",
      fix: "Add the ingress rule on the endpoint's group.",
    };
  } else {
    open.settle();
  }
};
