import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { charts, dashboard } from "./dashboard";

type Inputs = Readonly<Record<string, unknown>>;

const arnOf = (name: string): string =>
  `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/tradai-${name}-p/0123456789abcdef`;
const group = (name: string): Fixture => ({
  type: "aws:lb/targetGroup:TargetGroup",
  name,
  inputs: { name: `tradai-${name}-p` },
  outputs: { arn: arnOf(name) },
});
const service = (name: string, inputs: Inputs): Fixture => ({
  type: "aws:ecs/service:Service",
  name: `service-${name}`,
  inputs: { name: `tradai-${name}-prod`, ...inputs },
});
const behind = (name: string): Inputs => ({ loadBalancers: [{ targetGroupArn: arnOf(name) }] });
const resting = service("resting", { desiredCount: 0, ...behind("group") });
/** A dashboard of every service, and of no target group. */
const services = dashboard(
  charts([{ id: "q1", expression: "SEARCH('{AWS/ECS,ClusterName,ServiceName} CPUUtilization', 'Average')" }]),
);
const unseen = (title: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...resources, services],
  resource: "group",
  says: "no dashboard shows it",
});

/** Examples of target groups before services that rest. */
export const compliantServing: readonly Example[] = [
  {
    title: "Both target groups of a service that rests",
    resources: [
      group("group"),
      group("alternate"),
      service("resting", {
        desiredCount: 0,
        loadBalancers: [
          {
            targetGroupArn: arnOf("group"),
            advancedConfiguration: { alternateTargetGroupArn: arnOf("alternate") },
          },
        ],
      }),
      services,
    ],
  },
];

/** Examples of target groups where somebody answers. */
export const violatingServing: readonly ViolatingExample[] = [
  unseen(
    "A target group of a service that runs on each machine",
    group("group"),
    service("agent", { schedulingStrategy: "DAEMON", ...behind("group") }),
  ),
  unseen(
    "A target group of two services, of which one rests",
    group("group"),
    resting,
    service("api", { desiredCount: 1, ...behind("group") }),
  ),
  unseen(
    "A target group beside a service of none that rests",
    group("group"),
    service("worker", { desiredCount: 0 }),
  ),
];
