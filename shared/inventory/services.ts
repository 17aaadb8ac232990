import type { Row } from "./row";

/** The six services, each with one image repository and one discovery name (architecture.md 1.1 and 1.3). */
export const serviceIds = [
  "backend-api",
  "data-collection",
  "strategy-service",
  "mlflow",
  "live-trading",
  "dry-run-trading",
] as const;

export type ServiceId = (typeof serviceIds)[number];

export interface ServiceRow extends Row {
  readonly id: ServiceId;
  /** The one port of the container, the host, the target group, the discovery entry and the security group. */
  readonly port: number;
  /** Runs on the consolidated host in dev and staging; the trading pair runs on ECS everywhere. */
  readonly consolidated: boolean;
  /** Has a target group of the load balancer. */
  readonly behindLoadBalancer: boolean;
  /** Two of it would trade twice (decisions.md section 5). */
  readonly singleton: boolean;
  /**
   * Services that it calls. The documents name backend-api's health check alone; the rest follows from the routes
   * and from what the services are for, until somebody who knows better says otherwise.
   */
  readonly calls: readonly ServiceId[];
  /** Keeps its records in the database. */
  readonly database: boolean;
}

/**
 * The port map and the callers (architecture.md 1.3, TRADAI-S-35): 8004 and 8005 are open to whoever calls them and
 * 8001, which belonged to nothing, is gone. Every other place that needs a port reads it here.
 */
export const services = {
  backendApi: {
    id: "backend-api",
    purpose: "the API's backend",
    port: 8000,
    consolidated: true,
    behindLoadBalancer: true,
    singleton: false,
    calls: ["data-collection", "strategy-service", "mlflow", "live-trading", "dry-run-trading"],
    database: false,
  },
  dataCollection: {
    id: "data-collection",
    purpose: "collects market data from the exchanges",
    port: 8002,
    consolidated: true,
    behindLoadBalancer: false,
    singleton: false,
    calls: [],
    database: false,
  },
  strategyService: {
    id: "strategy-service",
    purpose: "keeps and validates strategies",
    port: 8003,
    consolidated: true,
    behindLoadBalancer: false,
    singleton: false,
    calls: ["data-collection", "mlflow"],
    database: false,
  },
  mlflow: {
    id: "mlflow",
    purpose: "model registry and tracking",
    port: 5000,
    consolidated: true,
    behindLoadBalancer: true,
    singleton: false,
    calls: [],
    database: true,
  },
  liveTrading: {
    id: "live-trading",
    purpose: "trades with money",
    port: 8004,
    consolidated: false,
    behindLoadBalancer: true,
    singleton: true,
    calls: ["data-collection", "strategy-service", "mlflow"],
    database: false,
  },
  dryRunTrading: {
    id: "dry-run-trading",
    purpose: "trades on paper",
    port: 8005,
    consolidated: false,
    behindLoadBalancer: true,
    singleton: true,
    calls: ["data-collection", "strategy-service", "mlflow"],
    database: false,
  },
} as const satisfies Record<string, ServiceRow>;

export const serviceRows: readonly ServiceRow[] = Object.values(services);
