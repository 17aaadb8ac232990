import type { Environment } from "../../shared/naming";
import { alignedRows } from "../engine/aligned-rows";
import type { Shifted } from "./shift";

const headings = ["function", "from", "to", "deployment", "seconds", "verdict"];

function row({
  function: id,
  from,
  to,
  deployment,
  seconds,
  ok,
  verdict,
}: Shifted): readonly (string | number)[] {
  return [id, from ?? "-", to ?? "-", deployment ?? "-", seconds, ok ? verdict : `FAILED: ${verdict}`];
}

/**
 * What became of the functions, as a table of those that were not at their newest version.
 *
 * @param asked number of functions that were looked at
 */
export function reportText(environment: Environment, shifted: readonly Shifted[], asked: number): string {
  if (shifted.length === 0) {
    return `${environment}: nothing to do, ${asked} function${asked === 1 ? " is" : "s are"} at the newest version\n`;
  }
  const failed = shifted.filter(({ ok }) => !ok).length;
  const verdict =
    failed === 0 ? `all ${shifted.length} as they should be` : `${failed} of ${shifted.length} FAILED`;
  return `${alignedRows([headings, ...shifted.map(row)], [1, 2, 4])}\n\n${environment}: ${verdict}\n`;
}
