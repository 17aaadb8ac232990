import type { Environment } from "../../../../shared/naming";
import type { BadInput } from "../bad-input";
import { all, value } from "../edits";
import type { Checkout } from "../checkout";

/** A value of a file that makes a command refuse with one line about it. */
function wrong(
  title: string,
  command: string,
  broken: (checkout: Checkout) => void,
  line: string | RegExp,
): BadInput {
  const environment = command.split(" ")[1] as Environment;
  const start = `error: Pulumi.${environment}.yaml: `;
  return {
    title,
    command,
    broken,
    code: 1,
    message:
      typeof line === "string"
        ? `${start}${line}`
        : new RegExp(`${start.replaceAll(".", "\\.")}${line.source}`),
  };
}

const suffix =
  "tradai:globalSuffix: ending of bucket names and of the Cognito prefix, where the plain name is taken by somebody else";
const days =
  "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";

const keys: readonly BadInput[] = [
  wrong(
    "key misspelt",
    "preview dev",
    value("dev", "tradai:customerKey", true),
    /tradai:customerKey: unknown key; did you mean tradai:customerKeys\? allowed: tradai:account, .+/,
  ),
  wrong(
    "key in the namespace of a layer's project",
    "preview dev",
    value("dev", "tradai-persistent:account", "600802701449"),
    /tradai-persistent:account: unknown key; allowed: tradai:account, .+/,
  ),
  wrong(
    "key without a namespace",
    "preview dev",
    value("dev", "region", "eu-central-1"),
    /region: unknown key; (did you mean aws:region\? )?allowed: tradai:account, .+/,
  ),
  wrong(
    "access key in the configuration",
    "images dev",
    value("dev", "aws:secretKey", "not-to-be-shown"),
    /aws:secretKey: unknown key; allowed: tradai:account, .+/,
  ),
  wrong(
    "secret in the configuration",
    "preview dev",
    value("dev", "tradai:globalSuffix", { secure: "AAABAB9x" }),
    `${suffix}; found a secret, allowed: plain text; secrets belong in Secrets Manager`,
  ),
  wrong(
    "property misspelt",
    "images dev",
    value("dev", "tradai:network.natt", "instance"),
    "tradai:network.natt: unknown key; did you mean nat? allowed: cidr, tiers, nat, interfaceEndpoints, flowLogs, dnsFirewall",
  ),
];

const places: readonly BadInput[] = [
  wrong(
    "account of eleven digits",
    "preview dev",
    value("dev", "tradai:account", "60080270144"),
    'tradai:account: AWS account of the environment; found "60080270144", allowed: twelve digits',
  ),
  wrong(
    "account without its quotes",
    "preview dev",
    value("dev", "tradai:account", 600802701449),
    "tradai:account: AWS account of the environment; found 600802701449, allowed: in quotes: twelve digits",
  ),
  wrong(
    "account in one place alone",
    "doctor dev",
    value("dev", "tradai:account", "600802701440"),
    'aws:allowedAccountIds: accounts in which the AWS provider agrees to work; found ["600802701449"], allowed: ["600802701440"], the value of tradai:account',
  ),
  wrong(
    "two owners of one account",
    "rehearse staging",
    all(
      value("staging", "tradai:account", "600802701449"),
      value("staging", "aws:allowedAccountIds", ["600802701449"]),
    ),
    "tradai:ownsAccount: whether this environment manages what exists once in an account (OIDC provider, Config recorder, ...); found true, allowed: true in one environment of each account, and Pulumi.dev.yaml owns 600802701449 already",
  ),
  wrong(
    "account of prod shared",
    "preview prod",
    all(
      value("prod", "tradai:account", "600802701449"),
      value("prod", "aws:allowedAccountIds", ["600802701449"]),
      value("prod", "tradai:ownsAccount", false),
    ),
    'tradai:account: AWS account of the environment; found "600802701449", allowed: an account apart from dev\'s: prod shares its account with no other environment',
  ),
  wrong(
    "region of the provider another than the program's",
    "shift dev",
    value("dev", "aws:region", "eu-west-1"),
    'aws:region: region in which the AWS provider works; found "eu-west-1", allowed: eu-central-1, the value of tradai:region',
  ),
  wrong(
    "region that does not exist",
    "preview dev",
    value("dev", "tradai:region", "eu-centrall-1"),
    'tradai:region: region of everything but the recovery copies; found "eu-centrall-1", allowed: a region of AWS\'s commercial partition, for example eu-central-1',
  ),
  wrong(
    "zone of another region",
    "preview dev",
    value("dev", "tradai:zones", ["eu-central-1a", "eu-west-1b"]),
    'tradai:zones[1]: one availability zone; found "eu-west-1b", allowed: a zone of eu-central-1, for example eu-central-1a',
  ),
  wrong(
    "one zone alone",
    "golden dev",
    value("dev", "tradai:zones", ["eu-central-1a"]),
    'tradai:zones: availability zones of the subnets; found ["eu-central-1a"], allowed: at least two zones of the region, each once, for example [eu-central-1a, eu-central-1b]',
  ),
  wrong(
    "copies in the region of the originals",
    "images dev",
    value("dev", "tradai:recoveryRegion", "eu-central-1"),
    'tradai:recoveryRegion: region of the backup and configuration copies; found "eu-central-1", allowed: another region than eu-central-1, the environment\'s own',
  ),
  wrong(
    "tags of another environment",
    "images dev",
    value("dev", "aws:defaultTags.tags.env", "prod"),
    'aws:defaultTags.tags.env: tag that names the environment; found "prod", allowed: dev',
  ),
];

