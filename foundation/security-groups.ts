import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../shared/components";
import { byId, flowsIn, groupPurposes, groupsIn } from "../shared/inventory";
import type { Flow, GatewayService, GroupId } from "../shared/inventory";
import { subnetBlocks } from "../shared/config/subnets";
import type { Network } from "./vpc";

/** The groups that the environment has, and what is open between them. */
export interface SecurityGroups {
  readonly groups: Groups;
  /** The rules of a group: a member that is started at once waits for them. */
  readonly rulesOf: (id: GroupId) => readonly pulumi.Resource[];
}

type Groups = Readonly<Partial<Record<GroupId, aws.ec2.SecurityGroup>>>;

/** A group that every shape has, or that the caller knows to be there. */
export function groupNamed({ groups }: Pick<SecurityGroups, "groups">, id: GroupId): aws.ec2.SecurityGroup {
  const group = groups[id];
  if (group === undefined) throw new Error(`security group ${id} is not part of this environment`);
  return group;
}

type Gateways = Readonly<Record<GatewayService, aws.ec2.VpcEndpoint>>;
type Rule = Omit<aws.vpc.SecurityGroupEgressRuleArgs, "securityGroupId">;

/** What both sides of a flow say of it. */
function common(flow: Flow): Pick<Rule, "ipProtocol" | "fromPort" | "toPort" | "description"> {
  return { ipProtocol: "tcp", fromPort: flow.port, toPort: flow.port, description: flow.why };
}

/** Where a flow goes: a group, the addresses behind a gateway endpoint, or anywhere. */
function destination(flow: Flow, groups: Groups, gateways: Gateways): Partial<Rule> {
  if (flow.to === "internet") return { cidrIpv4: "0.0.0.0/0" };
  if (flow.to === "s3" || flow.to === "dynamodb") return { prefixListId: gateways[flow.to].prefixListId };
  return { referencedSecurityGroupId: groupNamed({ groups }, flow.to).id };
}

/** Where a flow comes from: a group, or the blocks of the private subnets. */
function sources(
  context: LayerContext,
  flow: Flow,
  groups: Groups,
): readonly { readonly id: string; readonly source: Partial<Rule> }[] {
  if (flow.from !== "private subnets") {
    const referencedSecurityGroupId: pulumi.Input<string> = groupNamed({ groups }, flow.from).id;
    return [{ id: flow.from, source: { referencedSecurityGroupId } }];
  }
  return subnetBlocks(context.settings)
    .filter(({ tier }) => tier === "private")
    .map(({ zone, cidr }) => ({ id: `private-${zone.slice(-1)}`, source: { cidrIpv4: cidr } }));
}

/** The rule that lets a flow out of the group it comes from. */
function createEgress(
  context: LayerContext,
  flow: Flow,
  groups: Groups,
  gateways: Gateways,
): readonly aws.vpc.SecurityGroupEgressRule[] {
  if (flow.from === "private subnets") return [];
  const name = `${flow.from}-to-${flow.to}-${flow.port}`;
  const rule = new aws.vpc.SecurityGroupEgressRule(
    `egress-${name}`,
    {
      securityGroupId: groupNamed({ groups }, flow.from).id,
      ...common(flow),
      ...destination(flow, groups, gateways),
      tags: context.tags(context.names.networkPart(name)),
    },
    context.options(),
  );
  return [rule];
}

/** The rules that let a flow into the group it goes to. */
function createIngress(
  context: LayerContext,
  flow: Flow,
  groups: Groups,
): readonly aws.vpc.SecurityGroupIngressRule[] {
  const group = flow.to in groups ? groups[flow.to as GroupId] : undefined;
  if (group === undefined) return [];
  return sources(context, flow, groups).map(({ id, source }) => {
    const name = `${flow.to}-from-${id}-${flow.port}`;
    return new aws.vpc.SecurityGroupIngressRule(
      `ingress-${name}`,
      {
        securityGroupId: group.id,
        ...common(flow),
        ...source,
        tags: context.tags(context.names.networkPart(name)),
      },
      context.options(),
    );
  });
}

/**
 * A security group for each part of the system and one rule on each side of every flow, from one table (decisions.md
 * section 5, OPEN-09). No group has a rule of its own making.
 */
export function createSecurityGroups(
  context: LayerContext,
  { vpc }: Network,
  gateways: Gateways,
): SecurityGroups {
  const { names, settings } = context;
  const rows = groupsIn(settings).map((id) => ({ id }));
  const groups: Groups = byId(rows, ({ id }) => {
    const name = names.securityGroup(id);
    return new aws.ec2.SecurityGroup(
      `security-group-${id}`,
      {
        name,
        // A changed description would replace a group that is in use: what it is for stands in the tag.
        description: name,
        vpcId: vpc.id,
        tags: { ...context.tags(name), purpose: groupPurposes[id] },
      },
      context.options(),
    );
  });
  const rules = flowsIn(settings).map((flow) => ({
    flow,
    egress: createEgress(context, flow, groups, gateways),
    ingress: createIngress(context, flow, groups),
  }));
  const rulesOf = (id: GroupId): readonly pulumi.Resource[] =>
    rules.flatMap(({ flow, egress, ingress }) => [
      ...(flow.from === id ? egress : []),
      ...(flow.to === id ? ingress : []),
    ]);
  return { groups, rulesOf };
}
