import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { endpoint, fn, foundation, openSystem, service } from "./flows";
import { groupRule, referring, securityGroup, vpc } from "./network";

type Inputs = Fixture["inputs"];
const fromVpc = { cidrIpv4: "10.0.0.0/16" };
const into = (group: string, port: number, inputs: Inputs = {}): Fixture =>
  groupRule("Ingress", "in", group, port, { inputs: { ...fromVpc, ...inputs } });
export const task = (...portMappings: readonly object[]): Fixture => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "mlflow-task",
  inputs: {
    family: "tradai-mlflow-prod",
    containerDefinitions: JSON.stringify([{ name: "mlflow", portMappings }]),
  },
});
const changed = (resources: readonly Fixture[], fixture: Fixture): readonly Fixture[] =>
  resources.map((each) => (each.name === fixture.name ? fixture : each));
/** A group with one member and a rule that admits the VPC on the port. */
export const alone = (member: Fixture, port: number, inputs: Inputs = {}): readonly Fixture[] => [
  ...[vpc, securityGroup("group-member"), member, into("group-member", port, inputs)],
];
const member = (type: string, property: string, inputs: Inputs = {}): Fixture =>
  referring({ type, name: "member", inputs }, { [property]: ["group-member"] });
const balancer = member("aws:lb/loadBalancer:LoadBalancer", "securityGroups");
export const host = member("aws:ec2/instance:Instance", "vpcSecurityGroupIds");
const targetGroup: Fixture = {
  type: "aws:lb/targetGroup:TargetGroup",
  name: "target-group",
  inputs: { port: 8000, protocol: "HTTP" },
};
const functions: Fixture = {
  type: "aws:lb/targetGroup:TargetGroup",
  name: "functions",
  inputs: { targetType: "lambda" },
};
const association = (inputs: Inputs, references: Readonly<Record<string, string>>): Fixture =>
  referring(
    { type: "aws:ec2/securityGroupAssociation:SecurityGroupAssociation", name: "member", inputs },
    { securityGroupId: "group-member", ...references },
  );
const ofAnotherProgram: Fixture = {
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  name: "elsewhere",
  inputs: { securityGroupId: "sg-0a11", ipProtocol: "tcp", fromPort: 22, toPort: 22, ...fromVpc },
};

export const compliantServed: readonly Example[] = [
  {
    title: "Signs of life, a range of which every port is answered, and a rule of another program's group",
    resources: [
      ...changed(openSystem, task({ containerPort: 5000, hostPort: 5001 })),
      into("group-mlflow", 5000, { toPort: 5001 }),
      { ...into("group-mlflow", 8, { ipProtocol: "icmp", toPort: 0 }), name: "ping" },
      { ...into("group-mlflow", 128, { ipProtocol: "icmpv6", toPort: 0 }), name: "ping-of-ipv6" },
      ofAnotherProgram,
    ],
  },
  {
    title: "An endpoint that an association puts into its group",
    resources: [
      ...[vpc, securityGroup("group-member"), into("group-member", 443)],
      ...[
        { ...endpoint, references: { vpcId: ["vpc"] } },
        association({}, { vpcEndpointId: "endpoint-sqs" }),
      ],
    ].map((each) =>
      each.name === "endpoint-sqs" ? { ...each, inputs: { ...each.inputs, securityGroupIds: [] } } : each,
    ),
  },
  {
    title: "A host of which nothing but a target group tells the port",
    resources: [...[...alone(host, 8000), targetGroup, functions]],
  },
];

