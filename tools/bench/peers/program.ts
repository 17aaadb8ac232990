import { settings as race } from "../../../bench/mix";
import { loadEnvironment } from "../../../shared/config/load";
import { UserError } from "../../../shared/errors";
import { failureText } from "../../engine/failure";
import type { Project } from "../../engine/project";
import { repositoryRoot } from "../../engine/repository";
import { EngineSession } from "../../engine/session";
import { reach, writeTimings } from "../../engine/timings";
import { summaryText } from "../../preview/summary";

/** What a side of the race made, to be counted. */
export interface Made {
  readonly resources: number;
  readonly findings: number;
}

/** The synthetic program under the root project's name, so that the pack judges it as it judges the whole system. */
function projectOf(units: number): Project {
  const settings = loadEnvironment(race.environment, repositoryRoot);
  return {
    name: "tradai",
    folder: "",
    load: () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded while the engine starts, as the real program is
      const { raceProgram } = require("../../../bench/program") as typeof import("../../../bench/program");
      return () => Promise.resolve(raceProgram(settings, units));
    },
  };
}

/**
 * Previews so many units of the synthetic program as `npm run preview` does the real one: summary for people on
 * stderr, what is counted on stdout.
 *
 * @throws UserError when the preview fails for another reason than its policies
 */
export async function previewUnits(units: number, policies: boolean): Promise<void> {
  const begun = performance.now();
  reach("tool loaded");
  const { environment } = race;
  const settings = loadEnvironment(environment, repositoryRoot);
  const session = await EngineSession.open({ environment, settings, outputs: "unknown", policies });
  const result = await session.run("preview", projectOf(units)).finally(() => session.close());
  const isRefused = result.policies.reports.some(({ mandatory }) => mandatory);
  const resources = result.plan?.resources.filter(({ custom }) => custom) ?? [];
  if (result.failure !== undefined || (!result.ok && !isRefused) || resources.length === 0)
    throw new UserError(`the preview of ${units} units failed:\n${failureText(result)}`);
  const request = { environment, predict: false, diff: false, policies } as const;
  process.stderr.write(summaryText(result, request, (performance.now() - begun) / 1000));
  // The stack itself and the provider that the engine adds are no resources of AWS.
  const made: Made = {
    resources: resources.filter(({ type }) => type.startsWith("aws:")).length,
    findings: result.policies.reports.length,
  };
  process.stdout.write(`${JSON.stringify(made)}\n`);
  reach("told");
  writeTimings();
}
