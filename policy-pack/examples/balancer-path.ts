import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import {
  alone,
  behind,
  callerOf,
  cards,
  complete,
  consolidated,
  flows,
  functions,
  host,
  machine,
  manyGroups,
  mapped,
  peers,
  proxied,
  proxy,
  unknown,
} from "./balanced";
import { alternate, listenerRule, mapping, replaced, targetGroup } from "./deployment";
import { listener } from "./load-balancer";
import { flow, groupRule, securityGroup } from "./network";

/** A way out of a group to every address of the VPC. */
const toAddresses = (group: string): Fixture =>
  groupRule("Egress", "to-addresses", group, 8000, { inputs: { cidrIpv4: "10.0.0.0/16" } });

export const compliantPaths: readonly Example[] = [
  {
    title: "A service and its load balancer in two groups each, of which one pair lets it through",
    resources: [...manyGroups, securityGroup("group-lonely")],
  },
  {
    title: "A pair of groups that lets it through, beside one of which nobody can tell",
    resources: [
      ...replaced(manyGroups, {
        ...securityGroup("group-backend-api", { vpcId: "vpc-0" }),
        references: {},
      }),
      ...[securityGroup("group-lonely"), toAddresses("group-lonely")],
    ],
  },
  {
    title: "A service without groups of its own, as its host's hold for it",
    resources: replaced(behind, {
      ...mapped({ networkConfiguration: undefined }),
      references: {
        taskDefinition: ["task-backend-api"],
        loadBalancers: ["target-group-backend-api"],
      },
    }).filter(({ name }) => name !== "group-backend-api"),
  },
  {
    title: "A service that is registered with its own port",
    resources: replaced(
      complete,
      consolidated,
      mapped({
        serviceRegistries: { registryArn: "arn:aws:sd:1", containerName: "backend-api", containerPort: 8000 },
      }),
    ),
  },
  {
    title: "A host whose groups stand on its network card",
    environment: "dev",
    resources: [...replaced(host, cards("group-backend-api")), ...flows],
  },
  { title: "A service that its load balancer reaches", resources: complete },
  {
    title: "A service that admits everybody, its load balancer among them",
    resources: [
      ...[...behind, toAddresses("group-alb")],
      groupRule("Ingress", "from-everybody", "group-backend-api", 8000, {
        inputs: { cidrIpv4: "0.0.0.0/0" },
      }),
    ],
  },
  { title: "A service with a proxy of its own port", resources: proxied },
  {
    title: "A service that peers call by its proxy, and functions past it",
    resources: [...alone, ...peers, ...functions],
  },
  {
    title: "A service behind the load balancer that no peer calls",
    resources: replaced(complete, mapped(proxy)),
  },
  {
    title: "A host whose start script tells its ports",
    environment: "dev",
    resources: [...replaced(host, machine(8000)), ...flows],
  },
  { title: "A host that the load balancer reaches", environment: "dev", resources: [...host, ...flows] },
];

const shared = listenerRule("listener-rule-backend-api", "target-group-backend-api");
const wrong = (
  title: string,
  resources: readonly Fixture[],
  says: string,
  resource = "service-backend-api",
): ViolatingExample => ({ title, resources, resource, says });

