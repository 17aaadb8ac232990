import { textOf, valuesAt, type Value } from "../../values";
import { targetGroupAttached } from "../needs";
import { named, special, type SpecialCase } from "./case";

const group = "aws:autoscaling/group:Group";
const scalingTarget = "aws:appautoscaling/target:Target";
const scalingPolicy = "aws:appautoscaling/policy:Policy";
const policyPage = "autoscaling/application/APIReference/API_PutScalingPolicy.html";
const createPage = "autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html";
const template = ["aws:ec2/launchTemplate:LaunchTemplate"];

const templateOf = (inputs: Record<string, Value>): Value | undefined =>
  valuesAt(inputs, "launchTemplate.id")[0] ?? valuesAt(inputs, "launchTemplate.name")[0];

const bounds = special(group, "ValidationError", createPage, ({ inputs }) => {
  const { minSize, maxSize, desiredCapacity } = inputs;
  if (typeof minSize !== "number" || typeof maxSize !== "number") return [];
  if (minSize > maxSize)
    return { said: `Max bound, ${maxSize}, must be greater than or equal to min bound, ${minSize}` };
  if (typeof desiredCapacity !== "number" || (minSize <= desiredCapacity && desiredCapacity <= maxSize))
    return [];
  return {
    said: `Desired capacity:${desiredCapacity} must be between the specified min size:${minSize} and max size:${maxSize}`,
  };
});

/** The template is tried when the group is made: its instance profile exists and holds a role. */
const usableProfile = special(
  group,
  "ValidationError",
  "autoscaling/ec2/userguide/ts-as-launch-template.html",
  ({ inputs }, cloud) => {
    const [found] = named(cloud, template, templateOf(inputs));
    const wanted = found === undefined ? [] : valuesAt(found.inputs, "iamInstanceProfile");
    const profile = valuesAt(wanted[0], "arn")[0] ?? valuesAt(wanted[0], "name")[0];
    if (profile === undefined) return [];
    const [held] = named(cloud, ["aws:iam/instanceProfile:InstanceProfile"], profile);
    const start = "You must use a valid fully-formed launch template.";
    const words = textOf(profile) ?? "";
    if (held === undefined)
      return { said: `${start} Value (${words}) for parameter iamInstanceProfile is invalid.` };
    if ((textOf(held.inputs.role) ?? "") === "")
      return { said: `${start} IAM Instance Profile "${words}" has no associated IAM Roles` };
    return [held];
  },
);

const usableGroups = special(
  group,
  "ValidationError",
  "autoscaling/ec2/userguide/ts-as-launch-template.html",
  ({ inputs }, cloud) => {
    const [found] = named(cloud, template, templateOf(inputs));
    if (found === undefined) return [];
    const wanted = ["vpcSecurityGroupIds[]", "networkInterfaces[].securityGroups[]"].flatMap((path) =>
      valuesAt(found.inputs, path),
    );
    const met = wanted.map((id) => named(cloud, ["aws:ec2/securityGroup:SecurityGroup"], id));
    const missing = met.findIndex((groups) => groups.length === 0);
    if (missing < 0) return met.flat();
    return {
      said: `You must use a valid fully-formed launch template. The security group '${textOf(wanted[missing]) ?? ""}' does not exist`,
    };
  },
);

/** What is scaled is an ECS service that exists: `service/<cluster>/<service>`. */
const scaledService = special(
  scalingTarget,
  "ValidationException",
  "autoscaling/application/APIReference/API_RegisterScalableTarget.html",
  ({ inputs, region, account }, cloud) => {
    const resource = textOf(inputs.resourceId);
    if (inputs.serviceNamespace !== "ecs" || resource === undefined) return [];
    const found = named(cloud, ["aws:ecs/service:Service"], `arn:aws:ecs:${region}:${account}:${resource}`);
    if (found.length > 0) return found;
    return {
      said: `ECS service doesn't exist: ${resource}`,
      hint: "a name says nothing of order to the engine; state it with dependsOn",
    };
  },
);

const keyOf = (inputs: Record<string, Value>): string =>
  [inputs.serviceNamespace, inputs.resourceId, inputs.scalableDimension].map(textOf).join(", ");

const scaledTarget = special(scalingPolicy, "ObjectNotFoundException", policyPage, ({ inputs }, cloud) => {
  const found = cloud.list(scalingTarget).filter((target) => keyOf(target.inputs) === keyOf(inputs));
  if (found.length > 0) return found;
  return { said: `No scalable target registered for ${keyOf(inputs)}`, hint: "state it with dependsOn" };
});

/** The label of a metric of requests a target: the suffixes of the two ARNs, one behind the other. */
const requestLabel = special(scalingPolicy, "ValidationException", policyPage, ({ inputs }, cloud) => {
  const path = "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.resourceLabel";
  const label = textOf(valuesAt(inputs, path)[0]);
  if (label === undefined) return [];
  const parts = /^(app\/[^/]+\/[^/]+)\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label);
  const suffixed = (type: string, suffix: string | undefined): ReturnType<typeof cloud.list> =>
    cloud.list(type).filter(({ outputs }) => outputs.arnSuffix === suffix);
  const [balanced] = suffixed("aws:lb/targetGroup:TargetGroup", parts?.[2]);
  const attached = balanced === undefined ? "there is none" : targetGroupAttached(balanced, cloud);
  if (
    balanced === undefined ||
    suffixed("aws:lb/loadBalancer:LoadBalancer", parts?.[1]).length === 0 ||
    typeof attached === "string"
  ) {
    return {
      said: `Resource label ${label} does not identify a target group that is attached to a load balancer`,
    };
  }
  return [balanced, ...attached];
});

/** Reviewed 2026-11-21. */
export const scalingCases: readonly SpecialCase[] = [
  bounds,
  usableProfile,
  usableGroups,
  scaledService,
  scaledTarget,
  requestLabel,
];
