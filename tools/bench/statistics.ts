/** Middle, least and most of what several runs gave. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @returns zeros where there are no values */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return {
    median: sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2,
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
  };
}

/** The same of times given in milliseconds, in seconds. */
export function seconds(milliseconds: readonly number[]): Spread {
  return spreadOf(milliseconds.map((value) => value / 1000));
}

/** A row of the table: name, median, least, most, in seconds. */
export function row(name: string, milliseconds: readonly number[], digits = 2): readonly string[] {
  const { median, min, max } = seconds(milliseconds);
  return [name, ...[median, min, max].map((value) => value.toFixed(digits))];
}

/** As in "6.21 (6.02-6.90)". */
export function withRange(values: readonly number[], digits: number): string {
  const { median, min, max } = spreadOf(values);
  return `${median.toFixed(digits)} (${min.toFixed(digits)}-${max.toFixed(digits)})`;
}

/** How many times the second median the first is; NaN where the second is 0. */
export function ratio(values: readonly number[], others: readonly number[]): number {
  const other = spreadOf(others).median;
  return other === 0 ? Number.NaN : spreadOf(values).median / other;
}
