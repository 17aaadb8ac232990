import type { CalledFunction } from "../graph/function-targets";
import { aliasType, behindAlias, calledFunction, functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { isObject, stringsIn, UNKNOWN } from "../graph/values";

export const permissionType = "aws:lambda/permission:Permission";
export const mappingType = "aws:lambda/eventSourceMapping:EventSourceMapping";
export const invokeConfigType = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
export const machineType = "aws:sfn/stateMachine:StateMachine";
export const serviceType = "aws:ecs/service:Service";

/** Where a type names a function. */
interface Site {
  /** The property, or the list of blocks and the property within each. */
  readonly path: string;
  readonly within?: string;
  /** Nothing but functions can stand there. */
  readonly isOnlyForFunctions?: true;
  /** It says how the function is called and does not call it. */
  readonly isSetting?: true;
}

const sites: Readonly<Record<string, readonly Site[]>> = {
  [permissionType]: [{ path: "function", isOnlyForFunctions: true }],
  [mappingType]: [{ path: "functionName", isOnlyForFunctions: true }],
  [invokeConfigType]: [{ path: "functionName", isOnlyForFunctions: true, isSetting: true }],
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": [
    { path: "functionName", isOnlyForFunctions: true, isSetting: true },
  ],
  "aws:cloudwatch/eventTarget:EventTarget": [{ path: "arn" }],
  "aws:scheduler/schedule:Schedule": [{ path: "target.arn" }],
  "aws:sns/topicSubscription:TopicSubscription": [{ path: "endpoint" }],
  "aws:secretsmanager/secretRotation:SecretRotation": [
    { path: "rotationLambdaArn", isOnlyForFunctions: true },
  ],
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": [{ path: "destinationArn" }],
  "aws:s3/bucketNotification:BucketNotification": [
    { path: "lambdaFunctions", within: "lambdaFunctionArn", isOnlyForFunctions: true },
  ],
  "aws:apigateway/integration:Integration": [{ path: "uri" }],
  "aws:apigateway/authorizer:Authorizer": [{ path: "authorizerUri", isOnlyForFunctions: true }],
  [serviceType]: [
    {
      path: "deploymentConfiguration.lifecycleHooks",
      within: "hookTargetArn",
      isOnlyForFunctions: true,
    },
  ],
};

/** Types that name functions. */
export const callingTypes: readonly string[] = [...Object.keys(sites), machineType];

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
  return (sites[by.type] ?? []).flatMap(({ path, within, isOnlyForFunctions, isSetting }) => {
    const values = valuesAt(by.inputs.raw(path), within);
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
  return unknown.length > 1 && unknown.length === aliases.length
    ? aliases.map((alias) => behindAlias(graph, alias))
    : [];
}

function valuesAt(value: Value | undefined, within: string | undefined): readonly Value[] {
  if (within === undefined || value === UNKNOWN) {
    return value === undefined ? [] : [value];
  }
  const blocks = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return blocks.flatMap((block) =>
    block === UNKNOWN ? [block] : isObject(block) && block[within] !== undefined ? [block[within]] : [],
  );
}

/** Permissions and settings name the alias in a property of its own. */
function withQualifier(by: Resource, called: CalledFunction): CalledFunction {
  const own = by.inputs.raw("qualifier");
  return typeof own === "string" && own !== "" ? { ...called, qualifier: own } : called;
}

/**
 * The functions in a state machine's definition: by ARN anywhere, by name where the Lambda integration takes one.
 * Where the definition is known only after the update its dependencies tell.
 */
function callsByMachine(graph: ResourceGraph, by: Resource): readonly FunctionCall[] {
  const site = { by, path: "definition", isOnlyForFunctions: true, isCall: true };
  const given = by.inputs.raw("definition");
  if (given === UNKNOWN) {
    const sources = by.dependenciesOf("definition");
    const aliases = sources.filter(({ type }) => type === aliasType);
    const named = (aliases.length > 0 ? aliases : sources.filter(({ type }) => type === functionType)).map(
      (source): CalledFunction =>
        source.type === functionType
          ? { target: { kind: "resource", resource: source } }
          : behindAlias(graph, source),
    );
    return (named.length > 0 ? named : [unclear]).map((called) => ({ ...site, called }));
  }
  return typeof given === "string"
    ? functionTexts(given).map((text) => ({
        ...site,
        text,
        called: calledFunction(graph, by, "definition", text),
      }))
    : [];
}

const unclear: CalledFunction = { target: { kind: "unknown" } };

function functionTexts(definition: string): readonly string[] {
  let content: Value;
  try {
    content = JSON.parse(definition) as Value;
  } catch {
    return [];
  }
  const found = stringsIn(content)
    .filter(
      ({ path, text }) =>
        /^arn:[^:]+:lambda:[^:]+:\d+:function:/.test(text) || /(?:^|\.)FunctionName$/.test(path),
    )
    .map(({ text }) => text)
    // An expression chooses the function while the workflow runs.
    .filter((text) => !text.includes("{%"));
  return [...new Set(found)];
}

/** Everything that names a function, of every type. */
export function allCalls(graph: ResourceGraph): readonly FunctionCall[] {
  return graph.remember("places that name functions", () =>
    graph.ofType(...callingTypes).flatMap((each) => callsBy(graph, each)),
  );
}
