/**
 * What the documents say of the foundation layer, written from them by hand and never from the program:
 * architecture.md 1.2, 1.3, 1.6 and 1.7, decisions.md sections 5 and 8. `{env}` stands for the environment. Where a
 * document leaves a value open, the value here is the assumption that architecture.md 1.6 or decisions.md makes.
 */
export const environmentFacts = {
  dev: {
    account: "600802701449",
    natInstance: true,
    consolidated: true,
    customerKeys: false,
    protected: false,
    multiAz: false,
    leastBackupDays: 7,
    logDays: 30,
    flowLogDays: 7,
    flowLogsInBucket: false,
    dnsFirewall: false,
    domain: undefined,
    zoneId: undefined,
  },
  staging: {
    account: "111122223333",
    natInstance: true,
    consolidated: true,
    customerKeys: false,
    protected: false,
    multiAz: false,
    leastBackupDays: 7,
    logDays: 30,
    flowLogDays: 30,
    flowLogsInBucket: false,
    dnsFirewall: true,
    domain: "api.staging.tradai.example.com",
    zoneId: "Z0STAGINGEXAMPLE",
  },
  prod: {
    account: "444455556666",
    natInstance: false,
    consolidated: false,
    customerKeys: true,
    protected: true,
    multiAz: true,
    leastBackupDays: 14,
    logDays: 90,
    flowLogDays: 90,
    flowLogsInBucket: true,
    dnsFirewall: true,
    domain: "api.tradai.example.com",
    zoneId: "Z0PRODEXAMPLE",
  },
} as const;

/** architecture.md 1.2, VPC. */
export const vpcCidr = "10.0.0.0/16";
export const subnetFacts = [
  { tier: "public", letter: "a", zone: "eu-central-1a", cidr: "10.0.1.0/24" },
  { tier: "public", letter: "b", zone: "eu-central-1b", cidr: "10.0.2.0/24" },
  { tier: "private", letter: "a", zone: "eu-central-1a", cidr: "10.0.11.0/24" },
  { tier: "private", letter: "b", zone: "eu-central-1b", cidr: "10.0.12.0/24" },
  { tier: "database", letter: "a", zone: "eu-central-1a", cidr: "10.0.21.0/24" },
  { tier: "database", letter: "b", zone: "eu-central-1b", cidr: "10.0.22.0/24" },
] as const;

const privateBlocks = ["10.0.11.0/24", "10.0.12.0/24"];
const anywhere = ["0.0.0.0/0"];

/**
 * architecture.md 1.2, NACLs: the database tier admits PostgreSQL from the private subnets alone; the rest is the
 * standard of three tiers (OPEN-10), in which every way has its ephemeral way back. HTTP stands
 * for environments without a domain, whose load balancer has no certificate.
 */
export const aclFacts = [
  { tier: "public", way: "in", what: "tcp 443-443", blocks: privateBlocks },
  { tier: "public", way: "in", what: "tcp 1024-65535", blocks: anywhere },
  { tier: "public", way: "out", what: "tcp 443-443", blocks: anywhere },
  { tier: "public", way: "out", what: "tcp 1024-65535", blocks: [vpcCidr] },
  { tier: "private", way: "in", what: "tcp 443-443", blocks: privateBlocks },
  { tier: "private", way: "in", what: "tcp 80-80", blocks: privateBlocks, withoutDomain: true },
  { tier: "private", way: "out", what: "tcp 80-80", blocks: privateBlocks, withoutDomain: true },
  { tier: "private", way: "in", what: "tcp 1024-65535", blocks: anywhere },
  { tier: "private", way: "out", what: "tcp 443-443", blocks: anywhere },
  { tier: "private", way: "out", what: "tcp 1024-65535", blocks: [vpcCidr] },
  { tier: "database", way: "in", what: "tcp 5432-5432", blocks: privateBlocks },
  { tier: "database", way: "out", what: "tcp 1024-65535", blocks: privateBlocks },
] as readonly {
  readonly tier: string;
  readonly way: string;
  readonly what: string;
  readonly blocks: readonly string[];
  readonly withoutDomain?: true;
}[];

