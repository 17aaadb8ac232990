import { textOf, valuesAt, type Value } from "../../values";
import { special, type SpecialCase } from "./case";

const acl = "aws:wafv2/webAcl:WebAcl";
const association = "aws:wafv2/webAclAssociation:WebAclAssociation";
const associationPage = "waf/latest/APIReference/API_AssociateWebACL.html";

/** What a regional ACL stands in front of, by the form of its ARN; the lists tell how to find it. */
const guarded: readonly { form: RegExp; types: readonly string[] }[] = [
  { form: /^arn:aws[\w-]*:apigateway:[\w-]*::\/restapis\//, types: ["aws:apigateway/stage:Stage"] },
  {
    form: /^arn:aws[\w-]*:elasticloadbalancing:.*:loadbalancer\/app\//,
    types: ["aws:lb/loadBalancer:LoadBalancer"],
  },
  { form: /^arn:aws[\w-]*:cognito-idp:.*:userpool\//, types: ["aws:cognito/userPool:UserPool"] },
  { form: /^arn:aws[\w-]*:(?:appsync|apprunner|ec2|amplify):/, types: [] },
];

/** An HTTP API's ARN (`…::/apis/…`) is none of those: WAF does not know such an API. */
const guardable = special(association, "WAFInvalidParameterException", associationPage, ({ inputs }) => {
  const arn = textOf(inputs.resourceArn);
  if (arn === undefined || guarded.some(({ form }) => form.test(arn))) return [];
  return {
    said: `Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: RESOURCE_ARN, parameter: ${arn}`,
    hint: "a web ACL stands in front of a REST API's stage, an application load balancer or a user pool, not of an HTTP API",
  };
});

const guardedThere = special(
  association,
  "WAFUnavailableEntityException",
  associationPage,
  ({ inputs }, cloud) => {
    const arn = textOf(inputs.resourceArn) ?? "";
    const types = guarded.find(({ form }) => form.test(arn))?.types ?? [];
    if (types.length === 0) return [];
    const found = cloud.find(types, arn);
    return found === undefined
      ? {
          said: "AWS WAF couldn't retrieve the resource that you requested. Retry your request.",
          hint: `'${arn}' does not exist at this moment; state the dependency with dependsOn`,
        }
      : [found];
  },
);

/** Web ACL capacity units of AWS's groups: waf/latest/developerguide/aws-managed-rule-groups-list.html. */
const groupCapacity: Readonly<Record<string, number>> = {
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
  AWSManagedRulesUnixRuleSet: 100,
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesBotControlRuleSet: 50,
  AWSManagedRulesATPRuleSet: 50,
  AWSManagedRulesACFPRuleSet: 50,
};

/** At least what the rules take; a statement of the ACL's own counts as one. */
export function capacityOf(rules: Value | undefined): number {
  const list = Array.isArray(rules) ? rules : [];
  return list.reduce<number>((sum, rule) => {
    const [name] = valuesAt(rule, "statement.managedRuleGroupStatement.name");
    return sum + (groupCapacity[textOf(name) ?? ""] ?? 1);
  }, 0);
}

const capacity = special(
  acl,
  "WAFLimitsExceededException",
  "waf/latest/developerguide/aws-waf-capacity-units.html",
  ({ inputs }) => {
    const used = capacityOf(inputs.rules);
    return used > 5000
      ? {
          said: "AWS WAF couldn't perform the operation because you exceeded your resource limit.",
          hint: `the rules take ${used} of 5000 capacity units`,
        }
      : [];
  },
);

/** A rule may only answer with a body that the ACL has. */
const bodies = special(
  acl,
  "WAFInvalidParameterException",
  "waf/latest/APIReference/API_CustomResponse.html",
  ({ inputs }) => {
    const keys = valuesAt(inputs, "customResponseBodies[].key");
    const missing = ["rules[].action.block", "defaultAction.block"]
      .flatMap((path) => valuesAt(inputs, `${path}.customResponse.customResponseBodyKey`))
      .find((key) => !keys.includes(key));
    if (missing === undefined) return [];
    return {
      said: "Error reason: The referenced custom response body is not defined., field: CUSTOM_RESPONSE_BODY",
      hint: `the ACL's customResponseBodies have no '${textOf(missing) ?? ""}'`,
    };
  },
);

const logNames = special(
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  "WAFInvalidParameterException",
  "waf/latest/developerguide/logging-destinations.html",
  ({ inputs }) => {
    const wrong = valuesAt(inputs, "logDestinationConfigs[]")
      .map((arn) => textOf(arn) ?? "")
      .find((arn) => arn !== "" && !/(?::log-group:|:::|deliverystream\/)aws-waf-logs-/.test(arn));
    if (wrong === undefined) return [];
    return {
      said: `Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: LOG_DESTINATION, parameter: ${wrong}`,
      hint: "the destination's name must begin with aws-waf-logs-",
    };
  },
);

/** Reviewed 2026-11-21. */
export const wafCases: readonly SpecialCase[] = [guardable, guardedThere, capacity, bodies, logNames];
