import { closest } from "fastest-levenshtein";
import type { Settings } from "../shared/config";
import { UserError } from "../shared/errors";
import {
  bucketRows,
  functionRows,
  longestFunctionStep,
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

const functionsFile = "shared/inventory/functions.ts";
const servicesFile = "shared/inventory/services.ts";

const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

/** What the edges of a wiring may lead to. */
const known: Readonly<Partial<Record<keyof Wiring, readonly string[]>>> = {
  tables: ids(tableRows),
  buckets: ids(bucketRows),
  sendsTo: ids(queueRows),
  publishesTo: ids(topicRows),
  secrets: ids(secretRows),
  starts: workflowIds,
  calls: serviceIds,
};

function wiringLines(where: string, wiring: Wiring): string[] {
  return Object.entries(known).flatMap(([edge, allowed]) => {
    const value = wiring[edge as keyof Wiring];
    const named = Array.isArray(value) ? (value as readonly (string | { readonly bucket: string })[]) : [];
    return named
      .map((end) => (typeof end === "string" ? end : end.bucket))
      .filter((end) => !allowed.includes(end))
      .map(
        (end) =>
          `${where}: ${edge}: found "${end}"; did you mean "${closest(end, [...allowed])}"? allowed: ${allowed.join(", ")}`,
      );
  });
}

function between(where: string, key: string, value: number, least: number, most: number): string[] {
  return value >= least && value <= most && Number.isInteger(value)
    ? []
    : [`${where}: ${key}: found ${value}, allowed: a whole number of ${least} to ${most}`];
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
      return timeoutSeconds <= longestFunctionStep
        ? []
        : [
            `${where}: timeoutSeconds: found ${timeoutSeconds}, allowed: up to ${longestFunctionStep}, after which its state is given up`,
          ];
    case "queue": {
      const fifo = queueRows.some(({ id, fifo }) => id === trigger.queue && fifo);
      return [
        ...between(
          where,
          `batchSize from the ${fifo ? "FIFO " : ""}queue`,
          trigger.batchSize,
          1,
          fifo ? 10 : 10_000,
        ),
        ...between(where, "maximumConcurrency", trigger.maximumConcurrency, 2, reservedConcurrency),
      ];
    }
    default:
      return [];
  }
}

function functionLines(row: FunctionRow): string[] {
  const where = `${functionsFile}: ${row.id}`;
  return [
    ...between(where, "memoryMb", row.memoryMb, 128, 10_240),
    ...between(where, "timeoutSeconds", row.timeoutSeconds, 1, 900),
    ...between(where, "provisionedConcurrency", row.provisionedConcurrency ?? 0, 0, row.reservedConcurrency),
    ...triggerLines(where, row),
    ...wiringLines(where, row.wiring),
  ];
}

function reservationLines(settings: Settings, rows: readonly FunctionRow[]): string[] {
  const present = rows.filter(({ shape }) => shape === undefined || shape === settings.services);
  const reserved = present.reduce((sum, { reservedConcurrency }) => sum + reservedConcurrency, 0);
  const most = settings.lambdaConcurrencyLimit - unreserved;
  return reserved <= most
    ? []
    : [
        `${functionsFile}: reservedConcurrency: found ${reserved} in all, allowed: up to ${most}, which is tradai:lambdaConcurrencyLimit less ${unreserved}`,
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
    ...services.flatMap(({ id, wiring }) => wiringLines(`${servicesFile}: ${id}`, wiring)),
    ...reservationLines(settings, functions),
  ];
  if (lines.length > 0) throw new UserError(lines.join("\n"));
}
