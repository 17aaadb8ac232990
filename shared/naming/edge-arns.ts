import { BaseArns } from "./base-arns";
import type { ProcedureId } from "./edge-names";

/** ARNs of what the edge layer makes, as far as its names and not AWS's say them. */
export class EdgeArns extends BaseArns {
  canary(): string {
    return this.regional("synthetics", `canary:${this.names.canary()}`);
  }

  procedure(id: ProcedureId): string {
    return this.regional("ssm", `document/${this.names.procedure(id)}`);
  }
}
