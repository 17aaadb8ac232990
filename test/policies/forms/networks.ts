import { UNKNOWN } from "../../../policy-pack/graph/values";
import type { Inputs, Transformation } from "./transformation";
import { blockOf, given, joined, listOf, separated, without } from "./transformation";

const groups = ["aws:ec2/securityGroup:SecurityGroup"];
const oldRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
const tables = ["aws:ec2/routeTable:RouteTable"];
const route = "aws:ec2/route:Route";
const acls = ["aws:ec2/networkAcl:NetworkAcl"];
const aclRule = "aws:ec2/networkAclRule:NetworkAclRule";
const aclAssociation = "aws:ec2/networkAclAssociation:NetworkAclAssociation";

const directions = [
  { direction: "ingress", newRule: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" },
  { direction: "egress", newRule: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" },
] as const;

/** One separate rule for each peer of a block. */
function peers(block: Inputs, names: Readonly<Record<string, string>>): Inputs[] {
  return Object.entries(names).flatMap(([list, single]) =>
    listOf(block[list]).map((peer) => ({ [single]: peer })),
  );
}

function oldRules(direction: string, block: Inputs): Inputs[] {
  const { securityGroups, ...others } = block;
  const base = { type: direction, ...others };
  const named = listOf(securityGroups).map((sourceSecurityGroupId) => ({
    ...without(base, "cidrBlocks", "ipv6CidrBlocks"),
    sourceSecurityGroupId,
  }));
  return block.cidrBlocks === undefined && block.ipv6CidrBlocks === undefined && named.length > 0
    ? named
    : [base, ...named];
}

/** Ports have no meaning where every protocol is let through; the new rules refuse them there. */
function newRules({ protocol, fromPort, toPort, description, ...block }: Inputs): Inputs[] {
  const ports = protocol === "-1" || protocol === "all" ? {} : { fromPort, toPort };
  const base = given({ ipProtocol: protocol, description, ...ports });
  return peers(block, {
    cidrBlocks: "cidrIpv4",
    ipv6CidrBlocks: "cidrIpv6",
    securityGroups: "referencedSecurityGroupId",
    prefixListIds: "prefixListId",
  }).map((peer) => ({ ...base, ...peer }));
}

function blockOfOld(direction: string, rules: readonly Inputs[]): unknown {
  return rules.every(({ type, prefixListIds }) => type === direction && prefixListIds === undefined)
    ? rules.map(({ sourceSecurityGroupId, ...rule }) =>
        given({
          ...without(rule, "type"),
          securityGroups: sourceSecurityGroupId === undefined ? undefined : [sourceSecurityGroupId],
        }),
      )
    : undefined;
}

function blockOfNew({ ipProtocol, cidrIpv4, cidrIpv6, ...others }: Inputs): Inputs {
  const { referencedSecurityGroupId, prefixListId, ...rule } = others;
  const list = (value: unknown): unknown => (value === undefined ? undefined : [value]);
  return given({
    fromPort: 0,
    toPort: 0,
    ...rule,
    protocol: ipProtocol,
    cidrBlocks: list(cidrIpv4),
    ipv6CidrBlocks: list(cidrIpv6),
    securityGroups: list(referencedSecurityGroupId),
    prefixListIds: list(prefixListId),
  });
}

/** Unknown ids in several blocks of one property cannot be told apart: the groups have theirs already. */
function withIds(transformation: Transformation): Transformation {
  return {
    ...transformation,
    prepare: (resources) =>
      resources.map((each) => {
        const inputs = Object.entries(each.inputs).map(([key, value]): [string, unknown] => {
          const [source, second] = each.references?.[key] ?? [];
          const isGroup = resources.some(({ type, name }) => name === source && groups.includes(type));
          return [
            key,
            typeof value === "symbol" && isGroup && second === undefined ? `sg-${source ?? ""}` : value,
          ];
        });
        return {
          ...each,
          inputs: Object.fromEntries(inputs),
          ...(groups.includes(each.type) && { outputs: { ...each.outputs, id: `sg-${each.name}` } }),
        };
      }),
  };
}

const groupTransformations = directions.flatMap(({ direction, newRule }): readonly Transformation[] =>
  [
    separated({
      concern: `${direction} of groups`,
      title: `\`${direction}\` of a security group as SecurityGroupRule`,
      parents: groups,
      property: direction,
      link: "securityGroupId",
      parts: (value) =>
        listOf(value).flatMap((each) =>
          oldRules(direction, blockOf(each)).map((inputs) => ({ type: oldRule, inputs })),
        ),
    }),
    separated({
      concern: `${direction} of groups`,
      title: `\`${direction}\` of a security group as rules of \`aws.vpc\``,
      parents: groups,
      property: direction,
      link: "securityGroupId",
      parts: (value, { name }) =>
        listOf(value).flatMap((each) => [
          ...newRules(blockOf(each)).map((inputs) => ({ type: newRule, inputs })),
          ...(blockOf(each).self === true
            ? newRules({
                ...blockOf(each),
                securityGroups: [UNKNOWN],
                cidrBlocks: [],
                ipv6CidrBlocks: [],
              }).map((inputs) => ({
                type: newRule,
                inputs,
                references: { referencedSecurityGroupId: [name] },
              }))
            : []),
        ]),
    }),
    joined({
      concern: `${direction} of groups`,
      title: `SecurityGroupRule as \`${direction}\` of its group`,
      parents: groups,
      companion: oldRule,
      link: "securityGroupId",
      property: direction,
      value: (rules) => blockOfOld(direction, rules),
    }),
    joined({
      concern: `${direction} of groups`,
      title: `${newRule} as \`${direction}\` of its group`,
      parents: groups,
      companion: newRule,
      link: "securityGroupId",
      property: direction,
      value: (rules) => rules.map(blockOfNew),
    }),
  ].map(withIds),
);

const rowToSeparate = (egress: boolean, { ruleNo, action, ...row }: Inputs): Inputs =>
  given({ ...row, egress, ruleNumber: ruleNo, ruleAction: action });

const aclTransformations = directions.flatMap(({ direction }): readonly Transformation[] => [
  separated({
    concern: `${direction} of ACLs`,
    title: `\`${direction}\` of a network ACL as NetworkAclRule`,
    parents: acls,
    property: direction,
    link: "networkAclId",
    parts: (value) =>
      listOf(value).map((each) => ({
        type: aclRule,
        inputs: rowToSeparate(direction === "egress", blockOf(each)),
      })),
  }),
  joined({
    concern: `${direction} of ACLs`,
    title: `NetworkAclRule as \`${direction}\` of its ACL`,
    parents: acls,
    companion: aclRule,
    link: "networkAclId",
    property: direction,
    value: (rows) =>
      rows.every(({ egress }) => (egress === true) === (direction === "egress"))
        ? rows.map(({ ruleNumber, ruleAction, ...row }) =>
            given({ ...without(row, "egress"), ruleNo: ruleNumber, action: ruleAction }),
          )
        : undefined,
  }),
]);

/** Rules, routes and rows inside what they belong to and in resources of their own. */
export const networkTransformations: readonly Transformation[] = [
  ...groupTransformations,
  ...aclTransformations,
  separated({
    concern: "subnets of ACLs",
    title: "`subnetIds` of a network ACL as NetworkAclAssociation",
    parents: acls,
    property: "subnetIds",
    link: "networkAclId",
    parts: (value, { references }) =>
      listOf(value).map((subnetId, index) => ({
        type: aclAssociation,
        inputs: { subnetId },
        references: { subnetId: (references?.subnetIds ?? []).slice(index, index + 1) },
      })),
  }),
  joined({
    concern: "subnets of ACLs",
    title: "NetworkAclAssociation as `subnetIds` of its ACL",
    parents: acls,
    companion: aclAssociation,
    link: "networkAclId",
    property: "subnetIds",
    value: (associations) => associations.map(({ subnetId }) => subnetId),
  }),
  separated({
    concern: "routes",
    title: "`routes` of a route table as Route",
    parents: tables,
    property: "routes",
    link: "routeTableId",
    parts: (value) =>
      listOf(value).map((each) => {
        const { cidrBlock, ipv6CidrBlock, ...others } = blockOf(each);
        return {
          type: route,
          inputs: given({
            ...others,
            destinationCidrBlock: cidrBlock,
            destinationIpv6CidrBlock: ipv6CidrBlock,
          }),
        };
      }),
  }),
  joined({
    concern: "routes",
    title: "Route as `routes` of its table",
    parents: tables,
    companion: route,
    link: "routeTableId",
    property: "routes",
    value: (routes) =>
      routes.map(({ destinationCidrBlock, destinationIpv6CidrBlock, ...others }) =>
        given({ ...others, cidrBlock: destinationCidrBlock, ipv6CidrBlock: destinationIpv6CidrBlock }),
      ),
  }),
];
