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
  /** The rules whose examples have been followed with an unknown input, too. */
  private readonly followed = new Set<string>();
  /** What passes a mutant while it sleeps: the examples, and these with one input unknown. */
  private readonly plain = new Map<string, Reach>();
  private readonly unknown = new Map<string, Reach>();
  private readonly static: ReadonlySet<string>;
  /** Rules that are not asked, because one of their examples does not hold before anything is changed. */
  readonly broken: readonly string[];

  constructor(folder: string, mutants: readonly Mutant[]) {
    this.pack = new LoadedPack(folder);
    // Loaded while nothing is followed, so that what runs on loading counts as such.
    this.pack.loadJudges();
    const files = [...new Set(mutants.map(({ file }) => file))];
    const broken: string[] = [];
    for (const name of new Set(files.flatMap((file) => this.pack.rulesReading(file)))) {
      const trials = trialsOf(this.pack, name);
      // Every example is followed, whatever the ones before it said.
      const answers = trials.plain.map((trial) => this.follow(trial, this.plain));
      if (answers.includes(false)) {
        broken.push(name);
      } else {
        this.trials.set(name, trials);
      }
    }
    this.broken = broken;
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

  /** The examples of a rule with one input unknown, each followed once. */
  private unknownTrials(rule: string): readonly Trial[] {
    const { plain = [], unknown = [] } = this.trials.get(rule) ?? {};
    if (this.followed.has(rule)) {
      return unknown;
    }
    this.followed.add(rule);
    // One that is accused although nothing is changed tells nothing about a change.
    const sound = unknown.filter((trial) => this.follow(trial, this.unknown));
    this.trials.set(rule, { plain, unknown: sound });
    return sound;
  }

  /** Tries one mutant: against the examples first, and only where none notices with inputs unknown. */
  fateOf(mutant: Mutant): Fate {
    const isStatic = this.static.has(mutant.id) || this.pack.makesFacts(mutant.file);
    const readers = this.pack.rulesReading(mutant.file).filter((name) => this.trials.has(name));
    const plain = isStatic
      ? readers.flatMap((name) => this.trials.get(name)?.plain ?? [])
      : this.trialsPassing(mutant, this.plain);
    if (this.isNoticed(mutant, isStatic, plain)) {
      return "killed";
    }
    // A rule that never passes it with all inputs known hardly does with one less.
    const passing = plain.length === 0 ? readers : [...new Set(plain.map(({ rule }) => rule))];
    const followed = passing.flatMap((name) => this.unknownTrials(name));
    const unknown = isStatic ? followed : this.trialsPassing(mutant, this.unknown);
    if (this.isNoticed(mutant, isStatic, unknown)) {
      return "killed";
    }
    return plain.length + unknown.length === 0 ? "uncovered" : "survived";
  }

  private trialsPassing(mutant: Mutant, reaches: ReadonlyMap<string, Reach>): readonly Trial[] {
    return (reaches.get(mutant.id)?.trials ?? []).filter(({ rule }) => this.trials.has(rule));
  }

  /** Wakes one mutant and asks until an answer is wrong. */
  private isNoticed(mutant: Mutant, isStatic: boolean, trials: readonly Trial[]): boolean {
    // A file that is loaded for nobody is loaded for nothing.
    if (trials.length === 0) {
      return false;
    }
    const most = Math.max(this.plain.get(mutant.id)?.hits ?? 0, this.unknown.get(mutant.id)?.hits ?? 0);
    switches.activeMutant = mutant.id;
    if (isStatic) {
      this.pack.forget(mutant.file);
    }
    try {
      return trials.some((trial) => this.fails(trial, most));
    } finally {
      switches.activeMutant = undefined;
      if (isStatic) {
        this.pack.forget(mutant.file);
      }
    }
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
