import { textOf, valuesAt, type Value } from "../../values";
import { named, special, type SpecialCase } from "./case";

const group = "aws:autoscaling/group:Group";
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

/** Reviewed 2026-11-21. */
export const scalingCases: readonly SpecialCase[] = [bounds, usableProfile, usableGroups];
