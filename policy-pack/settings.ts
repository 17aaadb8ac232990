import { z } from "zod";

const sizesSchema = z.strictObject({
  /** Instance types of hosts and templates. */
  instances: z.array(z.string().min(1)),
  /** Classes of databases. */
  databases: z.array(z.string().min(1)),
  /** Node types of caches. */
  caches: z.array(z.string().min(1)),
  /** Gigabytes up to which a database's storage may grow. */
  storageGb: z.number().int().positive(),
  /** Megabytes of a function's memory and of its temporary disk. */
  functionMemoryMb: z.number().int().positive(),
  functionDiskMb: z.number().int().positive(),
  /** Processor units, 1024 of which are one vCPU, and megabytes of a task. */
  taskCpu: z.number().int().positive(),
  taskMemoryMb: z.number().int().positive(),
  /** Least minutes between two runs of a canary. */
  canaryMinutes: z.number().positive(),
});

/**
 * Parameters of one environment: the table of modes and cost (decisions.md section 8). A rule that differs
 * between environments differs by this table, not by exemptions.
 */
export const environmentSettingsSchema = z.strictObject({
  /** Data, logs and trail are encrypted with customer-managed keys. The key of the alerts is there everywhere. */
  customerKeys: z.boolean(),
  /** Tables, databases and the user pool refuse deletion. */
  deletionProtection: z.boolean(),
  /** Cognito's tier is PLUS and its threat protection is enforced. */
  threatProtection: z.boolean(),
  /** Developers sign in from their own machine: http callback URLs and CORS origins on localhost. */
  localhostAllowed: z.boolean(),
  /** Least retention of a log group in days. */
  logDays: z.number().int().positive(),
  /** Least retention of the flow logs' group in days. */
  flowLogDays: z.number().int().positive(),
  /** Least retention of the audit trail's group in days (TRADAI-S-32). */
  auditLogDays: z.number().int().positive(),
  /** The database stands by in a second zone. */
  multiAz: z.boolean(),
  /** Least retention of the database's automatic backups in days. */
  databaseBackupDays: z.number().int().positive(),
  /** Names that the VPC resolves are held to a list. */
  dnsFirewall: z.boolean(),
  /** The flow logs are kept in the logs bucket too (TRADAI-S-33). */
  flowLogsInBucket: z.boolean(),
  /** Each zone has a NAT gateway of its own. */
  natGatewayPerZone: z.boolean(),
  /** The services that the VPC uses are reached through interface endpoints. */
  interfaceEndpoints: z.boolean(),
  /** Calls between services are encrypted: Service Connect issues their certificates from a private authority. */
  serviceTls: z.boolean(),
  /** The API is reached by a domain of its own. */
  ownDomain: z.boolean(),
  /** AWS looks for threats and misconfiguration in the account, and says what it finds. */
  threatDetection: z.boolean(),
  /** The largest sizes that the environment pays for. */
  sizes: sizesSchema,
  /** Services of which two would act twice, by the part of their name between system and environment. */
  singletonServices: z.array(z.string().min(1)),
  /** AWS account and region, where the stack's configuration does not reach the pack. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  region: z.string().optional(),
});
export type EnvironmentSettings = z.infer<typeof environmentSettingsSchema>;

/** Two of them would trade twice. */
const singletonServices: readonly string[] = ["live-trading", "dry-run-trading"];

/** Those of prod; also of an environment that the table does not know. */
export const strictest: EnvironmentSettings = {
  customerKeys: true,
  deletionProtection: true,
  threatProtection: true,
  localhostAllowed: false,
  logDays: 90,
  flowLogDays: 90,
  auditLogDays: 365,
  multiAz: true,
  databaseBackupDays: 14,
  dnsFirewall: true,
  flowLogsInBucket: true,
  natGatewayPerZone: true,
  interfaceEndpoints: true,
  serviceTls: true,
  ownDomain: true,
  threatDetection: true,
  sizes: {
    instances: ["t4g.nano", "t4g.micro", "t3.small", "t3.medium", "t3.large"],
    databases: [
      ...["db.t4g.small", "db.t4g.medium", "db.t4g.large", "db.m7g.large", "db.m7g.xlarge"],
      ...["db.r7g.large", "db.r7g.xlarge"],
    ],
    caches: ["cache.t4g.micro", "cache.t4g.small", "cache.t4g.medium"],
    storageGb: 500,
    functionMemoryMb: 3008,
    functionDiskMb: 2048,
    taskCpu: 2048,
    taskMemoryMb: 16_384,
    canaryMinutes: 5,
  },
  singletonServices: [...singletonServices],
};

const nonProduction: EnvironmentSettings = {
  customerKeys: false,
  deletionProtection: false,
  threatProtection: false,
  localhostAllowed: false,
  logDays: 30,
  flowLogDays: 30,
  auditLogDays: 30,
  multiAz: false,
  databaseBackupDays: 7,
  dnsFirewall: false,
  flowLogsInBucket: false,
  natGatewayPerZone: false,
  interfaceEndpoints: false,
  serviceTls: false,
  ownDomain: false,
  threatDetection: false,
  sizes: {
    instances: ["t4g.nano", "t4g.micro", "t3.micro", "t3.small", "t3.medium", "t3.large"],
    databases: ["db.t4g.micro", "db.t4g.small"],
    caches: ["cache.t4g.micro", "cache.t4g.small"],
    storageGb: 100,
    functionMemoryMb: 1024,
    functionDiskMb: 1024,
    taskCpu: 1024,
    taskMemoryMb: 8192,
    canaryMinutes: 15,
  },
  singletonServices: [...singletonServices],
};

export const defaultEnvironments: Readonly<Record<string, EnvironmentSettings>> = {
  dev: { ...nonProduction, localhostAllowed: true, flowLogDays: 7 },
  staging: { ...nonProduction, dnsFirewall: true, threatDetection: true },
  prod: strictest,
};

/** Layers that an exemption may name. */
export const layers = ["persistent", "foundation", "compute", "edge", "bootstrap"] as const;

/** The parameters of an environment; one that the table does not know is held to those of prod. */
export function settingsOf(
  environments: Readonly<Record<string, EnvironmentSettings>>,
  environment: string,
): EnvironmentSettings {
  return environments[environment] ?? strictest;
}
