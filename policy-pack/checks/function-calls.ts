import type { CalledFunction } from "../graph/function-targets";
import { aliasType, behindAlias, calledFunction, functionType } from "../graph/function-targets";
import { items } from "../graph/forms/form";
import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { stringsIn, UNKNOWN } from "../graph/values";
import { parseArn } from "../iam/patterns";

export const permissionType = "aws:lambda/permission:Permission";
export const mappingType = "aws:lambda/eventSourceMapping:EventSourceMapping";
export const invokeConfigType = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
export const machineType = "aws:sfn/stateMachine:StateMachine";
export const serviceType = "aws:ecs/service:Service";

/** Where a type names a function. */
interface Site {
  readonly type: string;
  /** The property, or the list of blocks and the property within each. */
  readonly path: string;
  readonly within?: string;
  /** Nothing but functions can stand there. */
  readonly isOnlyForFunctions?: true;
  /** It says how the function is called and does not call it. */
  readonly isSetting?: true;
}

const sites: readonly Site[] = [
  { type: permissionType, path: "function", isOnlyForFunctions: true },
  { type: mappingType, path: "functionName", isOnlyForFunctions: true },
  { type: invokeConfigType, path: "functionName", isOnlyForFunctions: true, isSetting: true },
  {
    type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
    path: "functionName",
    isOnlyForFunctions: true,
    isSetting: true,
  },
  { type: "aws:cloudwatch/eventTarget:EventTarget", path: "arn" },
  { type: "aws:scheduler/schedule:Schedule", path: "target.arn" },
  { type: "aws:sns/topicSubscription:TopicSubscription", path: "endpoint" },
  {
    type: "aws:secretsmanager/secretRotation:SecretRotation",
    path: "rotationLambdaArn",
    isOnlyForFunctions: true,
  },
  { type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", path: "destinationArn" },
  {
    type: "aws:s3/bucketNotification:BucketNotification",
    path: "lambdaFunctions",
    within: "lambdaFunctionArn",
    isOnlyForFunctions: true,
  },
  { type: "aws:apigateway/integration:Integration", path: "uri" },
  { type: "aws:apigateway/authorizer:Authorizer", path: "authorizerUri", isOnlyForFunctions: true },
  {
    type: serviceType,
    path: "deploymentConfiguration.lifecycleHooks",
    within: "hookTargetArn",
    isOnlyForFunctions: true,
  },
];

/** Types that name functions. */
export const callingTypes: readonly string[] = [...sites.map(({ type }) => type), machineType];

/** One place in which a resource names a function. */
export interface FunctionCall {
  readonly by: Resource;
  /** The property, for messages. */
  readonly path: string;
  /** The text that stands there; undefined where it is known only after the update. */
  readonly text?: string;
  readonly called: CalledFunction;
  /** Whatever the text says, it is meant to be a function. */
  readonly isOnlyForFunctions: boolean;
  /** False for what only says how the function is called. */
  readonly isCall: boolean;
}

/** The functions that a resource names, each with its place. Never throws; unknown places have an unknown target. */
export function callsBy(graph: ResourceGraph, by: Resource): readonly FunctionCall[] {
  if (by.type === machineType) {
    return callsByMachine(graph, by);
  }
  const own = sites.filter(({ type }) => type === by.type);
  return own.flatMap(({ path, within, isOnlyForFunctions, isSetting }) => {
    const values = valuesAt(by, path, within);
    const several = aliasesInPlaces(graph, by, path, values);
    return values.map((value) => ({
      by,
      path: within ?? path,
      ...(typeof value === "string" && { text: value }),
      called: withQualifier(
        by,
        (value === UNKNOWN ? several.shift() : undefined) ?? calledFunction(graph, by, path, value),
      ),
      isOnlyForFunctions: isOnlyForFunctions === true,
      isCall: isSetting !== true,
    }));
  });
}

/** Where as many aliases are depended on as places are unknown, each place stands for one of them. */
function aliasesInPlaces(
  graph: ResourceGraph,
  by: Resource,
  path: string,
  values: readonly Value[],
): CalledFunction[] {
  const [top = path] = path.split(".");
  const aliases = by.dependenciesOf(top).filter(({ type }) => type === aliasType);
  const unknown = values.filter((value) => value === UNKNOWN);
  return unknown.length === aliases.length ? aliases.map((alias) => behindAlias(graph, alias)) : [];
}

function valuesAt({ inputs }: Resource, path: string, within: string | undefined): readonly Value[] {
  const value = inputs.raw(path);
  return within === undefined || value === UNKNOWN
    ? items(value ?? [])
    : inputs.blocks(path).flatMap((block) => block.raw(within) ?? []);
}

/** Permissions and settings name the alias in a property of its own. */
function withQualifier(by: Resource, called: CalledFunction): CalledFunction {
  const own = by.knownText("qualifier");
  return own === undefined ? called : { ...called, qualifier: own };
}

/**
 * The functions in a state machine's definition: by ARN anywhere, by name where the Lambda integration takes one.
 * Where the definition is known only after the update its dependencies tell.
 */
function callsByMachine(graph: ResourceGraph, by: Resource): readonly FunctionCall[] {
  const path = "definition";
  const given = by.inputs.raw(path);
  const called =
    typeof given === "string"
      ? namedFunctions(given).map((text) => calledFunction(graph, by, path, text))
      : calledByDependency(graph, by);
  return called.map((each) => ({
    ...{ by, path, called: each },
    ...{ isOnlyForFunctions: true, isCall: true },
  }));
}

function calledByDependency(graph: ResourceGraph, by: Resource): readonly CalledFunction[] {
  const sources = by.dependenciesOf("definition");
  const aliases = sources.filter(({ type }) => type === aliasType);
  const functions = sources.filter(({ type }) => type === functionType);
  if (aliases.length > 0) {
    return aliases.map((alias) => behindAlias(graph, alias));
  }
  return functions.length > 0
    ? functions.map((resource) => ({ target: { kind: "resource", resource } }))
    : [{ target: { kind: "unknown" } }];
}

function namedFunctions(definition: string): readonly string[] {
  const texts = textsOf(definition)
    .filter(({ path, text }) => parseArn(text)?.service === "lambda" || path.endsWith(".FunctionName"))
    .map(({ text }) => text);
  return [...new Set(texts)];
}

/** The texts within a JSON text; none where it is no JSON, which the machine's own rule tells. */
function textsOf(json: string): ReturnType<typeof stringsIn> {
  try {
    return stringsIn(JSON.parse(json) as Value);
  } catch {
    return [];
  }
}

/** Everything that names a function, of every type. */
export function allCalls(graph: ResourceGraph): readonly FunctionCall[] {
  return graph.remember("places that name functions", () =>
    graph.ofType(...callingTypes).flatMap((each) => callsBy(graph, each)),
  );
}
