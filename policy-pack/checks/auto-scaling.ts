import type { ResourceGraph } from "../graph/graph";
import { required, targetsOf } from "../graph/lists";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Target } from "../graph/references";
import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import { isBehindBalancer } from "../graph/scaling-groups";
import { show, UNKNOWN } from "../graph/values";
import type { Check } from "../rule";

export const groupType = "aws:autoscaling/group:Group";
const subnetType = "aws:ec2/subnet:Subnet";
const templateType = "aws:ec2/launchTemplate:LaunchTemplate";

/** The subnets of a group, by id or, where ids are unknown, by dependency; throws where they cannot be told. */
function subnetsOf(graph: ResourceGraph, group: Resource): readonly Resource[] {
  const property = "vpcZoneIdentifiers";
  const { resources, undeclared, isComplete } = targetsOf(graph, group, property, [subnetType]);
  if (!isComplete) {
    throw new UnknownRead(property);
  }
  if (undeclared.length > 0) {
    throw new Undecidable(`the zone of subnet ${undeclared.join(", ")} is not declared here`);
  }
  return resources;
}

/** Instances of two zones: one zone's failure leaves the other. */
export const twoZones: Check = function* (group, { graph }) {
  const zones = group.inputs.has("vpcZoneIdentifiers")
    ? subnetsOf(graph, group).flatMap(
        ({ inputs }) => inputs.text("availabilityZone") ?? inputs.text("availabilityZoneId") ?? [],
      )
    : group.inputs.texts("availabilityZones");
  const [zone, another] = new Set(zones);
  if (another === undefined) {
    yield {
      found: `its instances run in ${zone === undefined ? "no named zone" : `${zone} alone`}`,
      expected: "subnets of at least two zones",
    };
  }
};

/** Where a group names its template, and the keys there that hold its id and its name. */
const templateNames = [
  ["launchTemplate", "id", "name"],
  [
    "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification",
    "launchTemplateId",
    "launchTemplateName",
  ],
] as const;

interface TemplateOfGroup {
  readonly path: string;
  readonly target: Target;
}

function templateOf(graph: ResourceGraph, group: Resource): TemplateOfGroup | undefined {
  const { inputs } = group;
  const [path, id, name] = templateNames.find(([each]) => inputs.has(each)) ?? [];
  if (path === undefined) {
    return undefined;
  }
  const named = inputs.raw(`${path}.${id}`) ?? inputs.raw(`${path}.${name}`);
  return { path, target: resolve(graph, group, path, named, [templateType]) };
}

/** A change of the template reaches the instances: the group names its newest version and is refreshed. */
export const followsTemplate: Check = function* (group, { graph }) {
  const template = templateOf(graph, group);
  if (!template) {
    yield { found: "the group has no launch template", expected: "`launchTemplate` with id and version" };
    return;
  }
  const { path, target } = template;
  const given = group.inputs.raw(`${path}.version`);
  // What is known only after the update comes from the template, which is made or changed by it.
  if (given === UNKNOWN && target.kind === "resource") {
    return;
  }
  const version = group.inputs.number(`${path}.version`);
  const isNewest = version !== undefined && version === Number(required(target, path).known("latestVersion"));
  if (!isNewest) {
    const why =
      version === undefined
        ? "no change of the template changes the group, so nothing is refreshed"
        : "a change of the template never reaches the instances";
    yield {
      found: `the template's version is ${show(given)}: ${why}`,
      expected: "the output `latestVersion`",
    };
  }
};

export const refreshed: Check = function* ({ inputs }) {
  if (!inputs.has("instanceRefresh")) {
    yield {
      found: "`instanceRefresh` is not set: running instances keep the old template",
      expected: "a rolling instance refresh",
    };
  }
};

/** Relation 44: an instance that answers nobody is replaced, but not while it starts. */
export const healthByLoadBalancer: Check = function* (group, { graph }) {
  if (!isBehindBalancer(graph, group)) {
    return;
  }
  const kind = group.inputs.text("healthCheckType") ?? "EC2";
  if (kind !== "ELB") {
    yield {
      found: `the group stands behind a target group and its health check is ${kind}: a dead service is never replaced`,
      expected: '`healthCheckType: "ELB"`',
    };
  }
  if (group.inputs.number("healthCheckGracePeriod") === 0) {
    yield {
      found: "`healthCheckGracePeriod` is 0: instances are ended while they start",
      expected: "the seconds that a start takes",
    };
  }
};

/** Provider default tags do not reach instances: a group's own do, where they are propagated. */
export const tagsReachInstances: Check = function* (group, { graph }) {
  const tags = group.inputs.blocks("tags");
  for (const tag of tags) {
    if (tag.flag("propagateAtLaunch") !== true) {
      yield {
        found: `the tag ${tag.text("key") ?? "without key"} stays on the group`,
        expected: "`propagateAtLaunch: true`",
      };
    }
  }
  const template = templateOf(graph, group);
  if (tags.length > 0 || !template) {
    return;
  }
  const isTagged = required(template.target, template.path)
    .inputs.blocks("tagSpecifications")
    .some((block) => block.text("resourceType") === "instance" && block.entries("tags").length > 0);
  if (!isTagged) {
    yield {
      found: "its instances carry no tag",
      expected: "tags of the group with `propagateAtLaunch: true`",
    };
  }
};
