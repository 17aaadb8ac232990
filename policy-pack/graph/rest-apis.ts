import type { ResourceGraph } from "./graph";
import { required } from "./lists";
import { OpenQuestions } from "./open-questions";
import { Undecidable, UnknownRead } from "./reader";
import { targetOf } from "./references";
import type { Resource } from "./resource";

export const restApiType = "aws:apigateway/restApi:RestApi";
export const pathType = "aws:apigateway/resource:Resource";
export const methodType = "aws:apigateway/method:Method";
export const integrationType = "aws:apigateway/integration:Integration";
export const methodResponseType = "aws:apigateway/methodResponse:MethodResponse";
export const integrationResponseType = "aws:apigateway/integrationResponse:IntegrationResponse";
export const gatewayResponseType = "aws:apigateway/response:Response";
export const authorizerType = "aws:apigateway/authorizer:Authorizer";
export const validatorType = "aws:apigateway/requestValidator:RequestValidator";
export const modelType = "aws:apigateway/model:Model";
export const deploymentType = "aws:apigateway/deployment:Deployment";
export const stageType = "aws:apigateway/stage:Stage";
export const methodSettingsType = "aws:apigateway/methodSettings:MethodSettings";
export const domainNameType = "aws:apigateway/domainName:DomainName";
export const accountType = "aws:apigateway/account:Account";

/** What puts an API behind a domain of one's own. */
export const domainMappingTypes: readonly string[] = [
  "aws:apigateway/basePathMapping:BasePathMapping",
  "aws:apigatewayv2/apiMapping:ApiMapping",
];

/** Parts whose API another one may be told by: `restApi: stage.restApi`. */
const partTypes: readonly string[] = [
  ...[pathType, methodType, integrationType, authorizerType, validatorType, modelType],
  ...[deploymentType, stageType, methodSettingsType],
];

/** The property by which a part names its API, where it is not `restApi`. */
const apiProperties: Readonly<Record<string, string>> = {
  [gatewayResponseType]: "restApiId",
  "aws:apigatewayv2/apiMapping:ApiMapping": "apiId",
};

/**
 * The API of a part; undefined where another stack declares it, throws where it cannot be told.
 *
 * @param asked parts that were asked before, none of which tells it.
 */
export function apiOf(
  graph: ResourceGraph,
  part: Resource,
  asked: ReadonlySet<Resource> = new Set(),
): Resource | undefined {
  const property = apiProperties[part.type] ?? "restApi";
  const direct = targetOf(graph, part, property, [restApiType]);
  if (direct.resource) {
    return direct.resource;
  }
  const other = targetOf(graph, part, property, partTypes);
  if (other.resource && !asked.has(other.resource)) {
    return apiOf(graph, other.resource, new Set([...asked, other.resource]));
  }
  if (direct.kind !== "unknown") {
    return undefined;
  }
  const sources = part.dependenciesOf(property);
  if (sources.length === 0 || sources.some(({ type }) => type === restApiType || partTypes.includes(type))) {
    throw new UnknownRead(property);
  }
  return undefined;
}

/** The parts of a type that belong to an API; `hasUnknown` where there may be one more. */
export function partsOf(
  graph: ResourceGraph,
  api: Resource,
  type: string,
): { readonly parts: readonly Resource[]; readonly hasUnknown: boolean } {
  const { byApi, open } = graph.remember(`parts of APIs ${type}`, () => {
    // Those of other stacks' APIs, and of none that can be told, stand beside each other.
    const found = new Map<Resource | undefined, Resource[]>();
    const questions = new OpenQuestions();
    for (const part of graph.ofType(type)) {
      const owner = questions.ask(() => apiOf(graph, part), part.name);
      found.set(owner, [...(found.get(owner) ?? []), part]);
    }
    return { byApi: found, open: questions };
  });
  return { parts: byApi.get(api) ?? [], hasUnknown: open.reason !== undefined };
}

/** Where a method, its integration or one of their responses stands. */
interface Spot {
  /** The resource of the path; the API itself for its root. */
  readonly holder: Resource;
  readonly verb: string;
}

