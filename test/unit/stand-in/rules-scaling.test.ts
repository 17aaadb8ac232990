import type { Values } from "../../../tools/stand-in/values";
import { account } from "./harness";
import { by, testRefusals, type Ground } from "./refused";

const group = "aws:autoscaling/group:Group";
const profile = "aws:iam/instanceProfile:InstanceProfile";

const instances = (ground: Ground): Values => ({
  name: "g",
  minSize: 1,
  maxSize: 1,
  vpcZoneIdentifiers: [ground.id("a")],
  launchTemplate: { id: ground.id("lt") },
});

const template = (ground: Ground, more: Values): void => {
  ground.network();
  ground.make("aws:ec2/launchTemplate:LaunchTemplate", "lt", { name: "lt", ...more });
};

describe("stand-in rules of instance groups", () => {
  testRefusals([
    {
      title: "fewer instances at most than at least",
      given: (ground) => template(ground, {}),
      type: group,
      inputs: (ground) => ({ ...instances(ground), minSize: 2 }),
      error: /^ValidationError: Max bound, 1/,
      mended: () => ({ minSize: 1 }),
    },
    {
      title: "a desired number outside the bounds",
      given: (ground) => template(ground, {}),
      type: group,
      inputs: (ground) => ({ ...instances(ground), desiredCapacity: 2 }),
      error: /^ValidationError: Desired capacity:2/,
      mended: () => ({ desiredCapacity: 1 }),
    },
    {
      title: "a launch template that does not exist",
      given: (ground) => template(ground, {}),
      type: group,
      inputs: (ground) => ({ ...instances(ground), launchTemplate: { id: "lt-1" } }),
      error: /^ValidationError: You must use a valid fully-formed launch template/,
      mended: (ground) => ({ launchTemplate: { id: ground.id("lt") } }),
    },
    {
      title: "a launch template whose instance profile does not exist yet",
      given: (ground) => template(ground, { iamInstanceProfile: { name: "nat" } }),
      type: group,
      inputs: instances,
      error: /^ValidationError: .*Value \(nat\) for parameter iamInstanceProfile is invalid/,
      mended: by((ground) => {
        ground.role("nat", "ec2.amazonaws.com");
        ground.make(profile, "profile", { name: "nat", role: "nat" });
      }),
    },
    {
      title: "a launch template whose instance profile holds no role",
      given: (ground) => {
        const arn = `arn:aws:iam::${account}:instance-profile/nat`;
        template(ground, { iamInstanceProfile: { arn } });
        ground.make(profile, "profile", { name: "nat" });
        ground.make("aws:ec2/launchTemplate:LaunchTemplate", "other", { name: "other" });
      },
      type: group,
      inputs: instances,
      error: /has no associated IAM Roles/,
      mended: (ground) => ({ launchTemplate: { id: ground.id("other") } }),
    },
    {
      title: "a launch template with a security group that does not exist",
      given: (ground) => {
        template(ground, { networkInterfaces: [{ securityGroups: ["sg-1"] }] });
        const good = { name: "good", vpcSecurityGroupIds: [ground.id("sg")] };
        ground.make("aws:ec2/launchTemplate:LaunchTemplate", "good", good);
      },
      type: group,
      inputs: instances,
      error: /^ValidationError: .*security group 'sg-1' does not exist/,
      mended: (ground) => ({ launchTemplate: { id: ground.id("good") } }),
    },
  ]);
});
