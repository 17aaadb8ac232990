import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { UNKNOWN } from "../graph/values";
import type { RuleContext } from "../rule";
import type { CompanionRow } from "./companion-form";
import { companion, keyedBy } from "./companion-form";
import { gatewayResponses } from "./companion-sets";

/** What answers, and whom. */
export const interfaceCompanions: readonly CompanionRow[] = [
  companion(
    "apigateway/restApi",
    "apigateway/response restApiId",
    "that error has a body of AWS's own form",
    {
      keys: keyedBy("responseType", gatewayResponses),
    },
  ),
  companion(
    "apigateway/methodResponse",
    "apigateway/integrationResponse",
    "the method never answers with this status",
    {
      when: isMapped,
      keys: { wanted: (response) => [answerOf(response)], of: (response) => [answerOf(response)] },
    },
  ),
  companion(
    "cognito/userPoolClient",
    "ssm/parameter insecureValue",
    "whoever signs in with it cannot look its identifier up",
  ),
  companion("cognito/userPoolDomain", "ssm/parameter", "whoever signs in cannot look the address up", {
    keys: {
      wanted: ({ inputs }) => [inputs.text("domain") ?? ""],
      of: (parameter) => {
        const value = parameter.inputs.raw("insecureValue");
        if (value === UNKNOWN && parameter.dependenciesOf("insecureValue").length === 0) {
          throw new UnknownRead("insecureValue of a Parameter");
        }
        const [, prefix] = typeof value === "string" ? (/^https:\/\/([^./]+)\.auth\./.exec(value) ?? []) : [];
        return prefix === undefined ? [] : [prefix];
      },
    },
  }),
];

/** The path by which parts of an API belong together, told also where its identifier is not known yet. */
function pathOf(part: Resource): string {
  const value = part.inputs.raw("resourceId");
  const [source, second] = part.dependenciesOf("resourceId");
  if (typeof value === "string") {
    return value;
  }
  if (!source || second) {
    throw new Undecidable("the path of a part of the API is known only after the update");
  }
  return source.urn;
}

const answerOf = (part: Resource): string =>
  `${part.inputs.text("httpMethod") ?? ""} ${part.inputs.text("statusCode") ?? ""} on ${pathOf(part)}`;

/** An integration that passes answers on as they are maps none. */
function isMapped(response: Resource, { graph }: RuleContext): boolean {
  const method = response.inputs.text("httpMethod");
  return graph
    .ofType("aws:apigateway/integration:Integration")
    .some(
      (each) =>
        each.inputs.text("httpMethod") === method &&
        pathOf(each) === pathOf(response) &&
        each.inputs.text("type")?.endsWith("_PROXY") === false,
    );
}
