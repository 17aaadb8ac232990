import type { Example, Fixture, ViolatingExample } from "../rule";
import { flow, groupRule, inVpc, referring, securityGroup, vpc } from "./network";

const database = (inputs: Fixture["inputs"] = {}): Fixture =>
  referring(
    {
      type: "aws:rds/instance:Instance",
      name: "database",
      inputs: { identifier: "tradai-mlflow-prod", engine: "postgres", port: 5432, ...inputs },
    },
    { vpcSecurityGroupIds: ["group-database"] },
  );
export const endpoint = referring(
  inVpc("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint-sqs", {
    serviceName: "com.amazonaws.eu-central-1.sqs",
    vpcEndpointType: "Interface",
  }),
  { securityGroupIds: ["group-endpoints"] },
);
const task = (containerPort: number): Fixture => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "mlflow-task",
  inputs: {
    family: "tradai-mlflow-prod",
    containerDefinitions: JSON.stringify([{ name: "mlflow", portMappings: [{ containerPort }] }]),
  },
});
export const service: Fixture = {
  type: "aws:ecs/service:Service",
  name: "mlflow",
  inputs: {
    name: "tradai-mlflow-prod",
    taskDefinition: Symbol("unknown"),
    networkConfiguration: { securityGroups: [Symbol("unknown")] },
  },
  references: { taskDefinition: ["mlflow-task"], networkConfiguration: ["group-mlflow"] },
};
export const fn: Fixture = {
  type: "aws:lambda/function:Function",
  name: "function",
  inputs: { name: "tradai-promote-model-prod", vpcConfig: { securityGroupIds: [Symbol("unknown")] } },
  references: { vpcConfig: ["group-functions"] },
};

const groups = ["database", "mlflow", "functions"].map((each) => securityGroup(`group-${each}`));
const without = (resources: readonly Fixture[], ...names: readonly string[]): readonly Fixture[] =>
  resources.filter(({ name }) => !names.includes(name));
/** A database and the one group that asks it. */
export const foundation = [vpc, ...groups, database(), ...flow("group-mlflow", "group-database", 5432)];
/** Flows with both sides between functions, a service and its database. */
export const openSystem: readonly Fixture[] = [
  ...foundation,
  task(5000),
  service,
  fn,
  ...flow("group-functions", "group-mlflow", 5000),
];
export const compliantFlows: readonly Example[] = [
  { title: "Flows with both sides, on ports on which somebody answers", resources: openSystem },
  {
    title: "A group whose members are not there yet, of which the database's group speaks",
    environment: "dev",
    resources: without(foundation, "group-functions"),
  },
  {
    title: "A way out to the endpoints, of which their own rule speaks",
    resources: [
      ...[vpc, endpoint, securityGroup("group-endpoints"), securityGroup("group-functions")],
      groupRule("Egress", "out", "group-functions", 443, { peer: "group-endpoints" }),
      groupRule("Ingress", "in", "group-endpoints", 443, { inputs: { cidrIpv4: "10.0.0.0/16" } }),
      fn,
    ],
  },
  {
    title: "Flows as blocks, one of them towards the group itself",
    environment: "dev",
    resources: [
      vpc,
      securityGroup("group-mlflow", {
        ingress: [{ protocol: "tcp", fromPort: 5000, toPort: 5000, self: true, description: "Peers" }],
        egress: [{ protocol: "tcp", fromPort: 5000, toPort: 5000, self: true, description: "Peers" }],
      }),
      ...[task(5000), service],
    ],
  },
];

const wrong = (
  title: string,
  resources: readonly Fixture[],
  resource: string,
  says: string,
): ViolatingExample => ({ title, resources, resource, says });

export const violatingFlows: readonly ViolatingExample[] = [
  wrong(
    "A way out that nobody lets in",
    without(openSystem, "group-mlflow-from-group-functions-5000"),
    "group-functions-to-group-mlflow-5000",
    "which does not admit it",
  ),
  wrong(
    "A way in that nobody may take",
    without(openSystem, "group-mlflow-to-group-database-5432"),
    "group-database-from-group-mlflow-5432",
    "which may not send it",
  ),
  wrong(
    "A way in on another protocol than the way out",
    [
      ...without(openSystem, "group-functions-to-group-mlflow-5000"),
      groupRule("Egress", "out", "group-functions", 5000, {
        inputs: { cidrIpv4: "10.0.0.0/16", ipProtocol: "udp" },
      }),
    ],
    "group-mlflow-from-group-functions-5000",
    "which may not send it",
  ),
  wrong(
    "A way in whose caller is only let out to the internet",
    [
      ...without(openSystem, "group-functions-to-group-mlflow-5000"),
      groupRule("Egress", "out", "group-functions", 5000, { inputs: { cidrIpv4: "0.0.0.0/0" } }),
    ],
    "group-mlflow-from-group-functions-5000",
    "which may not send it",
  ),
  wrong(
    "A port on which no container answers",
    [...openSystem, ...flow("group-functions", "group-mlflow", 8001)],
    "group-mlflow-from-group-functions-8001",
    "admits tcp 8001, but its members answer on 5000",
  ),
  wrong(
    "A range around the port",
    [
      ...openSystem,
      groupRule("Ingress", "range", "group-mlflow", 5000, {
        inputs: { toPort: 5003, cidrIpv4: "10.0.11.0/24" },
      }),
    ],
    "range",
    "tcp 5000-5003",
  ),
  wrong(
    "A database group that admits another port",
    [...without(foundation, "group-functions"), ...flow("group-mlflow", "group-database", 3306)],
    "group-database-from-group-mlflow-3306",
    "answer on 5432",
  ),
  wrong(
    "A way in where functions alone stand, which answer nobody",
    [...openSystem, ...flow("group-mlflow", "group-functions", 8000)],
    "group-functions-from-group-mlflow-8000",
    "no port",
  ),
  wrong(
    "A database that nobody reaches",
    [vpc, securityGroup("group-database"), database()],
    "database",
    "nobody is admitted to the database on tcp 5432",
  ),
  wrong(
    "A group in which nothing stands",
    [...openSystem, securityGroup("group-forgotten")],
    "group-forgotten",
    "nothing stands in the group",
  ),
  wrong(
    "A group that only its own rule names",
    [
      ...openSystem,
      securityGroup("group-forgotten"),
      groupRule("Egress", "out", "group-forgotten", 443, { inputs: { cidrIpv4: "0.0.0.0/0" } }),
    ],
    "group-forgotten",
    "nothing stands in the group",
  ),
];
