import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { byRole, instance, network, profile, scalingGroup, script, template, wrong } from "./compute-private";
import { referring, securityGroup } from "./network";

const scheduled = (assignPublicIp: boolean, ...homes: readonly string[]): Fixture => ({
  type: "aws:scheduler/schedule:Schedule",
  name: "schedule",
  inputs: {
    target: {
      ecsParameters: { networkConfiguration: { subnets: homes.map(() => UNKNOWN), assignPublicIp } },
    },
  },
  references: { target: homes },
});
const onEvent = (assignPublicIp: boolean, ...homes: readonly string[]): Fixture => ({
  type: "aws:cloudwatch/eventTarget:EventTarget",
  name: "on-event",
  inputs: { ecsTarget: { networkConfiguration: { subnets: homes.map(() => UNKNOWN), assignPublicIp } } },
  references: { ecsTarget: homes },
});
const taskSet = (...homes: readonly string[]): Fixture => ({
  type: "aws:ecs/taskSet:TaskSet",
  name: "task-set",
  inputs: { networkConfiguration: { subnets: homes.map(() => UNKNOWN), assignPublicIp: false } },
  references: { networkConfiguration: homes },
});
const workflow = (definition: unknown): Fixture => ({
  type: "aws:sfn/stateMachine:StateMachine",
  name: "workflow",
  inputs: { name: "tradai-workflow", definition },
});
const runs = (parameters: object): Fixture =>
  workflow(JSON.stringify({ States: { Run: { Parameters: parameters } } }));
const address = (references: Readonly<Record<string, string>>, inputs: Fixture["inputs"] = {}): Fixture =>
  referring({ type: "aws:ec2/eip:Eip", name: "address", inputs }, references);
const association = (inputs: Fixture["inputs"], references: Readonly<Record<string, string>>): Fixture =>
  referring({ type: "aws:ec2/eipAssociation:EipAssociation", name: "association", inputs }, references);
const machine = (inputs: Fixture["inputs"], name = "machine"): Fixture => ({
  type: "aws:ec2/instance:Instance",
  name,
  inputs,
});
const card = (inputs: Fixture["inputs"], references: Readonly<Record<string, string>> = {}): Fixture =>
  referring({ type: "aws:ec2/networkInterface:NetworkInterface", name: "card", inputs }, references);
const database = (name: string, inputs: Fixture["inputs"]): Fixture => ({
  type: "aws:rds/instance:Instance",
  name,
  inputs: { identifier: `tradai-${name}-prod`, ...inputs },
});
const group = (name: string, inputs: Fixture["inputs"] = {}): Fixture => ({
  type: "aws:autoscaling/group:Group",
  name,
  inputs: { name: `tradai-${name}-prod`, ...inputs },
});
/** Two groups that launch one template, named otherwise than by its identifier. */
const launched = (inputs: Fixture["inputs"], property: string): readonly Fixture[] => [
  ...network,
  template({ name: "tradai-nat", userData: script }),
  {
    ...scalingGroup("public", { launchTemplate: undefined, ...inputs }),
    references: { vpcZoneIdentifiers: ["subnet-public-a", "subnet-public-b"], [property]: ["template"] },
  },
];
const mixed = (specification: object): Fixture["inputs"] => ({
  mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: specification } },
});

export const compliantAddresses: readonly Example[] = [
  {
    title: "Tasks that are started in private subnets, without public addresses",
    resources: [
      securityGroup("group-jobs", { tags: { tier: "public" } }),
      ...[...network, scheduled(false, "subnet-private-a", "group-jobs"), onEvent(false, "subnet-private-a")],
      ...[taskSet("subnet-private-a")],
      runs({
        NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: "DISABLED", Mode: "ENABLED" } },
      }),
    ],
  },
  { title: "A workflow whose definition is no JSON", resources: [workflow("no JSON")] },
  {
    title: "Whatever says otherwise than by a subnet where it stands",
    resources: [
      machine({ networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: "eni-0" }] }, "by-card"),
      machine({ primaryNetworkInterface: { networkInterfaceId: "eni-1" } }, "by-first-card"),
      machine({ launchTemplate: { id: "lt-0" } }, "by-template"),
      ...[
        database("subnets", { dbSubnetGroupName: "tradai" }),
        database("replica", { replicateSourceDb: "tradai" }),
      ],
    ],
  },
  {
    title: "Machines and cards that keep their check, and an address of nobody",
    resources: [
      ...[...network, instance({ sourceDestCheck: true }), address({}, { domain: "vpc" })],
      card({ sourceDestCheck: false }, { subnetId: "subnet-public-a" }),
      association({ networkInterfaceId: "eni-0" }, {}),
    ],
  },
  ...[
    { by: "its name", inputs: { launchTemplate: { name: "tradai-nat" } }, property: "launchTemplate" },
    {
      by: "its identifier among other kinds of machines",
      inputs: mixed({ launchTemplateId: UNKNOWN }),
      property: "mixedInstancesPolicy",
    },
    {
      by: "its name among other kinds of machines",
      inputs: mixed({ launchTemplateName: "tradai-nat" }),
      property: "mixedInstancesPolicy",
    },
  ].map(({ by, inputs, property }) => ({
    title: `A NAT instance whose group names the template by ${by}`,
    resources: launched(inputs, property),
  })),
];

