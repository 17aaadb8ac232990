import type { EngineEvent } from "./event-stream";

/** What the policy pack said of one resource, or of the stack when `urn` is absent. */
export interface PolicyReport {
  readonly policy: string;
  readonly mandatory: boolean;
  readonly urn?: string;
  readonly message: string;
}

/** What the policy pack said in one run of the engine. */
export interface PolicyResults {
  readonly reports: readonly PolicyReport[];
  /** Policies without any report. */
  readonly passed: readonly string[];
}

/** Collects the policy events of one run. */
export class PolicyCollector {
  private readonly reports: PolicyReport[] = [];
  private readonly passed = new Set<string>();
  private readonly failed = new Set<string>();

  add(event: EngineEvent): void {
    const report = event.policyEvent;
    if (report !== undefined) {
      this.reports.push({
        policy: report.policyName,
        mandatory: report.enforcementLevel === "mandatory",
        ...(report.resourceUrn === undefined ? {} : { urn: report.resourceUrn }),
        message: report.message.trim(),
      });
    }
    for (const summary of [event.policyAnalyzeStackSummaryEvent, event.policyAnalyzeSummaryEvent]) {
      summary?.passed?.forEach((policy) => this.passed.add(policy));
      summary?.failed?.forEach((policy) => this.failed.add(policy));
    }
  }

  results(): PolicyResults {
    const reported = new Set(this.reports.map(({ policy }) => policy));
    const passed = [...this.passed].filter((policy) => !reported.has(policy) && !this.failed.has(policy));
    return { reports: this.reports, passed: passed.sort() };
  }
}
