import type * as pulumi from "@pulumi/pulumi";
import { alarmTopics, createAlarm, everyFunctionAlarms } from "../shared/alarms";
import { createFunction, environmentOf, grantsOf } from "../shared/components";
import type { FunctionArgs, FunctionResources, LayerContext } from "../shared/components";
import type { FoundationOutputs, PersistentOutputs } from "../shared/contracts";
import { functionsOf } from "../shared/inventory";
import type { FunctionId, FunctionRow } from "../shared/inventory";
import type { PolicyBuilder } from "../shared/policy";
import type { Bundles } from "./bundles";
import { imageVersion } from "./images";

export type Functions = Readonly<Partial<Record<FunctionId, FunctionResources>>>;

/** What the functions are built on. */
export interface FunctionParts {
  readonly persistent: PersistentOutputs;
  readonly foundation: FoundationOutputs;
  readonly bundles: Bundles;
}

/** What a function whose code is in this repository has beside its wiring. */
export interface BundledFunction {
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  /** Adds its grants to those of the wiring. */
  readonly rights: (policy: PolicyBuilder) => PolicyBuilder;
}

type Row = FunctionRow & { readonly id: FunctionId };

/** Seconds after which an asynchronous invocation is given up: later a schedule has run again. */
const maximumEventAge = 3600;

function placed(row: Row, { subnets, securityGroups }: FoundationOutputs): Pick<FunctionArgs, "vpc"> {
  return row.network === "outside"
    ? {}
    : {
        vpc: {
          subnetIds: Object.values(subnets.private),
          securityGroupIds: [securityGroups.functions],
        },
      };
}

/** What a queue's function needs to take its messages. */
function consuming(row: Row, policy: PolicyBuilder): PolicyBuilder {
  return row.trigger.kind === "queue" ? policy.withQueueConsume(row.trigger.queue) : policy;
}

/** One function of this layer, with everything that its row and its wiring ask for. */
export function createComputeFunction(
  context: LayerContext,
  { persistent, foundation, bundles }: FunctionParts,
  row: Row,
  bundled?: BundledFunction,
): FunctionResources {
  const { arns, names, settings } = context;
  const archive = bundles[row.id];
  const work = consuming(row, grantsOf(context, row.wiring));
  return createFunction(context, row, {
    code:
      archive === undefined
        ? { image: arns.image(names.functionRepository(row.id), imageVersion(settings)) }
        : { archive },
    policy: bundled === undefined ? work : bundled.rights(work),
    environment: { ...environmentOf(context, row.wiring), ...bundled?.environment },
    ...placed(row, foundation),
    logKeyArn: persistent.keys.logs?.arn,
    deadLetters: foundation.queues["events-dlq"].arn,
    maximumEventAge,
    deployments: foundation.functionDeployments,
    topics: alarmTopics(foundation.topics),
  });
}

/** The functions that run an image, by id (architecture.md 1.3). */
export function createFunctions(context: LayerContext, parts: FunctionParts): Functions {
  const rows = functionsOf("compute", context.settings).filter(({ code }) => code === "image");
  return Object.fromEntries(rows.map((row) => [row.id, createComputeFunction(context, parts, row)]));
}

/** The two documented alarms over all functions of the account and region. */
export function createFunctionsAlarms(context: LayerContext, foundation: FoundationOutputs): void {
  for (const row of everyFunctionAlarms) {
    createAlarm(context, alarmTopics(foundation.topics), row, { everyOne: "FunctionName" });
  }
}

/** A function that the environment must have. @throws Error naming it: the inventory and the layer disagree. */
export function functionNamed(functions: Functions, id: FunctionId): FunctionResources {
  const found = functions[id];
  if (found === undefined) throw new Error(`function ${id} is not in this environment`);
  return found;
}

/** Everything that has to be there before a function can be called. */
export function readyFunctions(functions: Functions): pulumi.Resource[] {
  return Object.values(functions).flatMap(({ ready }) => [...ready]);
}
