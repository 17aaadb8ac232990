import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { integrationType, pathType, restApiType } from "../graph/rest-apis";
import { UNKNOWN } from "../graph/values";
import type { RuleContext } from "../rule";
import type { CompanionRow } from "./companion-form";
import { companion, keyedBy } from "./companion-form";
import { gatewayResponses } from "./companion-sets";

/** The address at which a user pool signs in, with the prefix that its domain chose. */
const signInHost = /^https:\/\/([^./]+)\.auth\./;

/** What answers, and whom. */
export const interfaceCompanions: readonly CompanionRow[] = [
  companion(
    "apigateway/restApi",
    ["apigateway/response", "restApiId"],
    "that error has a body of AWS's own form",
    {
      keys: keyedBy("responseType", gatewayResponses),
    },
  ),
  companion(
    "apigateway/methodResponse",
    ["apigateway/integrationResponse"],
    "the method never answers with this status",
    {
      when: isMapped,
      keys: { wanted: answerOf, of: answerOf },
    },
  ),
  companion(
    "cognito/userPoolClient",
    ["ssm/parameter", "insecureValue"],
    "whoever signs in with it cannot look its identifier up",
  ),
  companion("cognito/userPoolDomain", ["ssm/parameter"], "whoever signs in cannot look the address up", {
    keys: {
      wanted: ({ inputs }) => inputs.texts("domain"),
      of: (parameter) => {
        if (parameter.inputs.raw("insecureValue") !== UNKNOWN) {
          return parameter.inputs.texts("insecureValue").map((value) => signInHost.exec(value)?.[1]);
        }
        if (parameter.dependenciesOf("insecureValue").length === 0) {
          throw new UnknownRead("insecureValue of a Parameter");
        }
        return undefined;
      },
    },
  }),
];

/** The path by which parts of an API belong together, told also where its identifier is not known yet. */
function pathOf(graph: ResourceGraph, part: Resource): string {
  const path = targetOf(graph, part, "resourceId", [pathType, restApiType]);
  switch (path.kind) {
    case "resource":
      return path.resource.name;
    case "undeclared":
      return path.value;
    default:
      throw new UnknownRead(`resourceId of ${part.name}`);
  }
}

/** What a response answers to, and how. */
function answerOf(part: Resource, { graph }: RuleContext): readonly string[] {
  const { inputs } = part;
  return [
    [...inputs.texts("httpMethod"), ...inputs.texts("statusCode"), "on", pathOf(graph, part)].join(" "),
  ];
}

/** Integrations that pass answers on as they are map none. */
const mapping: readonly (string | undefined)[] = ["AWS", "HTTP", "MOCK"];

function isMapped(response: Resource, { graph }: RuleContext): boolean {
  const method = response.inputs.text("httpMethod");
  return graph
    .ofType(integrationType)
    .some(
      (each) =>
        each.inputs.text("httpMethod") === method &&
        pathOf(graph, each) === pathOf(graph, response) &&
        mapping.includes(each.inputs.text("type")),
    );
}
