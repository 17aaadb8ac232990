import { UserError } from "../errors";
import type { Environment } from "../naming";

/** Processor units (1024 are one vCPU) and megabytes of a Fargate task. */
export interface TaskSize {
  readonly cpu: number;
  readonly memoryMb: number;
}

/**
 * Sizes that Fargate offers, as far as this system uses them: megabytes by processor units
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html).
 */
export const fargateSizes: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: [1024, 2048, 3072, 4096],
  1024: [2048, 3072, 4096, 5120, 6144, 7168, 8192],
  2048: [4096, 5120, 6144, 7168, 8192, 9216, 10_240, 11_264, 12_288, 13_312, 14_336, 15_360, 16_384],
};

/** What an environment may cost (EDGAR-68, ORION-37): the largest task, and the host's instance types. */
export interface SizeLimits {
  readonly cpu: number;
  readonly hosts: readonly string[];
}

const sizeLimits: Readonly<Record<Environment, SizeLimits>> = {
  dev: { cpu: 1024, hosts: ["t3.small", "t3.medium"] },
  staging: { cpu: 1024, hosts: ["t3.small", "t3.medium", "t3.large"] },
  prod: { cpu: 2048, hosts: [] },
};

/**
 * Looks up what an environment may cost. The tools do not check types, so a new environment can come here without a row.
 *
 * @throws UserError for an environment that has none
 */
export function sizeLimitsOf(environment: Environment): SizeLimits {
  const table: Readonly<Partial<Record<string, SizeLimits>>> = sizeLimits;
  const limits = table[environment];
  if (limits !== undefined) return limits;
  const rows = Object.keys(sizeLimits).join(", ");
  throw new UserError(
    `shared/inventory/sizes.ts: sizeLimits: no row for ${environment}; found ${rows}, allowed: one for each environment`,
  );
}

/** Whether Fargate offers the size and the environment allows it. */
export function sizeAllowed({ cpu, memoryMb }: TaskSize, environment: Environment): boolean {
  return cpu <= sizeLimitsOf(environment).cpu && fargateSizes[cpu]?.includes(memoryMb) === true;
}
