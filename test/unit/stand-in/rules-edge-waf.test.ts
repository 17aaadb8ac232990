import type { Values } from "../../../tools/stand-in/values";
import { acl, aclArn, here, staged, stageArn } from "./edge-ground";
import { policy } from "./harness";
import { by, testRefusals, type Ground } from "./refused";

const association = "aws:wafv2/webAclAssociation:WebAclAssociation";
const logging = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const group = "aws:cloudwatch/logGroup:LogGroup";
const visibilityConfig: Values = {
  metricName: "w",
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
};

const logsAdmitted = (ground: Ground): void =>
  ground.make("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "delivery", {
    policyName: "delivery",
    policyDocument: policy({
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    }),
  });

const managed = (names: readonly string[]): Values[] =>
  names.map((name, priority) => ({
    name: `${name}-${priority}`,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { name, vendorName: "AWS" } },
  }));

describe("stand-in rules of the filter", () => {
  testRefusals([
    {
      title: "an ACL in front of an HTTP API",
      given: (ground) => {
        acl(ground);
        staged(ground);
      },
      type: association,
      inputs: (ground) => ({
        webAclArn: aclArn(ground),
        resourceArn: "arn:aws:apigateway:eu-central-1::/apis/a1b2c3d4e5/stages/v1",
      }),
      error: /^WAFInvalidParameterException: .*RESOURCE_ARN.*\/apis\/.*\n.*not of an HTTP API/,
      mended: (ground) => ({ resourceArn: stageArn(ground) }),
    },
    {
      title: "an ACL in front of a stage that is not there yet",
      given: acl,
      type: association,
      inputs: (ground) => ({
        webAclArn: aclArn(ground),
        resourceArn: "arn:aws:apigateway:eu-central-1::/restapis/none/stages/v1",
      }),
      error: /^WAFUnavailableEntityException/,
      mended: (ground) => {
        staged(ground);
        return { resourceArn: stageArn(ground) };
      },
    },
    {
      title: "an ACL in front of a user pool that is not there yet",
      given: acl,
      type: association,
      inputs: (ground) => ({
        webAclArn: aclArn(ground),
        resourceArn: `arn:aws:cognito-idp:${here}:userpool/none`,
      }),
      error: /^WAFUnavailableEntityException/,
      mended: (ground) => {
        ground.make("aws:cognito/userPool:UserPool", "pool", { name: "p" });
        return { resourceArn: `arn:aws:cognito-idp:${here}:userpool/${ground.id("pool")}` };
      },
    },
    {
      title: "the association of an ACL that does not exist",
      given: (ground) => {
        acl(ground);
        staged(ground);
      },
      type: association,
      inputs: (ground) => ({ webAclArn: "none", resourceArn: stageArn(ground) }),
      error: /^WAFNonexistentItemException/,
      mended: (ground) => ({ webAclArn: aclArn(ground) }),
    },
    {
      title: "a second ACL in front of one stage",
      given: (ground) => {
        acl(ground);
        staged(ground);
        ground.make("aws:wafv2/webAcl:WebAcl", "first", { name: "first", scope: "REGIONAL" });
        ground.make(association, "taken", {
          webAclArn: ground.id("first"),
          resourceArn: stageArn(ground),
        });
      },
      type: association,
      inputs: (ground) => ({ webAclArn: aclArn(ground), resourceArn: stageArn(ground) }),
      error: /^Conflict: .*would be overwritten/,
      mended: (ground) => {
        const [held] = ground.harness.cloud.list(association);
        ground.harness.delete(association, held?.id ?? "", {}, "taken");
        return undefined;
      },
    },
    {
      title: "records of requests in a group of another name",
      given: (ground) => {
        acl(ground);
        logsAdmitted(ground);
        for (const name of ["waf", "aws-waf-logs-a"]) ground.make(group, name, { name });
      },
      type: logging,
      inputs: (ground) => ({
        resourceArn: aclArn(ground),
        logDestinationConfigs: [`arn:aws:logs:${here}:log-group:waf`],
      }),
      error: /^WAFInvalidParameterException: .*LOG_DESTINATION.*\n.*aws-waf-logs-/,
      mended: () => ({ logDestinationConfigs: [`arn:aws:logs:${here}:log-group:aws-waf-logs-a`] }),
    },
    {
      title: "records of requests before a policy lets them in",
      given: (ground) => {
        acl(ground);
        ground.make(group, "logs", { name: "aws-waf-logs-a" });
      },
      type: logging,
      inputs: (ground) => ({
        resourceArn: aclArn(ground),
        logDestinationConfigs: [`arn:aws:logs:${here}:log-group:aws-waf-logs-a`],
      }),
      error: /^WAFLogDestinationPermissionIssueException/,
      mended: by(logsAdmitted),
    },
    {
      title: "an ACL of more rules than its capacity",
      given: () => undefined,
      type: "aws:wafv2/webAcl:WebAcl",
      inputs: () => ({
        name: "w",
        visibilityConfig,
        rules: managed(Array.from({ length: 8 }, () => "AWSManagedRulesCommonRuleSet")),
      }),
      error: /^WAFLimitsExceededException: .*\n.*5600 of 5000/,
      mended: () => ({ rules: managed(["AWSManagedRulesCommonRuleSet"]) }),
    },
    {
      title: "a rule that answers with a body which the ACL does not have",
      given: () => undefined,
      type: "aws:wafv2/webAcl:WebAcl",
      inputs: () => ({
        name: "w",
        visibilityConfig,
        rules: [{ action: { block: { customResponse: { customResponseBodyKey: "late" } } } }],
      }),
      error: /^WAFInvalidParameterException: .*custom response body.*\n.*'late'/,
      mended: () => ({
        customResponseBodies: [{ key: "late", content: "{}", contentType: "APPLICATION_JSON" }],
      }),
    },
  ]);
});
