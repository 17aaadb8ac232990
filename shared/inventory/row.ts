/** What every row of an inventory table tells a reviewer. */
export interface Row {
  /** The thing's name without the `tradai-` prefix and the environment. */
  readonly id: string;
  readonly purpose: string;
  /** Findings that this row closes beyond the documented system; absent where the documents name it themselves. */
  readonly addedFor?: readonly string[];
}

/** Looks rows up by a camel-case key, so that `tables.workflowState` is checked by the compiler. */
export function rowsOf<T extends Record<string, Row>>(table: T): T[keyof T][] {
  return Object.values(table) as T[keyof T][];
}

/** Makes something of every row, in the order of the table, and keeps it under the row's id. */
export function byId<R extends { readonly id: string }, V>(
  rows: readonly R[],
  make: (row: R) => V,
): Record<R["id"], V> {
  return Object.fromEntries(rows.map((row) => [row.id, make(row)])) as Record<R["id"], V>;
}

/** Applies `f` to every value of a record; a key that is absent stays absent. */
export function mapValues<T extends object, W>(
  record: T,
  f: (value: NonNullable<T[keyof T]>) => W,
): Record<keyof T, W> {
  const entries = Object.entries(record) as [string, NonNullable<T[keyof T]>][];
  return Object.fromEntries(entries.map(([key, value]) => [key, f(value)])) as Record<keyof T, W>;
}