export const violatingPaths: readonly ViolatingExample[] = [
  wrong(
    "A load balancer that may not call",
    [...behind, ...flow("group-backend-api", "group-backend-api", 8000)],
    "alb calls target-group-backend-api on tcp 8000",
  ),
  wrong(
    "A load balancer whose calls are let out and not let in",
    [...behind, toAddresses("group-alb")],
    "alb calls target-group-backend-api on tcp 8000",
  ),
  wrong(
    "A load balancer that shares requests out and may not call",
    [
      ...replaced(behind, {
        ...shared,
        inputs: {
          ...shared.inputs,
          actions: [{ type: "forward", forward: { targetGroups: [{ arn: unknown }] } }],
        },
      }),
      ...flow("group-backend-api", "group-backend-api", 8000),
    ],
    "alb calls target-group-backend-api on tcp 8000",
  ),
  wrong(
    "A target group of another port than its container",
    replaced(complete, targetGroup(undefined, { port: 8001 })),
    "target-group-backend-api has the port 8001",
  ),
  wrong(
    "A twin of another port",
    [
      ...replaced(complete, {
        ...mapped({
          loadBalancers: [{ ...mapping, advancedConfiguration: { alternateTargetGroupArn: unknown } }],
        }),
        references: {
          taskDefinition: ["task-backend-api"],
          loadBalancers: ["target-group-backend-api", "target-group-backend-api-alternate"],
          networkConfiguration: ["group-backend-api"],
        },
      }),
      alternate({ port: 80 }),
    ],
    "target-group-backend-api-alternate has the port 80",
  ),
  wrong(
    "A discovery entry of another port",
    replaced(complete, mapped({ serviceRegistries: { registryArn: "arn:aws:sd:1", port: 8080 } })),
    "registered with the port 8080",
  ),
  wrong(
    "A proxy that nobody is let in to, of a service that nobody else calls",
    alone,
    "answers on tcp 15000, and its groups admit nobody",
  ),
  wrong(
    "A service that is let in past the proxy",
    [...proxied, ...flow("group-mlflow", "group-backend-api", 8000)],
    "group-mlflow is let in on tcp 8000, past the proxy",
  ),
  wrong(
    "A container's port that nobody answers on, in discovery",
    replaced(
      complete,
      consolidated,
      mapped({
        serviceRegistries: { registryArn: "arn:aws:sd:1", containerName: "backend-api", containerPort: 8080 },
      }),
    ),
    "registered with the port 8080, and its containers answer on 8000",
  ),
  {
    ...wrong(
      "A host that the load balancer may not call",
      [...host, ...flow("group-backend-api", "group-backend-api", 8000)],
      "alb calls target-group-backend-api on tcp 8000",
      "consolidated",
    ),
    environment: "dev",
  },
  {
    ...wrong(
      "A host that the load balancer calls on a port of nobody",
      [
        ...replaced(host, machine(8002)),
        ...[securityGroup("group-functions"), callerOf("group-functions", "caller")],
        ...flow("group-functions", "group-backend-api", 8002),
      ],
      "target-group-backend-api calls the machines on tcp 8000, and their containers answer on 8002",
      "consolidated",
    ),
    environment: "dev",
  },
  {
    ...wrong(
      "A port of a host on which no container answers",
      [...replaced(host, machine(8000)), ...flows, ...flow("group-alb", "group-backend-api", 8005)],
      "admits tcp 8005, but its members answer on 8000",
      "group-backend-api-from-group-alb-8005",
    ),
    environment: "dev",
  },
];

export const undecidedPaths: readonly UndecidedExample[] = [
  {
    title: "A host whose template is not declared here",
    environment: "dev",
    resources: [
      ...replaced(host, {
        ...consolidated,
        references: { targetGroupArns: ["target-group-backend-api"] },
      }).filter(({ name }) => name !== "host"),
      callerOf("group-backend-api", "caller"),
    ],
    resource: "consolidated",
    says: "the template of consolidated is not declared here",
  },
  {
    title: "A host of which nobody knows what calls it",
    environment: "dev",
    resources: replaced(host, { ...consolidated, references: { launchTemplate: ["host"] } }),
    resource: "consolidated",
    says: "`targetGroupArns`",
  },
  ...[
    { part: shared, property: "listenerArn" },
    { part: listener(), property: "loadBalancerArn" },
  ].map(({ part, property }) => ({
    title: `A path whose ${property} is known only after the update`,
    resources: replaced(complete, {
      ...part,
      inputs: { ...part.inputs, [property]: unknown },
      references: { actions: part.references?.actions ?? [] },
    }),
    resource: "service-backend-api",
    says: `\`${property}\` is known`,
  })),
  ...[
    { title: "A service whose groups are known only after the update", groups: unknown },
    { title: "A service in two groups of another program", groups: ["sg-0", "sg-1"] },
  ].map(({ title, groups }) => ({
    title,
    resources: complete.map((each) =>
      each.name === "service-backend-api"
        ? {
            ...each,
            inputs: { ...each.inputs, networkConfiguration: { securityGroups: groups } },
            references: { ...each.references, networkConfiguration: [] },
          }
        : each,
    ),
    resource: "service-backend-api",
    says:
      groups === unknown ? "`networkConfiguration.securityGroups` is known" : "sg-0, sg-1 is not declared",
  })),
  {
    title: "A load balancer whose way to the service may be told in another layer",
    scope: "layer",
    resources: [...behind, ...flow("group-backend-api", "group-backend-api", 8000)],
    resource: "service-backend-api",
    says: "rules of the groups may be declared in another layer",
  },
];
