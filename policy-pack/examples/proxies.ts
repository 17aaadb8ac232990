import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alone, functions, peers, proxy } from "./balanced";
import { container, service, task } from "./containers";
import { replaced } from "./deployment";
import { flow, groupRule, securityGroup } from "./network";

/** The service that has a proxy, in these groups. */
const inGroups = (...groups: readonly string[]): Fixture =>
  service(
    { ...proxy, networkConfiguration: { securityGroups: groups.map(() => UNKNOWN) } },
    { networkConfiguration: groups },
  );
/** The other service, changed. */
const otherwise = (inputs: Fixture["inputs"], group = "group-mlflow"): readonly Fixture[] =>
  peers.map((each) =>
    each.name === "service-mlflow"
      ? {
          ...each,
          inputs: { ...each.inputs, ...inputs },
          references: { ...each.references, networkConfiguration: [group] },
        }
      : each,
  );
const past = flow("group-mlflow", "group-backend-api", 8000);
const spare = securityGroup("group-spare");

export const compliantProxies: readonly Example[] = [
  ...[
    { title: "A service without proxy, whose container one that has a proxy calls", has: {} },
    {
      title: "A service whose proxy has no port of its own, which one that has a proxy calls",
      has: { serviceConnectConfiguration: { enabled: true, services: [{ portName: "api" }] } },
    },
  ].map(({ title, has }) => ({
    title,
    resources: [
      ...replaced(
        alone,
        service(
          { networkConfiguration: { securityGroups: [UNKNOWN] }, ...has },
          { networkConfiguration: ["group-backend-api"] },
        ),
      ),
      ...peers.filter(({ name }) => !/^group-(?:mlflow-to|backend-api-from)-/.test(name)),
      ...past,
    ],
  })),
  {
    title: "A service without proxy, which calls the container of one that has it",
    resources: [
      ...alone,
      ...functions,
      ...otherwise({ serviceConnectConfiguration: { enabled: false } }).filter(
        ({ name }) =>
          !name.endsWith("-to-group-mlflow-15000") && name !== "group-mlflow-from-group-backend-api-15000",
      ),
      ...past,
    ],
  },
  {
    title: "A service in two groups, of which one admits those that call its proxy, beside functions",
    resources: [
      ...replaced(alone, inGroups("group-spare", "group-backend-api")),
      spare,
      ...peers,
      ...functions,
    ],
  },
  {
    title: "Two services of one group, which call one another past their proxies too",
    resources: [
      ...alone,
      ...otherwise({}, "group-backend-api").filter(({ name }) => name === "service-mlflow"),
      ...[8000, 15_000].flatMap((port) => flow("group-backend-api", "group-backend-api", port)),
    ],
  },
  {
    title: "A proxy that answers on the port of its container",
    resources: [
      ...replaced(alone, {
        ...inGroups("group-backend-api"),
        inputs: {
          ...inGroups("group-backend-api").inputs,
          serviceConnectConfiguration: {
            enabled: true,
            services: [{ portName: "api", ingressPortOverride: 8000 }],
          },
        },
      }),
      ...peers.filter(({ name }) => name !== "group-backend-api-from-group-mlflow-15000"),
      ...past,
    ].filter(({ name }) => name !== "group-mlflow-to-group-backend-api-15000"),
  },
];

export const violatingProxies: readonly ViolatingExample[] = [
  {
    title: "Two containers that another service calls past the proxy",
    resources: [
      ...replaced(
        alone,
        task([container({ portMappings: [8000, 8001].map((containerPort) => ({ containerPort })) })]),
      ),
      ...peers,
      ...(["Egress", "Ingress"] as const).map((direction) => {
        const sides = ["group-backend-api", "group-mlflow"];
        const [own = "", peer = ""] = direction === "Ingress" ? sides : [...sides].reverse();
        const rule = groupRule(direction, `both-${direction}`, own, 8000, { peer });
        return { ...rule, inputs: { ...rule.inputs, toPort: 8001 } };
      }),
    ],
    resource: "service-backend-api",
    says: "group-mlflow is let in on tcp 8000, 8001, past the proxy",
  },
  {
    title: "A proxy of which nobody is let in but past it",
    resources: [...alone, ...functions],
    resource: "service-backend-api",
    says: "the proxy of the service answers on tcp 15000, and its groups admit nobody there",
  },
];

const undecided = (title: string, says: string, ...resources: readonly Fixture[]): UndecidedExample => ({
  ...{ title, resources, resource: "service-backend-api", says },
});

export const undecidedProxies: readonly UndecidedExample[] = [
  {
    ...undecided(
      "A proxy of a layer, to which another one may let somebody in",
      "rules of the service's group may be declared in another layer",
      ...alone,
    ),
    scope: "layer",
  },
  undecided(
    "A proxy, while the rules of one of its groups are not known",
    "the rules of the service's group are not all known",
    ...replaced(alone, inGroups("group-spare", "group-backend-api")),
    securityGroup("group-spare", { ingress: UNKNOWN }),
  ),
  undecided(
    "A proxy, while the groups of another service are not known",
    "`networkConfiguration.securityGroups` is known only",
    ...alone,
    ...peers.map((each) =>
      each.name === "service-mlflow"
        ? { ...each, references: { taskDefinition: ["task-backend-api"] } }
        : each,
    ),
  ),
];