const network: readonly BadInput[] = [
  wrong(
    "address block that is none",
    "preview dev",
    value("dev", "tradai:network.cidr", "10.0.0/16"),
    /tradai:network\.cidr: address block of the VPC; found "10\.0\.0\/16", allowed: .+/,
  ),
  wrong(
    "address block too small for the subnets",
    "preview dev",
    value("dev", "tradai:network.cidr", "10.0.0.0/24"),
    'tradai:network.cidr: address block of the VPC; found "10.0.0.0/24", allowed: a prefix of /16 to /20',
  ),
  wrong(
    "subnets that overlap",
    "report dev",
    value("dev", "tradai:network.tiers", {
      public: ["10.0.1.0/24", "10.0.2.0/24"],
      private: ["10.0.11.0/24", "10.0.12.0/24"],
      database: ["10.0.21.0/24", "10.0.12.128/25"],
    }),
    'tradai:network.tiers.database[1]: one database subnet; found "10.0.12.128/25", allowed: a block that does not overlap private[1], 10.0.12.0/24',
  ),
  wrong(
    "subnet outside the address block",
    "images dev",
    value("dev", "tradai:network.tiers", {
      public: ["10.0.1.0/24", "10.0.2.0/24"],
      private: ["10.0.11.0/24", "10.0.12.0/24"],
      database: ["10.0.21.0/24", "10.1.22.0/24"],
    }),
    /tradai:network\.tiers\.database\[1\]: one database subnet; found "10\.1\.22\.0\/24", allowed: .+10\.0\.0\.0\/16.*/,
  ),
  wrong(
    "flow logs for days that CloudWatch does not offer",
    "images dev",
    value("dev", "tradai:network.flowLogs.days", 10),
    `tradai:network.flowLogs.days: days for which the log group of the flow logs is kept; found 10, allowed: one of ${days}; at least 90 in prod`,
  ),
];

const others: readonly BadInput[] = [
  wrong(
    "switch with a word",
    "preview dev",
    value("dev", "tradai:customerKeys", "sometimes"),
    'tradai:customerKeys: whether data, logs and trail are encrypted with keys of our own instead of AWS\'s; found "sometimes", allowed: true or false; true in prod',
  ),
  wrong(
    "logs for days that CloudWatch does not offer",
    "preview dev",
    value("dev", "tradai:retention.logsDays", 31),
    `tradai:retention.logsDays: days for which application log groups are kept; found 31, allowed: one of ${days}; at least 90 in prod`,
  ),
  wrong(
    "ending of bucket names too long",
    "preview dev",
    value("dev", "tradai:globalSuffix", "a".repeat(32)),
    `${suffix}; found "${"a".repeat(32)}", allowed: empty, or up to 31 lower-case letters, digits and inner hyphens (a bucket name has at most 63)`,
  ),
  wrong(
    "reserved executions above the account's quota",
    "preview dev",
    value("dev", "tradai:lambdaConcurrencyLimit", 100),
    /tradai:lambdaConcurrencyLimit: .+; found 100, allowed: at least \d+: the functions reserve \d+, and 100 stay for the others/,
  ),
  wrong(
    "strategy with a name that AWS refuses",
    "preview dev",
    value("dev", "tradai:strategies", ["Mean Reversion"]),
    'tradai:strategies[0]: one trading strategy; found "Mean Reversion", allowed: up to 26 lower-case letters, digits and single hyphens, beginning with a letter',
  ),
  wrong(
    "strategy with the repository of a service",
    "images dev",
    value("dev", "tradai:strategies", ["momentum", "service"]),
    'tradai:strategies[1]: one trading strategy; found "service", allowed: a name whose repository is not that of the service strategy-service',
  ),
  wrong(
    "service that does not exist",
    "preview dev",
    value("dev", "tradai:containers.services.live-tradin", {
      cpu: 512,
      memoryMb: 1024,
      desired: 0,
      min: 0,
      max: 1,
    }),
    /tradai:containers\.services\.live-tradin: unknown key; did you mean live-trading\? allowed: .+/,
  ),
  wrong(
    "task of a size that Fargate does not offer",
    "images dev",
    value("dev", "tradai:containers.strategyTasks.memoryMb", 8192),
    "tradai:containers.strategyTasks.memoryMb: megabytes of memory of the task; found 8192, allowed: one of 1024, 2048, 3072, 4096 with 512 processor units",
  ),
  wrong(
    "image version that moves",
    "images dev",
    value("dev", "tradai:images.version", "latest"),
    'tradai:images.version: tag of the application images that are deployed; found "latest", allowed: a version such as v0.1.1; never latest, which moves',
  ),
  wrong(
    "alert address that is none",
    "images dev",
    value("dev", "tradai:alerts.subscribers.0.endpoint", "ftp://alerts.tradai.io"),
    'tradai:alerts.subscribers[0].endpoint: where the alert is delivered; found "ftp://alerts.tradai.io", allowed: an e-mail address, because protocol is email',
  ),
  wrong(
    "every web page may call the API",
    "images dev",
    value("dev", "tradai:api.origins", ["*"]),
    /tradai:api\.origins\[0\]: .+; found "\*", allowed: .+/,
  ),
  wrong(
    "version of PostgreSQL without support",
    "preview dev",
    value("dev", "tradai:database.engineVersion", "13"),
    /tradai:database\.engineVersion: major version of PostgreSQL; .+; found "13", allowed: in quotes, one of [\d, ]+; standard support of 13 ended on 2026-02-28/,
  ),
  wrong(
    "two mistakes, told together in the order of the file",
    "preview dev",
    all(value("dev", "tradai:services", "lambda"), value("dev", "tradai:account", "12")),
    /tradai:account: .+; found "12", allowed: twelve digits\nPulumi\.dev\.yaml: tradai:services: .+; found "lambda", allowed: consolidated or fargate; fargate in prod/,
  ),
];

