import type { Place } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { hasNoResourceLevel } from "../iam/actions";
import { mayDo } from "../iam/role-grants";
import type { Check } from "../rule";

const roleType = "aws:iam/role:Role";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** What Lambda does with a function's role on its behalf. */
interface Work {
  readonly isNeeded: (subject: Resource) => boolean;
  readonly actions: readonly string[];
  readonly without: string;
  /** AWS's own policies that grant it: with one of them it need not be known whether it is needed. */
  readonly managed: readonly string[];
}

const works: readonly Work[] = [
  {
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
    isNeeded: ({ inputs }) => inputs.texts("vpcConfig.subnetIds").length > 0,
    actions: ["ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface"],
    without: "the function cannot be created in the VPC",
    managed: ["service-role/AWSLambdaENIManagementAccess", "service-role/AWSLambdaVPCAccessExecutionRole"],
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
    isNeeded: ({ inputs }) => inputs.text("tracingConfig.mode") === "Active",
    actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
    without: "its traces are lost",
    managed: ["AWSXRayDaemonWriteAccess", "AWSXrayWriteOnlyAccess"],
  },
];

/** What an action is done to: some network interface, where AWS lets a statement name one; undefined for anything. */
function objectOf(action: string, { region, account }: Place): string | undefined {
  return hasNoResourceLevel(action)
    ? undefined
    : ["arn:aws:ec2", region, account, "network-interface/eni-0"].join(":");
}

/** A function's role has what Lambda needs to run the function as it is configured. */
export const roleServesLambda: Check = function* (subject, { graph, place }) {
  const role = targetOf(graph, subject, "role", [roleType]);
  if (role.kind === "unknown") {
    throw new UnknownRead("role");
  }
  if (role.kind !== "resource") {
    return;
  }
  const attached = companionsOf(graph, role.resource, attachmentType, "role").flatMap(({ inputs }) =>
    inputs.texts("policyArn"),
  );
  for (const { isNeeded, actions, without, managed } of works) {
    const isManaged = managed.some((name) => attached.includes(`arn:aws:iam::aws:policy/${name}`));
    const missing =
      !isManaged && isNeeded(subject)
        ? actions.filter((action) => !mayDo(graph, role.resource, action, objectOf(action, place)))
        : [];
    if (missing.length > 0) {
      yield {
        found: `${role.resource.name} does not grant ${missing.join(", ")}: ${without}`,
        expected: `a statement of the role with ${missing.join(", ")}`,
      };
    }
  }
};
