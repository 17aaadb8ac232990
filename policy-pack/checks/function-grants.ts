import { UnknownRead } from "../graph/reader";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { mayDo } from "../iam/role-grants";
import type { Check, RuleContext } from "../rule";

const roleType = "aws:iam/role:Role";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** What Lambda does with a function's role on its behalf. */
interface Work {
  readonly isNeeded: (subject: Resource) => boolean;
  readonly actions: readonly string[];
  readonly without: string;
  /** AWS's own policies that grant it. */
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

/** Some network interface, or whatever an action without resource is granted on. */
function anything({ place }: RuleContext, action: string): readonly string[] {
  const one = `arn:aws:ec2:${place.region ?? ""}:${place.account ?? ""}:network-interface/eni-0`;
  return action === "ec2:CreateNetworkInterface" || action === "ec2:DeleteNetworkInterface"
    ? ["*", one]
    : ["*"];
}

/** A function's role has what Lambda needs to run the function as it is configured. */
export const roleServesLambda: Check = function* (subject, context) {
  const { graph } = context;
  const role = targetOf(graph, subject, "role", [roleType]);
  if (role.kind === "unknown") {
    throw new UnknownRead("role");
  }
  if (role.kind !== "resource") {
    return;
  }
  const attached = companionsOf(graph, role.resource, attachmentType, "role").map(({ inputs }) =>
    inputs.text("policyArn"),
  );
  for (const { isNeeded, actions, without, managed } of works) {
    const isManaged = managed.some((name) => attached.includes(`arn:aws:iam::aws:policy/${name}`));
    const missing =
      !isManaged && isNeeded(subject)
        ? actions.filter(
            (action) => !anything(context, action).some((arn) => mayDo(graph, role.resource, action, arn)),
          )
        : [];
    if (missing.length > 0) {
      yield {
        found: `${role.resource.name} does not grant ${missing.join(", ")}: ${without}`,
        expected: `a statement of the role with ${missing.join(", ")}`,
      };
    }
  }
};
