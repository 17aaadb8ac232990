import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import {
  AnalyzeRequest,
  type AnalyzeResponse,
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import * as server from "@pulumi/policy/server";
import { buildPolicies } from "../../../policy-pack/analysis/policies";
import type { Session } from "../../../policy-pack/analysis/session";
import type { ResourceFacts } from "../../../policy-pack/graph/resource";
import { withSentinels } from "../fixtures";

type Call<Request> = (
  call: { readonly request: Request },
  callback: (error: Error | undefined, response: AnalyzeResponse | undefined) => void,
) => Promise<void>;
type MakeCall<Request> = (...of: readonly [string, string, string, unknown]) => Call<Request>;

// The functions that the framework's own server consists of; its declaration is stripped.
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = server as unknown as {
  readonly makeAnalyzeRpcFun: MakeCall<AnalyzeRequest>;
  readonly makeAnalyzeStackRpcFun: MakeCall<AnalyzeStackRequest>;
};

/** How a value travels; the identity where nothing is wrapped. */
export type Wrap = (values: unknown) => unknown;

/** One diagnostic as the engine receives it: policy, level and text. */
export type Diagnostic = readonly [policy: string, level: number, message: string];

/**
 * Asks the pack through the framework's own server, from the request's bytes to the diagnostics of its answer,
 * with nothing but the connection left out.
 */
export async function askByWire(
  session: Session,
  facts: readonly ResourceFacts[],
  wrap: Wrap,
): Promise<readonly Diagnostic[]> {
  const pack = ["tradai-policies", "1.0.0", "mandatory", buildPolicies(session)] as const;
  for (const each of facts) {
    await answered(makeAnalyzeRpcFun(...pack), resourceRequest(each, wrap));
  }
  return await answered(makeAnalyzeStackRpcFun(...pack), stackRequest(facts, wrap));
}

async function answered<Request>(call: Call<Request>, request: Request): Promise<readonly Diagnostic[]> {
  let found: readonly Diagnostic[] = [];
  let failure: Error | undefined;
  await call({ request }, (error, response) => {
    failure = error;
    found = (response?.getDiagnosticsList() ?? []).map((each) => [
      each.getPolicyname(),
      each.getEnforcementlevel(),
      each.getMessage(),
    ]);
  });
  if (failure) {
    throw failure;
  }
  return found;
}

/** What the engine asks of one resource before it is registered. */
export function resourceRequest({ urn, type, name, inputs }: ResourceFacts, wrap: Wrap): AnalyzeRequest {
  const request = new AnalyzeRequest()
    .setUrn(urn)
    .setType(type)
    .setName(name)
    .setProperties(structOf(inputs, wrap))
    .setOptions(new AnalyzerResourceOptions());
  return AnalyzeRequest.deserializeBinary(request.serializeBinary());
}

/** What the engine asks of all resources at the end. */
export function stackRequest(facts: readonly ResourceFacts[], wrap: Wrap): AnalyzeStackRequest {
  const request = new AnalyzeStackRequest().setResourcesList(
    facts.map((each) => {
      const resource = new AnalyzerResource()
        .setUrn(each.urn)
        .setType(each.type)
        .setName(each.name)
        .setParent(each.parent ?? "")
        .setProperties(structOf(each.outputs, wrap))
        .setDependenciesList([...each.dependencies])
        .setOptions(
          new AnalyzerResourceOptions()
            .setProtect(each.protect)
            .setIgnorechangesList([...each.ignoreChanges]),
        )
        .setProvider(
          each.provider &&
            new AnalyzerProviderResource()
              .setUrn(each.provider.urn)
              .setName(each.provider.name)
              .setType("pulumi:providers:aws")
              .setProperties(structOf(each.provider.inputs, wrap)),
        );
      for (const [property, urns] of Object.entries(each.propertyDependencies)) {
        const dependencies = new AnalyzerPropertyDependencies().setUrnsList([...urns]);
        resource.getPropertydependenciesMap().set(property, dependencies);
      }
      return resource;
    }),
  );
  return AnalyzeStackRequest.deserializeBinary(request.serializeBinary());
}

function structOf(values: ResourceFacts["inputs"], wrap: Wrap): Struct {
  const wrapped = Object.entries(values).map(([key, value]) => [key, wrap(withSentinels(value))] as const);
  return Struct.fromJavaScript(
    JSON.parse(JSON.stringify(Object.fromEntries(wrapped))) as Parameters<typeof Struct.fromJavaScript>[0],
  );
}
