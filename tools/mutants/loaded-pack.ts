import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import type { Run } from "../../policy-pack/analysis/run";
import type { Example, Rule } from "../../policy-pack/rule";
import type { ResourceFacts } from "../../policy-pack/graph/resource";
import type { factsOf } from "../../policy-pack/examples/facts";

/** What Stryker's switches read from the global scope. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: {
    readonly static: Readonly<Record<string, number>>;
    readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  hitCount?: number;
  hitLimit?: number;
}

export const switches: Switches = ((globalThis as { __stryker__?: Switches }).__stryker__ ??= {});

interface Judges {
  readonly Run: typeof Run;
  readonly factsOf: typeof factsOf;
  readonly UNKNOWN: unknown;
}

/** The instrumented copy in this thread. A file and all that reads it can be loaded anew, with a mutant awake. */
export class LoadedPack {
  private load = createRequire(__filename);
  private readonly readers = new Map<string, Set<string>>();
  private readonly facts = new Map<object, readonly ResourceFacts[]>();
  readonly ruleNames: readonly string[];

  constructor(private readonly folder: string) {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".js"),
    );
    for (const file of files) {
      const path = join(folder, file);
      for (const [, name = ""] of readFileSync(path, "utf8").matchAll(/require\("(\.[^"]+)"\)/g)) {
        const target = this.load.resolve(resolve(dirname(path), name));
        this.readers.set(target, (this.readers.get(target) ?? new Set()).add(path));
      }
    }
    this.ruleNames = files
      .filter((file) => /^policy-pack\/rules\/(?!index\.js$)/.test(file))
      .map((file) => basename(file, ".js"))
      .sort();
  }

  rule(name: string): Rule {
    return (this.load(this.rulePath(name)) as { default: Rule }).default;
  }

  /** The rules that read a file, directly or through others. */
  rulesReading(source: string): readonly string[] {
    const files = this.withReaders(this.pathOf(source));
    // What judges the examples stands behind the answers of every rule.
    if (files.has(join(this.folder, "policy-pack/analysis/run.js"))) {
      return this.ruleNames;
    }
    return this.ruleNames.filter((name) => files.has(this.rulePath(name)));
  }

  /** True where the examples' own facts are made with a file's code. */
  makesFacts(source: string): boolean {
    return this.withReaders(this.pathOf(source)).has(join(this.folder, "policy-pack/examples/facts.js"));
  }

  /** True where a file keeps answers for later questions: they hide a change of it, or show one that has gone. */
  keepsAnswers(source: string): boolean {
    return /^(?:const|let) \w+ = .*new Map\(\);?$/m.test(readFileSync(this.pathOf(source), "utf8"));
  }

  /** Forgets a file and all that reads it: they are loaded anew when next asked for. */
  forget(source: string): void {
    for (const file of this.withReaders(this.pathOf(source))) {
      Reflect.deleteProperty(this.load.cache, file);
    }
    if (this.makesFacts(source)) {
      this.facts.clear();
    }
    // The former one keeps what it has loaded.
    this.load = createRequire(__filename);
  }

  /** What an engine would report, made once a question: it does not depend on the code that is changed. */
  factsFor(question: object, make: () => readonly ResourceFacts[]): readonly ResourceFacts[] {
    const facts = this.facts.get(question) ?? make();
    this.facts.set(question, facts);
    return facts;
  }

  loadJudges(): void {
    Object.keys(this.judges);
  }

  /** How the pack judges an example. */
  get judges(): Judges {
    const path = (file: string): string => join(this.folder, file);
    return {
      ...(this.load(path("policy-pack/analysis/run.js")) as Pick<Judges, "Run">),
      ...(this.load(path("policy-pack/examples/facts.js")) as Pick<Judges, "factsOf">),
      ...(this.load(path("policy-pack/graph/values.js")) as Pick<Judges, "UNKNOWN">),
    };
  }

  private rulePath(name: string): string {
    return join(this.folder, "policy-pack/rules", `${name}.js`);
  }

  private pathOf(source: string): string {
    return join(this.folder, source.replace(/\.ts$/, ".js"));
  }

  private withReaders(path: string, found = new Set<string>()): Set<string> {
    if (!found.has(path)) {
      found.add(path);
      for (const reader of this.readers.get(path) ?? []) {
        this.withReaders(reader, found);
      }
    }
    return found;
  }
}

export type { Example, Rule };
