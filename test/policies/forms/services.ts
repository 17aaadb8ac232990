import type { Fixture } from "../../../policy-pack/rule";
import type { Inputs, Transformation } from "./transformation";
import { blockOf, given, joined, listOf, separated } from "./transformation";

const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const scalingGroup = "aws:autoscaling/group:Group";
const attachment = "aws:autoscaling/attachment:Attachment";
const trafficAttachment = "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment";
const hook = "aws:autoscaling/lifecycleHook:LifecycleHook";
const webAcl = "aws:wafv2/webAcl:WebAcl";
const webAclRule = "aws:wafv2/webAclRule:WebAclRule";

/** A list of a parent, each item of which may be a resource of its own that names it. */
function listed(
  parent: string,
  property: string,
  type: string,
  link: string,
  item: string,
): Transformation[] {
  return [
    separated({
      concern: type,
      title: `\`${property}\` of ${parent} as ${type}`,
      parents: [parent],
      property,
      link,
      parts: (value, { references = {} }) =>
        listOf(value).map((each, index) => ({
          type,
          inputs: { [item]: each },
          references: { [item]: (references[property] ?? []).slice(index, index + 1) },
        })),
    }),
    joined({
      concern: type,
      title: `${type} as \`${property}\` of ${parent}`,
      parents: [parent],
      companion: type,
      link,
      property,
      value: (parts) => known(parts.map((inputs) => inputs[item])),
    }),
  ];
}

/**
 * A list in which known values stand beside unknown ones does not tell which resource is which, as its parts do. Any
 * symbol is an unknown value in an example.
 */
function known(items: readonly unknown[]): readonly unknown[] | undefined {
  const unknown = items.filter((each) => typeof each === "symbol");
  return unknown.length === 0 || unknown.length === items.length ? items : undefined;
}

/** A launch hook beside its group is made after the first instance: that is no other form of one in the group. */
const isOfEnds = (hooks: readonly unknown[]): boolean =>
  hooks.every((each) => blockOf(each).lifecycleTransition === "autoscaling:EC2_INSTANCE_TERMINATING");

/** A value of AWS's own interface: the names of its properties begin with capital letters. */
function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(capitalised);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, each]) => [
          (key.charAt(0).toUpperCase() + key.slice(1))
            .replace("IpConfig", "IPConfig")
            .replace("IpSet", "IPSet")
            .replace(/^Arn$/, "ARN"),
          capitalised(each),
        ]),
      )
    : value;
}

const isKnown = (value: unknown): boolean =>
  JSON.stringify([value]) ===
  JSON.stringify([value], (_, each: unknown) => (typeof each === "symbol" ? "?" : each));

/** A listener or rule that forwards to one group may name it in either of two places. */
const forwards: Transformation = {
  concern: "forward",
  title: "`targetGroupArn` of an action as `forward`",
  apply: (resources) => {
    const property = ({ type }: Fixture): string =>
      type.endsWith("Listener") ? "defaultActions" : "actions";
    const hasOne = (each: Fixture): boolean =>
      each.type.startsWith("aws:lb/listener") &&
      listOf(each.inputs[property(each)]).some((action) => blockOf(action).targetGroupArn !== undefined);
    return resources.some(hasOne)
      ? resources.map((each) =>
          hasOne(each)
            ? {
                ...each,
                inputs: {
                  ...each.inputs,
                  [property(each)]: listOf(each.inputs[property(each)]).map((action) => {
                    const { targetGroupArn, ...others } = blockOf(action);
                    return targetGroupArn === undefined
                      ? others
                      : { ...others, forward: { targetGroups: [{ arn: targetGroupArn }] } };
                  }),
                },
              }
            : each,
        )
      : undefined;
  },
};

/** The rules of a firewall as the text that AWS's own interface takes. */
const asText: Transformation = {
  concern: webAclRule,
  title: "`rules` of a WebACL as `ruleJson`",
  apply: (resources) => {
    const says = ({ type, inputs }: Fixture): boolean =>
      type === webAcl && inputs.rules !== undefined && isKnown(inputs.rules);
    const written = ({ rules, ...others }: Inputs): Inputs =>
      given({ ...others, ruleJson: JSON.stringify(capitalised(rules)) });
    return resources.some(says)
      ? resources.map((each) => (says(each) ? { ...each, inputs: written(each.inputs) } : each))
      : undefined;
  },
};

/** Traffic, hooks, endpoints and the rules of firewalls in either form. */
export const serviceTransformations: readonly Transformation[] = [
  ...listed(scalingGroup, "targetGroupArns", attachment, "autoscalingGroupName", "lbTargetGroupArn"),
  separated({
    concern: attachment,
    title: "`targetGroupArns` of a scaling group as TrafficSourceAttachment",
    parents: [scalingGroup],
    property: "targetGroupArns",
    link: "autoscalingGroupName",
    parts: (value, { references = {} }) =>
      listOf(value).map((identifier, index) => ({
        type: trafficAttachment,
        inputs: { trafficSource: { identifier, type: "elbv2" } },
        references: { trafficSource: (references.targetGroupArns ?? []).slice(index, index + 1) },
      })),
  }),
  joined({
    concern: attachment,
    title: "Attachment as `trafficSources` of its scaling group",
    parents: [scalingGroup],
    companion: attachment,
    link: "autoscalingGroupName",
    property: "trafficSources",
    value: (parts) => parts.map(({ lbTargetGroupArn }) => ({ identifier: lbTargetGroupArn, type: "elbv2" })),
  }),
  separated({
    concern: hook,
    title: "`initialLifecycleHooks` at the end of an instance as LifecycleHook",
    parents: [scalingGroup],
    property: "initialLifecycleHooks",
    link: "autoscalingGroupName",
    accepts: (value) => isOfEnds(listOf(value)),
    parts: (value) => listOf(value).map((each) => ({ type: hook, inputs: blockOf(each) })),
  }),
  joined({
    concern: hook,
    title: "LifecycleHook as `initialLifecycleHooks` of its scaling group",
    parents: [scalingGroup],
    companion: hook,
    link: "autoscalingGroupName",
    property: "initialLifecycleHooks",
    value: (hooks) => (isOfEnds(hooks) ? hooks : undefined),
  }),
  ...listed(
    endpoint,
    "routeTableIds",
    "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
    "vpcEndpointId",
    "routeTableId",
  ),
  ...listed(
    endpoint,
    "subnetIds",
    "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
    "vpcEndpointId",
    "subnetId",
  ),
  ...listed(
    endpoint,
    "securityGroupIds",
    "aws:ec2/securityGroupAssociation:SecurityGroupAssociation",
    "vpcEndpointId",
    "securityGroupId",
  ),
  separated({
    concern: "names of endpoints",
    title: "`privateDnsEnabled` of an endpoint as EndpointPrivateDns",
    parents: [endpoint],
    property: "privateDnsEnabled",
    link: "vpcEndpointId",
    parts: (privateDnsEnabled) => [
      { type: "aws:vpc/endpointPrivateDns:EndpointPrivateDns", inputs: { privateDnsEnabled } },
    ],
  }),
  separated({
    concern: webAclRule,
    title: "`rules` of a WebACL as WebAclRule",
    parents: [webAcl],
    property: "rules",
    link: "webAclArn",
    parts: (value) => listOf(value).map((each) => ({ type: webAclRule, inputs: blockOf(each) })),
  }),
  joined({
    concern: webAclRule,
    title: "WebAclRule as `rules` of its WebACL",
    parents: [webAcl],
    companion: webAclRule,
    link: "webAclArn",
    property: "rules",
    value: (acls) => acls,
  }),
  asText,
  forwards,
];
