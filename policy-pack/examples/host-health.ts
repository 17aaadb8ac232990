import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { task } from "./containers";
import { listenerRule, mapping, rollingService, surroundings, targetGroup } from "./deployment";
import { encoded } from "./host";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const name = "target-group-backend-api";
const scalingGroup = "tradai-consolidated-asg-dev";

/** The target group of machines. */
const machines = targetGroup(name, { name: "tradai-backend-api-d", targetType: "instance" });

const script = (line: string): Fixture => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  name: "template",
  inputs: { userData: encoded(`#!/bin/bash\n${line}\n`) },
});

/** The template of a host whose container asks itself for a path. */
const template = (path: string): Fixture => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  name: "template",
  inputs: {
    userData: encoded(
      `#!/bin/bash\ndocker run --name backend-api --network host \\\n  --health-cmd "curl -f http://$address:8000${path}" "$image"\n`,
    ),
  },
});

/** The host's scaling group, in the target group as its inputs say. */
const host = (inputs: Inputs = { targetGroupArns: [unknown] }): Fixture => ({
  type: "aws:autoscaling/group:Group",
  name: "consolidated",
  inputs: { name: scalingGroup, launchTemplate: { id: unknown, version: unknown }, ...inputs },
  references: {
    launchTemplate: ["template"],
    ...Object.fromEntries(Object.keys(inputs).map((property) => [property, [name]])),
  },
});

const attached = (type: string, inputs: Inputs): Fixture => ({
  type,
  name: "attachment",
  inputs,
  references: Object.fromEntries(Object.keys(inputs).map((property) => [property, [name]])),
});

const elsewhere = "arn:aws:elasticloadbalancing:eu-central-1:600802701449:targetgroup/other/0123456789abcdef";
/** A second scaling group, which is in no target group. */
const another = { name: "other", references: {}, inputs: { name: "tradai-other-asg-dev" } };
const arnOf = (id: string): string => elsewhere.replace("other", id);
/** Two groups of machines that one service of a host fills. */
const both = ["api", "admin"].flatMap((id) => [
  { ...targetGroup(`target-group-${id}`, { name: id, targetType: "instance" }), outputs: { arn: arnOf(id) } },
  listenerRule(`listener-rule-${id}`, `target-group-${id}`),
]);

/** What puts the host's scaling group into the target group that it names, or that `from` tells. */
const joined = (lbTargetGroupArn: unknown, ...from: readonly string[]): Fixture => ({
  type: "aws:autoscaling/attachment:Attachment",
  name: "attachment",
  inputs: { autoscalingGroupName: scalingGroup, lbTargetGroupArn },
  references: { lbTargetGroupArn: from },
});

const dev = { environment: "dev" } as const;
const own = template("/api/v1/health");

