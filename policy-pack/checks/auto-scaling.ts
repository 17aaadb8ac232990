import { Undecidable, UnknownRead } from "../graph/reader";
import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import { isBehindBalancer } from "../graph/scaling-groups";
import type { Value } from "../graph/values";
import { show, UNKNOWN } from "../graph/values";
import type { Check, RuleContext } from "../rule";

export const groupType = "aws:autoscaling/group:Group";
const subnetType = "aws:ec2/subnet:Subnet";
const templateType = "aws:ec2/launchTemplate:LaunchTemplate";

/** The subnets of a group, by id or, where ids are unknown, by dependency; throws where they cannot be told. */
function subnetsOf(group: Resource, { graph, requireWhole }: RuleContext): readonly Resource[] {
  const property = "vpcZoneIdentifiers";
  const given = group.inputs.raw(property);
  const items: readonly Value[] = Array.isArray(given) ? given : given === undefined ? [] : [given];
  const byDependency = group.dependenciesOf(property).filter(({ type }) => type === subnetType);
  if (items.includes(UNKNOWN)) {
    // An unknown id is one of the declared subnets that the property depends on, or it cannot be told.
    if (byDependency.length === 0 || items.length > byDependency.length) {
      throw new UnknownRead(property);
    }
    return byDependency;
  }
  return items.map((id) => {
    const target = resolve(graph, group, property, id, [subnetType]);
    if (target.kind !== "resource") {
      requireWhole(`subnet ${show(id)} may be declared in another layer`);
      throw new Undecidable(`the zone of subnet ${show(id)} is not declared here`);
    }
    return target.resource;
  });
}

/** Instances of two zones: one zone's failure leaves the other. */
export const twoZones: Check = function* (group, context) {
  const zones = group.inputs.has("vpcZoneIdentifiers")
    ? subnetsOf(group, context).map(
        ({ inputs }) => inputs.text("availabilityZone") ?? inputs.text("availabilityZoneId") ?? "no zone",
      )
    : group.inputs.texts("availabilityZones");
  const distinct = [...new Set(zones)].sort();
  if (distinct.length < 2) {
    yield {
      found: `its instances run in ${distinct.length === 0 ? "no named zone" : `${distinct.join(", ")} alone`}`,
      expected: "subnets of at least two zones",
    };
  }
};

function templatePath({ inputs }: Resource): string | undefined {
  return ["launchTemplate", "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"].find(
    (path) => inputs.raw(path) !== undefined,
  );
}

/** A change of the template reaches the instances: the group names its newest version and is refreshed. */
export const followsTemplate: Check = function* (group, { graph }) {
  const path = templatePath(group);
  if (path === undefined) {
    yield { found: "the group has no launch template", expected: "`launchTemplate` with id and version" };
    return;
  }
  const version = group.inputs.raw(`${path}.version`);
  const [top = path] = path.split(".");
  if (version === UNKNOWN) {
    if (!group.dependenciesOf(top).some(({ type }) => type === templateType)) {
      throw new UnknownRead(`${path}.version`);
    }
    return;
  }
  const template = resolve(
    graph,
    group,
    path,
    group.inputs.raw(`${path}.id`) ?? group.inputs.raw(`${path}.name`),
    [templateType],
  );
  const newest = template.kind === "resource" ? template.resource.known("latestVersion") : undefined;
  if (textOf(version) === undefined || textOf(version) !== textOf(newest)) {
    const why = /^\d/.test(textOf(version) ?? "")
      ? "a change of the template never reaches the instances"
      : "no change of the template changes the group, so nothing is refreshed";
    yield {
      found: `the template's version is ${show(version)}: ${why}`,
      expected: "the output `latestVersion`",
    };
  }
};

/** A version as text: the program gives it as a number or as text. */
function textOf(version: Value | undefined): string | undefined {
  return typeof version === "string" || typeof version === "number" ? String(version) : undefined;
}

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
  if (tags.length > 0) {
    return;
  }
  const path = templatePath(group) ?? "launchTemplate";
  const reference = group.inputs.raw(`${path}.id`) ?? group.inputs.raw(`${path}.name`);
  const template = resolve(graph, group, path, reference, [templateType]);
  if (template.kind === "unknown") {
    throw new UnknownRead(`${path}.id`);
  }
  const isTagged =
    template.kind === "resource" &&
    template.resource.inputs
      .blocks("tagSpecifications")
      .some((block) => block.text("resourceType") === "instance" && block.entries("tags").length > 0);
  if (!isTagged) {
    yield {
      found: "its instances carry no tag",
      expected: "tags of the group with `propagateAtLaunch: true`",
    };
  }
};
