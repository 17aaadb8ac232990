import { groupType } from "../checks/auto-scaling";
import { callingTypes, hostsDeclared } from "../checks/discovery-hosts";
import { forgetsSoon, healthKnown, namespaceDeclared } from "../checks/discovery-names";
import { deregistered, notAlone, reconciled, registered, registryDeclared } from "../checks/discovery-paths";
import { ofType } from "../checks/of-type";
import { registryType, serviceType } from "../checks/registrars";
import { worker, workerRole } from "../examples/function";
import { deregistration, host, hostHooks, hostScript } from "../examples/host";
import type { Fixture, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const instanceType = "aws:ec2/instance:Instance";

const namespace: Fixture = {
  type: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
  name: "namespace",
  inputs: { name: "tradai-dev.local", vpc: "vpc-0a1b2c3d4e5f60718" },
};
/** A name as a first preview shows it: the namespace is known by dependency. */
const registry = (name: string, inputs: Inputs = {}, dns: Inputs = {}): Fixture => ({
  type: registryType,
  name: `discovery-${name}`,
  inputs: {
    name,
    dnsConfig: {
      namespaceId: unknown,
      routingPolicy: "MULTIVALUE",
      dnsRecords: [{ type: "A", ttl: 10 }],
      ...dns,
    },
    healthCheckCustomConfig: {},
    ...inputs,
  },
  references: { dnsConfig: ["namespace"] },
});
const trading: Fixture = {
  type: serviceType,
  name: "service-live-trading",
  inputs: { name: "tradai-live-trading-dev", serviceRegistries: { registryArn: unknown } },
  references: { serviceRegistries: ["discovery-live-trading"] },
};
const calling = (host: string): Fixture => ({
  type: "aws:lambda/function:Function",
  name: "caller",
  inputs: { environment: { variables: { URL: `http://${host}.tradai-dev.local:8000` } } },
});
const byService = [namespace, registry("live-trading"), trading];
const machine = (name: string): readonly Fixture[] =>
  host()
    .filter(({ name: each }) => ["profile", "consolidated-role", "consolidated-policy"].includes(each))
    .concat({
      type: instanceType,
      name,
      inputs: { iamInstanceProfile: "tradai-consolidated-dev" },
    });
const without = (resources: readonly Fixture[], ...names: readonly string[]): readonly Fixture[] =>
  resources.filter(({ name }) => !names.includes(name));

/** A function that has nothing to do with it, with the policy that AWS gives those of a network. */
const inNetwork: readonly Fixture[] = [
  worker(),
  ...workerRole(),
  {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    name: "worker-network",
    inputs: {
      role: "tradai-worker-role-prod",
      policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess",
    },
  },
];

const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): ViolatingExample => ({ title, environment: "dev", resources, resource, says });
const wrongName = (title: string, says: string, inputs: Inputs, dns: Inputs = {}): ViolatingExample =>
  wrong(title, "discovery-live-trading", says, [namespace, registry("live-trading", inputs, dns), trading]);

