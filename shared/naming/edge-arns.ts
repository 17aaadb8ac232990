import { BaseArns } from "./base-arns";
import type { ProcedureId } from "./edge-names";

/** ARNs of what the edge layer makes, as far as its names and not AWS's say them. */
export class EdgeArns extends BaseArns {
  /** @param id of an alarm's row, without `tradai-` and the environment. */
  alarm(id: string): string {
    return this.regional("cloudwatch", `alarm:${this.names.alarm(id)}`);
  }

  /** Recovery points of whatever kind, which AWS Backup names, in one of the two regions. */
  recoveryPoints(place: "home" | "recovery"): string {
    return this.regional("backup", "recovery-point:*", this.regionOf(place));
  }

  /** Snapshots of databases that AWS Backup takes: they are recovery points too. */
  databaseRecoveryPoints(place: "home" | "recovery"): string {
    return this.regional("rds", "snapshot:awsbackup:*", this.regionOf(place));
  }

  /** Executions of procedures, which Systems Manager names, at home and in the recovery region. */
  automationExecutions(): string[] {
    const { recoveryRegion, region } = this.scope;
    return [region, recoveryRegion].map((place) => this.regional("ssm", "automation-execution/*", place));
  }

  /**
   * What starting a procedure is asked for beside its execution: the document, and the same as an Automation definition in
   * whatever version (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html).
   */
  procedure(id: ProcedureId, place: "home" | "recovery"): string[] {
    const name = this.names.procedure(id);
    return [`document/${name}`, `automation-definition/${name}:*`].map((resource) =>
      this.regional("ssm", resource, this.regionOf(place)),
    );
  }

  /** AWS Config's own role, made before any layer (decisions.md section 1). */
  configurationRecorderRole(): string {
    return this.roleNamed("aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig");
  }

  /** @param standard name and version, as Security Hub writes them. */
  securityStandard(standard: string): string {
    return `arn:aws:securityhub:${this.scope.region}::standards/${standard}`;
  }
}
