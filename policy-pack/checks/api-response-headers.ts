import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { besides, gatewayResponseType, integrationType, partsOf } from "../graph/rest-apis";
import type { Value } from "../graph/values";
import { show, UNKNOWN } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import { headers } from "./response-headers";

/** Answers of API Gateway itself that every API gives: to callers it refuses, and where it fails. */
const defaults = ["DEFAULT_4XX", "DEFAULT_5XX"] as const;
/** Integrations whose answers API Gateway puts together; a proxy passes those of its service on. */
const composed: readonly (string | undefined)[] = ["MOCK", "AWS", "HTTP"];

/** The headers of an answer by what names them, in small letters, without the quotes of a literal. */
function headersOf(answer: Resource): ReadonlyMap<string, Value> {
  return new Map(
    answer.inputs.entries("responseParameters").map(([key, value]) => {
      if (value === UNKNOWN) {
        throw new UnknownRead("responseParameters");
      }
      return [key.toLowerCase(), typeof value === "string" ? value.replace(/^'|'$/g, "") : value];
    }),
  );
}

function* unguarded(answer: Resource, prefix: string): Generator<Violation> {
  const given = headersOf(answer);
  for (const { name, isGood, expected } of headers) {
    const value = given.get(`${prefix}${name}`.toLowerCase());
    if (typeof value !== "string" || !isGood(value)) {
      yield {
        found: `the answer carries ${name} ${show(value)}`,
        expected: `\`responseParameters["${prefix}${name}"]\` in single quotes: ${expected}`,
        fix: "Set the four headers in `responseParameters` of the answer.",
      };
    }
  }
}

/** What API Gateway answers by itself is declared: its own answers carry no header. */
export const ownAnswersDeclared: Check = function* (api, { graph }) {
  const { parts, hasUnknown } = partsOf(graph, api, gatewayResponseType);
  const declared = parts.map(({ inputs }) => inputs.text("responseType"));
  const missing = defaults.filter((type) => !declared.includes(type));
  if (missing.length > 0 && hasUnknown) {
    throw new UnknownRead("restApiId of a Response");
  }
  if (missing.length > 0) {
    yield {
      found: `what API Gateway answers by itself carries no header: ${missing.join(" and ")}`,
      expected: `a Response of type ${missing.join(" and ")} with the four headers`,
      fix: "Add an aws.apigateway.Response for each.",
    };
  }
};

export const ownAnswersGuarded: Check = (answer) => unguarded(answer, "gatewayresponse.header.");

/** True for an answer that API Gateway puts together for a method. */
function isComposed(answer: Resource, { graph }: RuleContext): boolean {
  return besides(graph, answer, integrationType).some(({ inputs }) => composed.includes(inputs.text("type")));
}

/** The answer of an integration without service behind it carries what the load balancer adds to the others. */
export const composedAnswersGuarded: Check = function* (answer, context) {
  if (isComposed(answer, context)) {
    yield* unguarded(answer, "method.response.header.");
  }
};

/** A header that the method does not declare cannot be set: API Gateway refuses the mapping. */
export const headersDeclared: Check = function* (answer, context) {
  if (!isComposed(answer, context)) {
    return;
  }
  const prefix = "method.response.header.";
  const declared = headersOf(answer);
  const missing = headers.filter(({ name }) => !declared.has(`${prefix}${name}`.toLowerCase()));
  if (missing.length > 0) {
    yield {
      found: `the method does not declare ${missing.map(({ name }) => name).join(", ")} for its answer`,
      expected: `each of them as "${prefix}{name}": true`,
      fix: "Declare the headers in `responseParameters` of the MethodResponse.",
    };
  }
};
