import { isWorld } from "../graph/address-blocks";
import { serviceType, taskType } from "../graph/ecs";
import { functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { referrersOf } from "../graph/mentions";
import { UnknownRead } from "../graph/reader";
import type { Targets } from "../graph/lists";
import { resolveAll } from "../graph/lists";
import type { Resource } from "../graph/resource";
import type { GroupRule, Ports } from "../graph/security-groups";
import { addressesOf, covers, groupTypes, peersOf, portsOf, rulesOf } from "../graph/security-groups";
import { machineType } from "../graph/state-machines";
import { vpcOf } from "../graph/subnets";
import type { Check } from "../rule";
import { servicesCalledBy, servicesCalledByTask } from "./called-services";
import { groupsOfEndpoint } from "./endpoint-groups";
import { endpointsOf, endpointType, serviceOf } from "./endpoints";
import { scalingGroupType, templateOf } from "./nat-role";

const https: Ports = { protocol: "tcp", from: 443, to: 443 };

/** What calls AWS's services from within a security group. */
export const callerTypes: readonly string[] = [functionType, serviceType, scalingGroupType, machineType];

/**
 * Whatever calls a service of AWS is let out to it by a rule that says so: to the endpoint of the service where there
 * is one, else to the internet. The rule for the internet would cover the endpoints too, until somebody narrows it.
 */
export const letOutToServices: Check = function* (subject, { graph, requireWhole }) {
  const holder = templateOf(graph, subject) ?? subject;
  const groups = graph.ofType(...groupTypes).filter((group) => referrersOf(graph, group).includes(holder));
  const [first] = groups;
  const vpc = first && vpcOf(graph, first);
  if (!vpc) {
    return;
  }
  const sides = groups.map((group) => rulesOf(graph, group, "egress"));
  const ways = sides.flatMap(({ rules }) => rules).filter((rule) => covers(portsOf(rule), https));
  const endpoints = [...endpointsOf(graph, vpc, "Gateway"), ...endpointsOf(graph, vpc, "Interface")];
  const shut = [...calledBy(graph, subject)].filter((service) => {
    const doors = endpoints.filter((each) => serviceOf(each) === service);
    return !ways.some((rule) => (doors.length > 0 ? leadsTo(graph, rule, doors) : leadsOut(rule)));
  });
  if (shut.length === 0) {
    return;
  }
  if (sides.some(({ isComplete }) => !isComplete)) {
    throw new UnknownRead("securityGroupId of an egress rule");
  }
  if (ways.some((rule) => listsOf(graph, rule).some(({ isComplete }) => !isComplete))) {
    throw new UnknownRead("the prefix list of an egress rule");
  }
  requireWhole("egress rules may be declared in another layer");
  yield {
    found: `${groups.map(({ name }) => name).join(", ")} does not let it out to ${shut.sort().join(", ")} on tcp 443`,
    expected:
      "an egress rule to the prefix list or group of each service's endpoint, and to the internet for services without one",
    fix: "Add the egress rule to the flows of the group.",
  };
};

function calledBy(graph: ResourceGraph, subject: Resource): ReadonlySet<string> {
  if (subject.type === machineType) {
    const definition = String(subject.inputs.text("definition"));
    const tasks = graph
      .ofType(taskType)
      .filter(({ inputs }) => definition.includes(`:task-definition/${String(inputs.text("family"))}`));
    return new Set(tasks.flatMap((task) => [...servicesCalledByTask(graph, task)]));
  }
  const called = servicesCalledBy(graph, subject);
  // Packages of Amazon Linux lie in S3.
  return subject.type === scalingGroupType ? new Set([...called, "s3"]) : called;
}

/** The prefix lists that a rule names: a group's own rule and SecurityGroupRule several, SecurityGroupEgressRule one. */
function listsOf(
  graph: ResourceGraph,
  { fields, holder, isBlock, direction }: GroupRule,
): readonly Targets[] {
  return ["prefixListIds", "prefixListId"].map((property) =>
    resolveAll(graph, holder, isBlock ? direction : property, fields.raw(property), [endpointType]),
  );
}

function leadsTo(graph: ResourceGraph, rule: GroupRule, doors: readonly Resource[]): boolean {
  const lists = listsOf(graph, rule);
  const peers = peersOf(graph, rule).resources;
  return doors.some(
    (door) =>
      lists.some(({ resources }) => resources.includes(door)) ||
      lists.some(({ undeclared }) => undeclared.some((id) => id === door.knownText("prefixListId"))) ||
      groupsOfEndpoint(graph, door).some((group) => peers.includes(group)),
  );
}

const leadsOut = (rule: GroupRule): boolean => addressesOf(rule).some(isWorld);
