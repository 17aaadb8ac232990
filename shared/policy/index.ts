/**
 * The only source of policy documents in this program. Every action, resource, condition key and value is checked at
 * the call that gives it, against AWS's own list of actions and against the account, regions and environment of the
 * scope; a mistake throws a `UserError` that says what is allowed. The result is frozen and does not depend on the order
 * of the calls; `.json` is the plain string that a resource takes, known in the first preview.
 *
 * `scope` is the environment's settings. Each example stands above its result, which a test compares.
 *
 * 1. A role's policy. `withDynamoDbCrud`, `withS3ReadWrite`, `withSecretsRead` and their like know what a table, bucket
 *    or secret of the inventory needs, its key included; the rest is written out.
 *
 * ```ts
 * new PolicyBuilder(scope)
 *   .withSecretsRead("exchange-keys")
 *   .allow("sqs:SendMessage")
 *   .on("arn:aws:sqs:eu-central-1:600802701449:tradai-backtest-queue-dev.fifo")
 *   .because("hand over backtests")
 *   .build();
 * ```
 * ```json
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Sid": "HandOverBacktests",
 *       "Effect": "Allow",
 *       "Action": "sqs:SendMessage",
 *       "Resource": "arn:aws:sqs:eu-central-1:600802701449:tradai-backtest-queue-dev.fifo"
 *     },
 *     {
 *       "Sid": "ReadItsSecrets",
 *       "Effect": "Allow",
 *       "Action": ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
 *       "Resource": "arn:aws:secretsmanager:eu-central-1:600802701449:secret:tradai/dev/exchange-keys-??????"
 *     }
 *   ]
 * }
 * ```
 *
 * 2. A resource's policy: the principal comes before the rest; the resource is the one it is attached to unless `.on`
 *    names a part of it. A key's policy begins with the delegation to the account by itself.
 *
 * ```ts
 * new ResourcePolicyBuilder(scope, "bucket", arns.bucket("logs"))
 *   .requireTls()
 *   .allow("s3:PutObject")
 *   .to("cloudtrail.amazonaws.com")
 *   .on(arns.objects("logs", "cloudtrail/"))
 *   .when({ ArnEquals: { "aws:SourceArn": arns.trail() } })
 *   .because("deliver the audit trail")
 *   .build();
 * ```
 * ```json
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Sid": "DeliverTheAuditTrail",
 *       "Effect": "Allow",
 *       "Principal": { "Service": "cloudtrail.amazonaws.com" },
 *       "Action": "s3:PutObject",
 *       "Resource": "arn:aws:s3:::tradai-logs-dev/cloudtrail/*",
 *       "Condition": {
 *         "ArnEquals": {
 *           "aws:SourceArn": "arn:aws:cloudtrail:eu-central-1:600802701449:trail/tradai-audit-trail-dev"
 *         }
 *       }
 *     },
 *     {
 *       "Sid": "RequireTls",
 *       "Effect": "Deny",
 *       "Principal": "*",
 *       "Action": "s3:*",
 *       "Resource": ["arn:aws:s3:::tradai-logs-dev", "arn:aws:s3:::tradai-logs-dev/*"],
 *       "Condition": { "Bool": { "aws:SecureTransport": "false" } }
 *     }
 *   ]
 * }
 * ```
 *
 * 3. A role's trust policy. Which services say for whom they act is one table, with the AWS page of each.
 *
 * ```ts
 * trustPolicy(scope, "cloudtrail.amazonaws.com", { sourceArn: arns.trail() });
 * ```
 * ```json
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Sid": "WriteTheAuditTrailToItsLogGroup",
 *       "Effect": "Allow",
 *       "Principal": { "Service": "cloudtrail.amazonaws.com" },
 *       "Action": "sts:AssumeRole",
 *       "Condition": {
 *         "ArnEquals": {
 *           "aws:SourceArn": "arn:aws:cloudtrail:eu-central-1:600802701449:trail/tradai-audit-trail-dev"
 *         },
 *         "StringEquals": { "aws:SourceAccount": "600802701449" }
 *       }
 *     }
 *   ]
 * }
 * ```
 *
 * `shared/policy/outside.ts` lists what may lie outside this account, region or environment, with the condition that
 * each needs; `kinds.ts` the kinds of resource policy; `trust.ts` the services that assume roles.
 *
 * @module
 */
export { itemActions } from "./grants/data";
export { BoundaryBuilder } from "./boundary";
export { DeploymentPolicyBuilder, worksOn } from "./deployment";
export type { Reach } from "./deployment";
export { PolicyBuilder } from "./policy-builder";
export { ResourcePolicyBuilder } from "./resource-policy";
export { PolicyDocument } from "./document";
export { trustPolicy, trustRows } from "./trust";
export { trustPeople, trustPipeline } from "./trust-people";
export { gitHub } from "./trust-people";
export type { PeopleOptions, PipelinePurpose } from "./trust-people";
export type { TrustedService, TrustOptions } from "./trust";
export type { PolicyScope } from "./environment";
export type { PolicyKindName } from "./kinds";
export type { RolePolicies } from "./builder";
export type { ConditionInput } from "./conditions";
