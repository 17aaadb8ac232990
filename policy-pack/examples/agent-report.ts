import type { Example, ViolatingExample } from "../rule";
import { allow, rolePolicy } from "./iam";

const instances = "arn:aws:ec2:eu-central-1:600802701449:instance/*";

/** A role that may do this to any instance, when asked from an instance. */
const from = (source: string, action: string | readonly string[]): Example["resources"] => [
  rolePolicy(
    allow({
      Action: action,
      Resource: instances,
      Condition: { ArnLike: { "ec2:SourceInstanceARN": source } },
    }),
  ),
];

/** What the SSM agent of an instance tells of it. */
const report = "ssm:UpdateInstanceInformation";

export const compliantReport: Example = {
  title: "What the agent of an instance reports, from an instance of the account",
  resources: from(instances, report),
};

export const violatingReports: readonly ViolatingExample[] = [
  { title: "What an agent reports, from anywhere", resources: from("*", report) },
  {
    title: "What an agent reports, from any account",
    resources: from("arn:aws:ec2:eu-central-1:*:instance/*", report),
  },
  {
    title: "Any instance, narrowed by who asks alone",
    resources: from(instances, "ec2:TerminateInstances"),
  },
  {
    title: "Any instance beside what an agent reports",
    resources: from(instances, [report, "ec2:TerminateInstances"]),
  },
].map((each) => ({ ...each, resource: "backend-policy", says: "instance/*" }));
