import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import {
  alias,
  application,
  balancer,
  containers,
  deploymentGroup,
  forward,
  lambda,
  namespace,
  roleArn,
  service,
} from "./compute-ground";
import { Ground } from "./refused";

const ecsService = "aws:ecs/service:Service";
const discovery = "aws:servicediscovery/service:Service";
const rule = "aws:lb/listenerRule:ListenerRule";
const targetGroup = "aws:lb/targetGroup:TargetGroup";

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
    error: /^Conflict: .* would be overwritten/,
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
