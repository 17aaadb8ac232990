import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { foundation, openSystem } from "./flows";
import { groupRule, inVpc, referring, securityGroup, vpc } from "./network";

type Inputs = Readonly<Record<string, unknown>>;
const dev = { environment: "dev" } as const;

const database = (groups: readonly string[]): Fixture =>
  referring(
    {
      type: "aws:rds/instance:Instance",
      name: "database",
      inputs: { identifier: "tradai-mlflow-prod", engine: "postgres", port: 5432 },
    },
    { vpcSecurityGroupIds: groups },
  );
const databaseIn = (groups: unknown): Fixture => {
  const { references, ...rest } = database([]);
  return {
    ...rest,
    inputs: { ...rest.inputs, vpcSecurityGroupIds: groups },
    references: { ...references, vpcSecurityGroupIds: [] },
  };
};
const endpoint = referring(
  inVpc("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint-sqs", {
    serviceName: "com.amazonaws.eu-central-1.sqs",
    vpcEndpointType: "Interface",
  }),
  { securityGroupIds: ["group-endpoints"] },
);
const functions = (inputs: Inputs = {}): Fixture => ({
  type: "aws:lambda/function:Function",
  name: "function",
  inputs: { name: "tradai-promote-model-prod", vpcConfig: { securityGroupIds: [UNKNOWN] }, ...inputs },
  references: { vpcConfig: ["group-functions"] },
});
const callers = [
  vpc,
  endpoint,
  securityGroup("group-endpoints"),
  securityGroup("group-functions"),
  functions(),
];
const ping = { protocol: "icmp", fromPort: 8, toPort: 0, self: true };
const fromVpc = { cidrBlocks: ["10.0.0.0/16"], protocol: "tcp", fromPort: 5432, toPort: 5432 };
/** A group by the identifier that AWS gave it. */
const identified = (group: Fixture, id: string): Fixture => ({ ...group, outputs: { id } });
/** A rule that names nothing by dependency. */
const byId = (direction: "Ingress" | "Egress", name: string, inputs: Inputs): Fixture => ({
  type: `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`,
  name,
  inputs: { ipProtocol: "tcp", fromPort: 5432, toPort: 5432, description: `What ${name} is for`, ...inputs },
});
const replaced = (resources: readonly Fixture[], ...changed: readonly Fixture[]): readonly Fixture[] =>
  resources.map((each) => changed.find(({ name }) => name === each.name) ?? each);

export const compliantSides: readonly Example[] = [
  {
    title: "A way out to a group that admits the whole world",
    resources: [
      ...openSystem.filter(({ name }) => name !== "group-mlflow-from-group-functions-5000"),
      groupRule("Ingress", "world", "group-mlflow", 5000, { inputs: { cidrIpv4: "0.0.0.0/0" } }),
    ],
  },
  {
    title: "A way out to endpoints whose own rule is asked elsewhere, beside a gateway",
    resources: [
      ...callers,
      inVpc("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint-s3", {
        serviceName: "com.amazonaws.eu-central-1.s3",
      }),
      groupRule("Egress", "out", "group-functions", 443, { peer: "group-endpoints" }),
    ],
  },
  {
    title: "A database in two groups, one of which admits its callers by a block",
    resources: [
      ...[vpc, database(["group-database", "group-spare"]), securityGroup("group-spare")],
      securityGroup("group-database", { ingress: [fromVpc] }),
    ],
  },
  {
    title: "A rule of a group of another program",
    resources: [
      ...openSystem,
      byId("Egress", "out", {
        securityGroupId: "sg-0a11",
        referencedSecurityGroupId: UNKNOWN,
        fromPort: 5000,
        toPort: 5000,
      }),
    ].map((each) =>
      each.name === "out" ? { ...each, references: { referencedSecurityGroupId: ["group-mlflow"] } } : each,
    ),
  },
  {
    ...dev,
    title: "A group of which another group's rule speaks by its identifier",
    resources: replaced(
      foundation.filter(({ name }) => name !== "group-functions"),
      identified(securityGroup("group-mlflow"), "sg-0b22"),
      {
        ...groupRule("Ingress", "group-database-from-group-mlflow-5432", "group-database", 5432, {
          inputs: { referencedSecurityGroupId: "sg-0b22" },
        }),
      },
    ),
  },
  {
    title: "A group that something only waits for",
    resources: [
      ...openSystem,
      securityGroup("group-clients"),
      {
        type: "aws:sns/topic:Topic",
        name: "topic",
        inputs: { name: "tradai-events-prod" },
        dependsOn: ["group-clients"],
      },
    ],
  },
  {
    title: "The group that a VPC comes with",
    resources: [vpc, inVpc("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default")],
  },
];

