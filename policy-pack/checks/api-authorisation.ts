import { z } from "zod";
import type { ResourceGraph } from "../graph/graph";
import { declared, targetsOf } from "../graph/lists";
import { Undecidable, UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { authorizerType, isPreflight, methodType, routeOf } from "../graph/rest-apis";
import { userPoolType } from "../graph/web-acls";
import type { Check } from "../rule";

export const authorisationParameters = z.object({
  /** Routes that everybody may call. */
  openRoutes: z.array(z.string()).default(["GET /health"]),
});

const resourceServerType = "aws:cognito/resourceServer:ResourceServer";
const pools = "COGNITO_USER_POOLS";
/** What reads a token with an authorizer of its own. */
const byAuthorizer: readonly string[] = [pools, "CUSTOM"];

/** Methods of an API that is written as OpenAPI are no resources. */
export const routesAreResources: Check = function* ({ inputs }) {
  if (inputs.has("body")) {
    throw new Undecidable("the routes stand in `body`, which is not read");
  }
  yield* [];
};

/** Every method asks who calls, but the ones that everybody may call. */
export const callerKnown: Check = function* (method, context) {
  const { graph } = context;
  const kind = method.inputs.text("authorization") ?? "NONE";
  if (kind === "NONE") {
    const { openRoutes } = context.parameters(authorisationParameters);
    if (!isPreflight(graph, method) && !openRoutes.includes(routeOf(graph, method))) {
      yield {
        found: `everybody may call ${routeOf(graph, method)}`,
        expected: `an authorizer with scopes; open are ${openRoutes.join(", ")} and answers to OPTIONS alone`,
      };
    }
  } else if (byAuthorizer.includes(kind) && !method.inputs.has("authorizerId")) {
    yield { found: `${kind} without an authorizer: nobody may call it`, expected: "`authorizerId`" };
  }
};

/** Relation 31: without scopes the ID token of any client passes. */
export const scopesAsked: Check = function* ({ inputs }) {
  if (inputs.text("authorization") === pools && inputs.texts("authorizationScopes").length === 0) {
    yield {
      found: "no scope is asked: the ID token of any client of the pool passes",
      expected: "`authorizationScopes` with a scope of the resource server",
    };
  }
};

/** The authorizer that a method names; undefined where it is declared elsewhere. */
function authorizerOf(graph: ResourceGraph, method: Resource): Resource | undefined {
  return declared(targetOf(graph, method, "authorizerId", [authorizerType]), "authorizerId");
}

/** A method's authorizer reads the tokens that the method says. */
export const authorizerFits: Check = function* (method, { graph }) {
  const kind = method.inputs.text("authorization");
  const authorizer = byAuthorizer.some((each) => each === kind) ? authorizerOf(graph, method) : undefined;
  const own = authorizer?.inputs.text("type") ?? "TOKEN";
  if (authorizer && (own === pools) !== (kind === pools)) {
    yield {
      found: `the method is authorised by ${kind}, and ${authorizer.name} is of type ${own}`,
      expected: `an authorizer of type ${kind === pools ? pools : "TOKEN or REQUEST"}`,
    };
  }
};

/** Relation 32: somebody can be given the scopes that a method asks for. */
export const scopesDefined: Check = function* (method, { graph, requireWhole }) {
  const asked = method.inputs.texts("authorizationScopes");
  const authorizer = method.inputs.text("authorization") === pools ? authorizerOf(graph, method) : undefined;
  if (authorizer?.inputs.text("type") !== pools) {
    return;
  }
  const { resources, undeclared, isComplete } = targetsOf(graph, authorizer, "providerArns", [userPoolType]);
  if (undeclared.length > 0 || !isComplete) {
    requireWhole("the user pool and its resource servers may be declared in another layer");
    throw new Undecidable(`a user pool of ${authorizer.name} is not declared here, or not known`);
  }
  const servers = resources.flatMap((pool) => companionsOf(graph, pool, resourceServerType, "userPoolId"));
  const defined = servers.flatMap(({ inputs }) =>
    inputs.blocks("scopes").map((scope) => `${inputs.text("identifier")}/${scope.text("scopeName")}`),
  );
  const missing = asked.filter((scope) => !defined.includes(scope));
  if (missing.length === 0) {
    return;
  }
  requireWhole("a resource server may be declared in another layer");
  // Stryker disable next-line MethodExpression: the answer is one for all resources of a type
  if (resources.some((pool) => mayHaveCompanion(graph, pool, resourceServerType, "userPoolId"))) {
    throw new UnknownRead("userPoolId of a ResourceServer");
  }
  yield {
    found: `no resource server defines ${missing.join(", ")}: no token holds it`,
    expected: `one of ${defined.join(", ") || "the scopes of a resource server"}`,
  };
};

/** Relation 31: an authorizer that is there is asked, and knows whose tokens it reads. */
export const authorizerUsed: Check = function* (authorizer, { graph }) {
  const { inputs } = authorizer;
  if (inputs.text("type") === pools && inputs.list("providerArns").length === 0) {
    yield { found: "it reads the tokens of no user pool", expected: "`providerArns` with the user pool" };
  }
  if (companionsOf(graph, authorizer, methodType, "authorizerId").length > 0) {
    return;
  }
  if (mayHaveCompanion(graph, authorizer, methodType, "authorizerId")) {
    throw new UnknownRead("authorizerId of a Method");
  }
  yield {
    found: "no method asks this authorizer",
    expected: "methods that name it, or no authorizer",
    fix: "Name the authorizer in the methods that it is for, or remove it.",
  };
};
