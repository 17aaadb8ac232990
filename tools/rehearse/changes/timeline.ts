import type { EngineEvent } from "../../engine/event-stream";
import type { StateResource } from "../../engine/checkpoint";
import { readUrn } from "../../engine/urn";

/** One step of an `up` with its place in the course of events. */
interface Timed {
  readonly op: string;
  readonly urn: string;
  readonly begun: number;
  /** Infinity as long as it has not ended. */
  ended: number;
}

const MAKING = ["create", "update", "create-replacement"];

/** When each step of an `up` began and ended. */
export class Timeline {
  private readonly steps: Timed[] = [];
  private moment = 0;

  readonly onEvent = (event: EngineEvent): void => {
    this.moment += 1;
    const before = event.resourcePreEvent?.metadata;
    if (before !== undefined) {
      this.steps.push({ op: before.op, urn: before.urn, begun: this.moment, ended: Infinity });
    }
    const after = event.resOutputsEvent?.metadata;
    if (after === undefined) return;
    const open = this.steps.find(
      ({ op, urn, ended }) => op === after.op && urn === after.urn && ended === Infinity,
    );
    if (open !== undefined) open.ended = this.moment;
  };

  /**
   * What was done in the wrong order, one sentence each: made or changed before what it depends on, or deleted before
   * what depended on it was changed or gone.
   *
   * @param before the stack's resources before the `up`
   * @param after the same after it
   */
  problems(before: readonly StateResource[], after: readonly StateResource[]): readonly string[] {
    const made = this.steps.filter(({ op }) => MAKING.includes(op));
    const gone = this.steps.filter(({ op }) => op === "delete");
    const early = made.flatMap((step) =>
      this.steps
        .filter(({ op, urn }) => MAKING.includes(op) && dependenciesOf(after, step.urn).includes(urn))
        .filter(({ ended }) => ended > step.begun)
        .map(
          ({ urn }) => `${nameOf(step.urn)} was made or changed before ${nameOf(urn)}, which it depends on`,
        ),
    );
    const late = gone.flatMap((step) =>
      this.steps
        .filter(({ op, urn }) => op !== "same" && dependenciesOf(before, urn).includes(step.urn))
        .filter(({ ended }) => ended > step.begun)
        .map(({ urn }) => `${nameOf(step.urn)} was deleted before ${nameOf(urn)}, which depended on it`),
    );
    return [...new Set([...early, ...late])];
  }
}

function dependenciesOf(resources: readonly StateResource[], urn: string): readonly string[] {
  return resources.find((resource) => resource.urn === urn)?.dependencies ?? [];
}

function nameOf(urn: string): string {
  return readUrn(urn).name;
}
