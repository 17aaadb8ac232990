import { matchesPattern, parseArn } from "../iam/patterns";
import type { ResourceGraph } from "./graph";
import { balancerType } from "./listeners";
import { OpenQuestions } from "./open-questions";
import { Undecidable, UnknownRead } from "./reader";
import { companionsOf, mayHaveCompanion } from "./references";
import type { Resource } from "./resource";
import { partsOf, stageType } from "./rest-apis";

export const webAclType = "aws:wafv2/webAcl:WebAcl";
export const aclAssociationType = "aws:wafv2/webAclAssociation:WebAclAssociation";
export const aclLoggingType = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
export const userPoolType = "aws:cognito/userPool:UserPool";
export const distributionType = "aws:cloudfront/distribution:Distribution";

/**
 * What a regional WebACL can be attached to, by type and by ARN, as read on 2026-11-21. An HTTP API is not among them.
 * https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
 */
const protectable: readonly {
  readonly types: readonly string[];
  readonly service: string;
  /** With `*` for any run of characters. */
  readonly resource: string;
}[] = [
  { types: [balancerType], service: "elasticloadbalancing", resource: "loadbalancer/app/*" },
  { types: [stageType], service: "apigateway", resource: "/restapis/*/stages/*" },
  { types: [userPoolType], service: "cognito-idp", resource: "userpool/*" },
  {
    types: ["aws:appsync/graphQLApi:GraphQLApi", "aws:appsync/api:Api"],
    service: "appsync",
    resource: "apis/*",
  },
  { types: ["aws:apprunner/service:Service"], service: "apprunner", resource: "service/*" },
  {
    types: ["aws:verifiedaccess/instance:Instance"],
    service: "ec2",
    resource: "verified-access-instance/*",
  },
  { types: ["aws:amplify/app:App"], service: "amplify", resource: "apps/*" },
];
const protectableTypes: readonly string[] = protectable.flatMap(({ types }) => types);

/** What an association attaches its WebACL to. */
export type Front =
  | { readonly kind: "resource"; readonly resource: Resource }
  /** Something that no WebACL can protect: what, for a message. */
  | { readonly kind: "unsupported"; readonly what: string; readonly resource?: undefined }
  /** Declared elsewhere. */
  | { readonly kind: "undeclared"; readonly resource?: undefined };

/** Throws `UnknownRead` where it cannot be told before the update. */
export function frontOf(graph: ResourceGraph, association: Resource): Front {
  const value = association.inputs.raw("resourceArn");
  const sources = association.dependenciesOf("resourceArn");
  if (typeof value === "string") {
    const [named] = graph.identifiedBy(value);
    if (named) {
      return judged(named);
    }
    const arn = parseArn(value);
    const isKnownKind = protectable.some(
      ({ service, resource }) => arn?.service === service && matchesPattern(resource, arn.resource),
    );
    return isKnownKind
      ? (oneOf(graph, sources) ?? { kind: "undeclared" })
      : { kind: "unsupported", what: value };
  }
  const [other] = sources;
  const found =
    oneOf(graph, sources) ??
    (other
      ? ({ kind: "unsupported", what: described(other) } as const)
      : oneOf(graph, association.dependencies));
  if (!found) {
    throw new UnknownRead("resourceArn");
  }
  return found;
}

/** The one source that can be protected; an ARN that is put together of an API's stands for its only stage. */
function oneOf(graph: ResourceGraph, sources: readonly Resource[]): Front | undefined {
  const fronts = sources.filter(({ type }) => protectableTypes.includes(type));
  const stages = sources.flatMap((each) => partsOf(graph, each, stageType).parts);
  const [resource, second] = fronts.length > 0 ? fronts : stages;
  return resource && !second ? judged(resource) : undefined;
}

function judged(resource: Resource): Front {
  const kind = resource.inputs.raw("loadBalancerType");
  const isPacketBalancer = kind === "network" || kind === "gateway";
  return protectableTypes.includes(resource.type) && !isPacketBalancer
    ? { kind: "resource", resource }
    : { kind: "unsupported", what: described(resource) };
}

const described = (resource: Resource): string => `${resource.name} (${resource.shortType})`;

/** The associations of a front; open is whether one whose front cannot be told is its own. */
export function associationsOf(
  graph: ResourceGraph,
  front: Resource,
): { readonly associations: readonly Resource[]; readonly open: OpenQuestions } {
  const open = new OpenQuestions();
  const associations = graph
    .ofType(aclAssociationType)
    .filter((each) => open.ask(() => frontOf(graph, each), each.name)?.resource === front);
  return { associations, open };
}

/** What a WebACL is attached to, as far as it is declared here; open is whether that is all of it. */
export function frontsOf(
  graph: ResourceGraph,
  acl: Resource,
): { readonly fronts: readonly Resource[]; readonly open: OpenQuestions } {
  const open = new OpenQuestions();
  if (mayHaveCompanion(graph, acl, aclAssociationType, "webAclArn")) {
    open.note(new UnknownRead("webAclArn of a WebAclAssociation"));
  }
  const fronts = companionsOf(graph, acl, aclAssociationType, "webAclArn").flatMap((each) => {
    const front = open.ask(() => frontOf(graph, each), each.name);
    if (front?.kind === "undeclared") {
      open.note(new Undecidable(`what ${each.name} attaches it to is not declared here`));
    }
    return front?.resource ?? [];
  });
  return { fronts, open };
}