/** decisions.md section 5: one map of ports; 8001 is dropped (architecture.md 1.7 item 1). */
export const portMap = {
  "backend-api": 8000,
  "data-collection": 8002,
  "strategy-service": 8003,
  "live-trading": 8004,
  "dry-run-trading": 8005,
  mlflow: 5000,
} as const;
export const databasePort = 5432;

/** Ports of Service Connect's proxies, apart from the containers' (decisions.md section 5). */
export const connectPorts = [18000, 18002, 18003, 18004, 18005, 15000];

/** Where a group may open connections: `<group or service> <port>`. */
type Matrix = Readonly<Record<string, readonly string[]>>;

const aws = ["endpoints 443", "s3 443", "dynamodb 443", "internet 443"];

/**
 * The allowed pairs where four services share a host (architecture.md 1.2; 1.7 items 1 and 4). MLflow alone reaches the
 * database (decisions.md section 11), so that the host does and functions do not (TRADAI-S-36).
 */
const consolidatedMatrix: Matrix = {
  link: ["alb 443"],
  alb: ["consolidated 8000", "consolidated 5000", "live-trading 8004", "dry-run-trading 8005"],
  functions: [
    "consolidated 8000",
    "consolidated 8002",
    "consolidated 8003",
    "consolidated 5000",
    "live-trading 8004",
    "dry-run-trading 8005",
    ...aws,
  ],
  tasks: ["consolidated 8002", "consolidated 5000", ...aws],
  consolidated: ["live-trading 8004", "dry-run-trading 8005", "database 5432", ...aws],
  "live-trading": ["consolidated 8002", "consolidated 8003", "consolidated 5000", ...aws],
  "dry-run-trading": ["consolidated 8002", "consolidated 8003", "consolidated 5000", ...aws],
  database: [],
  endpoints: [],
  nat: ["s3 443", "internet 443"],
  // No group: the blocks of the private subnets (TRADAI-S-34).
  "private subnets": ["nat 443"],
};

/**
 * The allowed pairs where each service is on its own, and NAT is AWS's. Services call one another through Service Connect,
 * whose proxies listen ten thousand above the port of the map; what is not a service passes them by.
 */
const fargateMatrix: Matrix = {
  link: ["alb 443"],
  alb: ["backend-api 8000", "mlflow 5000", "live-trading 8004", "dry-run-trading 8005"],
  functions: [
    "backend-api 8000",
    "data-collection 8002",
    "strategy-service 8003",
    "mlflow 5000",
    "live-trading 8004",
    "dry-run-trading 8005",
    // The deployment gate asks a new version what its callers ask (EDGAR-15).
    "alb 443",
    ...aws,
  ],
  tasks: ["data-collection 8002", "mlflow 5000", ...aws],
  "backend-api": [
    "data-collection 18002",
    "strategy-service 18003",
    "mlflow 15000",
    "live-trading 18004",
    "dry-run-trading 18005",
    ...aws,
  ],
  // Market data lies in a bucket.
  "data-collection": ["endpoints 443", "s3 443", "internet 443"],
  "strategy-service": ["data-collection 18002", "mlflow 15000", ...aws],
  // Its records are in the database, not in tables.
  mlflow: ["database 5432", "endpoints 443", "s3 443", "internet 443"],
  "live-trading": ["data-collection 18002", "strategy-service 18003", "mlflow 15000", ...aws],
  "dry-run-trading": ["data-collection 18002", "strategy-service 18003", "mlflow 15000", ...aws],
  database: [],
  endpoints: [],
};

export const allowedPairs: Readonly<Record<keyof typeof environmentFacts, Matrix>> = {
  // Without a domain there is no certificate, and the load balancer listens on HTTP.
  dev: { ...consolidatedMatrix, link: ["alb 80"] },
  staging: consolidatedMatrix,
  prod: fargateMatrix,
};

/** decisions.md section 5, endpoints; TRADAI-S-37 adds the last three. */
export const gatewayServices = ["s3", "dynamodb"];
export const interfaceServices = [
  "ecr.api",
  "ecr.dkr",
  "sts",
  "secretsmanager",
  "logs",
  "monitoring",
  "ssm",
  "ssmmessages",
  "ec2messages",
  "sqs",
  "states",
  "servicediscovery",
  "events",
];

