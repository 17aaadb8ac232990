import * as aws from "@pulumi/aws";
import { createRole } from "../shared/components";
import type { LayerContext } from "../shared/components";
import { functionRows } from "../shared/inventory";
import { PolicyBuilder, trustPolicy } from "../shared/policy";

export interface FunctionDeploymentResources {
  readonly application: aws.codedeploy.Application;
  readonly role: aws.iam.Role;
  readonly policy: aws.iam.RolePolicy;
}

/**
 * The CodeDeploy application whose deployments move the live alias of every function (EDGAR-21). It is here and not with
 * the functions because the NAT route updater has an alias too.
 */
export function createFunctionDeployments(context: LayerContext): FunctionDeploymentResources {
  const { arns, names, settings } = context;
  const name = names.functionDeployments();
  const warm = functionRows.filter((row) => row.provisionedConcurrency !== undefined);
  const roleName = names.role("function-deployments");
  const role = createRole(
    context,
    "function-deployments-role",
    roleName,
    trustPolicy(settings, "codedeploy.amazonaws.com"),
  );
  const document = new PolicyBuilder(settings)
    .allow(["lambda:GetAlias", "lambda:UpdateAlias"])
    .on(arns.functions())
    .because("move the alias of a function")
    .allow("lambda:GetProvisionedConcurrencyConfig")
    .on(warm.map(({ id }) => arns.functionAlias(id)))
    .because("wait until the new version is warm")
    .allow("cloudwatch:DescribeAlarms")
    .on(arns.alarms())
    .because("stop when an alarm goes off")
    .build();
  const policy = new aws.iam.RolePolicy(
    "function-deployments-policy",
    { name: "move-aliases", role: role.name, policy: document.json },
    context.options(),
  );
  const application = new aws.codedeploy.Application(
    "function-deployments",
    { name, computePlatform: "Lambda", tags: context.tags(name) },
    context.options(),
  );
  return { application, role, policy };
}
