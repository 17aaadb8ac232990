import { closest } from "fastest-levenshtein";
import type { Settings } from "../shared/config";
import { UserError } from "../shared/errors";
import {
  bucketRows,
  existsIn,
  foundationParameterIds,
  functionRows,
  longestFunctionStep,
  persistentParameterIds,
  queueRows,
  secretRows,
  serviceIds,
  serviceRows,
  tableRows,
  topicRows,
  workflowIds,
} from "../shared/inventory";
import type { FunctionRow, ServiceRow, Wiring } from "../shared/inventory";

/** Executions that AWS keeps for functions without a reservation. */
const unreserved = 100;

const folder = "shared/inventory";

/** Where the rows of functions are, by what starts them. */
const functionFiles: Readonly<Record<FunctionRow["trigger"]["kind"], string>> = {
  schedule: "functions-scheduled.ts",
  workflow: "functions-of-workflows.ts",
  queue: "functions-of-queues.ts",
  launch: "functions-of-infrastructure.ts",
  termination: "functions-of-infrastructure.ts",
  deployment: "functions-of-infrastructure.ts",
};

const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

/** Workflows as the rows of functions call them. */
const workflows = workflowIds.map((id) => id.replace(/-workflow$/, ""));

/** What the edges of a wiring may lead to. */
const known: Readonly<Partial<Record<keyof Wiring, readonly string[]>>> = {
  tables: ids(tableRows),
  buckets: ids(bucketRows),
  sendsTo: ids(queueRows),
  publishesTo: ids(topicRows),
  secrets: ids(secretRows),
  parameters: [...persistentParameterIds, ...foundationParameterIds],
  starts: workflowIds,
  calls: serviceIds,
};

function unknownLines(
  where: string,
  key: string,
  named: readonly string[],
  allowed: readonly string[],
): string[] {
  return named
    .filter((end) => !allowed.includes(end))
    .map(
      (end) =>
        `${where}: ${key}: found "${end}"; did you mean "${closest(end, [...allowed])}"? allowed: ${allowed.join(", ")}`,
    );
}

function wiringLines(where: string, wiring: Wiring): string[] {
  return Object.entries(known).flatMap(([edge, allowed]) => {
    const value = wiring[edge as keyof Wiring];
    const named = Array.isArray(value) ? (value as readonly (string | { readonly bucket: string })[]) : [];
    const ends = named.map((end) => (typeof end === "string" ? end : end.bucket));
    return unknownLines(where, edge, ends, allowed);
  });
}

function between(where: string, key: string, value: number, least: number, most = Infinity): string[] {
  if (value >= least && value <= most && Number.isInteger(value)) return [];
  const bounds = most === Infinity ? `from ${least}` : `of ${least} to ${most}`;
  return [`${where}: ${key}: found ${value}, allowed: a whole number ${bounds}`];
}

type QueueTrigger = Extract<FunctionRow["trigger"], { readonly kind: "queue" }>;

/** Batches and pollers as SQS has them (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html). */
function queueLines(where: string, trigger: QueueTrigger, reserved: number): string[] {
  const { queue, batchSize, maximumConcurrency } = trigger;
  const fifo = queueRows.some((row) => row.id === queue && row.fifo);
  return [
    ...unknownLines(where, "trigger.queue", [queue], ids(queueRows)),
    ...between(where, `batchSize from the ${fifo ? "FIFO " : ""}queue`, batchSize, 1, fifo ? 10 : 10_000),
    ...(reserved === 1
      ? [`${where}: reservedConcurrency: found 1, allowed: at least 2, the fewest that a queue starts`]
      : between(where, "maximumConcurrency", maximumConcurrency, 2, reserved)),
  ];
}

function triggerLines(
  where: string,
  { trigger, timeoutSeconds, reservedConcurrency }: FunctionRow,
): string[] {
  switch (trigger.kind) {
    case "schedule":
      return timeoutSeconds < trigger.everyMinutes * 60
        ? []
        : [
            `${where}: timeoutSeconds: found ${timeoutSeconds}, allowed: below its interval of ${trigger.everyMinutes * 60} s`,
          ];
    case "workflow":
      return [
        ...unknownLines(where, "trigger.workflows", trigger.workflows, workflows),
        ...(timeoutSeconds <= longestFunctionStep
          ? []
          : [
              `${where}: timeoutSeconds: found ${timeoutSeconds}, allowed: up to ${longestFunctionStep}, after which its state is given up`,
            ]),
      ];
    case "queue":
      return queueLines(where, trigger, reservedConcurrency);
    default:
      return [];
  }
}

function functionLines(row: FunctionRow): string[] {
  const where = `${folder}/${functionFiles[row.trigger.kind]}: ${row.id}`;
  return [
    ...between(where, "memoryMb", row.memoryMb, 128, 10_240),
    ...between(where, "timeoutSeconds", row.timeoutSeconds, 1, 900),
    ...between(where, "reservedConcurrency", row.reservedConcurrency, 1),
    ...between(where, "provisionedConcurrency", row.provisionedConcurrency ?? 0, 0, row.reservedConcurrency),
    ...triggerLines(where, row),
    ...wiringLines(where, row.wiring),
  ];
}

function reservationLines(settings: Settings, rows: readonly FunctionRow[]): string[] {
  const present = rows.filter((row) => existsIn(row, settings));
  const reserved = present.reduce((sum, { reservedConcurrency }) => sum + reservedConcurrency, 0);
  const most = settings.lambdaConcurrencyLimit - unreserved;
  return reserved <= most
    ? []
    : [
        `${folder}/functions.ts: reservedConcurrency: found ${reserved} in all, allowed: up to ${most}, which is tradai:lambdaConcurrencyLimit less ${unreserved}`,
      ];
}

/** What the tables hold; other ones are for tests. */
export interface Inventory {
  readonly functions: readonly FunctionRow[];
  readonly services: readonly ServiceRow[];
}

/**
 * Refuses rows that AWS would refuse, or that lead nowhere, before the first resource. The compiler says the same of names;
 * a preview does without it.
 *
 * @throws UserError with one line for each mistake: file, row, property, value found and what is allowed.
 */
export function checkInventory(
  settings: Settings,
  { functions, services }: Inventory = { functions: functionRows, services: serviceRows },
): void {
  const lines = [
    ...functions.flatMap(functionLines),
    ...services.flatMap(({ id, wiring }) => wiringLines(`${folder}/services.ts: ${id}`, wiring)),
    ...reservationLines(settings, functions),
  ];
  if (lines.length > 0) throw new UserError(lines.join("\n"));
}
