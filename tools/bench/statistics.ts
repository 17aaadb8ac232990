/** Median, least and most of times given in milliseconds, in seconds. */
export function seconds(milliseconds: readonly number[]): {
  readonly median: number;
  readonly min: number;
  readonly max: number;
} {
  const sorted = [...milliseconds].sort((a, b) => a - b).map((value) => value / 1000);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return {
    median: sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2,
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
  };
}

/** A row of the table: name, median, least, most. */
export function row(name: string, milliseconds: readonly number[], digits = 2): readonly string[] {
  const { median, min, max } = seconds(milliseconds);
  return [name, ...[median, min, max].map((value) => value.toFixed(digits))];
}
