import { checkedName } from "./patterns";
import type { NameKind } from "./patterns";
import type { Scope } from "./scope";

/** Roles that belong to no function, service, strategy or workflow; each layer adds its own here. */
export const roleIds = [
  "cloudtrail-role",
  "backup-role",
  "config-replication-role",
  "nat-role",
  "nat-lambda-role",
  "flow-logs-role",
  "database-monitoring-role",
  "function-deployments",
  "cli-ci",
  "consolidated",
  "events",
  "ecs-load-balancer",
  "ecs-hooks",
  "service-connect-tls",
  "api-logs",
  "api-queue",
  "canary",
  "procedures",
  "deploy",
  "preview",
] as const;

export type RoleId = (typeof roleIds)[number];

/** What all names have in common. */
export class BaseNames {
  /** What every physical name of ours begins with. */
  readonly prefix = "tradai-";

  constructor(protected readonly scope: Scope) {}

  protected named(kind: NameKind, thing: string): string {
    return checkedName(kind, `${this.prefix}${thing}-${this.scope.environment}`);
  }

  /** For names that are unique in all of AWS: ends in `globalSuffix` where one is configured. */
  protected globallyNamed(kind: NameKind, plain: string): string {
    return checkedName(kind, this.scope.globalSuffix === "" ? plain : `${plain}-${this.scope.globalSuffix}`);
  }

  /** Pattern of the names of everything that is named after the environment, functions for one. */
  family(): string {
    return `${this.prefix}*-${this.scope.environment}`;
  }

  role(id: RoleId): string {
    return this.named("role", id);
  }
}
