import type { Values } from "../../../tools/stand-in/values";
import { account } from "./harness";
import type { Ground } from "./refused";

export const here = `eu-central-1:${account}`;
export const roleArn = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
export const clusterArn = `arn:aws:ecs:${here}:cluster/c`;
export const taskArn = `arn:aws:ecs:${here}:task-definition/t:1`;
export const functionArn = `arn:aws:lambda:${here}:function:f`;

/** A container with one port. */
export const container: Values = {
  name: "api",
  image: "i:1",
  portMappings: [{ name: "http", containerPort: 8000, protocol: "tcp" }],
};

/** Inputs of a Fargate task definition. */
export const task = (more: Values = {}): Values => ({
  family: "t",
  containerDefinitions: JSON.stringify([container]),
  requiresCompatibilities: ["FARGATE"],
  networkMode: "awsvpc",
  cpu: "256",
  memory: "512",
  ...more,
});

/** Inputs of a service on Fargate that runs the task definition `t` in the subnet `a`. */
export const service = (ground: Ground, more: Values = {}): Values => ({
  name: "s",
  cluster: clusterArn,
  taskDefinition: taskArn,
  launchType: "FARGATE",
  networkConfiguration: { subnets: [ground.id("a")], securityGroups: [ground.id("sg")] },
  ...more,
});

/** A network with a cluster and the task definition `t`. */
export function containers(ground: Ground, definition: Values = {}): void {
  ground.network();
  ground.make("aws:ecs/cluster:Cluster", "c", { name: "c" });
  ground.make("aws:ecs/taskDefinition:TaskDefinition", "t", task(definition));
}

/** A load balancer `lb` in the subnets `a` and `b` with a listener, and a target group `tg` behind nothing. */
export function balancer(ground: Ground, more: Values = {}): void {
  ground.make("aws:lb/loadBalancer:LoadBalancer", "lb", {
    name: "lb",
    internal: true,
    subnets: [ground.id("a"), ground.id("b")],
  });
  ground.make("aws:lb/listener:Listener", "listener", {
    loadBalancerArn: ground.id("lb"),
    port: 80,
    defaultActions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }],
  });
  ground.make("aws:lb/targetGroup:TargetGroup", "tg", {
    name: "tg",
    port: 8000,
    protocol: "HTTP",
    targetType: "ip",
    vpcId: ground.id("vpc"),
    ...more,
  });
}

/** Inputs of a rule that forwards to a target group. */
export const forward = (ground: Ground, group = "tg", priority = 1): Values => ({
  listenerArn: ground.id("listener"),
  priority,
  actions: [{ type: "forward", targetGroupArn: ground.id(group) }],
  conditions: [{ pathPattern: { values: ["/api/*"] } }],
});

export function attach(ground: Ground, group = "tg", priority = 1): void {
  ground.make("aws:lb/listenerRule:ListenerRule", `rule-${group}`, forward(ground, group, priority));
}

/** A function `f` that publishes versions, with its role of the same name. */
export function lambda(ground: Ground, more: Values = {}): void {
  ground.role("f", "lambda.amazonaws.com");
  ground.make("aws:lambda/function:Function", "f", {
    name: "f",
    role: roleArn("f"),
    publish: true,
    ...more,
  });
}

export function alias(ground: Ground): void {
  ground.make("aws:lambda/alias:Alias", "live", { name: "live", functionName: "f", functionVersion: "1" });
}

/** A private authority without a certificate. */
export function authority(ground: Ground, more: Values = {}): void {
  ground.make("aws:acmpca/certificateAuthority:CertificateAuthority", "ca", {
    type: "ROOT",
    certificateAuthorityConfiguration: {
      keyAlgorithm: "EC_prime256v1",
      signingAlgorithm: "SHA256WITHECDSA",
      subject: { commonName: "tradai" },
    },
    ...more,
  });
}

export function activate(ground: Ground): void {
  ground.make("aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate", "own", {
    certificateAuthorityArn: ground.id("ca"),
    certificate: "c",
  });
}

/** The private DNS namespace `ns`. */
export function namespace(ground: Ground): void {
  ground.make("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", "ns", {
    name: "tradai.local",
    vpc: ground.id("vpc"),
  });
}

/** An application of CodeDeploy for functions, and the role that shifts them. */
export function application(ground: Ground): void {
  ground.make("aws:codedeploy/application:Application", "app", { name: "app", computePlatform: "Lambda" });
  ground.role("deploy", "codedeploy.amazonaws.com");
  ground.allow("deploy", "lambda:UpdateAlias");
}

export const deploymentGroup = (more: Values = {}): Values => ({
  appName: "app",
  deploymentGroupName: "g",
  serviceRoleArn: roleArn("deploy"),
  deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
  ...more,
});
