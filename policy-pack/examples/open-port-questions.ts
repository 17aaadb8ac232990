import { UNKNOWN } from "../graph/values";
import type { Fixture, UndecidedExample } from "../rule";
import { alb, at443, at80, balancer, data, defaultGroup, listener, oldRule, service, world } from "./ingress";
import { vpc } from "./network";
import { ofAnotherStack } from "./open-ports";

const office = { cidrIpv4: "203.0.113.0/24" };
const openQuestion = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): UndecidedExample => ({ title, resources: [vpc, ...resources], resource, says });
const layer = { scope: "layer" } as const;

export const undecidedPorts: readonly UndecidedExample[] = [
  openQuestion(
    "A list of addresses of which one is not known",
    "office",
    "`cidrBlocks[1]` is known only",
    ...[defaultGroup, service],
    oldRule("office", "group-backend-api", {
      ...{ fromPort: 8000, toPort: 8000, cidrBlocks: ["10.9.0.0/16", UNKNOWN] },
    }),
  ),
  openQuestion(
    "A rule whose group is not known",
    "elsewhere",
    "`securityGroupId` is known only",
    defaultGroup,
    {
      ...ofAnotherStack({ fromPort: 8000, toPort: 8000, ...office }),
      inputs: {
        ...ofAnotherStack({ fromPort: 8000, toPort: 8000, ...office }).inputs,
        securityGroupId: UNKNOWN,
      },
    },
  ),
  openQuestion(
    "A default group, while the group of a rule is not known",
    "default-group",
    "`ingress of the default group` is known only",
    ...[
      defaultGroup,
      { ...ofAnotherStack(office), inputs: { ...ofAnotherStack(office).inputs, securityGroupId: UNKNOWN } },
    ],
  ),
  openQuestion(
    "A VPC, while the VPC of a default group is not known",
    "vpc",
    "`vpcId of a DefaultSecurityGroup` is known only",
    { ...defaultGroup, inputs: { vpcId: UNKNOWN }, references: {} },
  ),
  openQuestion(
    "A port for the world, while the groups of a public load balancer are not known",
    "alb-https",
    "`securityGroups of alb` is known only",
    ...[defaultGroup, alb, { ...balancer(false), references: {} }, at443],
  ),
  openQuestion(
    "Plain http, while the load balancer of a listener is not known",
    "alb-http",
    "`loadBalancerArn of a listener` is known only",
    ...[defaultGroup, alb, balancer(false), at80, { ...listener("redirect"), references: {} }],
  ),
  {
    ...layer,
    ...openQuestion(
      "A port of a layer for the world, whose load balancer another one may declare",
      "alb-https",
      "the load balancer of the group may be declared in another layer",
      ...[defaultGroup, alb, at443],
    ),
  },
  {
    ...layer,
    ...openQuestion(
      "A port for the world in a group that another layer may declare",
      "elsewhere",
      "the load balancer of the group may be declared in another layer",
      ...[defaultGroup, ofAnotherStack({ fromPort: 443, toPort: 443, ...world })],
    ),
  },
  openQuestion(
    "A rule of the older kind of which nobody knows which way it leads",
    "default-group",
    "`ingress of the default group` is known only",
    ...[defaultGroup, service, ...data, oldRule("old", "group-backend-api", { type: UNKNOWN })],
  ),
];
