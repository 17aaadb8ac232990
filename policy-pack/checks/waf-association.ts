import { balancerType, isApplication } from "../graph/listeners";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import { apiOf, isPrivate, stageType } from "../graph/rest-apis";
import {
  aclAssociationType,
  associationsOf,
  distributionType,
  frontOf,
  userPoolType,
} from "../graph/web-acls";
import type { Check, RuleContext } from "../rule";

export const httpApiType = "aws:apigatewayv2/api:Api";
/** Doors that the internet reaches and that a WebACL can guard. */
export const frontDoorTypes: readonly string[] = [balancerType, stageType, userPoolType];

// Stryker disable next-line StringLiteral: no other text compiles
const control = "WAF association";
const attachments: readonly (readonly [type: string, property: string])[] = [
  [aclAssociationType, "webAclArn"],
  [distributionType, "webAclId"],
];

/** Relation 1: a WebACL guards something. */
export const aclAttached: Check = function* (acl, { graph, requireWhole }) {
  if (attachments.some(([type, property]) => companionsOf(graph, acl, type, property).length > 0)) {
    return;
  }
  requireWhole("the association may be declared in another layer");
  for (const [type, property] of attachments) {
    if (mayHaveCompanion(graph, acl, type, property)) {
      throw new UnknownRead(`${property} of a ${type.replace(/.*:/, "")}`);
    }
  }
  yield {
    found: "the WebACL is attached to nothing: it sees no request",
    expected: "an association",
    control,
  };
};

/** Relation 2: what it is attached to is something that WAF can guard. */
export const frontSupported: Check = function* (association, { graph }) {
  const front = frontOf(graph, association);
  if (front.kind === "unsupported") {
    yield {
      found: `the association names ${front.what}, which WAF cannot protect: AWS refuses it`,
      expected:
        "the stage of a REST API, an application load balancer, a user pool, an AppSync API, an App Runner service or a Verified Access instance",
      fix: "Put a REST API with a stage in its place: an HTTP API can have no WebACL.",
      control,
    };
  }
};

function isPublic(front: Resource, { graph }: Pick<RuleContext, "graph">): boolean {
  if (front.type === balancerType) {
    return isApplication(front) && front.inputs.flag("internal") !== true;
  }
  // A user pool belongs to no API.
  const api = apiOf(graph, front);
  return !api || !isPrivate(api);
}

/** Relation 3: what the internet reaches is guarded, by one WebACL. */
export const doorGuarded: Check = function* (front, context) {
  if (!isPublic(front, context)) {
    return;
  }
  const { associations, open } = associationsOf(context.graph, front);
  if (associations.length > 1) {
    yield {
      found: `${associations.map(({ name }) => name).join(" and ")} attach a WebACL to it: the last one takes the others off`,
      expected: "one association",
      control,
    };
  }
  if (associations.length > 0) {
    return;
  }
  context.requireWhole("the association may be declared in another layer");
  open.settle();
  yield { found: "the internet reaches it and no WebACL guards it", expected: "an association", control };
};

/** An HTTP API faces the internet always and can have no WebACL at all. */
export const noHttpApi: Check = function* () {
  yield {
    found: "the API is of a kind that no WebACL can protect, and the internet reaches it",
    expected: "a REST API with a stage",
    fix: "Build the API of aws.apigateway.RestApi and associate a WebACL with its stage.",
    control,
  };
};
