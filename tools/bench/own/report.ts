import { alignedRows } from "../../engine/aligned-rows";
import { row, seconds } from "../statistics";
import { measure, measureReport } from "./measure";

const RUNS = 3;
/** A report, the base's plan being kept, in previews of the same environment. */
const GOAL_PREVIEWS = 2;
const ENVIRONMENT = "dev";

/**
 * Measures the plan report with the base's plan kept, and the preview beside it. The run that makes that plan is not
 * counted.
 *
 * @param machine and versions, in one line
 * @returns the figures for people
 */
export async function reportFigures(machine: string): Promise<string> {
  process.stderr.write("report: planning the base\n");
  await measureReport(ENVIRONMENT);
  const [reports, previews]: [number[], number[]] = [[], []];
  for (let index = 0; index < RUNS; index += 1) {
    process.stderr.write(`report and preview of ${ENVIRONMENT}: run ${index + 1} of ${RUNS}\n`);
    reports.push(await measureReport(ENVIRONMENT));
    previews.push((await measure([ENVIRONMENT])).total);
  }
  const rows = [
    ["seconds", "median", "min", "max"],
    row("npm run report, the base's plan kept", reports),
    row("npm run preview", previews),
  ];
  const share = seconds(reports).median / seconds(previews).median;
  const kept = share <= GOAL_PREVIEWS ? "met" : "missed";
  return (
    `${machine}\n\n${alignedRows(rows, [1, 2, 3])}\n\n` +
    `goal: a report takes at most ${GOAL_PREVIEWS} previews: ${share.toFixed(2)}, ${kept}\n`
  );
}
