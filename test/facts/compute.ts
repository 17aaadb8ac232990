/**
 * What the documents say of the compute layer, written from them by hand and never from the program: architecture.md 1.3,
 * 1.6 and 1.7, decisions.md sections 5 and 8. `{env}` stands for the environment, `{letter}` for its first letter. Where
 * a document leaves a value open, the value here is the assumption that architecture.md 1.6 or decisions.md makes.
 */
export const environmentFacts = {
  dev: {
    account: "600802701449",
    letter: "d",
    consolidated: true,
    domain: undefined,
    logDays: 30,
    logsKey: false,
    protected: false,
  },
  staging: {
    account: "111122223333",
    letter: "s",
    consolidated: true,
    domain: "api.staging.tradai.example.com",
    logDays: 30,
    logsKey: false,
    protected: false,
  },
  prod: {
    account: "444455556666",
    letter: "p",
    consolidated: false,
    domain: "api.tradai.example.com",
    logDays: 90,
    logsKey: true,
    protected: true,
  },
} as const;

/** architecture.md 1.3, Lambda: the six that run by the clock. */
export const scheduleFacts = [
  { id: "health-check", rate: "rate(2 minutes)", seconds: 120 },
  { id: "orphan-scanner", rate: "rate(5 minutes)", seconds: 300 },
  { id: "trading-heartbeat-check", rate: "rate(5 minutes)", seconds: 300 },
  { id: "drift-monitor", rate: "rate(12 hours)", seconds: 43_200 },
  { id: "retraining-scheduler", rate: "rate(6 hours)", seconds: 21_600 },
  { id: "pulumi-drift-detector", rate: "rate(6 hours)", seconds: 21_600 },
] as const;

/** architecture.md 1.3, Lambda: the eleven of workflows and events. */
export const eventFunctions = [
  "validate-strategy",
  "data-collection-proxy",
  "update-status",
  "notify-completion",
  "check-retraining-needed",
  "compare-models",
  "cleanup-resources",
  "backtest-consumer",
  "promote-model",
  "model-rollback",
  "sqs-consumer",
] as const;

/** The 17 named functions; the eighteenth is foundation's (OPEN-19). */
export const documentedFunctions: readonly string[] = [
  ...scheduleFacts.map(({ id }) => id),
  ...eventFunctions,
];
/** Beyond the documents: TRADAI-H-01 and 02 where there is a host, EDGAR-15 and 20 where there is none. */
export const addedFunctions = {
  consolidated: ["deregistration"],
  fargate: ["deployment-gate", "migration-gate"],
} as const;

/** architecture.md 1.3: the only documented timeout, in seconds. */
export const healthCheckTimeout = 60;

/** architecture.md 1.3, decisions.md section 5: who takes the messages of which queue. */
export const mappingFacts = [
  { consumer: "backtest-consumer", queue: "tradai-backtest-queue-{env}.fifo" },
  { consumer: "sqs-consumer", queue: "tradai-backtest-dlq-{env}.fifo" },
] as const;
/** A FIFO queue hands over ten messages at most. */
export const mostMessages = 10;

export const stateMachines = ["tradai-backtest-workflow-{env}", "tradai-retraining-workflow-{env}"];

/** architecture.md 1.3, target groups and host; decisions.md section 5: one map of ports. */
export const serviceFacts = [
  { id: "backend-api", port: 8000, onHost: true, singleton: false, health: "/api/v1/health", behind: true },
  { id: "data-collection", port: 8002, onHost: true, singleton: false, health: "/api/v1/health" },
  { id: "strategy-service", port: 8003, onHost: true, singleton: false, health: "/api/v1/health" },
  { id: "mlflow", port: 5000, onHost: true, singleton: false, health: "/health", behind: true },
  { id: "live-trading", port: 8004, onHost: false, singleton: true, health: "/api/v1/health", behind: true },
  {
    id: "dry-run-trading",
    port: 8005,
    onHost: false,
    singleton: true,
    health: "/api/v1/health",
    behind: true,
  },
] as readonly ServiceFact[];

export interface ServiceFact {
  readonly id: string;
  readonly port: number;
  /** Shares the consolidated host in dev and staging. */
  readonly onHost: boolean;
  readonly singleton: boolean;
  readonly health: string;
  /** Has a target group. */
  readonly behind?: true;
}

/** decisions.md section 5: those behind the load balancer that are not singletons are deployed blue/green in prod. */
export const blueGreenServices: readonly string[] = ["backend-api", "mlflow"];

/** architecture.md 1.3: which paths lead to whom. */
export const pathFacts: Readonly<Record<string, readonly string[]>> = {
  "backend-api": ["/api/*"],
  mlflow: ["/mlflow", "/mlflow/*"],
  "live-trading": ["/live-trading/*"],
  "dry-run-trading": ["/dry-run-trading/*"],
};

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html, "Considerations": the stage may
 * stand in front of what the API asks. Only backend-api is a target of the routes in decisions.md section 5.
 */
export const stagedFacts = {
  services: ["backend-api"] as readonly string[],
  paths: ["/v1/api/*"],
  /** What the load balancer gets, and what the service is to see. */
  seen: [
    ["/v1/api/v1/health", "/api/v1/health"],
    ["/v1/api/v1/backtests/7/results?page=2", "/api/v1/backtests/7/results?page=2"],
    ["/api/v1/health", "/api/v1/health"],
    ["/api/v1/strategies/v1/validate", "/api/v1/strategies/v1/validate"],
  ],
} as const;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html: values of a rule. */
export const mostComparisons = 5;

/** decisions.md section 5, target groups; seconds. */
export const targetHealth = {
  interval: 30,
  timeout: 5,
  healthyThreshold: 2,
  unhealthyThreshold: 5,
  matcher: "200",
} as const;
export const drainSeconds = 60;

/** OPEN-23. */
export const discoveryFacts = { type: "A", ttl: 10, routing: "MULTIVALUE" } as const;

/** TLS 1.2 to the load balancer, because REST APIs speak no 1.3 behind their link (decisions.md section 5). */
export const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** decisions.md section 5: the strategies of the configuration. */
export const strategies = ["momentum", "mean-reversion"] as const;

/** Roles that keep their documented name in this layer (decisions.md section 5). */
export const documentedRoles = {
  everywhere: ["tradai-cli-ci-{env}"],
  consolidated: ["tradai-consolidated-{env}"],
} as const;
/** Shared roles of the documents that one role for each function and each task supersedes (decisions.md section 3). */
export const supersededRoles = [
  "tradai-lambda-role-{env}",
  "tradai-ecs-task-{env}",
  "tradai-ecs-execution-{env}",
];

/** Groups that several producers shared, or that have no environment in their name (TRADAI-H-11, TRADAI-H-22). */
export const supersededGroups = [
  "/aws/ecs/tradai-{env}",
  "/ecs/tradai/{env}",
  "/tradai/consolidated/containers",
];

export { inEnvironment } from "./persistent";
