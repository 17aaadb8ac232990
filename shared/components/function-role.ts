import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { FunctionId, FunctionRow } from "../inventory";
import { trustPolicy } from "../policy";
import type { PolicyBuilder } from "../policy";
import type { LayerContext } from "./layer";
import { createRole } from "./role";

/**
 * What Lambda needs to place a function's interfaces in a subnet, and no log group besides
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html). Interfaces carry no tag when they are made, so
 * that a policy of ours could name them no better.
 */
const networkPolicy = "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess";

/** Lambda's page asks for it, and AWS's policy does not hold it. */
const placing = "see the subnets of its interfaces, which has no resource";

export interface FunctionRole {
  readonly role: aws.iam.Role;
  /** What has to be there before the function is. */
  readonly policies: readonly pulumi.Resource[];
}

/** The role of one function, and of no other: what it works with, its logs, traces and failed invocations. */
export function createFunctionRole(
  context: LayerContext,
  row: FunctionRow & { readonly id: FunctionId },
  work: PolicyBuilder,
): FunctionRole {
  const { settings, names, arns } = context;
  const name = names.functionRole(row.id);
  const role = createRole(
    context,
    `function-${row.id}-role`,
    name,
    trustPolicy(settings, "lambda.amazonaws.com"),
  );
  const placed = row.network === "vpc" ? work.allowWithoutResource("ec2:DescribeSubnets", placing) : work;
  const document = placed
    .withLogsWrite(arns.logGroup(names.functionLogGroup(row.id)))
    .withTracing()
    .withFailedInvocations("events-dlq")
    .build();
  const policy = new aws.iam.RolePolicy(
    `function-${row.id}-policy`,
    { name: "work", role: role.name, policy: document.json },
    context.options(),
  );
  if (row.network === "outside") return { role, policies: [policy] };
  const network = new aws.iam.RolePolicyAttachment(
    `function-${row.id}-network`,
    { role: role.name, policyArn: networkPolicy },
    context.options(),
  );
  return { role, policies: [policy, network] };
}