const forgotten = (title: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...openSystem, ...resources],
  resource: "group-forgotten",
  says: "nothing stands in the group",
});

export const violatingSides: readonly ViolatingExample[] = [
  {
    title: "A way out on the endpoints' port to a group in which none of them stands",
    resources: [
      ...[...callers, securityGroup("group-peers")],
      groupRule("Egress", "out", "group-functions", 443, { peer: "group-peers" }),
    ],
    resource: "out",
    says: "group-functions may send tcp 443 to group-peers, which does not admit it",
  },
  {
    title: "A way out to the endpoint of a database of another company, which is asked nowhere else",
    resources: [
      ...replaced(callers, {
        ...endpoint,
        inputs: { ...endpoint.inputs, serviceName: undefined, vpcEndpointType: "Resource" },
      }),
      groupRule("Egress", "out", "group-functions", 443, { peer: "group-endpoints" }),
    ],
    resource: "out",
    says: "group-functions may send tcp 443 to group-endpoints, which does not admit it",
  },
  {
    title: "A way out to endpoints on a port that is not theirs",
    resources: [...callers, groupRule("Egress", "out", "group-functions", 80, { peer: "group-endpoints" })],
    resource: "out",
    says: "group-functions may send tcp 80 to group-endpoints, which does not admit it",
  },
  {
    title: "A way in for endpoints, which call nobody",
    resources: [
      ...callers.filter(({ name }) => name !== "function"),
      functions({}),
      database(["group-database"]),
      securityGroup("group-database"),
      groupRule("Ingress", "in", "group-database", 5432, { peer: "group-endpoints" }),
    ],
    resource: "in",
    says: "group-database admits tcp 5432 from group-endpoints, which may not send it",
  },
  {
    title: "A way in for endpoints on their own port",
    resources: [
      ...callers,
      referring(
        {
          type: "aws:lb/loadBalancer:LoadBalancer",
          name: "balancer",
          inputs: { name: "tradai-prod", internal: true },
        },
        { securityGroups: ["group-balancer"] },
      ),
      referring(
        { type: "aws:lb/listener:Listener", name: "listener", inputs: { port: 443, protocol: "HTTPS" } },
        { loadBalancerArn: "balancer" },
      ),
      securityGroup("group-balancer"),
      groupRule("Ingress", "in", "group-balancer", 443, { peer: "group-endpoints" }),
    ],
    resource: "in",
    says: "group-balancer admits tcp 443 from group-endpoints, which may not send it",
  },
  forgotten("A group that only its own rule names and waits for", securityGroup("group-forgotten"), {
    ...groupRule("Egress", "out", "group-forgotten", 443, { inputs: { cidrIpv4: "0.0.0.0/0" } }),
    dependsOn: ["group-forgotten"],
  }),
  forgotten(
    "A group whose members may only ask each other for a sign of life",
    securityGroup("group-forgotten", {
      ingress: [ping],
      egress: [ping],
    }),
  ),
];

export const undecidedSides: readonly UndecidedExample[] = [
  {
    title: "A way out of a group that nothing tells",
    resources: [
      ...openSystem,
      {
        ...byId("Egress", "out", { securityGroupId: UNKNOWN, referencedSecurityGroupId: UNKNOWN }),
        references: { referencedSecurityGroupId: ["group-mlflow"] },
      },
    ],
    resource: "out",
    says: "a side of out",
  },
  {
    title: "A way out to a group that nothing tells",
    resources: [
      ...openSystem,
      {
        ...byId("Egress", "out", { securityGroupId: UNKNOWN, referencedSecurityGroupId: UNKNOWN }),
        references: { securityGroupId: ["group-mlflow"] },
      },
    ],
    resource: "out",
    says: "a side of out",
  },
  {
    title: "A database in groups that nothing tells",
    resources: [vpc, databaseIn(UNKNOWN)],
    resource: "database",
    says: "vpcSecurityGroupIds",
  },
  {
    title: "A database in a group of another program",
    resources: [vpc, databaseIn(["sg-0c33"])],
    resource: "database",
    says: "sg-0c33 is not declared here",
  },
];
