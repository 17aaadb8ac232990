import type { Settings } from "../../shared/config";
import type { Mutation } from "../../tools/engine/mutation";
import { changed, describeMistakes, removed } from "./mistakes";
import type { Mistake } from "./mistakes";

const everywhere = ["dev", "prod"] as const;
const dev = ["dev"] as const;
const prod = ["prod"] as const;
const association = "aws:wafv2/webAclAssociation:WebAclAssociation";

/** A rule of a web ACL, as far as mutations change it. */
interface AclRule {
  readonly name: string;
  readonly statement: Readonly<Record<string, object>>;
}

/** A mutation that changes one rule of the web ACL in front of the API. */
function aclRule(name: string, change: (rule: AclRule) => object): Mutation {
  return {
    resource: { type: "aws:wafv2/webAcl:WebAcl", name: "waf" },
    change: ({ props, opts }) => {
      const rules = props.rules as readonly AclRule[];
      return {
        props: { ...props, rules: rules.map((rule) => (rule.name === name ? change(rule) : rule)) },
        opts,
      };
    },
  };
}

/** A mutation that puts the web ACL in front of an HTTP API, which the stage of the REST API then goes without. */
function beforeHttpApi({ region }: Settings): Mutation {
  return changed(association, "waf-association", {
    resourceArn: `arn:aws:apigateway:${region}::/apis/abc/stages/$default`,
  });
}

const mistakes: readonly Mistake[] = [
  {
    title: "an API whose web ACL is attached to nothing",
    environments: everywhere,
    mutation: removed(association, "waf-association"),
    rule: "waf-attached",
    resource: "api-stage",
  },
  {
    title: "a web ACL in front of the sign-in that is attached to nothing",
    environments: dev,
    mutation: removed(association, "waf-auth-association"),
    rule: "waf-attached",
    resource: "waf-auth",
    // The rule of it that only counts is excused by the sign-in alone.
    breaksToo: ["waf-rules-complete"],
  },
  {
    title: "a web ACL in front of an HTTP API",
    environments: everywhere,
    mutation: beforeHttpApi,
    rule: "waf-attached",
    resource: "waf-association",
  },
  {
    title: "a web ACL whose records hold tokens",
    environments: everywhere,
    mutation: changed("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "waf-logging", {
      redactedFields: undefined,
    }),
    rule: "waf-logged",
    resource: "waf-logging",
  },
  {
    title: "a web ACL without records",
    environments: prod,
    mutation: removed("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "waf-auth-logging"),
    rule: "waf-logged",
    resource: "waf-auth",
  },
  {
    title: "a limit of 1000 requests of one address",
    environments: prod,
    mutation: aclRule("RateLimitRule", (rule) => ({
      ...rule,
      statement: { rateBasedStatement: { ...rule.statement.rateBasedStatement, limit: 1000 } },
    })),
    rule: "waf-rules-complete",
    resource: "waf",
  },
  {
    title: "a set of rules that only counts",
    environments: dev,
    mutation: aclRule("AWSManagedRulesSQLiRuleSet", (rule) => ({ ...rule, overrideAction: { count: {} } })),
    rule: "waf-rules-complete",
    resource: "waf",
  },
];

describeMistakes("edge", mistakes);
