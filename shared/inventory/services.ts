import type { Row } from "./row";
import type { Wiring } from "./wiring";

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
  /** Port of its Service Connect proxy, which other services call; the load balancer and functions pass it by. */
  readonly connectPort: number;
  /** Answers 200 when all is well; the target group and the container ask it alike. */
  readonly healthPath: string;
  /** Has a target group of the load balancer, which sends it these paths; the lowest priority is asked first. */
  readonly loadBalancer?: {
    readonly paths: readonly string[];
    readonly priority: number;
    /** What a new version in a blue/green pair is asked through the load balancer; 200 lets it have the traffic. */
    readonly probe?: string;
  };
  /** Two of it would trade twice (decisions.md section 5). */
  readonly singleton: boolean;
  /**
   * What it works with. Of what it calls, the documents name backend-api's health check alone; the rest follows from
   * the routes and from what the services are for, until somebody who knows better says otherwise.
   */
  readonly wiring: Wiring;
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
    connectPort: 18000,
    healthPath: "/api/v1/health",
    loadBalancer: { paths: ["/api/*"], priority: 100, probe: "/api/v1/health" },
    consolidated: true,
    singleton: false,
    wiring: {
      tables: [
        "config-versions",
        "deployments",
        "drift-state",
        "health-state",
        "retraining-state",
        "trading-state",
        "workflow-state",
      ],
      buckets: [
        { bucket: "configs", access: "write" },
        { bucket: "results", access: "read" },
      ],
      sendsTo: ["backtest-queue"],
      publishesTo: ["registration"],
      parameters: ["cognito/api-client-id", "cognito/issuer", "cognito/user-pool-id"],
      calls: ["data-collection", "strategy-service", "mlflow", "live-trading", "dry-run-trading"],
      metrics: true,
    },
  },
  dataCollection: {
    id: "data-collection",
    purpose: "collects market data from the exchanges",
    port: 8002,
    connectPort: 18002,
    healthPath: "/api/v1/health",
    consolidated: true,
    singleton: false,
    wiring: {
      buckets: [{ bucket: "arcticdb", access: "write" }],
      publishesTo: ["registration"],
      secrets: ["exchange-keys"],
      metrics: true,
    },
  },
  strategyService: {
    id: "strategy-service",
    purpose: "keeps and validates strategies",
    port: 8003,
    connectPort: 18003,
    healthPath: "/api/v1/health",
    consolidated: true,
    singleton: false,
    wiring: {
      tables: ["config-versions"],
      buckets: [{ bucket: "configs", access: "write" }],
      publishesTo: ["registration"],
      calls: ["data-collection", "mlflow"],
      packages: true,
      metrics: true,
    },
  },
  mlflow: {
    id: "mlflow",
    purpose: "model registry and tracking",
    port: 5000,
    connectPort: 15000,
    healthPath: "/health",
    loadBalancer: { paths: ["/mlflow", "/mlflow/*"], priority: 200, probe: "/mlflow/health" },
    consolidated: true,
    singleton: false,
    wiring: {
      buckets: [{ bucket: "mlflow", access: "write" }],
      parameters: ["database/address", "database/pool-size", "database/port", "database/secret-arn"],
      databaseSecret: true,
      metrics: true,
    },
  },
  liveTrading: {
    id: "live-trading",
    purpose: "trades with money",
    port: 8004,
    connectPort: 18004,
    healthPath: "/api/v1/health",
    loadBalancer: { paths: ["/live-trading/*"], priority: 300 },
    consolidated: false,
    singleton: true,
    wiring: {
      tables: ["trading-state"],
      buckets: [
        { bucket: "arcticdb", access: "read" },
        { bucket: "configs", access: "read" },
      ],
      publishesTo: ["alerts", "registration"],
      secrets: ["exchange-keys"],
      calls: ["data-collection", "strategy-service", "mlflow"],
      metrics: true,
    },
  },
  dryRunTrading: {
    id: "dry-run-trading",
    purpose: "trades on paper",
    port: 8005,
    connectPort: 18005,
    healthPath: "/api/v1/health",
    loadBalancer: { paths: ["/dry-run-trading/*"], priority: 400 },
    consolidated: false,
    singleton: true,
    wiring: {
      tables: ["trading-state"],
      buckets: [
        { bucket: "arcticdb", access: "read" },
        { bucket: "configs", access: "read" },
      ],
      publishesTo: ["alerts", "registration"],
      secrets: ["exchange-keys"],
      calls: ["data-collection", "strategy-service", "mlflow"],
      metrics: true,
    },
  },
} as const satisfies Record<string, ServiceRow>;

export const serviceRows: readonly ServiceRow[] = Object.values(services);

/** The row of a service. */
export function serviceRow(id: ServiceId): ServiceRow {
  const row = serviceRows.find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`no service ${id}`);
  return row;
}

/** Services that run on ECS in an environment of this shape; the others share the consolidated host. */
export function servicesOnEcs(shape: {
  readonly services: "consolidated" | "fargate";
}): readonly ServiceRow[] {
  return serviceRows.filter(({ consolidated }) => shape.services === "fargate" || !consolidated);
}

/** A service whose new version is tried out beside the old one (decisions.md section 5). */
export function isBlueGreen(
  {
    services: shape,
    containers,
  }: {
    readonly services: "consolidated" | "fargate";
    readonly containers: { readonly deployments: "blueGreen" | "rolling" };
  },
  { loadBalancer, singleton }: ServiceRow,
): boolean {
  return (
    shape === "fargate" && containers.deployments === "blueGreen" && loadBalancer !== undefined && !singleton
  );
}

/**
 * Rows in an order in which each comes after those that it calls: who starts before its callees exist does not find them.
 *
 * @throws Error where services call one another in a circle.
 */
export function calleesFirst<R extends Pick<ServiceRow, "id" | "wiring">>(rows: readonly R[]): readonly R[] {
  const ordered = new Set<R>();
  const place = (row: R, callers: readonly R[]): void => {
    if (callers.includes(row)) {
      throw new Error(`services call in a circle: ${[...callers, row].map(({ id }) => id).join(" -> ")}`);
    }
    for (const callee of rows.filter(({ id }) => row.wiring.calls?.includes(id)))
      place(callee, [...callers, row]);
    ordered.add(row);
  };
  for (const row of rows) place(row, []);
  return [...ordered];
}

/** Header of the requests that try a new version out before it gets the traffic (EDGAR-15). */
export const testTraffic = { header: "x-tradai-test-traffic", value: "true" } as const;
