import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { openSystem } from "./flows";
import { groupRule, referring, securityGroup } from "./network";

type Inputs = Readonly<Record<string, unknown>>;

const wayOut = "group-functions-to-group-mlflow-5000";
const wayIn = "group-mlflow-from-group-functions-5000";
const mlflow = { protocol: "tcp", fromPort: 5000, toPort: 5000, description: "To the tracking server" };
const vpcBlock = "10.0.0.0/16";

/** The open system, where what is given stands in place of its namesakes and of what is left out. */
const system = (leftOut: readonly string[], ...changed: readonly Fixture[]): readonly Fixture[] => {
  const gone = [...leftOut, ...changed.map(({ name }) => name)];
  return [...openSystem.filter(({ name }) => !gone.includes(name)), ...changed];
};
/** A group with blocks that name the groups. */
const withBlocks = (
  name: string,
  direction: "ingress" | "egress",
  blocks: readonly Inputs[],
  ...named: readonly string[]
): Fixture => {
  const group = securityGroup(name, { [direction]: blocks });
  return { ...group, references: { ...group.references, [direction]: named } };
};
/** A rule of the older kind, of the functions' way out or the server's way in. */
const older = (type: "ingress" | "egress", inputs: Inputs, peer?: string): Fixture =>
  referring(
    {
      type: "aws:ec2/securityGroupRule:SecurityGroupRule",
      name: "older",
      inputs: { type, ...mlflow, ...inputs },
    },
    {
      securityGroupId: type === "egress" ? "group-functions" : "group-mlflow",
      ...(peer !== undefined && { sourceSecurityGroupId: peer }),
    },
  );

export const compliantBlocks: readonly Example[] = [
  {
    title: "A way in whose caller is let out to everything within the VPC",
    resources: system(
      [wayOut],
      groupRule("Egress", "out", "group-functions", 5000, {
        inputs: { ipProtocol: "-1", fromPort: undefined, toPort: undefined, cidrIpv4: vpcBlock },
      }),
    ),
  },
  ...[
    { whom: "to everybody", block: "0.0.0.0/0" },
    { whom: "to a partner", block: "10.9.0.0/16" },
  ].map(({ whom, block }) => ({
    title: `A way in whose caller is let out by one rule ${whom} and within the VPC`,
    resources: system([wayOut], older("egress", { cidrBlocks: [block, vpcBlock] })),
  })),
];

const wrong = (
  title: string,
  resources: readonly Fixture[],
  resource: string,
  says: string,
): ViolatingExample => ({ title, resources, resource, says });

export const violatingBlocks: readonly ViolatingExample[] = [
  wrong(
    "A block for a port on which nobody answers",
    system([], withBlocks("group-mlflow", "ingress", [{ ...mlflow, toPort: 5001, cidrBlocks: [vpcBlock] }])),
    "group-mlflow",
    "group-mlflow admits tcp 5000-5001, but its members answer on 5000",
  ),
  wrong(
    "A way in as a block, whose caller is let out nowhere",
    system(
      [wayOut, wayIn],
      withBlocks("group-mlflow", "ingress", [{ ...mlflow, securityGroups: [UNKNOWN] }], "group-functions"),
    ),
    "group-mlflow",
    "group-mlflow admits tcp 5000 from group-functions, which may not send it",
  ),
  wrong(
    "A way in by a rule of the older kind, whose caller is let out nowhere",
    system([wayOut, wayIn], older("ingress", {}, "group-functions")),
    "older",
    "group-mlflow admits tcp 5000 from group-functions, which may not send it",
  ),
  wrong(
    "A group that admits its own members, which are let out nowhere",
    system([], withBlocks("group-mlflow", "ingress", [{ ...mlflow, self: true }])),
    "group-mlflow",
    "group-mlflow admits tcp 5000 from group-mlflow, which may not send it",
  ),
];

export const undecidedBlocks: readonly UndecidedExample[] = [
  {
    title: "A way in, while two blocks of its caller each name a group that only the update tells",
    resources: system(
      [wayOut],
      withBlocks(
        "group-functions",
        "egress",
        [
          { ...mlflow, securityGroups: [UNKNOWN] },
          { ...mlflow, fromPort: 5432, toPort: 5432, securityGroups: [UNKNOWN] },
        ],
        ...["group-mlflow", "group-database"],
      ),
    ),
    resource: wayIn,
    says: "`the other side of group-functions` is known only after the update",
  },
  {
    title: "A way in whose caller is let out by address, to a group in a VPC of another stack",
    resources: system(
      [wayOut],
      { ...securityGroup("group-mlflow", { vpcId: "vpc-0" }), references: {} },
      groupRule("Egress", "out", "group-functions", 5000, { inputs: { cidrIpv4: vpcBlock } }),
    ),
    resource: wayIn,
    says: "the addresses of group-mlflow are not declared here",
  },
];
