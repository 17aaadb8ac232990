import { z } from "zod";
import { regions } from "./regions";

const docs = "https://docs.aws.amazon.com";

/** AWS pages that constrain settings. */
export const pages = {
  canary: `${docs}/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_Create.html`,
  collector: "https://gallery.ecr.aws/aws-observability/aws-otel-collector",
  costTags: `${docs}/awsaccountbilling/latest/aboutv2/activating-tags.html`,
  gitHubTrust:
    "https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws",
  fargate: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
  retention: `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html`,
  client: `${docs}/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html`,
  quota: `${docs}/lambda/latest/dg/configuration-concurrency.html`,
  throttling: `${docs}/apigateway/latest/developerguide/limits.html`,
  vpc: `${docs}/vpc/latest/userguide/vpc-cidr-blocks.html`,
  domainList: `${docs}/Route53/latest/APIReference/API_route53resolver_UpdateFirewallDomains.html`,
  databaseClass: `${docs}/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html`,
  databaseStorage: `${docs}/AmazonRDS/latest/UserGuide/CHAP_Storage.html`,
  databaseBackup: `${docs}/AmazonRDS/latest/APIReference/API_CreateDBInstance.html`,
  databaseUpgrade: `${docs}/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html`,
  databaseVersions: `${docs}/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html`,
} as const;

/** An AWS account number. Quoted in YAML: an unquoted one is a number and loses its leading zeros. */
export const accountNumber = (): z.ZodString => z.string().regex(/^\d{12}$/);

/** A region of the commercial partition, for example `eu-central-1`. */
export const regionName = (): z.ZodEnum<Record<string, string>> =>
  z.enum(Object.fromEntries(regions.map((region) => [region, region])));

/** A list without repetitions. */
export function distinct<T extends z.ZodType>(element: T, least: number): z.ZodArray<T> {
  return z
    .array(element)
    .min(least)
    .check((context) => {
      context.value.forEach((value, index, all) => {
        const first = all.findIndex((other) => JSON.stringify(other) === JSON.stringify(value));
        if (first < index) {
          const message = `each value once; this one is also at [${first}]`;
          context.issues.push({ code: "custom", input: value, path: [index], message });
        }
      });
    })
    .meta({ uniqueItems: true });
}

/** Days that CloudWatch Logs accepts as the retention of a log group. */
export const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** An absolute http or https URL without a fragment, which Cognito refuses. */
export const webUrl = (): z.ZodString =>
  z
    .string()
    .regex(/^https?:\/\/[^\s#]+$/)
    .refine((url) => URL.canParse(url));

/** An IPv4 block in CIDR notation; what it must hold beyond its shape is in `rules/network.ts`. */
export const cidr = (): z.ZodString => z.string().regex(/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/);
