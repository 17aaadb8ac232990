import Table from "cli-table3";

const FRAME = ["top", "bottom", "left", "right"].flatMap((side) =>
  ["", "-mid", "-left", "-right"].map((part) => `${side}${part}`),
);
const NO_FRAME = Object.fromEntries([...FRAME, "mid", "mid-mid", "middle"].map((part) => [part, ""]));

/**
 * Rows in aligned columns without frames and colours, for terminals and logs alike.
 *
 * @param rightAligned indexes of the columns of numbers
 */
export function alignedRows(
  rows: readonly (readonly (string | number)[])[],
  rightAligned: readonly number[] = [],
): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const table = new Table({
    chars: NO_FRAME,
    colAligns: Array.from({ length: width }, (_, index) => (rightAligned.includes(index) ? "right" : "left")),
    style: { head: [], border: [], "padding-left": 2, "padding-right": 0 },
  });
  table.push(...rows.map((row) => row.map(String)));
  const lines = table.toString().split("\n");
  return lines.map((line) => line.trimEnd()).join("\n");
}
