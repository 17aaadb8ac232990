import { remove, set, tellsOfEach } from "./support/mistakes";
import type { Mistake } from "./support/mistakes";

/** decisions.md section 4, and the column "prod" of the table in its section 8. */
const mistakes: readonly Mistake[] = [
  [
    "prod without a domain",
    "prod",
    remove("tradai:domain"),
    "tradai:domain: public domain of the API; missing, allowed: name, zone and zoneId, required in prod",
  ],
  [
    "prod without image versions",
    "prod",
    remove("tradai:images"),
    "tradai:images: application images, and the collector's; missing, allowed: version and collector, required in prod",
  ],
  [
    "prod without threat protection",
    "prod",
    set(["tradai:identity", "tier"], "ESSENTIALS"),
    'tradai:identity.tier: feature plan of the user pool; PLUS brings threat protection, which is enforced there; found "ESSENTIALS", allowed: PLUS in prod',
  ],
  [
    "prod without customer keys",
    "prod",
    set("tradai:customerKeys", false),
    "tradai:customerKeys: whether data, logs and trail are encrypted with keys of our own instead of AWS's; found false, allowed: true in prod",
  ],
  [
    "prod without the detective services",
    "prod",
    set("tradai:threatDetection", false),
    "tradai:threatDetection: whether GuardDuty, Security Hub, Inspector, Access Analyzer and Config rules watch the account, where the environment owns it; found false, allowed: true in prod",
  ],
  [
    "prod that is probed less than once in a quarter of an hour",
    "prod",
    set(["tradai:canary", "everyMinutes"], 30),
    "tradai:canary.everyMinutes: minutes between two runs of the canary; each run asks for health and queues a marked backtest; found 30, allowed: at most 15 in prod",
  ],
  [
    "prod without deletion protection",
    "prod",
    set("tradai:deletionProtection", false),
    "tradai:deletionProtection: whether what holds data refuses to be deleted; found false, allowed: true in prod",
  ],
  [
    "prod that keeps logs for less than 90 days",
    "prod",
    set(["tradai:retention", "logsDays"], 60),
    "tradai:retention.logsDays: days for which application log groups are kept; found 60, allowed: at least 90 in prod",
  ],
  [
    "prod that keeps the audit trail for less than a year",
    "prod",
    set(["tradai:retention", "auditDays"], 180),
    "tradai:retention.auditDays: days for which the log groups of the audit trail are kept; found 180, allowed: at least 365 in prod",
  ],
  [
    "prod with its services on one host",
    "prod",
    set("tradai:services", "consolidated"),
    'tradai:services: where the services run: four of them on one consolidated host, or each on Fargate; found "consolidated", allowed: fargate in prod',
  ],
  [
    "prod behind one NAT instance",
    "prod",
    set(["tradai:network", "nat"], "instance"),
    'tradai:network.nat: what carries traffic of the private subnets to the internet: one instance, or a NAT gateway in each zone; found "instance", allowed: gateway in prod',
  ],
  [
    "prod that reaches AWS over the internet",
    "prod",
    set(["tradai:network", "interfaceEndpoints"], false),
    "tradai:network.interfaceEndpoints: whether AWS services are reached through interface endpoints inside the VPC; found false, allowed: true in prod",
  ],
  [
    "prod that keeps flow logs for 30 days",
    "prod",
    set(["tradai:network", "flowLogs", "days"], 30),
    "tradai:network.flowLogs.days: days for which the log group of the flow logs is kept; found 30, allowed: at least 90 in prod",
  ],
  [
    "prod that keeps no flow logs in the bucket",
    "prod",
    set(["tradai:network", "flowLogs", "inBucket"], false),
    "tradai:network.flowLogs.inBucket: whether the flow logs are kept in the logs bucket too; found false, allowed: true in prod",
  ],
  [
    "prod that resolves every name",
    "prod",
    set(["tradai:network", "dnsFirewall", "on"], false),
    "tradai:network.dnsFirewall.on: whether the VPC resolves the listed domains only; every other name is refused; found false, allowed: true in prod",
  ],
  [
    "prod whose services call one another in the clear",
    "prod",
    set(["tradai:containers", "serviceConnectTls"], false),
    "tradai:containers.serviceConnectTls: whether services on ECS call one another over TLS, with certificates of a private authority; found false, allowed: true in prod",
  ],
  [
    "prod with a database in one zone",
    "prod",
    set(["tradai:database", "multiAz"], false),
    "tradai:database.multiAz: whether a second instance stands by in another zone; found false, allowed: true in prod",
  ],
  [
    "prod that keeps backups of its database for seven days",
    "prod",
    set(["tradai:database", "backupDays"], 7),
    "tradai:database.backupDays: days for which automatic backups are kept; any point in time within them can be restored; found 7, allowed: at least 14 in prod",
  ],
];

describe("a protection of prod that is turned off", () => {
  tellsOfEach(mistakes);
});
