import type { FunctionRow } from "./function-row";
import { infrastructureFunctions } from "./functions-of-infrastructure";
import { queueFunctions } from "./functions-of-queues";
import { workflowFunctions } from "./functions-of-workflows";
import { scheduledFunctions } from "./functions-scheduled";
import { rowsOf } from "./row";

/**
 * The 18 Lambda functions (architecture.md 1.3; the eighteenth is settled by OPEN-19). Each has an image
 * repository; the NAT route updater's stays empty because its code is a bundle of this repository. Memory, timeouts
 * and concurrency are assumptions (OPEN-20): health-check's 60 s alone is documented.
 */
export const functions = {
  ...scheduledFunctions,
  ...workflowFunctions,
  ...queueFunctions,
  ...infrastructureFunctions,
} as const;

export type FunctionId = (typeof functions)[keyof typeof functions]["id"];
export const functionRows: readonly (FunctionRow & { readonly id: FunctionId })[] = rowsOf(functions);

/** The documented functions, each of which has an image repository; what this repository bundles needs none. */
export const documentedFunctionIds: readonly FunctionId[] = functionRows
  .filter(({ addedFor }) => addedFor === undefined)
  .map(({ id }) => id);

/** The functions that a layer declares in an environment of this shape. */
export function functionsOf(
  layer: FunctionRow["layer"],
  shape: { readonly services: "consolidated" | "fargate" },
): readonly (FunctionRow & { readonly id: FunctionId })[] {
  return functionRows.filter(
    (row) => row.layer === layer && (row.shape === undefined || row.shape === shape.services),
  );
}

/** Whether an environment has a function; the one that updates routes goes with the NAT instance. */
export function existsIn(
  { shape, trigger }: FunctionRow,
  environment: {
    readonly services: "consolidated" | "fargate";
    readonly network: { readonly nat: "instance" | "gateway" };
  },
): boolean {
  const { network, services } = environment;
  return (
    (shape === undefined || shape === services) && (trigger.kind !== "launch" || network.nat === "instance")
  );
}
