import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const dev = { environment: "dev" } as const;

export const namespace: Fixture = {
  type: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
  name: "namespace",
  inputs: { name: "tradai-dev.local", vpc: "vpc-0a1b2c3d4e5f60718" },
};
const publicNamespace: Fixture = {
  type: "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace",
  name: "namespace",
  inputs: { name: "tradai.example" },
};
const httpNamespace: Fixture = {
  type: "aws:servicediscovery/httpNamespace:HttpNamespace",
  name: "namespace",
  inputs: { name: "tradai-dev" },
};

/** A name as a first preview shows it: the namespace is known by dependency. */
export const registry = (name: string, inputs: Inputs = {}, dns: Inputs = {}): Fixture => ({
  type: "aws:servicediscovery/service:Service",
  name: `discovery-${name}`,
  inputs: {
    name,
    dnsConfig: {
      namespaceId: unknown,
      routingPolicy: "MULTIVALUE",
      dnsRecords: [{ type: "A", ttl: 60 }],
      ...dns,
    },
    healthCheckCustomConfig: {},
    ...inputs,
  },
  references: { dnsConfig: ["namespace"] },
});

/** A service whose tasks ECS enters in the name of live-trading. */
export const trading: Fixture = {
  type: "aws:ecs/service:Service",
  name: "service-live-trading",
  inputs: { name: "tradai-live-trading-dev", serviceRegistries: { registryArn: unknown } },
  references: { serviceRegistries: ["discovery-live-trading"] },
};
export const byService = [namespace, registry("live-trading"), trading];
const fromOutside = {
  healthCheckCustomConfig: undefined,
  healthCheckConfig: { type: "HTTP", resourcePath: "/" },
};

/** What calls a host by its name: a function, a task and a machine. */
const callers = (host: string): readonly Fixture[] => {
  const url = `http://${host}:8000`;
  return [
    {
      type: "aws:lambda/function:Function",
      name: "caller",
      inputs: { environment: { variables: { URL: url } } },
    },
    {
      type: "aws:ecs/taskDefinition:TaskDefinition",
      name: "calling-task",
      inputs: { containerDefinitions: JSON.stringify([{ name: "api", command: ["serve", url] }]) },
    },
    {
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      name: "calling-host",
      inputs: { userData: Buffer.from(`#!/bin/bash\ncurl "${url}"\n`).toString("base64") },
    },
  ];
};
const connected: Fixture = {
  type: "aws:ecs/service:Service",
  name: "service-mlflow",
  inputs: {
    serviceConnectConfiguration: {
      services: [{ clientAlias: [{ dnsName: "mlflow.tradai-dev.local", port: 15000 }] }],
    },
  },
};

export const compliantNames: readonly Example[] = [
  { ...dev, title: "A service whose tasks ECS enters", resources: byService },
  {
    ...dev,
    title: "Those who call a name of Cloud Map, and those who call a name of Service Connect",
    resources: [
      ...byService,
      connected,
      ...callers("live-trading.tradai-dev.local"),
      ...callers("mlflow.tradai-dev.local").map((each) => ({ ...each, name: `${each.name}-mlflow` })),
    ],
  },
  {
    ...dev,
    title: "A name that answers as AWS does where nothing is said",
    resources: [namespace, registry("live-trading", {}, { routingPolicy: undefined }), trading],
  },
  {
    ...dev,
    title: "A public name whose health Route 53 asks",
    resources: [publicNamespace, registry("live-trading", fromOutside), trading],
  },
  {
    ...dev,
    title: "A name without DNS",
    resources: [
      httpNamespace,
      {
        ...registry("live-trading", { dnsConfig: undefined, namespaceId: unknown }),
        references: { namespaceId: ["namespace"] },
      },
      trading,
    ],
  },
];

const wrongName = (title: string, says: string, inputs: Inputs, dns: Inputs = {}): ViolatingExample => ({
  ...dev,
  title,
  resources: [namespace, registry("live-trading", inputs, dns), trading],
  resource: "discovery-live-trading",
  says,
});
const stray = registry("live-trading", {}, { namespaceId: "ns-gone" });

export const violatingNames: readonly ViolatingExample[] = [
  wrongName("Answers of an hour", "kept for 3600 seconds", {}, { dnsRecords: [{ type: "A", ttl: 3600 }] }),
  wrongName("One address at a time", "one address", {}, { routingPolicy: "WEIGHTED" }),
  wrongName("No health check", "whether it answers or not", { healthCheckCustomConfig: undefined }),
  wrongName("A health check from outside", "into a private network", fromOutside),
  {
    ...dev,
    title: "A name in a namespace that is gone",
    resources: [{ ...stray, references: {} }, trading],
    resource: "discovery-live-trading",
    says: 'nothing declares its namespace, "ns-gone"',
  },
  {
    ...dev,
    title: "A name whose health Route 53 asks, in a namespace that is gone",
    resources: [
      { ...registry("live-trading", fromOutside, { namespaceId: "ns-gone" }), references: {} },
      trading,
    ],
    resource: "discovery-live-trading",
    says: 'nothing declares its namespace, "ns-gone"',
  },
  ...callers("mlflow.tradai-dev.local").map((caller) => ({
    ...dev,
    title: `A name that nobody has, called by ${caller.name}`,
    resources: [...byService, caller],
    resource: caller.name,
    says: "it calls mlflow.tradai-dev.local, which no service discovery knows",
  })),
];

export const undecidedNames: readonly UndecidedExample[] = [
  {
    ...dev,
    title: "A name in a namespace that nothing tells",
    resources: [{ ...registry("live-trading"), references: {} }, trading],
    resource: "discovery-live-trading",
    says: "`dnsConfig.namespaceId` is known only after the update",
  },
  {
    ...dev,
    title: "A namespace that another layer may hold",
    scope: "layer",
    resources: [{ ...stray, references: {} }, trading],
    resource: "discovery-live-trading",
    says: "the namespace may be declared in another layer",
  },
  {
    ...dev,
    title: "A name that another layer may hold",
    scope: "layer",
    resources: [...byService, ...callers("mlflow.tradai-dev.local").slice(0, 1)],
    resource: "caller",
    says: "the name may be declared in another layer",
  },
];
