import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ignoredAtRuntime } from "../inventory";
import type { FunctionId, FunctionRow } from "../inventory";
import type { LayerContext } from "./layer";

/** The CodeDeploy application of all functions, and the role with which it moves their aliases. */
export interface FunctionDeployments {
  readonly application: pulumi.Input<string>;
  readonly roleArn: pulumi.Input<string>;
  /** The role's policy, in the layer that makes it: CodeDeploy tries the role out at once. */
  readonly ready?: readonly pulumi.Resource[];
}

export interface LiveAliasArgs {
  readonly function: aws.lambda.Function;
  readonly deployments: FunctionDeployments;
  /** Alarms that undo a deployment. */
  readonly alarms: readonly aws.cloudwatch.MetricAlarm[];
}

/**
 * A tenth of the invocations tries a new version out for five minutes before it takes over
 * (https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html).
 */
const deploymentConfigName = "CodeDeployDefault.LambdaCanary10Percent5Minutes";

/**
 * The alias `live` of a function, which every caller uses (EDGAR-21). Pulumi makes it and publishes versions; CodeDeploy
 * moves it to the newest one when `npm run shift` asks for it, and back when an alarm goes off (EDGAR-10).
 */
export function createLiveAlias(
  context: LayerContext,
  row: FunctionRow & { readonly id: FunctionId },
  { function: lambda, deployments, alarms }: LiveAliasArgs,
): { readonly alias: aws.lambda.Alias; readonly ready: readonly pulumi.Resource[] } {
  const logicalName = `function-${row.id}`;
  const alias = new aws.lambda.Alias(
    `${logicalName}-live`,
    {
      name: "live",
      description: "the version that callers reach",
      functionName: lambda.name,
      functionVersion: lambda.version,
    },
    context.options({ ignoreChanges: ignoredAtRuntime("aws:lambda/alias:Alias") }),
  );
  const group = new aws.codedeploy.DeploymentGroup(
    `${logicalName}-deployment`,
    {
      appName: deployments.application,
      deploymentGroupName: context.names.function(row.id),
      serviceRoleArn: deployments.roleArn,
      deploymentConfigName,
      deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      autoRollbackConfiguration: {
        enabled: true,
        events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"],
      },
      alarmConfiguration: { enabled: true, alarms: alarms.map(({ name }) => name) },
      tags: context.tags(context.names.function(row.id)),
    },
    context.options({ dependsOn: [alias, ...(deployments.ready ?? [])] }),
  );
  const warm = row.provisionedConcurrency;
  if (warm === undefined || context.settings.environment !== "prod") return { alias, ready: [alias, group] };
  const provisioned = new aws.lambda.ProvisionedConcurrencyConfig(
    `${logicalName}-warm`,
    { functionName: lambda.name, qualifier: alias.name, provisionedConcurrentExecutions: warm },
    context.options(),
  );
  return { alias, ready: [alias, group, provisioned] };
}