const rule: Rule = {
  name: "sd-lifecycle-closed",
  title: "Who enters a name is taken out of it",
  description:
    "Every name of service discovery has somebody who registers in it, forgets soon and knows who answers; every machine that registers itself is deregistered by a function that hears of its end, and by a schedule that looks for what was missed.",
  rationale:
    "Nine entries of four dead instances once survived: the names led to them, half of the health checks ran into their timeout, and services could not reach each other.",
  remediation:
    "Have whoever registers be taken out: by ECS through serviceRegistries, or by a terminate hook and a function.",
  severity: "high",
  kind: "stack",
  relations: [43, 45],
  findings: ["TRADAI-H-01", "TRADAI-H-02", "TRADAI-S-28", "EDGAR-72"],
  types: [...new Set([registryType, serviceType, groupType, instanceType, ...callingTypes])],
  checks: [
    ofType([registryType], registered),
    ofType([registryType], namespaceDeclared),
    ofType([registryType], forgetsSoon),
    ofType([registryType], healthKnown),
    ofType([serviceType], registryDeclared),
    ofType([groupType], deregistered),
    ofType([groupType], reconciled),
    ofType([instanceType], notAlone),
    ofType(callingTypes, hostsDeclared),
  ],
  examples: {
    compliant: [
      { title: "A service whose tasks ECS enters", environment: "dev", resources: byService },
      {
        title: "A function that calls a name of Cloud Map, and one that calls a name of Service Connect",
        environment: "dev",
        resources: [
          ...byService,
          calling("live-trading"),
          { ...calling("mlflow"), name: "other" },
          {
            type: serviceType,
            name: "service-mlflow",
            inputs: {
              serviceConnectConfiguration: {
                services: [{ clientAlias: [{ dnsName: "mlflow.tradai-dev.local", port: 15000 }] }],
              },
            },
          },
        ],
      },
      {
        title: "A host that registers, and what takes it out",
        environment: "dev",
        resources: [namespace, registry("backend-api"), ...host(), ...deregistration()],
      },
      {
        title: "A host that registers nowhere",
        environment: "dev",
        resources: host({
          actions: ["servicediscovery:DiscoverInstances"],
          group: { initialLifecycleHooks: [] },
        }),
      },
    ],
    violating: [
      wrong("A name that nobody answers to", "discovery-live-trading", "nothing registers in it", [
        namespace,
        registry("live-trading"),
      ]),
      wrong("A name that the host's script only calls", "discovery-mlflow", "nothing registers in it", [
        ...[namespace, registry("mlflow")],
        ...host({ script: `${hostScript}export UPSTREAM=mlflow\n` }),
        ...deregistration(),
      ]),
      wrong(
        "A name that the host names and may not enter",
        "discovery-backend-api",
        "nothing registers in it",
        [
          ...[namespace, registry("backend-api")],
          ...host({ actions: ["servicediscovery:DiscoverInstances"] }),
        ],
      ),
      wrong("A service in a registry that is gone", "service-live-trading", "which nothing declares", [
        {
          ...trading,
          inputs: {
            ...trading.inputs,
            serviceRegistries: {
              registryArn: "arn:aws:servicediscovery:eu-central-1:600802701449:service/srv-gone",
            },
          },
          references: {},
        },
      ]),
      wrong("A host without terminate hook", "host", "it has no terminate hook", [
        ...host({ group: { initialLifecycleHooks: [hostHooks.launch] } }),
        ...deregistration(),
      ]),
      wrong(
        "A hook that nobody hears of",
        "host",
        "nobody who hears of the end of its instances",
        without([...host(), ...deregistration()], "consolidated-terminate", "consolidated-terminate-target"),
      ),
      wrong("A host that dies between two events", "host", "no schedule looks for entries", [
        ...[...host(), ...inNetwork],
        ...without(deregistration(), "deregistration-reconcile", "deregistration-reconcile-target"),
      ]),
      wrong("A look once a day", "host", "every 86400 seconds", [
        ...host(),
        ...deregistration().map((each) =>
          each.name === "deregistration-reconcile"
            ? { ...each, inputs: { ...each.inputs, scheduleExpression: "rate(1 day)" } }
            : each,
        ),
      ]),
      wrong("A function that calls a name nobody has", "caller", "it calls mlflow.tradai-dev.local", [
        ...byService,
        calling("mlflow"),
      ]),
      wrong("A machine of its own that registers", "machine", "belongs to no group", machine("machine")),
      wrongName(
        "Answers of an hour",
        "kept for 3600 seconds",
        {},
        { dnsRecords: [{ type: "A", ttl: 3600 }] },
      ),
      wrongName("One address at a time", "one address", {}, { routingPolicy: "WEIGHTED" }),
      wrongName("No health check", "whether it answers or not", { healthCheckCustomConfig: undefined }),
      wrongName("A health check from outside", "into a private network", {
        healthCheckCustomConfig: undefined,
        healthCheckConfig: { type: "HTTP", resourcePath: "/" },
      }),
      wrong(
        "A name in a namespace that is gone",
        "discovery-live-trading",
        "ns-gone, which nothing declares",
        [{ ...registry("live-trading", {}, { namespaceId: "ns-gone" }), references: {} }, trading],
      ),
    ],
  },
};

export default rule;
