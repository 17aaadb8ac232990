import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Check } from "../rule";

export const profileType = "aws:iam/instanceProfile:InstanceProfile";

/** Where an instance, or the template of one, names its profile. */
const sites: readonly (readonly [type: string, path: string])[] = [
  ["aws:ec2/launchTemplate:LaunchTemplate", "iamInstanceProfile.arn"],
  ["aws:ec2/launchTemplate:LaunchTemplate", "iamInstanceProfile.name"],
  ["aws:ec2/instance:Instance", "iamInstanceProfile"],
  ["aws:ec2/launchConfiguration:LaunchConfiguration", "iamInstanceProfile"],
];

/** Relation 53: a profile hands its role to instances; without one the role serves nobody. */
export const profileServes: Check = function* (profile, { graph }) {
  if (sites.some(([type, path]) => companionsOf(graph, profile, type, path).length > 0)) {
    return;
  }
  if (sites.some(([type, path]) => mayHaveCompanion(graph, profile, type, path))) {
    throw new UnknownRead("iamInstanceProfile");
  }
  yield {
    found: "no instance and no launch template has the profile: its role serves nobody",
    expected: "a launch template that names it, or no profile",
  };
};
