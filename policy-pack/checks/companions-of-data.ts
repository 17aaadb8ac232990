import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { UNKNOWN } from "../graph/values";
import { statementsOf } from "../iam/documents";
import type { RuleContext } from "../rule";
import { ownsAccount } from "./account-owner";
import type { CompanionRow } from "./companion-form";
import { companion, keyedBy } from "./companion-form";
import { canaryOf } from "./imposed-log-groups";
import { producersOf, writtenBy } from "./log-producers";

const inOwnAccount = (_: Resource, { stackConfig }: RuleContext): boolean => ownsAccount(stackConfig);

/** Programs write what they like, and databases what they are asked; what AWS's services write is theirs alone. */
const programs: readonly string[] = ["function", "container", "cluster", "workflow", "database"];

const isWrittenByPrograms = (group: Resource, { graph }: RuleContext): boolean =>
  producersOf(graph)
    .byGroup.get(group)
    ?.some(({ kind }) => programs.includes(kind)) === true;

/** What keeps records. */
export const logCompanions: readonly CompanionRow[] = [
  companion(
    "cloudwatch/logGroup",
    ["cloudwatch/logDataProtectionPolicy", "logGroupName"],
    "a secret that a program logs stays readable for whoever reads the logs",
    { when: isWrittenByPrograms },
  ),
  companion(
    "rds/instance",
    ["cloudwatch/logGroup"],
    "the group of enhanced monitoring is AWS's, which keeps it for ever",
    {
      when: (database, context) =>
        inOwnAccount(database, context) && (database.inputs.number("monitoringInterval") ?? 0) > 0,
      keys: keyedBy("name", ["RDSOSMetrics"]),
    },
  ),
  companion("synthetics/canary", ["cloudwatch/logGroup"], "AWS makes one that keeps its events for ever", {
    keys: {
      wanted: ({ inputs }) => inputs.texts("name"),
      of: canariesOf,
    },
  }),
  companion(
    "wafv2/webAclLoggingConfiguration",
    ["cloudwatch/logResourcePolicy"],
    "nothing admits the delivery of the records to the log group",
    {
      when: isDeliveredToLogs,
      keys: {
        wanted: () => ["delivery.logs.amazonaws.com"],
        of: (policy) =>
          statementsOf(policy, "resource")
            .filter(({ allows }) => allows)
            .flatMap(({ principals }) => principals.map(({ value }) => value)),
      },
    },
  ),
];

/** The canaries whose function writes to a group: AWS names it after the canary and at random. */
function canariesOf(group: Resource, { graph }: RuleContext): readonly (string | undefined)[] {
  if (group.inputs.raw("name") !== UNKNOWN) {
    return group.inputs.texts("name").map(canaryOf);
  }
  const sources = group.dependenciesOf("name");
  if (sources.length === 0) {
    throw new UnknownRead("name of a LogGroup");
  }
  return graph
    .ofType("aws:synthetics/canary:Canary")
    .filter((canary) => sources.includes(canary))
    .flatMap(({ inputs }) => inputs.texts("name"));
}

function isDeliveredToLogs(configuration: Resource, { graph }: RuleContext): boolean {
  return writtenBy(graph, configuration).some(({ target }) => target.kind !== "unknown");
}

/** What keeps data, images and packages. */
export const dataCompanions: readonly CompanionRow[] = [
  companion("s3/bucket", ["s3/bucketOwnershipControls", "bucket"], "access lists may give its objects away"),
  companion(
    "s3/bucket",
    ["s3/accountPublicAccessBlock"],
    "a bucket made by hand can be opened to the world",
    {
      when: inOwnAccount,
    },
  ),
  companion(
    "ecr/repository",
    ["ecr/repositoryPolicy", "repository"],
    "Lambda cannot pull its function's image",
    {
      when: ({ inputs }) => inputs.text("name")?.startsWith("tradai-lambda-") === true,
    },
  ),
  companion(
    "ecr/repository",
    ["ecr/registryScanningConfiguration"],
    "what a repository of another program holds is not scanned",
    { when: inOwnAccount },
  ),
  companion(
    "ecr/pullThroughCacheRule",
    ["ecr/repositoryCreationTemplate", "prefix"],
    "the repositories that ECR makes have mutable tags and keep every image",
  ),
  companion(
    "codeartifact/domain",
    ["codeartifact/domainPermissions", "domain"],
    "an identity of another account may be let in by its own policies",
  ),
  companion(
    "codeartifact/repository",
    ["codeartifact/repositoryPermissionsPolicy", "repository"],
    "an identity of another account may be let in by its own policies",
  ),
  companion(
    "backup/vault",
    ["backup/vaultLockConfiguration", "backupVaultName"],
    "who may delete, deletes backups",
    {
      when: (_, { settings }) => settings.deletionProtection,
    },
  ),
  companion(
    "backup/plan",
    ["backup/regionSettings"],
    "the region may have opted out of backing up what the plan selects",
    { when: inOwnAccount },
  ),
];
