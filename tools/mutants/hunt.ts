import { holds, trialsOf, type Trial } from "./judge";
import { LoadedPack, switches } from "./loaded-pack";
import type { Fate, Mutant } from "./mutant";

/** How much more often than without it a mutant may be passed before the run counts as endless. */
const HIT_FACTOR = 200;
const HIT_FLOOR = 20_000;
/** Name under which Stryker's switches count what one question passes. */
const FOLLOWED = "followed";

interface Reach {
  readonly trials: Trial[];
  /** The most that one question passes it. */
  readonly hits: number;
}

/** Tries mutants in this thread, each against the examples that reach it, until one of them answers wrongly. */
export class Hunt {
  private readonly pack: LoadedPack;
  private readonly trials = new Map<string, { readonly plain: Trial[]; readonly unknown: Trial[] }>();
  /** What passes a mutant while it sleeps: the examples, and these with one input unknown. */
  private readonly plain = new Map<string, Reach>();
  private readonly unknown = new Map<string, Reach>();
  private readonly static: ReadonlySet<string>;
  /** Rules that are not asked, because one of their examples does not hold before anything is changed. */
  readonly broken: readonly string[];

  constructor(folder: string, mutants: readonly Mutant[]) {
    this.pack = new LoadedPack(folder);
    const files = [...new Set(mutants.map(({ file }) => file))];
    for (const name of new Set(files.flatMap((file) => this.pack.rulesReading(file)))) {
      this.trials.set(name, trialsOf(this.pack, name));
    }
    const broken = new Set<string>();
    for (const [name, { plain, unknown }] of this.trials) {
      if (plain.some((trial) => !this.follow(trial, this.plain))) {
        broken.add(name);
      }
      // One that is accused although nothing is changed tells nothing about a change.
      const sound = unknown.filter((trial) => this.follow(trial, this.unknown));
      this.trials.set(name, { plain, unknown: sound });
    }
    this.broken = [...broken];
    this.static = new Set(Object.keys(switches.mutantCoverage?.static ?? {}));
  }

  /** Asks while every mutant sleeps, and notes which of them were passed where the answer is as expected. */
  private follow(trial: Trial, into: Map<string, Reach>): boolean {
    switches.currentTestId = FOLLOWED;
    const isAsExpected = holds(this.pack, trial);
    switches.currentTestId = undefined;
    const passed = Object.entries(switches.mutantCoverage?.perTest[FOLLOWED] ?? {});
    Reflect.deleteProperty(switches.mutantCoverage?.perTest ?? {}, FOLLOWED);
    if (isAsExpected) {
      for (const [mutant, hits] of passed) {
        const reach = into.get(mutant) ?? { trials: [], hits: 0 };
        reach.trials.push(trial);
        into.set(mutant, { trials: reach.trials, hits: Math.max(reach.hits, hits) });
      }
    }
    return isAsExpected;
  }

  /** Wakes one mutant and asks. */
  fateOf(mutant: Mutant): Fate {
    const isStatic = this.static.has(mutant.id) || this.pack.makesFacts(mutant.file);
    const suspects = this.suspects(mutant, isStatic);
    if (suspects.length === 0) {
      return "uncovered";
    }
    const most = Math.max(this.plain.get(mutant.id)?.hits ?? 0, this.unknown.get(mutant.id)?.hits ?? 0);
    switches.activeMutant = mutant.id;
    if (isStatic) {
      this.pack.forget(mutant.file);
    }
    try {
      return suspects.some((trial) => this.fails(trial, most)) ? "killed" : "survived";
    } finally {
      switches.activeMutant = undefined;
      if (isStatic) {
        this.pack.forget(mutant.file);
      }
    }
  }

  /** What could notice the mutant, the cheapest questions first. */
  private suspects(mutant: Mutant, isStatic: boolean): readonly Trial[] {
    if (!isStatic) {
      const reached = [this.plain.get(mutant.id), this.unknown.get(mutant.id)];
      return reached
        .flatMap((reach) => reach?.trials ?? [])
        .filter(({ rule }) => !this.broken.includes(rule));
    }
    const trials = this.pack
      .rulesReading(mutant.file)
      .filter((name) => !this.broken.includes(name))
      .flatMap((name) => this.trials.get(name) ?? []);
    return [...trials.flatMap(({ plain }) => plain), ...trials.flatMap(({ unknown }) => unknown)];
  }

  private fails(trial: Trial, most: number): boolean {
    switches.hitCount = 0;
    switches.hitLimit = most * HIT_FACTOR + HIT_FLOOR;
    try {
      return !holds(this.pack, trial);
    } catch {
      return true;
    }
  }
}