export const violatingAddresses: readonly ViolatingExample[] = [
  wrong(
    "The default VPC's subnet",
    [{ type: "aws:ec2/defaultSubnet:DefaultSubnet", name: "default", inputs: {} }],
    "default",
    "the account's default VPC",
  ),
  wrong("A task on an event with a public address", [onEvent(true)], "on-event", "get a public address"),
  wrong(
    "A task on an event in a public subnet",
    [onEvent(false, "subnet-public-a")],
    "on-event",
    "`ecsTarget` starts tasks in subnet-public-a",
  ),
  wrong(
    "A scheduled task in a public subnet",
    [scheduled(false, "subnet-public-a")],
    "schedule",
    "`target` starts tasks in subnet-public-a",
  ),
  wrong(
    "A set of tasks in a public subnet",
    [taskSet("subnet-private-a", "subnet-public-a")],
    "task-set",
    "`networkConfiguration` starts tasks in subnet-public-a",
  ),
  wrong(
    "An address that an association fixes to an instance",
    [instance({}), association({ allocationId: "eipalloc-0" }, { instanceId: "instance" })],
    "association",
    "the address belongs to instance, which is no NAT: it keeps its source/destination check",
  ),
  wrong(
    "An address fixed to an instance of another stack",
    [address({}, { instance: "i-0" })],
    "address",
    "the address belongs to an instance, which is no NAT: the instance is not declared here",
  ),
  wrong(
    "A launch configuration with a public address",
    [
      {
        type: "aws:ec2/launchConfiguration:LaunchConfiguration",
        name: "configuration",
        inputs: { associatePublicIpAddress: true },
      },
    ],
    "configuration",
    "it asks for a public address and is no NAT",
  ),
  wrong(
    "A template whose second card asks for a public address",
    [
      template({
        networkInterfaces: [{ deviceIndex: 0 }, { deviceIndex: 1, associatePublicIpAddress: true }],
      }),
    ],
    "template",
    "it asks for a public address and is no NAT: no scaling group launches it",
  ),
  wrong(
    "A card that takes in packets for others in a subnet of another stack",
    [card({ sourceDestCheck: false, subnetId: "subnet-0" })],
    "card",
    "for others in no declared subnet",
  ),
  ...[
    { title: "An instance without subnet", resource: machine({}) },
    { title: "A database without subnet group", resource: database("machine", {}) },
  ].map(({ title, resource }) => wrong(title, [resource], "machine", "neither subnet nor VPC")),
  wrong("A scaling group without subnets", [group("group")], "group", "neither subnet nor VPC"),
  wrong(
    "A scaling group in public subnets whose template is not declared",
    [
      {
        ...scalingGroup("public"),
        references: { vpcZoneIdentifiers: ["subnet-public-a", "subnet-public-b"] },
      },
    ],
    "group",
    "it runs in subnet-public-a, subnet-public-b, a public subnet, and is no NAT: its template is not declared here",
  ),
  wrong(
    "A NAT instance whose role may do nothing of the kind",
    [
      ...profile.map((each) =>
        each.name === "role-policy"
          ? {
              ...each,
              inputs: { ...each.inputs, policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) },
            }
          : each,
      ),
      { ...byRole, inputs: { ...byRole.inputs, networkInterfaces: [] } },
      scalingGroup("public"),
    ],
    "group",
    "neither its start script nor its role makes it forward",
  ),
];

export const undecidedAddresses: readonly UndecidedExample[] = [
  {
    title: "A template whose group's subnets are not known",
    resources: [
      ...[...network, template({ userData: script })],
      {
        ...scalingGroup("public", { vpcZoneIdentifiers: UNKNOWN }),
        references: { launchTemplate: ["template"] },
      },
    ],
    resource: "template",
    says: "`vpcZoneIdentifiers of group` is known only",
  },
  {
    title: "A template of a layer, whose group's subnets another one may declare",
    scope: "layer",
    resources: [
      template({ userData: script }),
      {
        ...scalingGroup("public", { vpcZoneIdentifiers: ["subnet-0"] }),
        references: { launchTemplate: ["template"] },
      },
    ],
    resource: "template",
    says: "the subnets of the scaling group may be declared in another layer",
  },
  {
    title: "An address whose instance is not known",
    resources: [address({}, { instance: UNKNOWN })],
    resource: "address",
    says: "`instance` is known only",
  },
  {
    title: "A card whose subnet is not known",
    resources: [card({ sourceDestCheck: false, subnetId: UNKNOWN })],
    resource: "card",
    says: "`subnetId` is known only",
  },
];
