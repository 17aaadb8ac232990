import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, functionAlarms, heartbeatAlarms } from "../alarms";
import type { AlarmRow, AlarmTopics } from "../alarms";
import type { FunctionId, FunctionRow } from "../inventory";
import type { PolicyBuilder } from "../policy";
import { createLiveAlias } from "./function-alias";
import type { FunctionDeployments } from "./function-alias";
import { createFunctionRole } from "./function-role";
import type { LayerContext } from "./layer";
import { createLogGroup } from "./log-group";

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
  /** ARN of the queue that takes asynchronous invocations that failed for good. */
  readonly deadLetters: pulumi.Input<string>;
  /** Seconds after which an asynchronous invocation is given up. */
  readonly maximumEventAge: number;
  readonly deployments: FunctionDeployments;
  readonly topics: AlarmTopics;
}

/** What others start, watch or wait for. */
export interface FunctionResources {
  readonly function: aws.lambda.Function;
  /** What every caller uses: it leads to the version that is live. */
  readonly alias: aws.lambda.Alias;
  /** Everything that has to be there before the first event arrives. */
  readonly ready: readonly pulumi.Resource[];
}

type Row = FunctionRow & { readonly id: FunctionId };

/** Images are built for the documented t3.small host, bundles run wherever it is cheapest. */
function codeArgs({ code }: FunctionArgs): Partial<aws.lambda.FunctionArgs> {
  return "archive" in code
    ? {
        packageType: "Zip",
        code: code.archive,
        handler: "index.handler",
        runtime: "nodejs24.x",
        architectures: ["arm64"],
      }
    : { packageType: "Image", imageUri: code.image, architectures: ["x86_64"] };
}

/**
 * A function of the inventory with a role of its own, its log group, its live alias, its dead-letter path and its
 * alarms; the group and the role's policy precede it. Memory, timeout and concurrency are the row's.
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
  const { role, policies } = createFunctionRole(context, row, args.policy);
  const lambda = new aws.lambda.Function(
    logicalName,
    {
      name,
      description: row.purpose,
      role: role.arn,
      ...codeArgs(args),
      memorySize: row.memoryMb,
      timeout: row.timeoutSeconds,
      reservedConcurrentExecutions: row.reservedConcurrency,
      environment: { variables: { ...args.environment } },
      ...(args.vpc === undefined ? {} : { vpcConfig: args.vpc }),
      loggingConfig: { logFormat: "JSON", logGroup: logs.name, applicationLogLevel: "INFO" },
      tracingConfig: { mode: "Active" },
      publish: true,
      tags: context.tags(name),
    },
    context.options({ dependsOn: [...policies] }),
  );
  const watched = (rows: readonly AlarmRow[]): aws.cloudwatch.MetricAlarm[] =>
    rows.map((alarm) =>
      createAlarm(context, args.topics, alarm, { dimensions: { FunctionName: lambda.name } }),
    );
  const alarms = watched(functionAlarms(row));
  // Apart from the others: one that waits for its first schedule must not undo a deployment.
  const heartbeats = watched(heartbeatAlarms(row));
  const { alias, ready } = createLiveAlias(context, row, {
    function: lambda,
    deployments: args.deployments,
    alarms,
  });
  const failures = new aws.lambda.FunctionEventInvokeConfig(
    `${logicalName}-failures`,
    {
      functionName: lambda.name,
      qualifier: alias.name,
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: args.maximumEventAge,
      destinationConfig: { onFailure: { destination: args.deadLetters } },
    },
    context.options({ dependsOn: [...policies] }),
  );
  return { function: lambda, alias, ready: [lambda, failures, ...ready, ...alarms, ...heartbeats] };
}
