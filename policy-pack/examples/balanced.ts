import type { Fixture } from "../rule";
import { container, service, task } from "./containers";
import { listenerRule, mapping, replaced, targetGroup } from "./deployment";
import { balancer, listener } from "./load-balancer";
import { flow, referring, securityGroup, vpc } from "./network";

type Inputs = Readonly<Record<string, unknown>>;
export const unknown = Symbol("unknown");
export const callerOf = (group: string, name: string): Fixture => ({
  type: "aws:lambda/function:Function",
  name,
  inputs: { name: `tradai-${name}-prod`, vpcConfig: { securityGroupIds: [unknown] } },
  references: { vpcConfig: [group] },
});

/** The load balancer in its group; whoever calls it stands outside the example. */
const door = referring(balancer(), { securityGroups: ["group-alb"] });
export const mapped = (inputs: Inputs = {}): Fixture =>
  service(
    {
      loadBalancers: [mapping],
      networkConfiguration: { securityGroups: [unknown] },
      ...inputs,
    },
    { loadBalancers: ["target-group-backend-api"], networkConfiguration: ["group-backend-api"] },
  );
export const proxy = {
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
export const behind: readonly Fixture[] = [
  ...[vpc, ...groups, door, listener(), targetGroup(), mapped(), task([container()])],
  listenerRule("listener-rule-backend-api", "target-group-backend-api"),
];
export const complete = [...behind, ...flow("group-alb", "group-backend-api", 8000)];
export const peers: readonly Fixture[] = [
  ...[peer, securityGroup("group-mlflow")],
  ...flow("group-mlflow", "group-backend-api", 15000),
  ...flow("group-backend-api", "group-mlflow", 15000),
];
export const proxied: readonly Fixture[] = [...replaced(complete, mapped(proxy)), ...peers];
/** A function, which has no proxy and calls the container itself. */
export const functions: readonly Fixture[] = [
  ...[securityGroup("group-functions"), callerOf("group-functions", "caller")],
  ...flow("group-functions", "group-backend-api", 8000),
];
export const alone: readonly Fixture[] = [vpc, securityGroup("group-backend-api"), task([container()]), lone];

export const consolidated: Fixture = {
  type: "aws:autoscaling/group:Group",
  name: "consolidated",
  inputs: {
    name: "tradai-consolidated-asg-dev",
    launchTemplate: { id: unknown, version: unknown },
    targetGroupArns: [unknown],
  },
  references: { launchTemplate: ["host"], targetGroupArns: ["target-group-backend-api"] },
};
/** A host behind the load balancer, in dev. */
export const host: readonly Fixture[] = [
  ...[vpc, ...groups, door, listener()],
  targetGroup(undefined, { targetType: "instance" }),
  listenerRule("listener-rule-backend-api", "target-group-backend-api"),
  referring(
    { type: "aws:ec2/launchTemplate:LaunchTemplate", name: "host", inputs: {} },
    { vpcSecurityGroupIds: ["group-backend-api"] },
  ),
  consolidated,
];
export const flows = flow("group-alb", "group-backend-api", 8000);
/** The template of a host whose container answers on the port. */
export const machine = (port: number): Fixture => {
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

export const manyGroups: readonly Fixture[] = replaced(
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
export const cards = (...groups: readonly string[]): Fixture => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  name: "host",
  inputs: { networkInterfaces: [{ securityGroups: groups.map(() => unknown) }] },
  references: { networkInterfaces: groups },
});
