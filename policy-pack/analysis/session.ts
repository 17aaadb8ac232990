import type { StackValidationArgs } from "@pulumi/policy";
import type { Change } from "../configuration/changes";
import { changesOf, levelOf } from "../configuration/changes";
import type { Level } from "../configuration/levels";
import type { PackConfig } from "../configuration/pack-settings";
import { packSettingsSchemaOf } from "../configuration/pack-settings";
import type { LoadedExemptions } from "../exemptions/load";
import { parseUrn } from "../graph/urn";
import type { Rule } from "../rule";
import { scopeProblem } from "../scope/scope";
import { exemptionFor, inForce, problemsOf } from "./exemptions";
import type { CollectedInputs } from "./facts";
import { factsOf } from "./facts";
import type { ExemptionProblem, ExemptionUse, RuleError, RuleResult, RuleViolation } from "./finding";
import { Run } from "./run";

export interface SessionOptions {
  readonly rules: readonly Rule[];
  /** Rule files that could not be loaded. */
  readonly failures: readonly RuleError[];
  readonly exemptions: LoadedExemptions;
  readonly stackConfig: Readonly<Record<string, string>>;
  readonly today: () => Date;
}

/** One rule's violations, those that an exemption accepts set apart. */
export interface Verdict {
  readonly result: RuleResult;
  readonly violations: readonly RuleViolation[];
  readonly uses: readonly ExemptionUse[];
}

/**
 * The pack's state between the calls of the engine. `inputs` fills while resources are registered; a run
 * lasts for one `AnalyzeStack` call, in which CrossGuard asks every policy in turn without yielding.
 */
export class Session {
  readonly inputs: CollectedInputs = new Map();
  configProblems: readonly string[] = [];
  /** Policies that the framework asked in this run; it passes over those that the configuration disables. */
  readonly asked = new Set<string>();
  private config: PackConfig = { environments: {} };
  private run: Run | undefined;
  private verdicts = new Map<string, Verdict>();

  readonly settingsSchema: ReturnType<typeof packSettingsSchemaOf>;

  constructor(readonly options: SessionOptions) {
    this.settingsSchema = packSettingsSchemaOf(options.rules);
  }

  get isRunning(): boolean {
    return this.run !== undefined;
  }

  /** Starts a run over the resources of one call; it ends by itself when the call does. */
  begin(args: StackValidationArgs, config: object): void {
    const first = parseUrn(args.resources[0]?.urn ?? "");
    this.readConfig(config, first.project);
    this.verdicts = new Map();
    this.asked.clear();
    this.run = new Run(factsOf(args, this.inputs), {
      config: this.config,
      stackConfig: this.options.stackConfig,
    });
    setImmediate(() => {
      this.run = undefined;
    });
  }

  /** A configuration that does not fit is not used at all: the pack asks what it asks without one. */
  private readConfig(config: object, project: string): void {
    const parsed = this.settingsSchema.safeParse(config);
    const scope = parsed.success ? scopeProblem(parsed.data, project) : undefined;
    this.configProblems = parsed.success
      ? scope === undefined
        ? []
        : [scope]
      : parsed.error.issues.map((issue) => `${issue.path.map(String).join(".")}: ${issue.message}`);
    this.config = parsed.success && scope === undefined ? parsed.data : { environments: {} };
  }

  /** What the configuration changes in this run. */
  changes(): readonly Change[] {
    return this.run ? changesOf(this.config, this.options.rules, this.run) : [];
  }

  /** The level that the configuration states for a rule in this run's environment. */
  levelOf(rule: Rule, run: Run): Level | undefined {
    return levelOf(this.config, run.environment, rule);
  }

  /** The run of this call; begins one with the default settings where the opening policy is disabled. */
  runFor(args: StackValidationArgs): Run {
    if (!this.run) {
      this.begin(args, {});
    }
    if (!this.run) {
      throw new Error("the run did not start");
    }
    return this.run;
  }

  verdictOf(rule: Rule, run: Run, parameters: object = {}): Verdict {
    const known = this.verdicts.get(rule.name);
    if (known) {
      return known;
    }
    const result = run.resultOf(rule, parameters);
    const exemptions = inForce(
      this.options.exemptions.entries,
      this.options.rules.map(({ name }) => name),
      run,
      this.options.today(),
    );
    const uses: ExemptionUse[] = [];
    const violations = result.violations.filter((violation) => {
      const exemption = exemptionFor(violation, exemptions);
      if (exemption) {
        uses.push({ exemption, violation });
      }
      return exemption === undefined;
    });
    const verdict = { result, violations, uses };
    this.verdicts.set(rule.name, verdict);
    return verdict;
  }

  /** The verdict on a rule already asked in this run. */
  verdictSoFar(rule: Rule): Verdict | undefined {
    return this.isRunning ? this.verdicts.get(rule.name) : undefined;
  }

  allVerdicts(): readonly Verdict[] {
    return [...this.verdicts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, verdict]) => verdict);
  }

  exemptionProblems(): readonly ExemptionProblem[] {
    if (!this.run) {
      return [];
    }
    const { entries, problems } = this.options.exemptions;
    const uses = this.allVerdicts().flatMap((verdict) => verdict.uses);
    const names = this.options.rules.map(({ name }) => name);
    return [
      ...problems.map((problem) => ({
        problem,
        expected: "entries of policy, layer, resource, environment, reason, owner, expires",
      })),
      ...problemsOf(entries, names, this.run, uses, this.options.today()),
    ];
  }
}
