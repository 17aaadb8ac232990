import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { parseArn } from "../iam/patterns";
import { aclLoggingType } from "../graph/web-acls";
import type { Check } from "../rule";

/** A WebACL keeps what it saw. */
export const aclLogged: Check = function* (acl, { graph, requireWhole }) {
  if (companionsOf(graph, acl, aclLoggingType, "resourceArn").length > 0) {
    return;
  }
  requireWhole("the logging configuration may be declared in another layer");
  if (mayHaveCompanion(graph, acl, aclLoggingType, "resourceArn")) {
    throw new UnknownRead("resourceArn of a WebAclLoggingConfiguration");
  }
  yield {
    found: "nobody can tell afterwards what was blocked, and why",
    expected: "a WebAclLoggingConfiguration of the WebACL",
  };
};

/** Where WAF delivers. */
const destinationTypes = [
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:s3/bucket:Bucket",
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
];
const prefix = "aws-waf-logs-";
const isNamedForWaf = new RegExp(`^(?:log-group:|deliverystream/)?${prefix}`);

/** The name of a destination, behind its kind where an ARN says it; throws where it cannot be told. */
function nameOf(graph: ResourceGraph, logging: Resource, value: Value): string {
  const target = resolve(graph, logging, "logDestinationConfigs", value, destinationTypes);
  if (target.kind === "resource") {
    const { inputs, name } = target.resource;
    return inputs.text("bucket") ?? inputs.text("name") ?? name;
  }
  if (target.kind === "undeclared") {
    return parseArn(target.value)?.resource ?? target.value;
  }
  throw new UnknownRead("logDestinationConfigs");
}

/** WAF delivers only to what is named for it. */
export const destinationNamed: Check = function* (logging, { graph }) {
  for (const value of logging.inputs.list("logDestinationConfigs")) {
    const name = nameOf(graph, logging, value);
    if (!isNamedForWaf.test(name)) {
      yield {
        found: `it delivers to "${name}", which WAF refuses`,
        expected: `a destination whose name begins with "${prefix}"`,
      };
    }
  }
};

const secretHeaders = ["authorization", "cookie"] as const;

/** TRADAI-S-31: a log of requests holds no key to them. */
export const secretsRedacted: Check = function* ({ inputs }) {
  const redacted = inputs
    .blocks("redactedFields")
    .map((field) => field.text("singleHeader.name")?.toLowerCase());
  const missing = secretHeaders.filter((header) => !redacted.includes(header));
  if (missing.length > 0) {
    yield {
      found: `whoever reads the log reads ${missing.join(" and ")}: the tokens of every user`,
      expected: `\`redactedFields\` with ${missing.map((name) => `{ singleHeader: { name: "${name}" } }`).join(", ")}`,
    };
  }
};

/** What was blocked stays in the log whatever else is left out. */
export const blockedKept: Check = function* ({ inputs }) {
  const about = (behavior: string): boolean =>
    inputs
      .blocks("loggingFilter.filters")
      .some(
        (filter) =>
          filter.text("behavior") === behavior &&
          filter
            .blocks("conditions")
            .some((condition) => condition.text("actionCondition.action") === "BLOCK"),
      );
  const dropsRest = inputs.text("loggingFilter.defaultBehavior") === "DROP";
  if (about("DROP") || (dropsRest && !about("KEEP"))) {
    yield {
      found: "the filter drops what was blocked",
      expected: "a filter that keeps the action BLOCK, or none",
    };
  }
};
