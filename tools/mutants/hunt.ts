import { factsOfTrial, holds, trialsOf, type Trial } from "./judge";
import { LoadedPack, switches } from "./loaded-pack";
import type { Fate, Mutant } from "./mutant";

/** How much more often than without it a mutant may be passed before the run counts as endless. */
const HIT_FACTOR = 200;
const HIT_FLOOR = 20_000;
/**
 * So many examples with an input unknown are asked about one mutant at most, evenly from all rules that read its
 * file: those of all rules would take minutes, and a mutant that is left for want of them is listed.
 */
const MOST_UNKNOWN = 4_000;
/** So many of the examples that noticed a file's last mutants are asked about its next one before all others. */
const REMEMBERED = 12;
/** Fewer examples than this are asked as they come. */
const FEW = 50;
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
  /** How many of a rule's examples with an unknown input have been followed, too. */
  private readonly followed = new Map<string, number>();
  /** What passes a mutant while it sleeps: the examples, and these with one input unknown. */
  private readonly plain = new Map<string, Reach>();
  private readonly unknown = new Map<string, Reach>();
  private readonly static: ReadonlySet<string>;
  /** Examples with an unknown input that do not hold as the rules are. */
  private readonly unsound = new Set<Trial>();
  private readonly texts = new Map<Trial, string>();
  /** The examples that noticed mutants of a file, the last one first: its next mutant is likely theirs, too. */
  private readonly noticing = new Map<string, readonly Trial[]>();
  /** Rules that are not asked, because one of their examples does not hold before anything is changed. */
  readonly broken: readonly string[];

  /** @param alive is called while it works: not to hear it means that a question has no end */
  constructor(
    folder: string,
    mutants: readonly Mutant[],
    private readonly alive: () => void = () => undefined,
  ) {
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
    this.alive();
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

  /** Examples of a rule with one input unknown, at most so many, each followed once. */
  private unknownTrials(rule: string, most: number): readonly Trial[] {
    const { unknown = [] } = this.trials.get(rule) ?? {};
    const done = this.followed.get(rule) ?? 0;
    const wanted = Math.min(most, unknown.length);
    for (const trial of unknown.slice(done, wanted)) {
      // One that is accused although nothing is changed tells nothing about a change.
      if (!this.follow(trial, this.unknown)) this.unsound.add(trial);
    }
    this.followed.set(rule, Math.max(done, wanted));
    return unknown.slice(0, wanted).filter((trial) => !this.unsound.has(trial));
  }

  /** Tries one mutant: against the examples first, and only where none notices with inputs unknown. */
  fateOf(mutant: Mutant): Fate {
    const isStatic =
      this.static.has(mutant.id) || this.pack.makesFacts(mutant.file) || this.pack.keepsAnswers(mutant.file);
    const readers = this.pack.rulesReading(mutant.file).filter((name) => this.trials.has(name));
    const plain = isStatic
      ? readers.flatMap((name) => this.trials.get(name)?.plain ?? [])
      : this.trialsPassing(mutant, this.plain);
    if (this.isNoticed(mutant, isStatic, plain)) {
      return "killed";
    }
    // A rule that never passes it with all inputs known hardly does with one less.
    const passing = plain.length === 0 ? readers : [...new Set(plain.map(({ rule }) => rule))];
    const most = Math.ceil(MOST_UNKNOWN / passing.length);
    const followed = passing.flatMap((name) => this.unknownTrials(name, most));
    const unknown = isStatic ? followed : this.trialsPassing(mutant, this.unknown).slice(0, MOST_UNKNOWN);
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
    // Sorted while it sleeps: with a mutant awake the pack may not even load.
    const asked = this.likelyFirst(mutant, trials);
    switches.activeMutant = mutant.id;
    if (isStatic) {
      this.pack.forget(mutant.file);
    }
    try {
      const found = asked.find((trial) => this.fails(trial, most));
      if (found === undefined) {
        return false;
      }
      const before = (this.noticing.get(mutant.file) ?? []).filter((trial) => trial !== found);
      this.noticing.set(mutant.file, [found, ...before].slice(0, REMEMBERED));
      return true;
    } finally {
      switches.activeMutant = undefined;
      if (isStatic) {
        this.pack.forget(mutant.file);
      }
    }
  }

  /** Those that noticed its neighbours, then those that hold a text that stands on its lines, then the others. */
  private likelyFirst({ file, words }: Mutant, trials: readonly Trial[]): readonly Trial[] {
    const known = (this.noticing.get(file) ?? []).filter((trial) => trials.includes(trial));
    const isNamed = (trial: Trial): boolean => {
      const text = this.textOf(trial);
      return words.some((word) => text.includes(word));
    };
    const rest = trials.filter((trial) => !known.includes(trial));
    const named =
      rest.length < FEW ? [] : rest.filter((trial) => trial.unknown === undefined && isNamed(trial));
    const isFirst = new Set(named);
    return [...known, ...named, ...rest.filter((trial) => !isFirst.has(trial))];
  }

  private textOf(trial: Trial): string {
    const text = this.texts.get(trial) ?? JSON.stringify(factsOfTrial(this.pack, trial));
    this.texts.set(trial, text);
    return text;
  }

  private fails(trial: Trial, most: number): boolean {
    this.alive();
    switches.hitCount = 0;
    switches.hitLimit = most * HIT_FACTOR + HIT_FLOOR;
    try {
      return !holds(this.pack, trial);
    } catch {
      return true;
    }
  }
}
