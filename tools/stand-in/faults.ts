/** One failure to be played: it happens to the first operation that matches, and only once. */
export interface Fault {
  operation: "create" | "update" | "delete" | "read";
  /** A part of the URN. */
  urnMatches: string;
  error: "throttle" | "access-denied" | "already-exists" | "timeout-after-success";
}

import { AwsError } from "./aws-error";

/** Hands out each fault once. */
export class Faults {
  private readonly waiting: Fault[];

  constructor(faults: readonly Fault[] = []) {
    this.waiting = [...faults];
  }

  /** Faults that no operation has met yet: a rehearsal that ends with some has tested less than it meant. */
  get unmet(): readonly Fault[] {
    return this.waiting;
  }

  /**
   * Runs an operation, or the fault that waits for it. A timeout after success does the work first: AWS has
   * the resource, the engine does not know.
   */
  around<T>(operation: Fault["operation"], urn: string, work: () => T): T {
    const index = this.waiting.findIndex(
      (fault) => fault.operation === operation && urn.includes(fault.urnMatches),
    );
    if (index < 0) return work();
    const [fault] = this.waiting.splice(index, 1) as [Fault];
    if (fault.error === "timeout-after-success") work();
    throw errorOf(fault);
  }
}

function errorOf(fault: Fault): AwsError {
  switch (fault.error) {
    case "throttle":
      return new AwsError("ThrottlingException", "Rate exceeded");
    case "access-denied":
      return new AwsError("AccessDenied", `not authorized to perform the ${fault.operation}`);
    case "already-exists":
      return new AwsError("ResourceAlreadyExistsException", "The specified resource already exists");
    case "timeout-after-success":
      return new AwsError(
        "RequestTimeout",
        `timeout while waiting for the ${fault.operation} to be confirmed`,
      );
  }
}
