import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { group, groupIn, launchTemplate, subnet, wrongGroup as wrong } from "./auto-scaling";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const dev = { environment: "dev" } as const;
const specification = (template: Inputs): Inputs => ({
  launchTemplate: undefined,
  mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: template } },
});
/** A template before its first update. */
const neverMade: Fixture = { ...launchTemplate(), outputs: {} };
const byTemplate: Inputs = { tags: undefined };
const tagged = (...blocks: readonly Inputs[]): Inputs => ({ tagSpecifications: blocks });
const project = { project: "tradai" };

/** The resources without what tells whence a property of the group comes. */
const withoutSource = (property: string, resources = groupIn()): readonly Fixture[] =>
  resources.map((each) =>
    each.name === "nat" ? { ...each, references: { ...each.references, [property]: [] } } : each,
  );

/** What puts the group behind a load balancer. */
export const behindTargets = {
  maxSize: 2,
  targetGroupArns: ["arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/api/1"],
};
const attachment: Fixture = {
  type: "aws:autoscaling/attachment:Attachment",
  name: "attachment",
  inputs: {
    autoscalingGroupName: "tradai-nat-asg-dev",
    lbTargetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/api/1",
  },
};

export const compliantGroups: readonly Example[] = [
  {
    ...dev,
    title: "A group behind a target group, judged by it, after an update",
    resources: groupIn({
      ...behindTargets,
      healthCheckType: "ELB",
      healthCheckGracePeriod: 120,
      launchTemplate: { id: "lt-0a1b2c3d4e5f60718", version: "3" },
    }),
  },
  {
    ...dev,
    title: "Two zones by their ids, and the template by its name",
    resources: [
      subnet("a", undefined, { availabilityZone: undefined, availabilityZoneId: "euc1-az2" }),
      subnet("b", undefined, { availabilityZone: undefined, availabilityZoneId: "euc1-az3" }),
      launchTemplate(),
      group({ launchTemplate: { name: "tradai-nat-dev", version: 3 } }),
    ],
  },
  {
    ...dev,
    title: "Instances of several kinds from one template",
    resources: [
      ...groupIn(
        {
          ...byTemplate,
          ...specification({ launchTemplateId: "lt-0a1b2c3d4e5f60718", version: "3" }),
        },
        tagged({ resourceType: "instance", tags: project }),
      ),
    ],
  },
  {
    ...dev,
    title: "Instances of several kinds from a template that is named",
    resources: groupIn(specification({ launchTemplateName: "tradai-nat-dev", version: "3" })),
  },
  {
    ...dev,
    title: "Tags by the template, of instances and volumes",
    resources: groupIn(
      byTemplate,
      tagged({ resourceType: "volume", tags: project }, { resourceType: "instance", tags: project }),
    ),
  },
];

