import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import {
  alias,
  application,
  attach,
  balancer,
  containers,
  deploymentGroup,
  forward,
  here,
  lambda,
  namespace,
  roleArn,
  service,
} from "./compute-ground";
import { Ground } from "./refused";

const ecsService = "aws:ecs/service:Service";
const discovery = "aws:servicediscovery/service:Service";
const cluster = "aws:ecs/cluster:Cluster";
const rule = "aws:lb/listenerRule:ListenerRule";
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

/** A second resource that AWS does not take beside the first. */
const twice: {
  type: string;
  given: (ground: Ground) => void;
  inputs: (ground: Ground) => Values;
  error: RegExp;
}[] = [
  {
    type: rule,
    given: (ground) => {
      ground.network();
      balancer(ground);
    },
    inputs: (ground) => forward(ground),
    error: /^PriorityInUse/,
  },
  {
    type: targetGroup,
    given: (ground) => ground.network(),
    inputs: () => ({ name: "tg" }),
    error: /^DuplicateTargetGroupName/,
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    given: (ground) => ground.network(),
    inputs: () => ({ name: "lb" }),
    error: /^DuplicateLoadBalancerName/,
  },
  {
    type: "aws:lb/listener:Listener",
    given: (ground) => {
      ground.network();
      balancer(ground);
    },
    inputs: (ground) => ({ loadBalancerArn: ground.id("lb"), port: 81 }),
    error: /^DuplicateListener/,
  },
  {
    type: "aws:autoscaling/group:Group",
    given: (ground) => ground.network(),
    inputs: () => ({ name: "g", minSize: 1, maxSize: 1 }),
    error: /^AlreadyExists/,
  },
  {
    type: ecsService,
    given: containers,
    inputs: (ground) => service(ground),
    error: /^InvalidParameterException/,
  },
  {
    type: "aws:sfn/stateMachine:StateMachine",
    given: (ground) => {
      ground.role("m", "states.amazonaws.com");
      ground.allow("m", "lambda:InvokeFunction");
    },
    inputs: () => ({ name: "m", roleArn: roleArn("m"), definition: "{}" }),
    error: /^StateMachineAlreadyExists/,
  },
  {
    type: "aws:lambda/function:Function",
    given: (ground) => ground.role("f", "lambda.amazonaws.com"),
    inputs: () => ({ name: "f", role: roleArn("f") }),
    error: /^ResourceConflictException/,
  },
  {
    type: "aws:lambda/alias:Alias",
    given: lambda,
    inputs: () => ({ name: "live", functionName: "f", functionVersion: "1" }),
    error: /^ResourceConflictException/,
  },
  {
    type: "aws:lambda/permission:Permission",
    given: lambda,
    inputs: () => ({ statementId: "s", function: "f", principal: "p", action: "lambda:InvokeFunction" }),
    error: /^ResourceConflictException/,
  },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    given: (ground) => {
      lambda(ground);
      alias(ground);
    },
    inputs: () => ({ functionName: "f", qualifier: "live" }),
    error: /^ResourceConflictException/,
  },
  {
    type: "aws:codedeploy/deploymentGroup:DeploymentGroup",
    given: application,
    inputs: () => deploymentGroup(),
    error: /^DeploymentGroupAlreadyExistsException/,
  },
  {
    type: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
    given: (ground) => ground.network(),
    inputs: (ground) => ({ name: "n.local", vpc: ground.id("vpc") }),
    error: /^ConflictingDomainExists/,
  },
  {
    type: discovery,
    given: (ground) => {
      ground.network();
      namespace(ground);
    },
    inputs: (ground) => ({ name: "api", dnsConfig: { namespaceId: ground.id("ns") } }),
    error: /^ServiceAlreadyExists/,
  },
];

describe("stand-in names of the compute layer's resources", () => {
  for (const { type, given, inputs, error } of twice) {
    it(`are refused a second time for ${type}`, () => {
      const ground = new Ground();
      given(ground);
      ground.make(type, "first", inputs(ground));
      assert.throws(() => ground.make(type, "second", inputs(ground)), { message: error });
    });
  }
});
