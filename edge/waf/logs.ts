import * as aws from "@pulumi/aws";
import { createLogGroup } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";
import { ResourcePolicyBuilder } from "../../shared/policy";

/** Headers that sign a caller in: in no record and in no sample (TRADAI-S-31). */
export const secretHeaders = ["authorization", "cookie"] as const;

/** Where records go, and what lets them in. */
export interface WafLogs {
  readonly group: aws.cloudwatch.LogGroup;
  readonly policy: aws.cloudwatch.LogResourcePolicy;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html */
function deliveryPolicy({ arns, names, settings }: LayerContext): string {
  return new ResourcePolicyBuilder(settings, "logGroup")
    .allow(["logs:CreateLogStream", "logs:PutLogEvents"])
    .to("delivery.logs.amazonaws.com")
    .on(`${arns.logGroup(names.wafLogGroup())}:log-stream:*`)
    .when({ StringEquals: { "aws:SourceAccount": settings.account } })
    .when({ ArnLike: { "aws:SourceArn": arns.logDeliveries() } })
    .because("Deliver the records of the web ACLs")
    .build().json;
}

/**
 * The documented log group with the policy that AWS would otherwise add by itself, if the rights of whoever deploys
 * allowed it.
 */
export function createWafLogs(context: LayerContext, persistent: PersistentOutputs): WafLogs {
  const { names, settings } = context;
  const group = createLogGroup(context, "waf-logs", {
    name: names.wafLogGroup(),
    retentionInDays: settings.retention.logsDays,
    kmsKeyArn: persistent.keys.logs?.arn,
    // Addresses are what an investigation looks for; what signs a caller in is left out before it is written.
    dataProtection: "none",
  });
  const policy = new aws.cloudwatch.LogResourcePolicy(
    "waf-logs-policy",
    { policyName: names.wafLogDelivery(), policyDocument: deliveryPolicy(context) },
    context.options(),
  );
  return { group, policy };
}

/**
 * Records every request of a web ACL, whether blocked, allowed or counted, as the documents want it. TRADAI-S-31 would let
 * allowed ones be left out: the rate rule keeps them few, and who was let in is what an investigation asks first.
 */
export function recordRequests(
  context: LayerContext,
  logicalName: string,
  acl: aws.wafv2.WebAcl,
  { group, policy }: WafLogs,
): void {
  new aws.wafv2.WebAclLoggingConfiguration(
    logicalName,
    {
      resourceArn: acl.arn,
      logDestinationConfigs: [group.arn],
      redactedFields: secretHeaders.map((name) => ({ singleHeader: { name } })),
    },
    context.options({ dependsOn: [policy] }),
  );
}
