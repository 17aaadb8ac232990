import { holds, trialsOf, type Trial } from "./judge";
import { LoadedPack, switches } from "./loaded-pack";
import type { Fate, Mutant } from "./mutant";

/** How much more often than without it a mutant may be passed before the run counts as endless. */
const HIT_FACTOR = 200;
const HIT_FLOOR = 20_000;

/** Tries mutants in this thread, each against the examples that reach it, until one of them answers wrongly. */
export class Hunt {
  private readonly pack: LoadedPack;
  private readonly trials = new Map<string, { readonly plain: Trial[]; readonly unknown: Trial[] }>();
  /** Plain trials and hits by mutant. */
  private readonly reached = new Map<string, { readonly trial: Trial; readonly hits: number }[]>();
  private readonly static: ReadonlySet<string>;
  /** Rules that are not asked, because one of their examples does not hold before anything is changed. */
  readonly broken: readonly string[];

  constructor(folder: string, mutants: readonly Mutant[]) {
    this.pack = new LoadedPack(folder);
    const files = [...new Set(mutants.map(({ file }) => file))];
    for (const name of new Set(files.flatMap((file) => this.pack.rulesReading(file)))) {
      this.trials.set(name, trialsOf(this.pack, name));
    }
    const everyTrial = [...this.trials.values()].flatMap(({ plain }) => plain);
    const broken = new Set<string>();
    for (const [id, trial] of everyTrial.entries()) {
      switches.currentTestId = String(id);
      if (!holds(this.pack, trial)) {
        broken.add(trial.rule);
      }
    }
    this.broken = [...broken];
    switches.currentTestId = undefined;
    const { static: loading = {}, perTest = {} } = switches.mutantCoverage ?? {};
    this.static = new Set(Object.keys(loading));
    for (const [id, hits] of Object.entries(perTest)) {
      const trial = everyTrial[Number(id)];
      for (const [mutant, count] of Object.entries(hits)) {
        if (trial && !broken.has(trial.rule)) {
          const list = this.reached.get(mutant) ?? [];
          list.push({ trial, hits: count });
          this.reached.set(mutant, list);
        }
      }
    }
  }

  /** Wakes one mutant and asks. */
  fateOf(mutant: Mutant): Fate {
    const reached = this.reached.get(mutant.id) ?? [];
    const isStatic = this.static.has(mutant.id) || this.pack.makesFacts(mutant.file);
    if (!isStatic && reached.length === 0) {
      return "uncovered";
    }
    const most = Math.max(0, ...reached.map(({ hits }) => hits));
    switches.activeMutant = mutant.id;
    if (isStatic) {
      this.pack.forget(mutant.file);
    }
    try {
      return this.suspects(mutant, isStatic).some((trial) => this.fails(trial, most)) ? "killed" : "survived";
    } finally {
      switches.activeMutant = undefined;
      if (isStatic) {
        this.pack.forget(mutant.file);
      }
    }
  }

  /** What could notice the mutant, the cheapest questions first. */
  private suspects(mutant: Mutant, isStatic: boolean): readonly Trial[] {
    const rules = isStatic
      ? this.pack.rulesReading(mutant.file).filter((name) => !this.broken.includes(name))
      : [...new Set((this.reached.get(mutant.id) ?? []).map(({ trial }) => trial.rule))];
    const plain = isStatic
      ? rules.flatMap((name) => this.trials.get(name)?.plain ?? [])
      : (this.reached.get(mutant.id) ?? []).map(({ trial }) => trial);
    const exampleOf = ({ rule, outcome, index }: Trial): string => [rule, outcome, index].join(" ");
    const examples = new Set(plain.map(exampleOf));
    const unknown = rules
      .flatMap((name) => this.trials.get(name)?.unknown ?? [])
      .filter((trial) => examples.has(exampleOf(trial)));
    return [...plain, ...unknown];
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