/** Buckets of AWS without which no image is pulled and no package installed (decisions.md section 5). */
export const bucketsOfAws = [
  "prod-eu-central-1-starport-layer-bucket",
  "al2023-repos-eu-central-1-de612dc2",
  "aws-ssm-eu-central-1",
  "amazoncloudwatch-agent-eu-central-1",
];

/** architecture.md 1.2, RDS, and OPEN-13: the same in every environment. */
export const databaseFacts = {
  engine: "postgres",
  engineVersion: "15",
  // Otherwise AWS charges for support after the version's last day (controls.md section 3).
  engineLifecycleSupport: "open-source-rds-extended-support-disabled",
  allocatedStorage: 20,
  storageType: "gp3",
  storageEncrypted: true,
  port: 5432,
  manageMasterUserPassword: true,
  iamDatabaseAuthenticationEnabled: true,
  publiclyAccessible: false,
  performanceInsightsEnabled: true,
  performanceInsightsRetentionPeriod: 7,
  enabledCloudwatchLogsExports: ["postgresql"],
  copyTagsToSnapshot: true,
  skipFinalSnapshot: false,
  autoMinorVersionUpgrade: true,
};
export const devDatabaseClass = "db.t4g.micro";
/** architecture.md 1.2: the parameter group; the number of connections is stated for ORION-03. */
export const databaseParameters = {
  "rds.force_ssl": "1",
  log_statement: "ddl",
  log_min_duration_statement: "1000",
  max_connections: "60",
};

/**
 * architecture.md 1.2, SQS and OPEN-14: visibility is six times the consumer's 60 s; a dead-letter queue keeps longer
 * than its source. The standard queue is decisions.md section 5's.
 */
export const queueFacts = [
  { name: "tradai-backtest-queue-{env}.fifo", fifo: true, visibility: 360, days: 4, key: "data" },
  { name: "tradai-backtest-dlq-{env}.fifo", fifo: true, visibility: 360, days: 14, key: "data" },
  { name: "tradai-events-dlq-{env}", fifo: false, visibility: 30, days: 14, key: "alerts" },
] as const;
export const maxReceiveCount = 3;

/** architecture.md 1.2, SNS; escalation for EDGAR-60. Who publishes in its own name (decisions.md section 5). */
export const topicFacts = [
  {
    name: "tradai-alerts-{env}",
    publishers: [
      "budgets.amazonaws.com",
      "cloudwatch.amazonaws.com",
      "costalerts.amazonaws.com",
      "events.amazonaws.com",
    ],
    subscriber: "{env}-alerts@example.com",
  },
  { name: "tradai-registration-{env}", publishers: [], subscriber: "{env}-alerts@example.com" },
  {
    name: "tradai-escalation-{env}",
    publishers: ["cloudwatch.amazonaws.com"],
    subscriber: "{env}-on-call@example.com",
  },
] as const;

/** Documented roles of this layer (architecture.md 1.3), without the environment. */
export const rolesEverywhere = ["tradai-flow-logs-role-{env}"];
export const rolesOfNatInstance = ["tradai-nat-role-{env}", "tradai-nat-lambda-role-{env}"];
/**
 * Roles that the documents do not name (OPEN-24): enhanced monitoring of the database, and CodeDeploy's, which moves the
 * aliases of functions (EDGAR-21).
 */
export const addedRoles = ["tradai-database-monitoring-role-{env}", "tradai-function-deployments-{env}"];
/** The CodeDeploy application of every function, the NAT route updater among them (decisions.md section 5). */
export const functionDeployments = "tradai-functions-{env}";

/** `/tradai/{env}/...` parameters (decisions.md sections 2 and 5, USDCOP-30). */
export const parameterFacts = [
  "/tradai/{env}/database/address",
  "/tradai/{env}/database/port",
  "/tradai/{env}/database/secret-arn",
  "/tradai/{env}/database/pool-size",
  "/tradai/{env}/mlflow/tracking-uri",
];

export { functionNames, inEnvironment } from "./persistent";