export const compliantHealth: readonly Example[] = [
  { ...dev, title: "Machines whose Docker asks the same", resources: [machines, own, host()] },
  {
    ...dev,
    title: "Machines that come by another name of the same property",
    resources: [machines, own, host({ trafficSources: [{ identifier: unknown, type: "elbv2" }] })],
  },
  {
    ...dev,
    title: "Machines that are put in one by one",
    resources: [
      machines,
      attached("aws:lb/targetGroupAttachment:TargetGroupAttachment", { targetGroupArn: unknown }),
    ],
  },
  {
    ...dev,
    title: "Machines that an attachment puts in",
    resources: [
      machines,
      own,
      host({}),
      attached("aws:autoscaling/attachment:Attachment", { lbTargetGroupArn: unknown }),
    ],
  },
  {
    ...dev,
    title: "A group that asks for a connection and no path",
    resources: [
      targetGroup(name, {
        targetType: "instance",
        protocol: "TCP",
        healthCheck: { interval: 30, timeout: 5, healthyThreshold: 2, unhealthyThreshold: 5 },
      }),
      own,
      host(),
    ],
  },
  {
    ...dev,
    title: "Two hosts, of which one is in the group",
    resources: [machines, own, host(), { ...host({}), name: "other" }],
  },
  {
    ...dev,
    title: "A group whose port no container answers, of which another rule tells",
    resources: [targetGroup(name, { targetType: "instance", port: 9000 }), template("/ready"), host()],
  },
  {
    ...dev,
    title: "A container that asks itself nothing",
    resources: [machines, script('docker run --name backend-api -p 8000:8000 "$image"'), host()],
  },
  {
    title: "Machines that a service in two groups of them asks for",
    resources: [
      ...both,
      ...surroundings.filter(({ name: each }) => each === "listener"),
      task(undefined, { networkMode: "bridge", requiresCompatibilities: ["EC2"] }),
      {
        ...rollingService({
          loadBalancers: ["api", "admin"].map((id) => ({ ...mapping, targetGroupArn: arnOf(id) })),
        }),
        references: { taskDefinition: ["task-backend-api"] },
      },
    ],
  },
  {
    ...dev,
    title: "A host that an attachment puts into a group of another program",
    resources: [own, host({}), joined(elsewhere)],
  },
  {
    ...dev,
    title: "A host behind a balancer of the first generation, which has no target group",
    resources: [own, { ...host({ trafficSources: [{ identifier: unknown, type: "elb" }] }), references: {} }],
  },
  {
    ...dev,
    title: "A host whose template another program declares",
    resources: [machines, { ...host(), references: { targetGroupArns: [name] } }],
  },
];

export const violatingHealth: readonly ViolatingExample[] = [
  {
    ...dev,
    title: "A host that asks its container for another path",
    resources: [machines, template("/ready"), host()],
    resource: "consolidated",
    says: "Docker asks backend-api for /ready and target-group-backend-api for /api/v1/health",
  },
  {
    ...dev,
    title: "A host that an attachment puts in, and that asks its container for another path",
    resources: [machines, template("/ready"), host({}), joined(unknown, name)],
    resource: "consolidated",
    says: "Docker asks backend-api for /ready and target-group-backend-api for /api/v1/health",
  },
  {
    ...dev,
    title: "A host that asks its container for the root",
    resources: [machines, template(""), host()],
    resource: "consolidated",
    says: "Docker asks backend-api for / and",
  },
  {
    ...dev,
    title: "A target group of machines without any",
    resources: [machines, own, host({})],
    resource: name,
    says: "no machine is ever put into it",
  },
  {
    ...dev,
    title: "Two groups of machines, of which a host fills one",
    resources: [machines, own, host(), { ...machines, name: "target-group-empty" }],
    resource: "target-group-empty",
    says: "no machine is ever put into it",
  },
  {
    ...dev,
    title: "A group that does not say what its targets are, which are machines",
    resources: [targetGroup(name, { targetType: undefined })],
    resource: name,
    says: "no machine is ever put into it",
  },
  {
    ...dev,
    title: "A container with two ports that is asked for another path",
    resources: [
      machines,
      script(
        'docker run --name backend-api -p 8000:8000 -p 9000:9000 --health-cmd "curl http://$address:8000/ready" "$image"',
      ),
      host(),
    ],
    resource: "consolidated",
    says: "Docker asks backend-api for /ready",
  },
];

export const undecidedHealth: readonly UndecidedExample[] = [
  {
    ...dev,
    title: "A host in target groups that nothing tells",
    resources: [own, { ...host(), references: { launchTemplate: ["template"] } }],
    resource: "consolidated",
    says: "`targetGroupArns` holds a target group",
  },
  {
    ...dev,
    title: "A host that an attachment puts into a group that nothing tells",
    resources: [own, host({}), joined(unknown)],
    resource: "consolidated",
    says: "`targetGroupArns` holds a target group",
  },
  {
    ...dev,
    title: "A target group that a host in groups that nothing tells may fill",
    resources: [machines, own, host({}), { ...host({}), ...another }, joined(unknown)],
    resource: name,
    says: "the target groups of a scaling group are known only after the update",
  },
];
