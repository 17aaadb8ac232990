import { valueAt, type ResourceChange } from "./changes";

/** Inputs that say how large something is, how many there are or how long something is kept. */
const sizes =
  /(?:^|\.)(?:allocatedStorage|cpu|desiredCapacity|desiredCount|instanceClass|instanceType|maxAllocatedStorage|maxCapacity|maxSize|memory|memorySize|minCapacity|minSize|nodeType|provisionedConcurrentExecutions|readCapacity|reservedConcurrentExecutions|retentionInDays|retentionPeriod|shardCount|size|timeout|volumeSize|writeCapacity)$/;

/** "function-backtest-consumer: `memorySize` 512 -> 1024", one for each size that differs. */
export function sizeChanges(changes: readonly ResourceChange[]): readonly string[] {
  return changes.flatMap(({ name, inputs, before, after }) =>
    inputs
      .filter(({ path }) => sizes.test(path))
      .map(
        ({ path }) => `${name}: \`${path}\` ${shown(valueAt(before, path))} → ${shown(valueAt(after, path))}`,
      ),
  );
}

function shown(value: unknown): string {
  return value === undefined || value === null ? "default" : JSON.stringify(value);
}
