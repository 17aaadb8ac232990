import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample } from "../rule";
import { service } from "./callers";
import { gateways, privateNetwork } from "./endpoints";
import { allow } from "./iam";
import { route } from "./network";

const role: readonly Fixture[] = [
  { type: "aws:iam/role:Role", name: "role", inputs: { name: "tradai-worker-role" } },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "policy",
    inputs: {
      role: "tradai-worker-role",
      policy: JSON.stringify({ Statement: [allow({ Action: "sns:Publish", Resource: "*" })] }),
    },
  },
];
/** A function that calls SNS from the subnets given, by dependency or by identifier. */
const worker = (subnetIds: unknown, ...references: readonly string[]): readonly Fixture[] => [
  ...role,
  {
    type: "aws:lambda/function:Function",
    name: "worker",
    inputs: { name: "tradai-worker", role: "tradai-worker-role", vpcConfig: { subnetIds } },
    references: { vpcConfig: references },
  },
];
const inPrivate = worker([UNKNOWN], "subnet-private-a");
const network = [...privateNetwork, ...gateways];
const everywhere = { destinationCidrBlock: "0.0.0.0/0" };

export const compliantWays: readonly Example[] = [
  {
    environment: "dev",
    title: "A function with two default routes, of which one leads to another network",
    resources: [
      ...[...network, ...inPrivate],
      route("route-internet", "routes", {}, { destinationIpv6CidrBlock: "::/0", gatewayId: "igw-0" }),
      route("route-partner", "routes", {}, { ...everywhere, transitGatewayId: "tgw-1" }),
    ],
  },
];

const undecided = (title: string, says: string, ...resources: readonly Fixture[]): UndecidedExample => ({
  environment: "dev",
  title,
  resources,
  resource: "worker",
  says,
});

export const undecidedWays: readonly UndecidedExample[] = [
  undecided(
    "A function in a subnet whose table is not declared",
    "the route table of subnet-private-a is not declared here",
    ...network.filter(({ name }) => name !== "routes-subnet-private-a-association"),
    ...inPrivate,
  ),
  undecided(
    "A function, while the table of a route is not known",
    "`routeTableId of a route` is known only",
    ...[...network, ...inPrivate],
    { type: "aws:ec2/route:Route", name: "open", inputs: { routeTableId: UNKNOWN, ...everywhere } },
  ),
  undecided(
    "A function in a VPC of another stack",
    "the VPC of subnet-private-a is not declared here",
    ...[...privateNetwork, ...inPrivate]
      .filter(({ name }) => name !== "vpc" && name !== "subnet-private-b" && !name.includes("private-b-"))
      .map((each) =>
        "vpcId" in each.inputs
          ? { ...each, inputs: { ...each.inputs, vpcId: "vpc-0" }, references: {} }
          : each,
      ),
  ),
  undecided(
    "A function whose role is known only after the update",
    "`role` is known only",
    ...network,
    ...inPrivate.map((each) =>
      each.name === "worker" ? { ...each, inputs: { ...each.inputs, role: UNKNOWN } } : each,
    ),
  ),
  {
    ...undecided(
      "A service whose task's role is known only after the update",
      "`taskRoleArn` is known only",
      ...network,
      ...service().map((each) =>
        each.name === "task" ? { ...each, inputs: { ...each.inputs, taskRoleArn: UNKNOWN } } : each,
      ),
    ),
    resource: "service",
  },
  undecided(
    "A function in subnets that are not known",
    "`vpcConfig.subnetIds` is known only",
    ...network,
    ...worker(UNKNOWN),
  ),
  undecided(
    "A function in a subnet of another stack",
    "subnet-0 is not declared here",
    ...network,
    ...worker(["subnet-0"]),
  ),
  {
    ...undecided(
      "A function of a layer in a subnet of another one",
      "the subnets may be declared in another layer",
      ...network,
      ...worker(["subnet-0"]),
    ),
    scope: "layer",
  },
  {
    ...undecided(
      "A function of a layer, whose way out another one may declare",
      "may be declared in another layer",
      ...[...network, ...inPrivate],
    ),
    scope: "layer",
  },
];
