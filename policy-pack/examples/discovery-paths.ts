import type { Example, Fixture, ViolatingExample } from "../rule";
import { byService, namespace, registry, trading } from "./discovery";
import { worker, workerRole } from "./function";
import { deregistration, host, hostHooks, hostScript } from "./host";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const dev = { environment: "dev" } as const;

const without = (resources: readonly Fixture[], ...names: readonly string[]): readonly Fixture[] =>
  resources.filter(({ name }) => !names.includes(name));
/** The resources with one of them changed. */
export const but = (
  resources: readonly Fixture[],
  name: string,
  inputs: Inputs,
  references?: Fixture["references"],
): readonly Fixture[] =>
  resources.map((each) =>
    each.name === name
      ? { ...each, inputs: { ...each.inputs, ...inputs }, ...(references && { references }) }
      : each,
  );

const machine = (inputs: Inputs): Fixture => ({ type: "aws:ec2/instance:Instance", name: "machine", inputs });
export const ofHost = host().filter(({ name }) =>
  ["profile", "consolidated-role", "consolidated-policy"].includes(name),
);
export const registering = machine({ iamInstanceProfile: "tradai-consolidated-dev" });

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
const everyMinutes = (minutes: number): readonly Fixture[] =>
  but(deregistration(), "deregistration-reconcile", { scheduleExpression: `rate(${minutes} minutes)` });
/** What looks for entries is called by nobody, and another function is instead. */
const anotherIsCalled = [
  ...inNetwork,
  ...but(
    deregistration(),
    "deregistration-reconcile-target",
    {},
    { rule: ["deregistration-reconcile"], arn: ["worker"] },
  ),
];

export const compliantPaths: readonly Example[] = [
  {
    ...dev,
    title: "A host that registers, and what takes it out",
    resources: [namespace, registry("backend-api"), ...host(), ...deregistration()],
  },
  {
    ...dev,
    title: "A host that registers under a name with a dot",
    resources: [
      ...[namespace, registry("backend.api")],
      ...host({ script: hostScript.replace("register backend-api", "register backend.api") }),
      ...deregistration(),
    ],
  },
  {
    ...dev,
    title: "A look once in a quarter of an hour",
    resources: [...host(), ...everyMinutes(15)],
  },
  {
    ...dev,
    title: "A look, beside a function of which nothing tells the role",
    resources: [...host(), ...deregistration(), worker({ role: unknown })],
  },
  {
    ...dev,
    title: "A host that registers nowhere",
    resources: host({
      actions: ["servicediscovery:DiscoverInstances"],
      group: { initialLifecycleHooks: [] },
    }),
  },
  {
    ...dev,
    title: "A host without a template, and one of its own without a role",
    resources: [
      ...but(host(), "host", { launchTemplate: undefined, launchConfiguration: "tradai-host-dev" }, {}),
      machine({}),
    ],
  },
];

const wrong = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({ ...dev, title, resources, resource, says });
export const goneRegistry = but(
  [trading],
  "service-live-trading",
  {
    serviceRegistries: {
      registryArn: "arn:aws:servicediscovery:eu-central-1:600802701449:service/srv-gone",
    },
  },
  {},
);
export const unheard = without(
  [...host(), ...deregistration()],
  "consolidated-terminate",
  "consolidated-terminate-target",
);
export const neverLooked = [
  ...host(),
  ...inNetwork,
  ...without(deregistration(), "deregistration-reconcile", "deregistration-reconcile-target"),
];

export const violatingPaths: readonly ViolatingExample[] = [
  wrong(
    "A name that nobody answers to",
    "discovery-live-trading",
    "nothing registers in it",
    namespace,
    registry("live-trading"),
  ),
  wrong(
    "A name that is yet to be chosen, and that nobody answers to",
    "discovery-live-trading",
    "nothing registers in it",
    namespace,
    registry("live-trading", { name: undefined }),
  ),
  wrong(
    "A name beside that of a service",
    "discovery-mlflow",
    "nothing registers in it",
    ...byService,
    registry("mlflow"),
  ),
  wrong(
    "A name that the host's script only calls",
    "discovery-mlflow",
    "nothing registers in it",
    ...[namespace, registry("mlflow")],
    ...host({ script: `${hostScript}export UPSTREAM=mlflow\n` }),
    ...deregistration(),
  ),
  wrong(
    "A name that the host names and may not enter",
    "discovery-backend-api",
    "nothing registers in it",
    ...[namespace, registry("backend-api")],
    ...host({ actions: ["servicediscovery:DiscoverInstances"] }),
  ),
  wrong(
    "A service in a registry that is gone",
    "service-live-trading",
    'service/srv-gone", which nothing declares',
    ...goneRegistry,
  ),
  wrong(
    "A host without terminate hook",
    "host",
    "it has no terminate hook",
    ...host({ group: { initialLifecycleHooks: [hostHooks.launch] } }),
    ...deregistration(),
  ),
  wrong("A hook that nobody hears of", "host", "nobody who hears of the end of its instances", ...unheard),
  wrong(
    "A function that hears of the end and may take nobody out",
    "host",
    "deregistration lacks servicediscovery:DeregisterInstance",
    ...host(),
    ...deregistration(["servicediscovery:ListInstances"]),
    ...but(
      deregistration().filter(({ name }) => name.startsWith("deregistration-reconcile")),
      "deregistration-reconcile-target",
      {},
      { rule: ["deregistration-reconcile"], arn: ["reconciler"] },
    ),
    {
      type: "aws:lambda/function:Function",
      name: "reconciler",
      inputs: { name: "tradai-reconciler-dev", role: "tradai-worker-role-prod" },
    },
    ...workerRole({
      Effect: "Allow",
      Action: ["servicediscovery:DeregisterInstance"],
      Resource: "*",
    }),
  ),
  wrong("A host that dies between two events", "host", "no schedule looks for entries", ...neverLooked),
  wrong(
    "A schedule that calls another function",
    "host",
    "no schedule looks for entries",
    ...host(),
    ...anotherIsCalled,
  ),
  wrong("A look once a day", "host", "every 86400 seconds", ...host(), ...everyMinutes(24 * 60)),
  wrong(
    "A look that never comes round",
    "host",
    "no schedule looks for entries",
    ...host(),
    ...but(deregistration(), "deregistration-reconcile", {
      scheduleExpression: "at(2026-11-30T00:00:00)",
    }),
  ),
  wrong("A machine of its own that registers", "machine", "belongs to no group", ...ofHost, registering),
];
