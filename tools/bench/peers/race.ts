import { compiledCdk, contestants, enter, ours, type Contestant, type Entry } from "./contestants";
import { ratio } from "../statistics";
import type { Usage } from "../measured-run";

/** All runs of one contestant at one size. */
export interface Lane {
  readonly contestant: Contestant;
  readonly units: number;
  readonly entries: readonly Entry[];
}

/**
 * Lets every contestant run at every size, one after the other, so many rounds: what disturbs the machine for a
 * while disturbs all of them. A round before the first warms the caches and is not counted.
 *
 * @throws UserError when one does not make what it should
 */
export async function race(sizes: readonly number[], rounds: number): Promise<readonly Lane[]> {
  const lanes = sizes.flatMap((units) =>
    contestants.map((contestant) => ({ contestant, units, entries: [] as Entry[] })),
  );
  for (const contestant of contestants) {
    process.stderr.write(`warming up: ${contestant.name}\n`);
    await enter(contestant, sizes[0] ?? 1);
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const { contestant, units, entries } of lanes) {
      const entry = await enter(contestant, units);
      entries.push(entry);
      const { wall, cpu } = entry.usage;
      process.stderr.write(
        `round ${round} of ${rounds}, ${units} units, ${contestant.name}: ` +
          `${(wall / 1000).toFixed(1)} s, processor ${(cpu / 1000).toFixed(1)} s\n`,
      );
    }
  }
  return lanes;
}

export type Figure = Exclude<keyof Usage, "parts">;

/** What each run of one lane gave; empty for a lane that was not run. */
export function figures(
  lanes: readonly Lane[],
  contestant: Contestant,
  units: number,
  figure: Figure,
): readonly number[] {
  const lane = lanes.find((each) => each.contestant === contestant && each.units === units);
  return lane?.entries.map(({ usage }) => usage[figure]) ?? [];
}

/** What is asked of our side, and what it gave. */
export interface Goal {
  readonly what: string;
  readonly limit: number;
  readonly found: number;
}

/** The goals that the sizes of a race decide. */
export function goals(lanes: readonly Lane[], [small, middle]: readonly number[]): readonly Goal[] {
  if (small === undefined || middle === undefined) return [];
  const mine = (units: number, figure: Figure) => figures(lanes, ours, units, figure);
  const against = (figure: Figure): number =>
    ratio(mine(middle, figure), figures(lanes, compiledCdk, middle, figure));
  return [
    {
      what: `wall time at ${middle} units, as a share of the compiled CDK's`,
      limit: 0.8,
      found: against("wall"),
    },
    {
      what: `our wall time at ${middle} units, in times of that at ${small}`,
      limit: 2,
      found: ratio(mine(middle, "wall"), mine(small, "wall")),
    },
    {
      what: `memory at ${middle} units, as a share of the compiled CDK's`,
      limit: 0.7,
      found: against("memory"),
    },
  ];
}
