import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";
import type { FrontDoor } from "../../shared/naming";
import { createWafLogs, recordRequests, secretHeaders } from "./logs";
import type { WafLogs } from "./logs";
import { aclRules, visibility } from "./rules";

/** What the web ACLs stand in front of. */
export interface WafParts {
  readonly persistent: PersistentOutputs;
  /** Stage of the REST API; AWS answers `arn:aws:apigateway:{region}::/restapis/{id}/stages/{name}`. */
  readonly stage: { readonly arn: pulumi.Input<string> };
}

export type WebAcls = Readonly<Record<FrontDoor, aws.wafv2.WebAcl>>;

function createAcl(
  context: LayerContext,
  door: FrontDoor,
  guarded: pulumi.Input<string>,
  logs: WafLogs,
): aws.wafv2.WebAcl {
  const { names, settings } = context;
  const logicalName = door === "api" ? "waf" : "waf-auth";
  const name = names.webAcl(door);
  const acl = new aws.wafv2.WebAcl(
    logicalName,
    {
      name,
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rules: aclRules(door, settings),
      visibilityConfig: visibility(names.webAclMetric(door)),
      // Samples show whole requests, and what logging leaves out stays in them.
      dataProtectionConfig: {
        dataProtections: [
          { action: "SUBSTITUTION", field: { fieldType: "SINGLE_HEADER", fieldKeys: [...secretHeaders] } },
        ],
      },
      tags: context.tags(name),
    },
    context.options(),
  );
  recordRequests(context, `${logicalName}-logging`, acl, logs);
  new aws.wafv2.WebAclAssociation(
    `${logicalName}-association`,
    { resourceArn: guarded, webAclArn: acl.arn },
    context.options(),
  );
  return acl;
}

/**
 * The documented web ACL in front of the API's stage, which nothing was behind, and one in front of the sign-in
 * (architecture.md 1.4, decisions.md section 5). None in front of the internal load balancer: behind the VPC link all
 * clients have one address, and the rate rule would block everyone.
 *
 * The metric of the second is its own name: two ACLs of one metric would be counted together.
 */
export function createWaf(context: LayerContext, { persistent, stage }: WafParts): WebAcls {
  const logs = createWafLogs(context, persistent);
  return {
    api: createAcl(context, "api", stage.arn, logs),
    "sign-in": createAcl(context, "sign-in", persistent.userPool.arn, logs),
  };
}