/** Values of `Pulumi.<env>.yaml` that are wrong in every environment. */
export const values: readonly BadInput[] = [...keys, ...places, ...network, ...others];

/** What prod may not be: incomplete, without TLS or with a protection switched off. */
export const production: readonly BadInput[] = [
  wrong(
    "prod without a domain",
    "preview prod",
    value("prod", "tradai:domain"),
    "tradai:domain: public domain of the API; missing, allowed: name, zone and zoneId, required in prod",
  ),
  wrong(
    "prod without callback URLs",
    "preview prod",
    value("prod", "tradai:identity.callbackUrls"),
    "tradai:identity.callbackUrls: callback URLs of the web client; missing, allowed: at least one; https URLs without a fragment; http for localhost in dev alone; for example https://app.tradai.example.com/callback",
  ),
  wrong(
    "prod without an alert address",
    "preview prod",
    value("prod", "tradai:alerts.subscribers", []),
    "tradai:alerts.subscribers: who is told when an alarm goes off, and when a service registers; found [], allowed: at least one subscriber, each once",
  ),
  wrong(
    "prod without image versions",
    "images prod",
    value("prod", "tradai:images"),
    "tradai:images: application images, and the collector's; missing, allowed: version and collector, required in prod",
  ),
  wrong(
    "prod with a callback without TLS",
    "preview prod",
    value("prod", "tradai:identity.callbackUrls", ["http://app.tradai.io/callback"]),
    'tradai:identity.callbackUrls[0]: callback URL of the web client; found "http://app.tradai.io/callback", allowed: an https URL of a public host in prod; localhost is for dev alone',
  ),
  wrong(
    "prod with a callback to a developer's machine",
    "preview prod",
    value("prod", "tradai:identity.callbackUrls", ["http://localhost:3000/callback"]),
    'tradai:identity.callbackUrls[0]: callback URL of the web client; found "http://localhost:3000/callback", allowed: an https URL of a public host in prod; localhost is for dev alone',
  ),
  wrong(
    "prod without keys of its own",
    "preview prod",
    value("prod", "tradai:customerKeys", false),
    "tradai:customerKeys: whether data, logs and trail are encrypted with keys of our own instead of AWS's; found false, allowed: true in prod",
  ),
  wrong(
    "prod without detection of threats",
    "rehearse prod",
    value("prod", "tradai:threatDetection", false),
    "tradai:threatDetection: whether GuardDuty, Security Hub, Inspector, Access Analyzer and Config rules watch the account, where the environment owns it; found false, allowed: true in prod",
  ),
  wrong(
    "prod without deletion protection",
    "report prod",
    value("prod", "tradai:deletionProtection", false),
    "tradai:deletionProtection: whether what holds data refuses to be deleted; found false, allowed: true in prod",
  ),
  wrong(
    "prod with a database in one zone",
    "images prod",
    value("prod", "tradai:database.multiAz", false),
    "tradai:database.multiAz: whether a second instance stands by in another zone; found false, allowed: true in prod",
  ),
  wrong(
    "prod behind one NAT instance",
    "shift prod",
    value("prod", "tradai:network.nat", "instance"),
    'tradai:network.nat: what carries traffic of the private subnets to the internet: one instance, or a NAT gateway in each zone; found "instance", allowed: gateway in prod',
  ),
  wrong(
    "prod that keeps its audit trail for half a year",
    "doctor prod",
    value("prod", "tradai:retention.auditDays", 180),
    "tradai:retention.auditDays: days for which the log groups of the audit trail are kept; found 180, allowed: at least 365 in prod",
  ),
];
