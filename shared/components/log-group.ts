import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { dataProtectionPolicy } from "../policy/data-protection";
import type { LayerContext } from "./layer";

export interface LogGroupArgs {
  readonly name: string;
  /** A retention that CloudWatch Logs accepts. */
  readonly retentionInDays: number;
  /** The key that encrypts the events; CloudWatch Logs' own where there is none. */
  readonly kmsKeyArn: pulumi.Input<string> | undefined;
  /** `mask` hides credentials and personal data from readers (ORION-09); `none` has to be asked for. */
  readonly dataProtection: "mask" | "none";
  /** The records cannot be made again: protected where the environment is. */
  readonly holdsData?: boolean;
}

/** Declares a log group before whatever writes to it, with retention, key and data protection. */
export function createLogGroup(
  context: LayerContext,
  logicalName: string,
  args: LogGroupArgs,
): aws.cloudwatch.LogGroup {
  const group = new aws.cloudwatch.LogGroup(
    logicalName,
    {
      name: args.name,
      retentionInDays: args.retentionInDays,
      kmsKeyId: args.kmsKeyArn,
      tags: context.tags(args.name),
    },
    args.holdsData ? context.holdsData() : context.options(),
  );
  if (args.dataProtection === "mask") {
    new aws.cloudwatch.LogDataProtectionPolicy(
      `${logicalName}-data-protection`,
      { logGroupName: group.name, policyDocument: dataProtectionPolicy(args.name) },
      context.options(),
    );
  }
  return group;
}
