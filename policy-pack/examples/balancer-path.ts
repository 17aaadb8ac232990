import type { Example, Fixture, ViolatingExample } from "../rule";
import { container, service, task } from "./containers";
import { alternate, listenerRule, mapping, replaced, targetGroup } from "./deployment";
import { balancer, listener } from "./load-balancer";
import { flow, referring, securityGroup, vpc } from "./network";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const callerOf = (group: string, name: string): Fixture => ({
  type: "aws:lambda/function:Function",
  name,
  inputs: { name: `tradai-${name}-prod`, vpcConfig: { securityGroupIds: [unknown] } },
  references: { vpcConfig: [group] },
});

/** The load balancer in its group; whoever calls it stands outside the example. */
const door = referring(balancer(), { securityGroups: ["group-alb"] });
const mapped = (inputs: Inputs = {}): Fixture =>
  service(
    {
      loadBalancers: [mapping],
      networkConfiguration: { securityGroups: [unknown] },
      ...inputs,
    },
    { loadBalancers: ["target-group-backend-api"], networkConfiguration: ["group-backend-api"] },
  );
const proxy = {
  serviceConnectConfiguration: { enabled: true, services: [{ portName: "api", ingressPortOverride: 15000 }] },
};

/** The service with its proxy, away from every load balancer. */
const lone = service(
  { ...proxy, networkConfiguration: { securityGroups: [unknown] } },
  { networkConfiguration: ["group-backend-api"] },
);
/** Another service with a proxy. */
const peer: Fixture = {
  ...service(
    { ...proxy, name: "tradai-mlflow-prod", networkConfiguration: { securityGroups: [unknown] } },
    { networkConfiguration: ["group-mlflow"] },
  ),
  name: "service-mlflow",
};

const groups = ["alb", "backend-api"].map((each) => securityGroup(`group-${each}`));
const behind: readonly Fixture[] = [
  ...[vpc, ...groups, door, listener(), targetGroup(), mapped(), task([container()])],
  listenerRule("listener-rule-backend-api", "target-group-backend-api"),
];
const complete = [...behind, ...flow("group-alb", "group-backend-api", 8000)];
const peers: readonly Fixture[] = [
  ...[peer, securityGroup("group-mlflow")],
  ...flow("group-mlflow", "group-backend-api", 15000),
  ...flow("group-backend-api", "group-mlflow", 15000),
];
const proxied: readonly Fixture[] = [...replaced(complete, mapped(proxy)), ...peers];
/** A function, which has no proxy and calls the container itself. */
const functions: readonly Fixture[] = [
  ...[securityGroup("group-functions"), callerOf("group-functions", "caller")],
  ...flow("group-functions", "group-backend-api", 8000),
];
const alone: readonly Fixture[] = [vpc, securityGroup("group-backend-api"), task([container()]), lone];

/** A host behind the load balancer, in dev. */
const host: readonly Fixture[] = [
  ...[vpc, ...groups, door, listener()],
  targetGroup(undefined, { targetType: "instance" }),
  listenerRule("listener-rule-backend-api", "target-group-backend-api"),
  referring(
    { type: "aws:ec2/launchTemplate:LaunchTemplate", name: "host", inputs: {} },
    { vpcSecurityGroupIds: ["group-backend-api"] },
  ),
  {
    type: "aws:autoscaling/group:Group",
    name: "consolidated",
    inputs: {
      name: "tradai-consolidated-asg-dev",
      launchTemplate: { id: unknown, version: unknown },
      targetGroupArns: [unknown],
    },
    references: { launchTemplate: ["host"], targetGroupArns: ["target-group-backend-api"] },
  },
];
const flows = flow("group-alb", "group-backend-api", 8000);
/** The template of a host whose container answers on the port. */
const machine = (port: number): Fixture => {
  const command = `docker run --network host --health-cmd "curl -f http://$address:${port}/health" "$image"`;
  return referring(
    {
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      name: "host",
      inputs: { userData: Buffer.from(`#!/bin/bash\n${command}\n`).toString("base64") },
    },
    { vpcSecurityGroupIds: ["group-backend-api"] },
  );
};

const manyGroups: readonly Fixture[] = replaced(
  complete,
  referring(door, { securityGroups: ["group-lonely", "group-alb"] }),
  {
    ...mapped({ networkConfiguration: { securityGroups: [unknown, unknown] } }),
    references: {
      taskDefinition: ["task-backend-api"],
      loadBalancers: ["target-group-backend-api"],
      networkConfiguration: ["group-lonely", "group-backend-api"],
    },
  },
);
const cards = (...groups: readonly string[]): Fixture => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  name: "host",
  inputs: { networkInterfaces: [{ securityGroups: groups.map(() => unknown) }] },
  references: { networkInterfaces: groups },
});

export const compliantPaths: readonly Example[] = [
  {
    title: "A service and its load balancer in two groups each, of which one pair lets it through",
    resources: [...manyGroups, securityGroup("group-lonely")],
  },
  {
    title: "A service that is registered with its own port",
    resources: replaced(
      complete,
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
