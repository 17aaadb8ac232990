import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
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
  const targets = sites.flatMap(([type, path]) =>
    graph.ofType(type).map((user) => targetOf(graph, user, path, [profileType])),
  );
  if (targets.some((target) => target.kind === "resource" && target.resource === profile)) {
    return;
  }
  if (targets.some(({ kind }) => kind === "unknown")) {
    throw new UnknownRead("iamInstanceProfile");
  }
  yield {
    found: "no instance and no launch template has the profile: its role serves nobody",
    expected: "a launch template that names it, or no profile",
  };
};
