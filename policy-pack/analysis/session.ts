import type { StackValidationArgs } from "@pulumi/policy";
import type { LoadedExemptions } from "../exemptions/load";
import type { Rule } from "../rule";
import type { PackConfig } from "../settings";
import { packConfigSchema } from "../settings";
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
  private run: Run | undefined;
  private verdicts = new Map<string, Verdict>();

  constructor(readonly options: SessionOptions) {}

  get isRunning(): boolean {
    return this.run !== undefined;
  }

  /** Starts a run over the resources of one call; it ends by itself when the call does. */
  begin(args: StackValidationArgs, config: object): void {
    const parsed = packConfigSchema.safeParse(config);
    this.configProblems = parsed.success
      ? []
      : parsed.error.issues.map((issue) => `${issue.path.map(String).join(".")}: ${issue.message}`);
    const packConfig: PackConfig = parsed.success ? parsed.data : { environments: {} };
    this.verdicts = new Map();
    this.run = new Run(factsOf(args, this.inputs), {
      config: packConfig,
      stackConfig: this.options.stackConfig,
    });
    setImmediate(() => {
      this.run = undefined;
    });
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
