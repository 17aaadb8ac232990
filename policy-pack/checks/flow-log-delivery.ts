import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { statementsOf } from "../iam/documents";
import type { RuleContext, Violation } from "../rule";
import { logGroupType } from "./log-producers";
import { missingWrites } from "./log-writers";

const roleType = "aws:iam/role:Role";
const service = "vpc-flow-logs.amazonaws.com";
/** What a record must say to be an answer: who sent what to whom, and whether it passed. */
const wanted = ["srcaddr", "dstaddr", "dstport", "protocol", "action"] as const;

/** Why nothing arrives from a flow log, or nothing that answers a question. */
export function* deliveryProblems(log: Resource, context: RuleContext): Iterable<Violation> {
  const { inputs } = log;
  const format = inputs.text("logFormat");
  const left = format === undefined ? [] : wanted.filter((field) => !format.includes(`\${${field}}`));
  if (left.length > 0) {
    yield {
      found: `the records of the flow log lack ${left.join(", ")}`,
      expected: "AWS's own format, or one with these fields",
      fix: "Leave logFormat out, or add the fields.",
      resource: log,
    };
  }
  if ((inputs.text("logDestinationType") ?? "cloud-watch-logs") === "cloud-watch-logs") {
    yield* roleProblems(log, context);
  } else if (!inputs.has("logDestination")) {
    yield {
      found: "the flow log has no destination",
      expected: "`logDestination`",
      fix: "Name the bucket.",
      resource: log,
    };
  }
}

/** The service writes into a group with a role, which it must be able to assume and which must grant the writing. */
function* roleProblems(log: Resource, { graph }: RuleContext): Iterable<Violation> {
  const role = targetOf(graph, log, "iamRoleArn", [roleType]);
  if (role.kind === "absent") {
    yield {
      found: "the flow log has no role: nothing is delivered",
      expected: "`iamRoleArn`",
      fix: `Give it a role that ${service} assumes.`,
      resource: log,
    };
  }
  if (role.kind !== "resource") {
    return;
  }
  const trusts = statementsOf(role.resource, "trust").some(
    ({ allows, principals }) => allows && principals.some(({ value }) => value === service),
  );
  const group = targetOf(graph, log, "logDestination", [logGroupType]);
  const missing = group.kind === "resource" ? missingWrites(graph, role.resource, group.resource) : [];
  const problem = !trusts
    ? `does not trust ${service}`
    : missing.length > 0
      ? `does not grant ${missing.join(" and ")}`
      : undefined;
  if (problem !== undefined) {
    yield {
      found: `${role.resource.name} ${problem}: nothing is delivered`,
      expected: `a role that ${service} assumes and that may write into the group`,
      fix: "Put the role right.",
      resource: log,
    };
  }
}
