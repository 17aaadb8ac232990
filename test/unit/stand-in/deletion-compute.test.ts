import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import { attach, balancer, containers, here, namespace, service } from "./compute-ground";
import { Ground } from "./refused";

const ecsService = "aws:ecs/service:Service";
const discovery = "aws:servicediscovery/service:Service";
const cluster = "aws:ecs/cluster:Cluster";
const rule = "aws:lb/listenerRule:ListenerRule";
const listener = "aws:lb/listener:Listener";
const targetGroup = "aws:lb/targetGroup:TargetGroup";

const run = (ground: Ground, more: Values = {}): void => {
  containers(ground);
  namespace(ground);
  const dnsConfig = { namespaceId: ground.id("ns"), dnsRecords: [{ ttl: 10, type: "A" }] };
  ground.make(discovery, "srv", { name: "api", dnsConfig });
  const registryArn = `arn:aws:servicediscovery:${here}:service/${ground.id("srv")}`;
  ground.make(ecsService, "s", service(ground, { serviceRegistries: { registryArn }, ...more }));
};

/** `last` stands in the way of the deletion of `what`. */
const rows: {
  title: string;
  given: (ground: Ground) => void;
  type: string;
  what: string;
  last: [type: string, name: string];
  error: RegExp;
}[] = [
  {
    title: "a cluster with a service",
    given: run,
    type: cluster,
    what: "c",
    last: [ecsService, "s"],
    error: /^ClusterContainsServicesException/,
  },
  ...(
    [
      ["aws:ec2/subnet:Subnet", "a"],
      ["aws:ec2/securityGroup:SecurityGroup", "sg"],
    ] as const
  ).map(([type, what]) => ({
    title: `a ${what === "a" ? "subnet" : "security group"} of a service's tasks`,
    given: run,
    type,
    what,
    last: [ecsService, "s"] as [string, string],
    error: /^DependencyViolation/,
  })),
  {
    title: "a namespace with a discovery service",
    given: (ground) => {
      ground.network();
      namespace(ground);
      ground.make(discovery, "srv", { name: "api", dnsConfig: { namespaceId: ground.id("ns") } });
    },
    type: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
    what: "ns",
    last: [discovery, "srv"],
    error: /^ResourceInUse: Namespace has associated services/,
  },
  {
    title: "a namespace in which Service Connect offers a service",
    given: (ground) => {
      containers(ground);
      namespace(ground);
      const arn = `arn:aws:servicediscovery:${here}:namespace/${ground.id("ns")}`;
      const serviceConnectConfiguration = { enabled: true, namespace: arn };
      ground.make(ecsService, "s", service(ground, { serviceConnectConfiguration }));
    },
    type: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
    what: "ns",
    last: [ecsService, "s"],
    error: /^ResourceInUse: Namespace has associated services/,
  },
  {
    title: "a discovery service in which tasks are registered",
    given: (ground) => run(ground, { desiredCount: 1 }),
    type: discovery,
    what: "srv",
    last: [ecsService, "s"],
    error: /^ResourceInUse: Service contains registered instances/,
  },
  {
    title: "the capacity providers of a cluster whose service runs on one",
    given: (ground) => {
      containers(ground);
      const set = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";
      ground.make(set, "set", { clusterName: "c", capacityProviders: ["FARGATE"] });
      const capacityProviderStrategies = [{ capacityProvider: "FARGATE" }];
      ground.make(ecsService, "s", service(ground, { launchType: null, capacityProviderStrategies }));
    },
    type: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
    what: "set",
    last: [ecsService, "s"],
    error: /^ResourceInUseException/,
  },
  ...(
    [
      ["aws:ec2/subnet:Subnet", "a"],
      ["aws:ec2/securityGroup:SecurityGroup", "sg"],
    ] as const
  ).map(([type, what]) => ({
    title: `a ${what === "a" ? "subnet" : "security group"} of a load balancer`,
    given: (ground: Ground): void => {
      ground.network();
      const place = { subnets: [ground.id("a"), ground.id("b")], securityGroups: [ground.id("sg")] };
      ground.make("aws:lb/loadBalancer:LoadBalancer", "lb", { name: "lb", ...place });
    },
    type,
    what,
    last: ["aws:lb/loadBalancer:LoadBalancer", "lb"] as [string, string],
    error: /^DependencyViolation/,
  })),
  ...(
    [
      ["a listener", listener, "defaultActions", false],
      ["a listener, by weights,", listener, "defaultActions", true],
      ["a rule, by weights,", rule, "actions", true],
    ] as const
  ).map(([who, type, actions, weighted]) => ({
    title: `a target group that ${who} forwards to`,
    given: (ground: Ground): void => {
      ground.network();
      balancer(ground);
      const arn = ground.id("tg");
      const to: Values = weighted ? { forward: { targetGroups: [{ arn }] } } : { targetGroupArn: arn };
      const of: Values =
        type === rule ? { listenerArn: ground.id("listener") } : { loadBalancerArn: ground.id("lb") };
      ground.make(type, "last", { ...of, port: 81, [actions]: [{ type: "forward", ...to }] });
    },
    type: targetGroup,
    what: "tg",
    last: [type, "last"] as [string, string],
    error: /^ResourceInUse: Target group is currently in use/,
  })),
  {
    title: "a target group that a rule forwards to",
    given: (ground) => {
      ground.network();
      balancer(ground);
      attach(ground);
    },
    type: targetGroup,
    what: "tg",
    last: [rule, "rule-tg"],
    error: /^ResourceInUse: Target group is currently in use/,
  },
];

describe("stand-in deletion of the compute layer's resources", () => {
  for (const { title, given, type, what, last, error } of rows) {
    it(`refuses ${title}, until that is gone`, () => {
      const ground = new Ground();
      given(ground);
      assert.throws(() => ground.harness.delete(type, ground.id(what)), { message: error });
      ground.harness.delete(last[0], ground.id(last[1]));
      ground.harness.delete(type, ground.id(what));
    });
  }

  for (const [title, more] of [
    ["no task is registered", {}],
    ["the provider takes the entries out first", { forceDestroy: true }],
  ] as const) {
    it(`lets a discovery service go where ${title}`, () => {
      const ground = new Ground();
      run(ground, { desiredCount: "forceDestroy" in more ? 1 : 0 });
      const held = ground.harness.cloud.get(discovery, ground.id("srv"));
      if (held !== undefined) held.inputs = { ...held.inputs, ...more };
      ground.harness.delete(discovery, ground.id("srv"));
      assert.deepEqual(ground.harness.cloud.list(discovery), []);
    });
  }
});
