import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { inVpc, referring, vpc } from "./network";
import { acl, block, complete, defaultAcl, vpcBlock, without } from "./network-acls";

const list = (name: string, inputs: Fixture["inputs"] = {}): Fixture =>
  inVpc("aws:ec2/networkAcl:NetworkAcl", name, inputs);
const association = (name: string, inputs: Fixture["inputs"]): Fixture => ({
  type: "aws:ec2/networkAclAssociation:NetworkAclAssociation",
  name,
  inputs,
});
const associated = (subnet: string): Fixture =>
  referring(association(`association-of-${subnet}`, {}), {
    networkAclId: "network-acl-private",
    subnetId: subnet,
  });

export const compliantHolders: readonly Example[] = [
  {
    title: "Subnets that associations bind to their list",
    resources: [
      ...without("network-acl-private"),
      ...[list("network-acl-private"), associated("subnet-private-a"), associated("subnet-private-b")],
    ],
  },
  {
    title: "A subnet that an association binds to a list of another stack",
    resources: [
      ...without("network-acl-private"),
      ...[list("network-acl-private"), associated("subnet-private-a")],
      referring(association("association-elsewhere", { networkAclId: "acl-0" }), {
        subnetId: "subnet-private-b",
      }),
    ],
  },
  {
    title: "A subnet that an association binds to a list which only the update tells",
    resources: [
      ...without("network-acl-private"),
      referring(list("network-acl-private"), { subnetIds: ["subnet-private-a"] }),
      referring(association("association-open", { networkAclId: UNKNOWN }), { subnetId: "subnet-private-b" }),
    ],
  },
  {
    title: "The default network ACL that AWS made along with the VPC, by its identifier",
    resources: [
      ...without("vpc", "default-network-acl"),
      { ...vpc, outputs: { ...vpc.outputs, defaultNetworkAclId: "acl-0" } },
      { ...defaultAcl, inputs: { defaultNetworkAclId: "acl-0" }, references: {} },
    ],
  },
  {
    title: "Lists of subnets that another stack declares, and an association that is not known yet",
    resources: [
      ...complete,
      list("network-acl-elsewhere", { subnetIds: ["subnet-0"] }),
      list("network-acl-bound"),
      referring(association("association-elsewhere", { subnetId: "subnet-1" }), {
        networkAclId: "network-acl-bound",
      }),
      association("association-open", { networkAclId: "acl-0", subnetId: UNKNOWN }),
      association("association-of-another-list", { networkAclId: "acl-0", subnetId: "subnet-2" }),
    ],
  },
];

const defaultRow = block(100, [0, 65_535], vpcBlock);

/** Subnets and their lists, and the VPC's default one. */
export const violatingHolders: readonly ViolatingExample[] = [
  {
    title: "A subnet without network ACL",
    resources: [
      ...without("network-acl-private"),
      referring(list("network-acl-private"), { subnetIds: ["subnet-private-a"] }),
    ],
    resource: "subnet-private-b",
    says: "no network ACL of its own",
  },
  {
    title: "A subnet that two network ACLs name",
    resources: [
      ...[...complete, list("network-acl-second")],
      referring(association("association-of-both", {}), {
        networkAclId: "network-acl-second",
        subnetId: "subnet-private-a",
      }),
    ],
    resource: "subnet-private-a",
    says: "the subnet has 2 network ACLs",
  },
  {
    title: "A subnet that no association binds, beside one that is bound",
    resources: [
      ...without("network-acl-private"),
      ...[list("network-acl-private"), associated("subnet-private-a")],
    ],
    resource: "subnet-private-b",
    says: "no network ACL of its own",
  },
  {
    title: "A network ACL that holds for no subnet, beside an association of another one",
    resources: [
      ...[...complete, list("network-acl-forgotten")],
      association("association-elsewhere", { networkAclId: "acl-0", subnetId: "subnet-0" }),
    ],
    resource: "network-acl-forgotten",
    says: "for no subnet",
  },
  {
    title: "A network ACL with an empty list of subnets",
    resources: [...complete, list("network-acl-empty", { subnetIds: [] })],
    resource: "network-acl-empty",
    says: "for no subnet",
  },
  {
    title: "A default network ACL as AWS makes it, beside that of another VPC",
    resources: [
      ...without("default-network-acl"),
      { ...defaultAcl, inputs: { defaultNetworkAclId: "acl-0" }, references: {} },
    ],
    resource: "vpc",
    says: "lets everything pass",
  },
  ...[
    { title: "A default network ACL with a row", inputs: { ingress: [defaultRow] }, says: "1 ingress row" },
    {
      title: "A default network ACL with two rows",
      inputs: { egress: [defaultRow, defaultRow] },
      says: "2 egress rows",
    },
  ].map(({ title, inputs, says }) => ({
    title,
    resources: [
      ...without("default-network-acl"),
      { ...defaultAcl, inputs: { ...defaultAcl.inputs, ...inputs } },
    ],
    resource: "default-network-acl",
    says,
  })),
];

