import { Undecidable, UnknownRead } from "../graph/reader";
import { resolveAll } from "../graph/lists";
import type { Resource } from "../graph/resource";
import { groupType } from "../graph/security-groups";
import { subnetType, tierOf } from "../graph/subnets";
import type { Check, RuleContext } from "../rule";
import { scalingGroupType, templateOf, whyNoNat } from "./nat-role";
import { ofType } from "./of-type";

/** Where each type says in which subnets its machines run. */
const subnetProperties: Readonly<Record<string, string>> = {
  "aws:ec2/instance:Instance": "subnetId",
  "aws:ecs/service:Service": "networkConfiguration.subnets",
  "aws:lambda/function:Function": "vpcConfig.subnetIds",
  [scalingGroupType]: "vpcZoneIdentifiers",
};
export const placedTypes: readonly string[] = Object.keys(subnetProperties);

/** The subnets in which a function, service, group or instance runs, as far as they are declared; none for others. */
export function subnetsOfCompute(
  subject: Resource,
  { graph, requireWhole }: Pick<RuleContext, "graph" | "requireWhole">,
): readonly Resource[] {
  const property = subnetProperties[subject.type];
  if (property === undefined) {
    // Stryker disable next-line ArrayDeclaration: whoever asks looks for subnets in it
    return [];
  }
  const { resources, undeclared, isComplete } = resolveAll(
    graph,
    subject,
    property,
    subject.inputs.raw(property),
    [subnetType],
  );
  if (!isComplete) {
    throw new UnknownRead(property);
  }
  if (undeclared.length > 0) {
    requireWhole("the subnets may be declared in another layer");
    throw new Undecidable(`${undeclared.join(", ")} is not declared here`);
  }
  return resources;
}

/** What computes runs in private subnets; NAT instances are what the public ones are for. */
export const placedPrivately: Check = function* (subject, context) {
  const { graph } = context;
  const outside = subnetsOfCompute(subject, context).filter((subnet) => tierOf(graph, subnet) === "public");
  if (outside.length === 0) {
    return;
  }
  const machine = subject.type === scalingGroupType ? templateOf(graph, subject) : subject;
  const why = machine ? whyNoNat(machine, context) : "its template is not declared here";
  if (why !== undefined) {
    yield {
      found: `it runs in ${outside.map(({ name }) => name).join(", ")}, a public subnet, and is no NAT: ${why}`,
      expected: "private subnets",
      fix: "Move it into the private subnets.",
    };
  }
};

/** What each type names where it stands in a VPC of the program: one of the properties is enough. */
const homes: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/instance:Instance": ["subnetId", "networkInterfaces", "primaryNetworkInterface", "launchTemplate"],
  [scalingGroupType]: ["vpcZoneIdentifiers"],
  "aws:rds/instance:Instance": ["dbSubnetGroupName", "replicateSourceDb"],
  [groupType]: ["vpcId"],
};
/** Types that stand in the account's default VPC where they name no other. */
export const homedTypes: readonly string[] = Object.keys(homes);

/** What names no subnet or VPC lands in the account's default VPC, whose subnets are public. */
export const placedByName: readonly Check[] = Object.entries(homes).map(([type, properties]) =>
  ofType([type], function* ({ inputs }) {
    if (!properties.some((each) => inputs.has(each))) {
      yield {
        found: "it names neither subnet nor VPC: it lands in the account's default VPC",
        expected: "subnets of a declared VPC",
        fix: "Name the private subnets, the subnet group or the VPC.",
      };
    }
  }),
);
