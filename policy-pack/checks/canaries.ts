import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show, UNKNOWN } from "../graph/values";
import type { Value } from "../graph/values";
import { trusts } from "../iam/trusts";
import type { Check } from "../rule";
import { requireAllLayers } from "./all-layers";
import { shortestInterval } from "./schedule-interval";

export const canaryType = "aws:synthetics/canary:Canary";
export const stageType = "aws:apigateway/stage:Stage";
export const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const apiType = "aws:apigateway/restApi:RestApi";
const mappingType = "aws:apigateway/basePathMapping:BasePathMapping";
const domainType = "aws:apigateway/domainName:DomainName";
const bucketType = "aws:s3/bucket:Bucket";
const roleType = "aws:iam/role:Role";
/** Seconds after which nobody calls it a probe any more. */
const slowest = 3600;

/** What answers the public at one address, with everything that may stand for the address. */
interface Contract {
  readonly resources: readonly (Resource | undefined)[];
  readonly hosts: readonly string[];
}

function contractOf(graph: ResourceGraph, subject: Resource): Contract {
  const own = [subject, targetOf(graph, subject, "restApi", [apiType]).resource];
  const domains = graph
    .ofType(mappingType)
    .filter((mapping) => leadsTo(graph, mapping, own))
    .flatMap((mapping) => targetOf(graph, mapping, "domainName", [domainType]).resource ?? []);
  const hosts = [
    ...domains.map((domain) => domain.knownText("domainName")),
    subject.knownText("dnsName"),
    hostOf(String(subject.knownText("invokeUrl"))),
  ];
  return {
    resources: [...own, ...domains],
    hosts: hosts.filter((host) => host !== undefined),
  };
}

/** The API is named by its own output, or by that of its stage. */
function leadsTo(graph: ResourceGraph, mapping: Resource, own: readonly (Resource | undefined)[]): boolean {
  const named = targetOf(graph, mapping, "restApi", [apiType, stageType]).resource;
  return named !== undefined && own.includes(named);
}

function variablesOf({ inputs }: Resource): readonly Value[] {
  return inputs.entries("runConfig.environmentVariables").map(([, value]) => value);
}

/** Whether a canary is told the address: by its host, or by what its variables depend on. */
function probes(canary: Resource, { resources, hosts }: Contract): boolean {
  const values = variablesOf(canary);
  const isNamed = values.some(
    (value) => typeof value === "string" && hosts.some((host) => hostOf(value) === host.toLowerCase()),
  );
  if (isNamed || !values.includes(UNKNOWN)) {
    return isNamed;
  }
  const sources = canary.dependenciesOf("runConfig");
  if (sources.length === 0) {
    throw new UnknownRead("runConfig.environmentVariables");
  }
  return sources.some((source) => resources.includes(source));
}

function hostOf(url: string): string | undefined {
  return /^https?:\/\/([^/:]+)/.exec(url.toLowerCase())?.[1];
}

/** A public contract is tried from outside. */
export const contractProbed: Check = function* (subject, context) {
  const { graph } = context;
  if (subject.inputs.flag("internal") === true) {
    return;
  }
  const open = new OpenQuestions();
  const contract = contractOf(graph, subject);
  const isProbed = graph
    .ofType(canaryType)
    .some((canary) => open.ask(() => probes(canary, contract), canary.name));
  if (!isProbed) {
    open.settle();
    requireAllLayers(context, "the canary may be declared in another layer");
    yield {
      found: "no canary tries it from outside: its clients find out first that it is down",
      expected: "a Canary whose environment holds its address",
    };
  }
};

/** A canary runs by itself, often enough and for ever. */
export const runsByItself: Check = function* ({ inputs }) {
  if (inputs.flag("startCanary") !== true) {
    yield { found: "the canary is made and never started", expected: "`startCanary` true" };
  }
  const expression = String(inputs.text("schedule.expression"));
  const interval = shortestInterval(expression) ?? 0;
  if (interval === 0 || interval > slowest) {
    yield {
      found: `the canary runs at ${show(expression)}`,
      expected: "at least once in an hour, by itself",
    };
  }
  const duration = inputs.number("schedule.durationInSeconds") ?? 0;
  if (duration > 0) {
    yield {
      found: `the canary ends after ${duration} seconds`,
      expected: "`schedule.durationInSeconds` 0 or none",
    };
  }
  const timeout = inputs.number("runConfig.timeoutInSeconds") ?? 0;
  if (interval > 0 && timeout > interval) {
    yield {
      found: `a run may take ${timeout} seconds, and the next begins after ${interval}`,
      expected: `\`runConfig.timeoutInSeconds\` of at most ${interval}`,
    };
  }
};

/** An address that AWS gave, and that is switched off, answers nobody. */
export const addressAnswers: Check = function* (canary, { graph }) {
  const isClosed = graph
    .ofType(apiType)
    .some(({ inputs }) => inputs.flag("disableExecuteApiEndpoint") === true);
  const closed = variablesOf(canary).find(
    (value) => typeof value === "string" && hostOf(value)?.includes(".execute-api."),
  );
  if (isClosed && closed !== undefined) {
    yield {
      found: `the canary asks ${show(closed)}, which \`disableExecuteApiEndpoint\` has switched off`,
      expected: "the API's own domain",
    };
  }
};

/** What a run leaves behind is kept in a bucket of ours. */
export const artifactsKept: Check = function* (canary, { graph, requireWhole }) {
  if (canary.inputs.raw("artifactS3Location") === UNKNOWN) {
    if (canary.dependenciesOf("artifactS3Location").some(({ type }) => type === bucketType)) {
      return;
    }
    throw new UnknownRead("artifactS3Location");
  }
  const location = canary.inputs.text("artifactS3Location");
  const [name] = String(location).replace("s3://", "").split("/");
  if (!graph.identifiedBy(String(name)).some(({ type }) => type === bucketType)) {
    requireWhole("the bucket may be declared in another layer");
    yield {
      found: `its runs are kept in ${show(location)}, which nothing declares`,
      expected: "a declared bucket",
    };
  }
};

/** The role is one that Synthetics' function may assume. */
export const canaryRole: Check = function* (canary, { graph }) {
  const role = targetOf(graph, canary, "executionRoleArn", [roleType]);
  if (role.kind === "unknown") {
    throw new UnknownRead("executionRoleArn");
  }
  if (role.resource && !trusts(role.resource, "lambda.amazonaws.com")) {
    yield {
      found: `${role.resource.name} does not trust lambda.amazonaws.com: no run begins`,
      expected: "a role that lambda.amazonaws.com assumes",
    };
  }
};
