import type { Place, ResourceGraph } from "../graph/graph";
import { Undecidable, UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Statement } from "../iam/document";
import { conditionsOn } from "../iam/document";
import { statementsOf } from "../iam/documents";
import { narrows } from "../iam/narrowing";
import { matchesPattern } from "../iam/patterns";
import type { Check } from "../rule";
import { serviceOf } from "./endpoints";

const policyType = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";

/**
 * Buckets of AWS that are read through the S3 endpoint without a caller of this account, and what they hold; read
 * 2026-11-21. ECR: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html, Amazon Linux:
 * https://docs.aws.amazon.com/linux/al2023/ug/deterministic-upgrades-usage.html, Systems Manager:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html, CloudWatch:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/download-cloudwatch-agent-commandline.html
 */
const bucketsOfAws: readonly (readonly [name: string, holds: string])[] = [
  ["prod-{region}-starport-layer-bucket", "the layers of every image in ECR"],
  ["al2023-repos-{region}-de612dc2", "the packages of Amazon Linux 2023"],
  ["aws-ssm-{region}", "documents of Systems Manager"],
  ["amazon-ssm-{region}", "the agent of Systems Manager"],
  ["amazon-ssm-packages-{region}", "packages of Systems Manager"],
  ["aws-ssm-document-attachments-{region}", "attachments of Systems Manager's documents"],
  ["patch-baseline-snapshot-{region}", "patches that Systems Manager knows"],
  ["amazoncloudwatch-agent-{region}", "the CloudWatch agent"],
];

function regionIn({ region }: Place): string {
  if (region === undefined) {
    throw new Undecidable("neither configuration nor provider tells the region");
  }
  return region;
}

const isEverybody = (statement: Statement): boolean =>
  statement.principals.some(({ kind }) => kind === "*") || statement.notPrincipals.length > 0;

/** The statements that hold for an endpoint; undefined where it keeps AWS's own policy, which allows everything. */
function policyOf(graph: ResourceGraph, endpoint: Resource): readonly Statement[] | undefined {
  const separate = companionsOf(graph, endpoint, policyType, "vpcEndpointId");
  if (separate.length === 0) {
    if (mayHaveCompanion(graph, endpoint, policyType, "vpcEndpointId")) {
      throw new UnknownRead("vpcEndpointId of a VpcEndpointPolicy");
    }
    return undefined;
  }
  return separate.flatMap((each) => statementsOf(each, "endpoint"));
}

/** True for the one statement that must have no condition: reads of objects that AWS itself offers. */
function readsAws({ actions, resources }: Statement, region: string): boolean {
  const objects = bucketsOfAws.map(([name]) => `arn:aws:s3:::${name.replace("{region}", region)}/`);
  return (
    actions.length > 0 &&
    actions.every((action) => ["s3:getobject", "s3:getobjectversion"].includes(action.toLowerCase())) &&
    resources.length > 0 &&
    resources.every((resource) => objects.some((prefix) => resource.startsWith(prefix)))
  );
}

/** Accounts besides this one to which a statement is bound: whoever gets in signs as one of them. */
function strangersIn(statement: Statement, account: string | undefined): readonly string[] {
  return ["aws:PrincipalAccount", "aws:ResourceAccount"]
    .flatMap((key) => conditionsOn(statement, key))
    .filter(narrows)
    .flatMap(({ values }) => values)
    .filter((value) => account !== undefined && value !== account);
}

/** An endpoint's policy keeps other accounts' callers and stores out: whoever gets in has no way to carry data off. */
export const policyNarrow: Check = function* (endpoint, { graph, place }) {
  const statements = policyOf(graph, endpoint);
  if (statements === undefined) {
    yield {
      found: "the endpoint has AWS's own policy: everybody may do everything through it",
      expected: "a policy bound to this account",
      fix: "Give the endpoint a policy whose statements are bound by aws:PrincipalAccount.",
    };
    return;
  }
  for (const statement of statements.filter(({ allows }) => allows)) {
    const foreign = strangersIn(statement, place.account);
    if (foreign.length > 0) {
      yield {
        found: `${statement.label} admits account ${foreign.join(", ")}`,
        expected: "this account alone",
        fix: "Bind the statement by aws:PrincipalAccount of this account.",
      };
    }
    const isOpen = isEverybody(statement) && !statement.conditions.some(narrows);
    if (isOpen && !readsAws(statement, regionIn(place))) {
      yield {
        found: `${statement.label} admits everybody, of any account`,
        expected: "a condition, such as aws:PrincipalAccount",
        fix: "Bind the statement by aws:PrincipalAccount.",
      };
    }
  }
};

function admitsReads(statements: readonly Statement[], bucket: string): boolean {
  const object = `arn:aws:s3:::${bucket}/any/object`;
  const concerned = statements.filter(
    ({ actions, resources, conditions }) =>
      conditions.length === 0 &&
      actions.some((action) => matchesPattern(action.toLowerCase(), "s3:getobject")) &&
      resources.some((pattern) => matchesPattern(pattern, object)),
  );
  return (
    concerned.some(({ principals }) => principals.some(({ kind }) => kind === "*")) &&
    concerned.every(({ allows }) => allows)
  );
}

/** Image layers, packages and agents come from buckets of AWS, signed by AWS or not at all. */
export const readsOfAws: Check = function* (endpoint, { graph, place }) {
  if (serviceOf(endpoint) !== "s3") {
    return;
  }
  const statements = policyOf(graph, endpoint);
  if (statements === undefined) {
    return;
  }
  const region = regionIn(place);
  for (const [name, holds] of bucketsOfAws) {
    const bucket = name.replace("{region}", region);
    if (!admitsReads(statements, bucket)) {
      yield {
        found: `the endpoint refuses ${bucket}, where AWS keeps ${holds}`,
        expected: `s3:GetObject on arn:aws:s3:::${bucket}/* for everybody without condition`,
        fix: "Add the bucket to the statement that reads AWS's buckets.",
      };
    }
  }
};