const paths = [pathType, restApiType];
/** Parts of a method may take its path from it. */
const pathsAndMethods = [...paths, methodType];

/** Throws `Undecidable` where a part's path or verb cannot be told. */
function spotOf(graph: ResourceGraph, part: Resource): Spot {
  const types = part.type === methodType ? paths : pathsAndMethods;
  const holder = required(targetOf(graph, part, "resourceId", types), "resourceId");
  return {
    holder: holder.type === methodType ? spotOf(graph, holder).holder : holder,
    verb: verbOf(part),
  };
}

/** The verb of a method or of what belongs to one; throws where unknown. */
export function verbOf({ inputs }: Resource): string {
  return String(inputs.text("httpMethod")).toUpperCase();
}

const keyOf = ({ holder, verb }: Spot): string => `${holder.urn} ${verb}`;

interface SpotIndex {
  readonly bySpot: ReadonlyMap<string | undefined, readonly Resource[]>;
  /** Why a part may stand where none is found. */
  readonly open: OpenQuestions;
}

function spotsOf(graph: ResourceGraph, type: string): SpotIndex {
  return graph.remember(`places of ${type}`, () => {
    // Those whose place cannot be told stand beside each other.
    const bySpot = new Map<string | undefined, Resource[]>();
    const open = new OpenQuestions();
    for (const part of graph.ofType(type)) {
      const spot = open.ask(() => keyOf(spotOf(graph, part)), part.name);
      bySpot.set(spot, [...(bySpot.get(spot) ?? []), part]);
    }
    return { bySpot, open };
  });
}

/**
 * The parts of a type that belong to the same method as `part`. Throws `Undecidable` where there is none, but one
 * whose place cannot be told.
 */
export function besides(graph: ResourceGraph, part: Resource, type: string): readonly Resource[] {
  const { bySpot, open } = spotsOf(graph, type);
  const found = bySpot.get(keyOf(spotOf(graph, part)));
  if (!found) {
    open.settle();
  }
  return found ?? [];
}

/** The path of a method below its stage, for example `/api/v1/models/{name}`; throws where it cannot be told. */
export function pathOf(graph: ResourceGraph, method: Resource): string {
  const path = pathTo(graph, spotOf(graph, method).holder);
  return path === "" ? "/" : path;
}

function pathTo(graph: ResourceGraph, holder: Resource, below: ReadonlySet<Resource> = new Set()): string {
  if (holder.type === restApiType) {
    return "";
  }
  if (below.has(holder)) {
    throw new Undecidable(`the path of ${holder.name} leads back to itself`);
  }
  const parent = required(targetOf(graph, holder, "parentId", paths), "parentId");
  return `${pathTo(graph, parent, new Set([...below, holder]))}/${String(holder.inputs.text("pathPart"))}`;
}

/** Verb and path of a method: `GET /health`. */
export function routeOf(graph: ResourceGraph, method: Resource): string {
  return `${verbOf(method)} ${pathOf(graph, method)}`;
}

/** True for the methods by which browsers ask whether they may call, which API Gateway answers by itself. */
export function isPreflight(graph: ResourceGraph, method: Resource): boolean {
  return (
    verbOf(method) === "OPTIONS" &&
    besides(graph, method, integrationType).some(({ inputs }) => inputs.text("type") === "MOCK")
  );
}

/** True for an API that only the VPC reaches. */
export function isPrivate(api: Resource): boolean {
  return api.inputs.texts("endpointConfiguration.types").includes("PRIVATE");
}

/** The settings of a stage's methods; throws where one of them may be the stage's own. */
export function settingsOfStage(graph: ResourceGraph, stage: Resource): readonly Resource[] {
  const api = apiOf(graph, stage);
  return graph.ofType(methodSettingsType).filter((settings) => {
    const target = targetOf(graph, settings, "stageName", [stageType]);
    if (target.resource) {
      return target.resource === stage;
    }
    if (target.kind === "unknown") {
      throw new UnknownRead(`stageName of ${settings.name}`);
    }
    return (
      settings.inputs.text("stageName") === stage.inputs.text("stageName") && apiOf(graph, settings) === api
    );
  });
}
