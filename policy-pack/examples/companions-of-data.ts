import type { Fixture } from "../rule";
import type { CompanionPair } from "./companion-pairs";
import { fixture } from "./companion-pairs";

export const group = fixture("aws:cloudwatch/logGroup:LogGroup", "group", {
  name: "/aws/lambda/tradai-worker-prod",
});
export const worker = fixture("aws:lambda/function:Function", "worker", {
  name: "tradai-worker-prod",
  loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/tradai-worker-prod" },
});
export const failures = fixture(
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  "failures",
  {
    functionName: "tradai-worker-prod",
  },
);

export const bucket = fixture("aws:s3/bucket:Bucket", "bucket", { bucket: "tradai-results-prod" });
export const ownership = fixture("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "ownership", {
  bucket: "tradai-results-prod",
});
export const accountBlock = fixture(
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  "account-block",
);

export const repository = fixture("aws:ecr/repository:Repository", "repository", {
  name: "tradai-lambda-worker-prod",
});
export const pull = fixture("aws:ecr/repositoryPolicy:RepositoryPolicy", "pull", {
  repository: "tradai-lambda-worker-prod",
});
export const scanning = fixture(
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
  "scanning",
);

export const firewallRecords = fixture(
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  "firewall-records",
  { logDestinationConfigs: ["arn:aws:logs:eu-central-1:600802701449:log-group:aws-waf-logs-tradai-prod"] },
);
export const admission = (service: string, Effect = "Allow"): Fixture =>
  fixture("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "admission", {
    policyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect, Principal: { Service: service }, Action: "logs:PutLogEvents", Resource: "*" }],
    }),
  });

export const canary = fixture("aws:synthetics/canary:Canary", "canary", { name: "tradai-prod" });
export const canaryGroup = (name: unknown, ...references: readonly string[]): Fixture =>
  fixture("aws:cloudwatch/logGroup:LogGroup", "canary-logs", { name }, { references: { name: references } });
export const uuid = "356edba1-dcb4-4adf-a74a-bd6312d17927";

export const dataPairs: readonly CompanionPair[] = [
  {
    title: "The log group of a function, whose secrets are masked",
    parent: group,
    companions: [
      fixture("aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy", "masking", {
        logGroupName: "/aws/lambda/tradai-worker-prod",
      }),
    ],
    others: [worker, failures],
    says: "no LogDataProtectionPolicy: a secret that a program logs stays readable",
  },
  {
    title: "A database whose enhanced monitoring writes to a declared group",
    parent: fixture("aws:rds/instance:Instance", "database", { monitoringInterval: 60 }),
    companions: [fixture("aws:cloudwatch/logGroup:LogGroup", "monitoring", { name: "RDSOSMetrics" })],
    says: "no LogGroup RDSOSMetrics: the group of enhanced monitoring is AWS's",
  },
  {
    title: "A canary with the group that AWS names after it",
    parent: canary,
    companions: [canaryGroup(`/aws/lambda/cwsyn-tradai-prod-${uuid}`)],
    says: "no LogGroup tradai-prod: AWS makes one that keeps its events for ever",
  },
  {
    title: "Records of a firewall whose delivery is admitted",
    parent: firewallRecords,
    companions: [admission("delivery.logs.amazonaws.com")],
    says: "no LogResourcePolicy delivery.logs.amazonaws.com: nothing admits the delivery",
  },
  {
    title: "A bucket whose objects are its owner's",
    parent: bucket,
    companions: [ownership],
    others: [accountBlock],
    says: "no BucketOwnershipControls: access lists may give its objects away",
  },
  {
    title: "A bucket in an account that blocks public access",
    parent: bucket,
    companions: [accountBlock],
    others: [ownership],
    says: "no AccountPublicAccessBlock: a bucket made by hand can be opened",
  },
  {
    title: "A function's repository from which Lambda may pull",
    parent: repository,
    companions: [pull],
    others: [scanning],
    says: "no RepositoryPolicy: Lambda cannot pull its function's image",
  },
  {
    title: "A repository in a registry that scans",
    parent: repository,
    companions: [scanning],
    others: [pull],
    says: "no RegistryScanningConfiguration: what a repository of another program holds is not scanned",
  },
  {
    title: "A cache of images with the template of its repositories",
    parent: fixture("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", "cache", {
      ecrRepositoryPrefix: "tradai-public-prod",
    }),
    companions: [
      fixture("aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate", "template", {
        prefix: "tradai-public-prod",
      }),
    ],
    says: "no RepositoryCreationTemplate: the repositories that ECR makes have mutable tags",
  },
  {
    title: "A domain of packages that keeps other accounts out",
    parent: fixture("aws:codeartifact/domain:Domain", "packages", { domain: "tradai-prod" }),
    companions: [
      fixture("aws:codeartifact/domainPermissions:DomainPermissions", "domain-policy", {
        domain: "tradai-prod",
      }),
    ],
    says: "no DomainPermissions: an identity of another account may be let in",
  },
  {
    title: "A repository of packages that keeps other accounts out",
    parent: fixture("aws:codeartifact/repository:Repository", "python", { repository: "tradai-python-prod" }),
    companions: [
      fixture("aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy", "python-policy", {
        repository: "tradai-python-prod",
      }),
    ],
    says: "no RepositoryPermissionsPolicy: an identity of another account may be let in",
  },
  {
    title: "A vault that is locked",
    parent: fixture("aws:backup/vault:Vault", "vault", { name: "tradai-backup-prod" }),
    companions: [
      fixture("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {
        backupVaultName: "tradai-backup-prod",
      }),
    ],
    says: "no VaultLockConfiguration: who may delete, deletes backups",
  },
  {
    title: "A plan of backups in a region that was told what to back up",
    parent: fixture("aws:backup/plan:Plan", "plan", { name: "tradai-backup-prod" }),
    companions: [fixture("aws:backup/regionSettings:RegionSettings", "settings")],
    says: "no RegionSettings: the region may have opted out",
  },
];
