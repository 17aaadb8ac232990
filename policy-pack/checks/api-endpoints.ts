import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { domainMappingTypes, gatewayResponseType, isPrivate, partsOf } from "../graph/rest-apis";
import { show, UNKNOWN } from "../graph/values";
import type { Check } from "../rule";

/** TRADAI-S-09: an API is reached by its domain alone, and where prod is concerned it has one. */
export const reachedByDomain: Check = function* (api, { graph, settings, requireWhole }) {
  if (isPrivate(api)) {
    return;
  }
  const isOff = api.inputs.flag("disableExecuteApiEndpoint") === true;
  const mappings = domainMappingTypes.map((type) => partsOf(graph, api, type));
  if (mappings.some(({ parts }) => parts.length > 0)) {
    if (!isOff) {
      yield {
        found: "AWS's own address answers beside the domain: what guards the domain is passed by",
        expected: "`disableExecuteApiEndpoint: true`",
      };
    }
    return;
  }
  requireWhole("the domain may be declared in another layer");
  if (mappings.some(({ hasUnknown }) => hasUnknown)) {
    throw new UnknownRead("the API of a mapping");
  }
  if (settings.ownDomain) {
    yield { found: "the API has no domain of its own", expected: "a DomainName and a BasePathMapping" };
  } else if (isOff) {
    yield {
      found: "nobody reaches the API: it has no domain and AWS's own address is off",
      expected: "a domain, or `disableExecuteApiEndpoint: false`",
    };
  }
};

/** The way to an API, or to its domain, leads through no network of AWS's that is not said. */
export const endpointStated: Check = function* ({ inputs }) {
  const type = inputs.text("endpointConfiguration.types");
  if (type !== "REGIONAL" && type !== "PRIVATE") {
    yield {
      found: `the endpoint is ${show(type)}: CloudFront, where nothing is said, of which the program knows nothing`,
      expected: '`endpointConfiguration: { types: "REGIONAL" }`',
    };
  }
};

/**
 * The one policy that takes TLS 1.0, which holds where none is said.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
 */
const outdated: readonly (string | undefined)[] = ["TLS_1_0", undefined];

export const endpointEncrypted: Check = function* ({ inputs }) {
  const policy = inputs.text("securityPolicy");
  if (outdated.includes(policy)) {
    yield {
      found: `\`securityPolicy\` is ${show(policy)}: it may speak TLS 1.0`,
      expected: "a policy of TLS 1.2 or later, for example SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
    };
  } else if (policy !== "TLS_1_2" && !inputs.has("endpointAccessMode")) {
    yield {
      found: `\`securityPolicy\` is ${show(policy)} without access mode: API Gateway refuses it`,
      expected: '`endpointAccessMode`: "BASIC" or "STRICT"',
    };
  }
};

/** ORION-24: whoever calls reads every error in the same way. */
export const errorsAlike: Check = function* (api, { graph }) {
  const shapes = partsOf(graph, api, gatewayResponseType).parts.map((answer) => ({
    answer,
    keys: keysOf(answer),
  }));
  for (const { answer } of shapes.filter(({ keys }) => keys === "")) {
    yield {
      found: `${answer.name} says what is wrong in no JSON of the program's`,
      expected: "`responseTemplates` with application/json",
      resource: answer,
    };
  }
  const told = shapes.filter(({ keys }) => keys !== "");
  for (const first of told.slice(0, 1)) {
    for (const { answer, keys } of told.filter((each) => each.keys !== first.keys)) {
      yield {
        found: `${answer.name} holds ${keys}, ${first.answer.name} ${first.keys}`,
        expected: "one shape of errors",
        resource: answer,
      };
    }
  }
};

/** The names in an answer's template of JSON, which is no JSON before API Gateway fills it in. */
function keysOf({ inputs }: Resource): string {
  const templates = new Map(inputs.entries("responseTemplates"));
  const template = templates.get("application/json");
  if (template === UNKNOWN) {
    throw new UnknownRead("responseTemplates");
  }
  return typeof template === "string"
    ? [...template.matchAll(/"([\w-]+)"\s*:/g)].map(([, key]) => key).join(", ")
    : "";
}
