import { BaseArns } from "./base-arns";
import type { ProcedureId } from "./edge-names";

/** ARNs of what the edge layer makes, as far as its names and not AWS's say them. */
export class EdgeArns extends BaseArns {
  canary(): string {
    return this.regional("synthetics", `canary:${this.names.canary()}`);
  }

  /** @param id of an alarm's row, without `tradai-` and the environment. */
  alarm(id: string): string {
    return this.regional("cloudwatch", `alarm:${this.names.alarm(id)}`);
  }

  /** AWS Config's own role, made before any layer (decisions.md section 1). */
  configurationRecorderRole(): string {
    return this.roleNamed("aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig");
  }

  /** @param standard name and version, as Security Hub writes them. */
  securityStandard(standard: string): string {
    return `arn:aws:securityhub:${this.scope.region}::standards/${standard}`;
  }

  procedure(id: ProcedureId): string {
    return this.regional("ssm", `document/${this.names.procedure(id)}`);
  }
}