const wrong = (
  title: string,
  says: string,
  resource: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({
  ...{ title, resources, resource, says },
});

export const violatingServed: readonly ViolatingExample[] = [
  ...[
    { title: "A link of an API", type: "aws:apigatewayv2/vpcLink:VpcLink", property: "securityGroupIds" },
    { title: "A target of an event", type: "aws:cloudwatch/eventTarget:EventTarget", property: "ecsTarget" },
    { title: "A schedule", type: "aws:scheduler/schedule:Schedule", property: "target" },
    { title: "A workflow", type: "aws:sfn/stateMachine:StateMachine", property: "definition" },
  ].map(({ title, type, property }) =>
    wrong(
      `${title} in a group that admits somebody, which answers nobody`,
      "group-member admits tcp 8000, but its members answer on no port",
      "in",
      ...alone(member(type, property), 8000),
    ),
  ),
  wrong(
    "Datagrams on the port of a container",
    "group-mlflow admits udp 5000, but its members answer on 5000",
    "in",
    ...[...openSystem, into("group-mlflow", 5000, { ipProtocol: "udp" })],
  ),
  wrong(
    "Every protocol on a container",
    "group-mlflow admits every protocol, but its members answer on 5000",
    "in",
    ...[...openSystem, into("group-mlflow", 5000, { ipProtocol: "-1" })],
  ),
  wrong(
    "A port of a container whose host chooses another",
    "group-mlflow admits tcp 8001, but its members answer on 5000",
    "in",
    ...[...changed(openSystem, task({ containerPort: 5000, hostPort: 0 })), into("group-mlflow", 8001)],
  ),
  wrong(
    "A port between those of a load balancer's listeners",
    "group-member admits tcp 9500, but its members answer on 9000, 10000",
    "in",
    ...alone(balancer, 9500),
    ...[10_000, 9000].map((port) =>
      referring(
        { type: "aws:lb/listener:Listener", name: `listener-${port}`, inputs: { port, protocol: "HTTPS" } },
        { loadBalancerArn: "member" },
      ),
    ),
  ),
  wrong(
    "A port of a host of which target groups tell others, one of them of functions, which has none",
    "group-member admits tcp 9000, but its members answer on 8000",
    "in",
    ...[...alone(host, 9000), functions, targetGroup],
  ),
  wrong(
    "Another port of an endpoint",
    "group-endpoints admits tcp 80, but its members answer on 443",
    "in",
    ...[vpc, endpoint, securityGroup("group-endpoints"), into("group-endpoints", 80)],
  ),
];

const undecided = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): UndecidedExample => ({ title, resources, resource, says });
const layer = { scope: "layer" } as const;
const openRule = (more: Inputs = {}): Fixture => ({
  ...ofAnotherProgram,
  name: "open",
  inputs: { ...ofAnotherProgram.inputs, securityGroupId: UNKNOWN, ...more },
});
const waiting = [vpc, securityGroup("group-waiting"), into("group-waiting", 8000)];
const databaseAlone = foundation.filter(({ name }) => ["vpc", "group-database", "database"].includes(name));

export const undecidedServed: readonly UndecidedExample[] = [
  undecided("A way in of a group that nothing tells", "open", "`securityGroupId` is known only", openRule()),
  undecided(
    "A way into a group in which nothing stands yet, and of which a way out speaks",
    "in",
    "nothing of this program stands in the group yet",
    ...[
      ...openSystem,
      ...waiting.slice(1),
      groupRule("Egress", "out", "group-functions", 8000, { peer: "group-waiting" }),
    ],
  ),
  {
    ...layer,
    ...undecided(
      "A way into a group of a layer, in which another one may put somebody",
      "in",
      "what stands in the group may be declared in another layer",
      ...waiting,
    ),
  },
  undecided(
    "A way to an endpoint of another service",
    "in",
    "the ports of member are not known here",
    ...alone(
      member("aws:ec2/vpcEndpoint:VpcEndpoint", "securityGroupIds", {
        serviceName: "com.amazonaws.vpce.eu-central-1.vpce-svc-0",
      }),
      443,
    ),
  ),
  undecided(
    "A way to an endpoint of another stack",
    "in",
    "the ports of member are not known here",
    ...alone(association({ vpcEndpointId: "vpce-0" }, {}), 443),
  ),
  undecided(
    "A way to a service whose task is not declared",
    "in",
    "the ports of mlflow are not known here",
    ...[vpc, securityGroup("group-mlflow"), into("group-mlflow", 5000)],
    {
      ...service,
      inputs: {
        ...service.inputs,
        taskDefinition: "arn:aws:ecs:eu-central-1:600802701449:task-definition/other:1",
      },
      references: { networkConfiguration: ["group-mlflow"] },
    },
  ),
  undecided(
    "A way to a host, while no container and no target group is declared",
    "in",
    "no container and no target group of this program tells the ports yet",
    ...alone(host, 8000),
  ),
  undecided(
    "A database, while the group of a rule is not known",
    "database",
    "the rules of the database's group are not all known",
    ...[...databaseAlone, openRule()],
  ),
  {
    ...layer,
    ...undecided(
      "A database of a layer, whose rules another one may declare",
      "database",
      "rules of the database's group may be declared in another layer",
      ...databaseAlone,
    ),
  },
  {
    ...layer,
    ...undecided(
      "A database of a layer, whose group another one may declare",
      "database",
      "the database's group may be declared in another layer",
      ...databaseAlone
        .filter(({ name }) => name === "database")
        .map((each) => ({
          ...each,
          inputs: { ...each.inputs, vpcSecurityGroupIds: ["sg-0"] },
          references: {},
        })),
    ),
  },
  {
    ...layer,
    ...undecided(
      "A group of a layer, in which another one may put somebody",
      "group-waiting",
      "what stands in the group may be declared in another layer",
      ...[vpc, securityGroup("group-waiting")],
    ),
  },
  undecided(
    "A group, while the other side of a rule is not known",
    "group-waiting",
    "a rule that may name the group is not known yet",
    ...[vpc, securityGroup("group-waiting"), securityGroup("group-functions"), fn],
    groupRule("Egress", "out", "group-functions", 8000, { inputs: { referencedSecurityGroupId: UNKNOWN } }),
  ),
];
