import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { BoundaryBuilder } from "../shared/policy";
import type { PolicyDocument } from "../shared/policy";
import { deployedTypes } from "./deployed";

/** Services that are not of one region: their calls are counted as made in us-east-1, or wherever the caller is. */
const withoutRegion: readonly string[] = ["budgets", "ce", "route53"];

/** What runs, and no deployment, calls besides: sessions on hosts, tags, traces. */
const atRuntime: readonly string[] = ["ec2messages", "ssmmessages", "tag", "xray"];

/** Services of the tables and of what runs. IAM and STS are bounded action by action. */
function services(): readonly string[] {
  const called = deployedTypes.flatMap(({ reads, changes }) => [...reads, ...changes]);
  const named = [...called.map((action) => action.replace(/:.*/, "")), ...atRuntime];
  return [...new Set(named)].filter((service) => service !== "iam").sort();
}

/** What no policy lets anybody who deploys do to what this project makes. */
function guardBootstrap(policy: BoundaryBuilder, { arns, names }: LayerContext): BoundaryBuilder {
  return policy
    .deny([
      ...["s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucketPolicy", "s3:PutBucketVersioning"],
      ...["s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration", "s3:PutBucketPublicAccessBlock"],
      ...["s3:PutBucketAcl", "s3:PutBucketLogging", "s3:PutBucketObjectLockConfiguration"],
      ...["s3:PutBucketOwnershipControls", "s3:PutReplicationConfiguration"],
    ])
    .on(arns.stateBucket("bucket"), arns.stateLogsBucket("bucket"))
    .because("Leave the buckets of the state and its records as they are")
    .deny(["s3:DeleteObjectVersion", "s3:PutObject", "s3:DeleteObject"])
    .on(arns.stateBucket("objects"))
    .when({ ArnNotEquals: { "aws:PrincipalArn": arns.role("deploy") } })
    .because("Leave the state to whoever deploys")
    .deny([
      ...["kms:DisableKey", "kms:DisableKeyRotation", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"],
      ...["kms:DeleteImportedKeyMaterial", "kms:UpdateAlias", "kms:DeleteAlias"],
      // A grant, or an alias of another kind, is a way to the key past the policies that name its own.
      ...["kms:CreateAlias", "kms:CreateGrant"],
    ])
    .on(arns.anyKey())
    .when({ "ForAnyValue:StringEquals": { "kms:ResourceAliases": names.stateKeyAlias() } })
    .because("Leave the key of the state as it is")
    .deny(["kms:UpdateAlias", "kms:DeleteAlias"])
    .on(arns.stateKeyAlias())
    .because("Leave the alias of that key as it is");
}

/** Where the permissions of the environment's roles end, whatever their policies say. */
export function boundaryPolicy(context: LayerContext): PolicyDocument {
  const { arns, names, settings } = context;
  const iam = deployedTypes
    .flatMap(({ reads, changes }) => [...reads, ...changes])
    .filter((action) => action.startsWith("iam:"));
  const onProfiles = iam.filter((action) => action.endsWith("InstanceProfile"));
  const policy = new BoundaryBuilder(settings)
    .upTo(
      services().filter((service) => !withoutRegion.includes(service)),
      "services that are used in the two regions",
      { StringEquals: { "aws:RequestedRegion": [settings.region, settings.recoveryRegion] } },
    )
    .upTo(withoutRegion, "services without a region")
    // Not to assume roles: one outside the environment that trusts the whole account would be a way past this boundary.
    .allowWithoutResource("sts:GetCallerIdentity", "say who calls")
    .allowWithoutResource("sts:GetServiceBearerToken", "get tokens for packages", {
      StringEquals: { "sts:AWSServiceName": "codeartifact.amazonaws.com" },
    })
    .allow([...iam.filter((action) => !onProfiles.includes(action)), "iam:PassRole"])
    .on(arns.roles())
    .because("roles of this environment")
    .allow("iam:PassRole")
    .on(arns.configurationRecorderRole())
    .because("the role of the configuration recorder")
    .allow(onProfiles)
    .on(`arn:aws:iam::${settings.account}:instance-profile/${names.family()}`)
    .because("instance profiles of this environment")
    .deny([
      ...["iam:AttachRolePolicy", "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy"],
      ...[
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
      ],
      ...["iam:TagRole", "iam:UntagRole", "iam:UpdateRoleDescription"],
      "iam:PassRole",
    ])
    .on(arns.role("deploy"), arns.role("preview"))
    .because("Leave the roles of the pipelines as they are")
    // Else a deployment could make a role that may do more than itself, and act through it.
    .deny(["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"])
    .on(arns.roles())
    .when({ StringNotEquals: { "iam:PermissionsBoundary": arns.boundary() } })
    .because("Roles that are made end at this boundary too");
  return guardBootstrap(policy, context).build();
}

/** The boundary of whoever deploys (decisions.md section 1). */
export function createBoundary(context: LayerContext): aws.iam.Policy {
  const name = context.names.managedPolicy("boundary");
  return new aws.iam.Policy(
    "boundary",
    {
      name,
      description: "Where the permissions of what deploys end",
      policy: boundaryPolicy(context).json,
      tags: context.tags(name),
    },
    context.options({ retainOnDelete: true }),
  );
}
