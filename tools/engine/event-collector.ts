import type { EngineEvent } from "./event-stream";
import { PolicyCollector } from "./policy-results";
import { reach } from "./timings";

export interface Diagnostic {
  readonly severity: "warning" | "error";
  readonly urn?: string;
  readonly message: string;
}

/** What one operation did to one resource. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  /** Inputs that differ. */
  readonly diffs: readonly string[];
  /** Inputs that force a replacement. */
  readonly keys: readonly string[];
  /** How each input differs, by its path: `add`, `update-replace`, ... */
  readonly paths: Readonly<Record<string, string>>;
}

const STACK = "pulumi:pulumi:Stack";

/** The engine notices that the policy pack's host is the set-up's, which is so where it comes without one. */
const OWN_ANALYZER = "using pulumi-analyzer-policy-nodejs from $PATH";

/** Gathers what the events of one run say. */
export class EventCollector {
  readonly steps: Step[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly policies = new PolicyCollector();
  changes: Readonly<Record<string, number>> = {};
  /** The stack's outputs, once the program has returned them. */
  outputs: Readonly<Record<string, unknown>> | undefined;

  add(event: EngineEvent): void {
    this.policies.add(event);
    if (event.summaryEvent !== undefined) this.changes = event.summaryEvent.resourceChanges;
    if (event.resourcePreEvent !== undefined) {
      const { op, urn, diffs, keys, detailedDiff } = event.resourcePreEvent.metadata;
      reach("resources registered");
      const paths = Object.entries(detailedDiff ?? {}).map(([path, { diffKind }]) => [path, diffKind]);
      this.steps.push({
        ...{ op, urn, diffs: diffs ?? [], keys: keys ?? [] },
        paths: Object.fromEntries(paths) as Record<string, string>,
      });
    }
    const left = event.resOutputsEvent?.metadata;
    if (left?.type === STACK) this.outputs = left.new?.outputs;
    const said = event.diagnosticEvent;
    if (said !== undefined && (said.severity === "warning" || said.severity === "error")) {
      const message = said.message.trim();
      if (message !== "" && !message.startsWith(OWN_ANALYZER)) {
        this.diagnostics.push({
          severity: said.severity,
          ...(said.urn === undefined || said.urn === "" ? {} : { urn: said.urn }),
          message,
        });
      }
    }
  }
}
