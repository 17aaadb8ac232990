import type { ResourceGraph } from "../graph/graph";
import { targetsOf } from "../graph/lists";
import { roleOfMachine, scriptOf } from "../graph/machines";
import { UnknownRead } from "../graph/reader";
import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import { isBehindBalancer } from "../graph/scaling-groups";
import { subnetType, tierOf } from "../graph/subnets";
import { mayDo } from "../iam/role-grants";
import type { RuleContext } from "../rule";

export const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
export const scalingGroupType = "aws:autoscaling/group:Group";

/** The scaling groups that launch from a template. */
function groupsOf(graph: ResourceGraph, template: Resource): readonly Resource[] {
  return graph.ofType(scalingGroupType).filter((group) => {
    const places = [
      ["launchTemplate", "id"],
      ["launchTemplate", "name"],
      ["mixedInstancesPolicy.launchTemplate.launchTemplateSpecification", "launchTemplateId"],
      ["mixedInstancesPolicy.launchTemplate.launchTemplateSpecification", "launchTemplateName"],
    ] as const;
    return places.some(([path, key]) => {
      const target = resolve(graph, group, path, group.inputs.raw(`${path}.${key}`), [templateType]);
      return target.resource === template;
    });
  });
}

/** The template from which a scaling group launches; undefined where it is not declared here. */
export function templateOf(graph: ResourceGraph, group: Resource): Resource | undefined {
  return graph.ofType(templateType).find((template) => groupsOf(graph, template).includes(group));
}

/** Words by which a start script makes its machine forward the packets of others. */
const forwarding = /ip_forward|source-dest-check|masquerade/i;

function scriptForwards(template: Resource): boolean {
  return forwarding.test(scriptOf(template));
}

/** True where the machine may switch its own source/destination check off, which forwarding needs. */
function mayForward(template: Resource, { graph, place }: RuleContext): boolean {
  const role = roleOfMachine(graph, template);
  const prefix = `arn:aws:ec2:${String(place.region)}:${String(place.account)}`;
  return (
    role !== undefined &&
    (mayDo(graph, role, "ec2:ModifyInstanceAttribute", `${prefix}:instance/i-0123456789abcdef0`) ||
      mayDo(
        graph,
        role,
        "ec2:ModifyNetworkInterfaceAttribute",
        `${prefix}:network-interface/eni-0123456789abcdef0`,
      ))
  );
}

/**
 * Why the machines of a template are no NAT; undefined where they are: scaling groups launch them in public subnets
 * alone and behind no load balancer, and their start script or their role makes them forward. An instance says so
 * itself by `sourceDestCheck: false`.
 */
export function whyNoNat(subject: Resource, context: RuleContext): string | undefined {
  const { graph } = context;
  if (subject.inputs.flag("sourceDestCheck") === false) {
    return undefined;
  }
  if (subject.type !== templateType) {
    return "it keeps its source/destination check";
  }
  const groups = groupsOf(graph, subject);
  if (groups.length === 0) {
    return "no scaling group launches it in public subnets";
  }
  for (const group of groups) {
    const { resources, isComplete, undeclared } = targetsOf(graph, group, "vpcZoneIdentifiers", [subnetType]);
    if (!isComplete) {
      throw new UnknownRead(`vpcZoneIdentifiers of ${group.name}`);
    }
    if (undeclared.length > 0 || resources.length === 0) {
      context.requireWhole("the subnets of the scaling group may be declared in another layer");
    }
    if (resources.length === 0 || resources.some((subnet) => tierOf(graph, subnet) !== "public")) {
      return `${group.name} launches it outside the public subnets`;
    }
    if (isBehindBalancer(graph, group)) {
      return `${group.name} stands behind a load balancer`;
    }
  }
  return scriptForwards(subject) || mayForward(subject, context)
    ? undefined
    : "neither its start script nor its role makes it forward";
}

/**
 * Why a machine of a scaling group sends nobody's packets on, although its route is written: it takes a script that
 * forwards, and a role by which it switches its own source/destination check off. Undefined where it has both.
 */
export function whyNotForwarding(template: Resource, context: RuleContext): string | undefined {
  if (!scriptForwards(template)) {
    return "its start script does not forward";
  }
  return mayForward(template, context)
    ? undefined
    : "its role may not switch off its source/destination check";
}
