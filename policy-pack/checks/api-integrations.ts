import type { ResourceGraph } from "../graph/graph";
import { declared } from "../graph/lists";
import { Undecidable, UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { apiOf, besides, integrationType, restApiType, routeOf } from "../graph/rest-apis";
import { UNKNOWN } from "../graph/values";
import { parseArn } from "../iam/patterns";
import type { Check } from "../rule";
import type { InvokedFunction } from "./invoked-function";
import { invokedFunction, qualifiedFunction } from "./invoked-function";

const permissionType = "aws:lambda/permission:Permission";
const service = "apigateway.amazonaws.com";
/** Seconds that a REST API waits for an answer, where AWS has not been asked for more. */
const longest = 29;
/** Seconds after which Lambda stops a function, where it does not say. */
const defaultTimeout = 3;

/** Relation 28: something answers a method. */
export const methodAnswered: Check = function* (method, { graph }) {
  if (besides(graph, method, integrationType).length === 0) {
    yield {
      found: `nothing answers ${routeOf(graph, method)}: the API cannot be deployed`,
      expected: "an Integration of the method",
    };
  }
};

const callingTypes: readonly (string | undefined)[] = ["AWS", "AWS_PROXY"];

/** The function that an integration calls; undefined where it calls none. */
function functionOf(graph: ResourceGraph, integration: Resource): InvokedFunction | undefined {
  if (!callingTypes.includes(integration.inputs.text("type"))) {
    return undefined;
  }
  const found = invokedFunction(graph, integration, "uri");
  if (found === "unknown") {
    throw new UnknownRead("uri");
  }
  return found;
}

/** True where a permission is for calls of the API. */
function isForApi(graph: ResourceGraph, permission: Resource, api: Resource): boolean {
  const source = permission.inputs.raw("sourceArn");
  // A stage stands for its API.
  const origins = permission.dependenciesOf("sourceArn").map((each) => apiOf(graph, each) ?? each);
  if (source === UNKNOWN && !origins.some(({ type }) => type === restApiType)) {
    throw new UnknownRead(`sourceArn of ${permission.name}`);
  }
  const id = api.knownText("id");
  const arn = typeof source === "string" ? parseArn(source) : undefined;
  return origins.includes(api) || (arn?.service === "execute-api" && arn.resource.split("/")[0] === id);
}

/** Relation 28: a function that answers a method lets the API call it. */
export const functionAdmitsApi: Check = function* (integration, { graph, requireWhole }) {
  const called = functionOf(graph, integration);
  // A role of the integration's own calls in the permission's place.
  if (!called || integration.inputs.has("credentials")) {
    return;
  }
  const api = apiOf(graph, integration);
  if (!api) {
    throw new Undecidable("the API that calls the function is not declared here");
  }
  const ofService = graph.ofType(permissionType).filter(({ inputs }) => inputs.text("principal") === service);
  const isAdmitted = ofService.some((permission) => {
    const subject = qualifiedFunction(graph, permission, "function");
    if (subject === "unknown") {
      throw new UnknownRead(`function of ${permission.name}`);
    }
    return (
      subject?.resource === called.resource &&
      subject.qualifier === called.qualifier &&
      isForApi(graph, permission, api)
    );
  });
  if (!isAdmitted) {
    requireWhole("the permission may be declared in another layer");
    yield {
      found: `the API calls ${called.resource.name}, and no permission lets it`,
      expected: `a Permission of lambda:InvokeFunction for ${service} with the API as source`,
    };
  }
};

const invocationType = "integration.request.header.x-amz-invocation-type";

/** True where the API does not wait for the function. */
const isAsynchronous = ({ inputs }: Resource): boolean =>
  inputs
    .entries("requestParameters")
    .some(([key, value]) => key.toLowerCase() === invocationType && value === "'Event'");

/** Relation 36: whoever calls gets the answer, not a timeout of the API while the work goes on. */
export const answeredInTime: Check = function* (integration, { graph }) {
  const wait = (integration.inputs.number("timeoutMilliseconds") ?? longest * 1000) / 1000;
  if (wait > longest) {
    yield {
      found: `the API is to wait for ${wait} seconds`,
      expected: `\`timeoutMilliseconds\` of at most ${longest * 1000}`,
    };
  }
  const called = functionOf(graph, integration);
  const timeout = called?.resource.inputs.number("timeout") ?? defaultTimeout;
  if (called && timeout > Math.min(wait, longest) && !isAsynchronous(integration)) {
    yield {
      found: `${called.resource.name} may take ${timeout} seconds, and the API waits for ${Math.min(wait, longest)}`,
      expected: "a shorter timeout of the function, or a call that does not wait",
    };
  }
};

/** The role with which an integration calls a service; undefined where it names none that is declared. */
export function roleOf(graph: ResourceGraph, integration: Resource): Resource | undefined {
  return declared(targetOf(graph, integration, "credentials", ["aws:iam/role:Role"]), "credentials");
}
