import { AwsError } from "./aws-error";

/** One failure to be played: it happens to the first operation that matches, and only once. */
export interface Fault {
  operation: "create" | "update" | "delete" | "read";
  /** A part of the URN. */
  urnMatches: string;
  /** The whole URN is meant: one may be the beginning of another. */
  whole?: true;
  /**
   * `found-in-place`: somebody has made it before, and AWS refuses to make it again. `no-answer`: the work is done,
   * and the engine waits for the answer until it is ended.
   */
  error:
    | "throttle"
    | "access-denied"
    | "already-exists"
    | "found-in-place"
    | "timeout-after-success"
    | "no-answer";
}

/** Thrown for a request that is never answered. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** Hands out each fault once. */
export class Faults {
  private waiting: Fault[];
  private readonly unanswered = new Set<string>();

  constructor(faults: readonly Fault[] = []) {
    this.waiting = [...faults];
  }

  /** Plays these from now on, and none of those that still wait. */
  play(faults: readonly Fault[]): void {
    this.waiting = [...faults];
  }

  /** Faults that no operation has met yet: a rehearsal that ends with some has tested less than it meant. */
  get unmet(): readonly Fault[] {
    return this.waiting;
  }

  /** Whether the resource was made by a request that was never answered: AWS writes over what it then puts again. */
  wasUnanswered(urn: string): boolean {
    return this.unanswered.has(urn);
  }

  /**
   * Runs an operation, or the fault that waits for it. A timeout after success does the work first: AWS has
   * the resource, the engine does not know.
   *
   * @param work is told whether its answer reaches the engine
   */
  around<T>(operation: Fault["operation"], urn: string, work: (isAnswered: boolean) => T): T {
    const index = this.waiting.findIndex(
      (fault) =>
        fault.operation === operation &&
        (fault.whole === true ? urn === fault.urnMatches : urn.includes(fault.urnMatches)),
    );
    if (index < 0) return this.answered(operation, urn, work);
    const [fault] = this.waiting.splice(index, 1) as [Fault];
    if (fault.error === "found-in-place") {
      work(true);
      return work(true);
    }
    if (fault.error === "timeout-after-success" || fault.error === "no-answer") {
      work(false);
      if (operation === "create") this.unanswered.add(urn);
    }
    throw errorOf(fault);
  }

  private answered<T>(operation: Fault["operation"], urn: string, work: (isAnswered: boolean) => T): T {
    const answer = work(true);
    if (operation === "create") this.unanswered.delete(urn);
    return answer;
  }
}

function errorOf(fault: Fault): Error {
  switch (fault.error) {
    case "no-answer":
      return new NoAnswer("never answered");
    case "throttle":
      return new AwsError("ThrottlingException", "Rate exceeded");
    case "access-denied":
      return new AwsError("AccessDenied", `not authorized to perform the ${fault.operation}`);
    case "already-exists":
    case "found-in-place":
      return new AwsError("ResourceAlreadyExistsException", "The specified resource already exists");
    case "timeout-after-success":
      return new AwsError(
        "RequestTimeout",
        `timeout while waiting for the ${fault.operation} to be confirmed`,
      );
  }
}