export const violatingGroups: readonly ViolatingExample[] = [
  wrong(
    "Two subnets of one zone",
    "its instances run in eu-central-1a alone",
    subnet("a"),
    subnet("b", "eu-central-1a"),
    launchTemplate(),
    group(),
  ),
  wrong(
    "A zone, and a subnet whose zone AWS chooses",
    "its instances run in eu-central-1a alone",
    subnet("a"),
    subnet("b", undefined, { availabilityZone: undefined }),
    launchTemplate(),
    group(),
  ),
  wrong(
    "One zone",
    "its instances run in eu-central-1a alone",
    ...groupIn({ vpcZoneIdentifiers: undefined, availabilityZones: ["eu-central-1a"] }),
  ),
  wrong("No zone", "its instances run in no named zone", ...groupIn({ vpcZoneIdentifiers: undefined })),
  wrong(
    "The word for the newest version",
    '"$Latest": no change of the template changes the group, so nothing is refreshed',
    ...groupIn({ launchTemplate: { id: unknown, version: "$Latest" } }),
  ),
  wrong(
    "The word for the newest version of a template of another program",
    '"$Latest": no change of the template changes the group',
    ...withoutSource(
      "launchTemplate",
      groupIn({ launchTemplate: { id: "lt-0f0e0d0c0b0a09080", version: "$Latest" } }),
    ),
  ),
  wrong(
    "No version, which is the template's default",
    "the template's version is nothing: no change of the template changes the group",
    ...groupIn({ launchTemplate: { id: "lt-0a1b2c3d4e5f60718" } }),
  ),
  wrong(
    "A fixed version",
    'the template\'s version is "1": a change of the template never reaches the instances',
    ...groupIn({ launchTemplate: { id: unknown, version: "1" } }),
  ),
  wrong(
    "A version that the template does not have yet",
    'the template\'s version is "7": a change of the template never reaches the instances',
    subnet("a"),
    subnet("b"),
    neverMade,
    group({ launchTemplate: { id: unknown, version: "7" } }),
  ),
  wrong(
    "A launch configuration",
    "no launch template",
    ...groupIn({ ...byTemplate, launchTemplate: undefined, launchConfiguration: "tradai-nat-dev" }),
  ),
  wrong("No refresh", "keep the old template", ...groupIn({ instanceRefresh: undefined })),
  wrong(
    "Behind a target group with the health of the machine alone",
    "its health check is EC2: a dead service is never replaced",
    ...groupIn(behindTargets),
  ),
  wrong(
    "Attached to a target group with the health of the machine alone",
    "its health check is EC2: a dead service is never replaced",
    ...groupIn({ maxSize: 2 }),
    attachment,
  ),
  ...["elb", "elbv2", "vpc-lattice"].map((type) =>
    wrong(
      `A source of traffic of the kind ${type} with the health of the machine alone`,
      "its health check is EC2: a dead service is never replaced",
      ...groupIn({ maxSize: 2, trafficSources: [{ identifier: "tradai-api", type }] }),
    ),
  ),
  wrong(
    "A source of traffic attached by name, with the health of the machine alone",
    "its health check is EC2: a dead service is never replaced",
    ...groupIn({ maxSize: 2 }),
    {
      type: "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
      name: "attachment",
      inputs: {
        autoscalingGroupName: "tradai-nat-asg-dev",
        trafficSource: { identifier: "tradai-api", type: "elb" },
      },
    },
  ),
  wrong(
    "No time to start",
    "`healthCheckGracePeriod` is 0",
    ...groupIn({ ...behindTargets, healthCheckType: "ELB", healthCheckGracePeriod: 0 }),
  ),
  wrong(
    "A tag that stays on the group",
    "the tag env stays on the group",
    ...groupIn({ tags: [{ key: "env", value: "dev", propagateAtLaunch: false }] }),
  ),
  wrong("Instances without tags", "carry no tag", ...groupIn({ tags: [] })),
  wrong(
    "A template that tags its volumes alone",
    "carry no tag",
    ...groupIn(byTemplate, tagged({ resourceType: "volume", tags: project })),
  ),
  wrong(
    "A template that names no tag for its instances",
    "carry no tag",
    ...groupIn(byTemplate, tagged({ resourceType: "instance", tags: {} })),
  ),
];

export const undecidedGroups: readonly UndecidedExample[] = [
  {
    ...dev,
    title: "Subnets that nothing tells",
    resources: withoutSource("vpcZoneIdentifiers"),
    resource: "nat",
    says: "`vpcZoneIdentifiers` is known only after the update",
  },
  {
    ...dev,
    title: "Subnets of another program",
    resources: groupIn({ vpcZoneIdentifiers: ["subnet-0a1b2c3d4e5f60718", "subnet-0f0e0d0c0b0a09080"] }),
    resource: "nat",
    says: "the zone of subnet subnet-0a1b2c3d4e5f60718, subnet-0f0e0d0c0b0a09080 is not declared here",
  },
  {
    ...dev,
    title: "A version that nothing tells",
    resources: withoutSource("launchTemplate"),
    resource: "nat",
    says: "`launchTemplate.version` is known only after the update",
  },
  {
    ...dev,
    title: "A version of a template of another program",
    resources: withoutSource(
      "launchTemplate",
      groupIn({ launchTemplate: { id: "lt-0f0e0d0c0b0a09080", version: "3" } }),
    ),
    resource: "nat",
    says: "what `launchTemplate` names is not declared here",
  },
];
