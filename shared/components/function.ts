import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, functionAlarms } from "../alarms";
import type { AlarmTopics } from "../alarms";
import type { FunctionId, FunctionRow } from "../inventory";
import { trustPolicy } from "../policy";
import type { PolicyBuilder } from "../policy";
import type { LayerContext } from "./layer";
import { createLogGroup } from "./log-group";
import { createRole } from "./role";

/** Where a function's code comes from. */
export type FunctionCode =
  /** A bundle of this repository whose `index.mjs` exports `handler`. */
  | { readonly archive: pulumi.asset.Archive }
  /** Address of an image by immutable tag or digest. */
  | { readonly image: pulumi.Input<string> };

/** What a function of the inventory needs besides its row. */
export interface FunctionArgs {
  readonly code: FunctionCode;
  /** What it may do; writing its logs, tracing and handing over failed invocations are added. */
  readonly policy: PolicyBuilder;
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  /** Required for a row whose network is `vpc`. */
  readonly vpc?: aws.types.input.lambda.FunctionVpcConfig;
  readonly logKeyArn: pulumi.Input<string> | undefined;
  /** Takes asynchronous invocations that failed for good. */
  readonly deadLetters: aws.sqs.Queue;
  /** Seconds after which an asynchronous invocation is given up. */
  readonly maximumEventAge: number;
  readonly topics: AlarmTopics;
}

/** What others start, watch or wait for. */
export interface FunctionResources {
  readonly function: aws.lambda.Function;
  /** Everything that has to be there before the first event arrives. */
  readonly ready: readonly pulumi.Resource[];
}

type Row = FunctionRow & { readonly id: FunctionId };

function createFunctionRole(
  context: LayerContext,
  row: Row,
  args: FunctionArgs,
): { role: aws.iam.Role; policy: aws.iam.RolePolicy } {
  const { settings, names, arns } = context;
  const name = names.functionRole(row.id);
  const role = createRole(
    context,
    `function-${row.id}-role`,
    name,
    trustPolicy(settings, "lambda.amazonaws.com"),
  );
  const document = args.policy
    .withLogsWrite(arns.logGroup(names.functionLogGroup(row.id)))
    .withTracing()
    .withFailedInvocations("events-dlq")
    .build();
  const policy = new aws.iam.RolePolicy(
    `function-${row.id}-policy`,
    { name: "work", role: role.name, policy: document.json },
    context.options(),
  );
  return { role, policy };
}

function codeArgs({ code }: FunctionArgs): Partial<aws.lambda.FunctionArgs> {
  return "archive" in code
    ? { packageType: "Zip", code: code.archive, handler: "index.handler", runtime: "nodejs24.x" }
    : { packageType: "Image", imageUri: code.image };
}

/**
 * A function of the inventory with a role of its own, its log group, its dead-letter path and its alarms; the group and
 * the role's policy precede it. Memory, timeout and concurrency are the row's.
 */
export function createFunction(context: LayerContext, row: Row, args: FunctionArgs): FunctionResources {
  const { names, settings } = context;
  const logicalName = `function-${row.id}`;
  const name = names.function(row.id);
  const logs = createLogGroup(context, `${logicalName}-logs`, {
    name: names.functionLogGroup(row.id),
    retentionInDays: settings.retention.logsDays,
    kmsKeyArn: args.logKeyArn,
    dataProtection: "mask",
  });
  const { role, policy } = createFunctionRole(context, row, args);
  const lambda = new aws.lambda.Function(
    logicalName,
    {
      name,
      description: row.purpose,
      role: role.arn,
      ...codeArgs(args),
      architectures: ["arm64"],
      memorySize: row.memoryMb,
      timeout: row.timeoutSeconds,
      reservedConcurrentExecutions: row.reservedConcurrency,
      environment: { variables: { ...args.environment } },
      ...(args.vpc === undefined ? {} : { vpcConfig: args.vpc }),
      loggingConfig: { logFormat: "JSON", logGroup: logs.name, applicationLogLevel: "INFO" },
      tracingConfig: { mode: "Active" },
      tags: context.tags(name),
    },
    context.options({ dependsOn: [policy] }),
  );
  const failures = new aws.lambda.FunctionEventInvokeConfig(
    `${logicalName}-failures`,
    {
      functionName: lambda.name,
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: args.maximumEventAge,
      destinationConfig: { onFailure: { destination: args.deadLetters.arn } },
    },
    context.options({ dependsOn: [policy] }),
  );
  const alarms = functionAlarms(row).map((alarm) =>
    createAlarm(context, args.topics, alarm, { dimensions: { FunctionName: lambda.name } }),
  );
  return { function: lambda, ready: [lambda, failures, ...alarms] };
}
