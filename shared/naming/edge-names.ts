import { FoundationNames } from "./foundation-names";
import { checkedName } from "./patterns";

/** What the web ACLs stand in front of. */
export type FrontDoor = "api" | "sign-in";

/** Operators' procedures that are SSM documents and pages at once (EDGAR-23, ORION-32, ORION-35). */
export const procedureIds = ["restore", "failover", "rollback"] as const;
export type ProcedureId = (typeof procedureIds)[number];

/** Names of what the edge layer makes. */
export class EdgeNames extends FoundationNames {
  api(): string {
    return this.named("api", "api");
  }

  vpcLink(): string {
    return this.named("api", "link");
  }

  /** What the API's access log goes to. */
  apiLogGroup(): string {
    return checkedName("logGroup", `/tradai/${this.scope.environment}/api`);
  }

  webAcl(door: FrontDoor): string {
    return this.named("webAcl", door === "api" ? "waf" : "waf-auth");
  }

  /** AWS wants this beginning of a group that WAF logs to. */
  wafLogGroup(): string {
    return checkedName("logGroup", `aws-waf-logs-tradai-${this.scope.environment}`);
  }

  /** The environment's own name (OPEN-29). */
  dashboard(): string {
    return checkedName("dashboard", `${this.prefix}${this.scope.environment}`);
  }

  canary(): string {
    return this.named("canary", "canary");
  }

  budget(): string {
    return this.named("budget", "monthly");
  }

  /** SSM document of a procedure. */
  procedure(id: ProcedureId): string {
    return this.named("document", id);
  }

  /** Namespace of the metrics that filters count in the trail's log group. */
  securityMetrics(): string {
    return `tradai/${this.scope.environment}/security`;
  }
}
