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
export const sizeLimits: Readonly<
  Record<Environment, { readonly cpu: number; readonly hosts: readonly string[] }>
> = {
  dev: { cpu: 1024, hosts: ["t3.small", "t3.medium"] },
  staging: { cpu: 1024, hosts: ["t3.small", "t3.medium", "t3.large"] },
  prod: { cpu: 2048, hosts: [] },
};

/** Whether Fargate offers the size and the environment allows it. */
export function sizeAllowed({ cpu, memoryMb }: TaskSize, environment: Environment): boolean {
  return cpu <= sizeLimits[environment].cpu && fargateSizes[cpu]?.includes(memoryMb) === true;
}
