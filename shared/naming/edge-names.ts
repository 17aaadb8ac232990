import { apiStage } from "../inventory";
import { FoundationNames } from "./foundation-names";
import { checkedName } from "./patterns";

/** What the web ACLs stand in front of. */
export type FrontDoor = "api" | "sign-in";

/** Operators' procedures that are SSM documents and pages at once (EDGAR-23, ORION-32, ORION-35). */
export const procedureIds = ["restore", "failover", "rollback"] as const;
export type ProcedureId = (typeof procedureIds)[number];

const executionLogs = "API-Gateway-Execution-Logs_";

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

  /** What API Gateway writes of its own errors; AWS imposes the name, and gives the API its identifier. */
  apiExecutionLogGroup(apiId: string): string {
    return checkedName("logGroup", `${executionLogs}${apiId}/${apiStage}`);
  }

  /** Pattern of such groups. */
  apiExecutionLogGroups(): string {
    return `${executionLogs}*/${apiStage}`;
  }

  webAcl(door: FrontDoor): string {
    return this.named("webAcl", door === "api" ? "waf" : "waf-auth");
  }

  /** What CloudWatch calls a web ACL; the API's is documented without an environment (architecture.md 1.4). */
  webAclMetric(door: FrontDoor): string {
    return door === "api" ? checkedName("webAcl", `${this.prefix}waf-metrics`) : this.webAcl(door);
  }

  /** Policy of CloudWatch Logs that lets WAF's records in. */
  wafLogDelivery(): string {
    return this.named("policy", "waf-logs");
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

  /** Pattern of the group of the canary's function, whose name AWS makes and ends at random. */
  canaryLogGroups(): string {
    return checkedName("logGroup", `/aws/lambda/cwsyn-${this.canary()}-`) + "*";
  }

  budget(): string {
    return this.named("budget", "monthly");
  }

  costAnomalies(): string {
    return this.named("tag", "cost-anomalies");
  }

  /** A detective service, where AWS lets it have a name. */
  detection(service: "access-analyzer" | "config" | "guardduty"): string {
    return this.named("tag", service);
  }

  /** @param id of a row in `edge/detection/config-rules.ts`. */
  configRule(id: string): string {
    return this.named("configRule", id);
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
