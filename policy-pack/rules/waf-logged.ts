import { ofType } from "../checks/of-type";
import { aclLogged, blockedKept, destinationNamed, secretsRedacted } from "../checks/waf-logging";
import { aclLogging, webAcl } from "../examples/front-door";
import { aclLoggingType, webAclType } from "../graph/web-acls";
import type { Fixture, Rule, ViolatingExample } from "../rule";

const group = (name: string): Fixture => ({
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "group",
  inputs: { name },
});
const toGroup = (logging: Fixture): Fixture => ({
  ...logging,
  inputs: { ...logging.inputs, logDestinationConfigs: [Symbol("unknown")] },
  references: { ...logging.references, logDestinationConfigs: ["group"] },
});
const keep = (action: string): object => ({
  behavior: "KEEP",
  requirement: "MEETS_ANY",
  conditions: [{ actionCondition: { action } }],
});
const wrong = (title: string, inputs: Fixture["inputs"], says: string): ViolatingExample => ({
  title,
  resources: [webAcl(), aclLogging(inputs)],
  resource: "logging",
  says,
});

const rule: Rule = {
  name: "waf-logged",
  title: "What a firewall saw is kept, without secrets",
  description:
    "Every WebACL logs what it blocks to a destination that is named for it, and no log holds the headers that carry tokens.",
  rationale:
    "Without a log nobody can tell an attack from a customer who was blocked; with the headers in it whoever reads the log can act as any user.",
  remediation:
    "Add a WebAclLoggingConfiguration to a group whose name begins with aws-waf-logs-, with the authorization and cookie headers redacted.",
  severity: "medium",
  kind: "stack",
  catalogue: { securityHub: ["WAF.11"], checkov: ["CKV2_AWS_31"] },
  findings: ["TRADAI-H-06", "TRADAI-S-31", "ORION-09"],
  types: [webAclType, aclLoggingType],
  checks: [
    ofType([webAclType], aclLogged),
    ...[destinationNamed, secretsRedacted, blockedKept].map((check) => ofType([aclLoggingType], check)),
  ],
  examples: {
    compliant: [
      { title: "A group by its ARN", resources: [webAcl(), aclLogging()] },
      {
        title: "A group that AWS has yet to name",
        resources: [webAcl(), group("aws-waf-logs-tradai-prod"), toGroup(aclLogging())],
      },
      {
        title: "Some of what passed left out",
        resources: [
          webAcl(),
          aclLogging({ loggingFilter: { defaultBehavior: "DROP", filters: [keep("BLOCK"), keep("COUNT")] } }),
        ],
      },
    ],
    violating: [
      { title: "No log", resources: [webAcl()], resource: "waf", says: "what was blocked" },
      {
        title: "A group of another name",
        resources: [webAcl(), group("/tradai/prod/waf"), toGroup(aclLogging())],
        resource: "logging",
        says: '"/tradai/prod/waf", which WAF refuses',
      },
      wrong(
        "A bucket of another name by its ARN",
        { logDestinationConfigs: ["arn:aws:s3:::tradai-logs-prod"] },
        '"tradai-logs-prod", which WAF refuses',
      ),
      wrong("Tokens in the log", { redactedFields: undefined }, "authorization and cookie"),
      wrong(
        "Cookies in the log",
        { redactedFields: [{ singleHeader: { name: "Authorization" } }] },
        "reads cookie",
      ),
      wrong(
        "What was blocked left out",
        { loggingFilter: { defaultBehavior: "DROP", filters: [keep("COUNT")] } },
        "drops what was blocked",
      ),
    ],
  },
};

export default rule;
