import type { PartUsage } from "../process-tree";

/** The processes of our side, by what their command line holds; the first that fits. */
const PARTS: readonly (readonly [name: string, sign: RegExp])[] = [
  ["policy pack", /pulumi-analyzer-policy|run-policy-pack/],
  ["engine", /\bpulumi(\.exe)? preview\b/],
  ["set-up check, tool, SDK, program, stand-in", /tools\/setup\/run\.mjs/],
];
const OTHER = "others, as esbuild's";

/** Name of a part of our side. */
export function partOf({ command }: PartUsage): string {
  return PARTS.find(([, sign]) => sign.test(command))?.[0] ?? OTHER;
}

/** The names in the order of a table. */
export const partNames: readonly string[] = [...PARTS.map(([name]) => name).reverse(), OTHER];

/** Sums of the processes of one part: milliseconds of processor time, and bytes, each process at its own most. */
export function usageOf(
  parts: readonly PartUsage[],
  name: string,
): { readonly cpu: number; readonly memory: number } {
  const own = parts.filter((part) => partOf(part) === name);
  return {
    cpu: own.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: own.reduce((sum, { memory }) => sum + memory, 0),
  };
}