export const undecidedHolders: readonly UndecidedExample[] = [
  {
    title: "A subnet, while the subnets of a network ACL are not known",
    resources: [
      ...without("network-acl-private"),
      { ...acl("private", { subnetIds: UNKNOWN }), references: { vpcId: ["vpc"] } },
    ].map((each) =>
      each.name === "network-acl-private"
        ? { ...each, inputs: { ...each.inputs, subnetIds: UNKNOWN } }
        : each,
    ),
    resource: "subnet-private-b",
    says: "the subnets of a network ACL",
  },
  {
    title: "A network ACL whose subnets are not known",
    resources: [...complete, list("network-acl-open", { subnetIds: UNKNOWN })],
    resource: "network-acl-open",
    says: "`subnetIds` is known only",
  },
  {
    title: "A subnet, while the subnet of an association is not known",
    resources: [
      ...without("network-acl-private"),
      ...[list("network-acl-private"), associated("subnet-private-a")],
      association("association-open", { networkAclId: "acl-0", subnetId: UNKNOWN }),
    ],
    resource: "subnet-private-b",
    says: "the subnets of a network ACL",
  },
  {
    title: "A network ACL, while an association's subnet is not known",
    resources: [
      ...complete,
      referring(association("association-open", { subnetId: UNKNOWN }), {
        networkAclId: "network-acl-private",
      }),
    ],
    resource: "network-acl-private",
    says: "`subnetId` is known only",
  },
  {
    title: "A network ACL, while an association's network ACL is not known",
    resources: [
      ...complete,
      list("network-acl-open"),
      association("association-open", { networkAclId: UNKNOWN, subnetId: "subnet-0" }),
    ],
    resource: "network-acl-open",
    says: "networkAclId of an association",
  },
  {
    title: "A network ACL without subnets in a layer, whose associations another one may declare",
    scope: "layer",
    resources: [...complete, list("network-acl-forgotten")],
    resource: "network-acl-forgotten",
    says: "an association may be declared in another layer",
  },
  {
    title: "A network ACL of databases whose VPC is not known",
    resources: [
      ...without("network-acl-database"),
      {
        ...referring(acl("database"), { subnetIds: ["subnet-database-a", "subnet-database-b"] }),
        ...{ references: { subnetIds: ["subnet-database-a", "subnet-database-b"] } },
      },
    ],
    resource: "network-acl-database",
    says: "`vpcId` is known only",
  },
  {
    title: "A VPC, while the VPC of a default network ACL is not known",
    resources: [
      ...without("default-network-acl"),
      { ...defaultAcl, inputs: { defaultNetworkAclId: UNKNOWN }, references: {} },
    ],
    resource: "vpc",
    says: "defaultNetworkAclId of a DefaultNetworkAcl",
  },
];
