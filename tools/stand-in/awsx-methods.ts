import {
  CheckResponse,
  ConstructResponse,
  type ConstructRequest,
  DiffResponse,
  GetSchemaResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type { RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { lifecyclePolicyOf } from "./awsx-lifecycle";
import { Monitor } from "./awsx-monitor";
import { configureResponse, fromStruct, handshakeResponse, toStruct } from "./messages";
import type { ProviderMethods } from "./server";
import { holdsUnknown, isRecord, signatureKey, unknown, type Value, type Values } from "./values";

const componentType = "awsx:ecr:Repository";
const repositoryType = "aws:ecr/repository:Repository";
const lifecyclePolicyType = "aws:ecr/lifecyclePolicy:LifecyclePolicy";

/** Marks a value as a reference to a resource (`specialResourceSig` of the SDK). */
const referenceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

/**
 * The protocol of the awsx provider, as far as `awsx.ecr.Repository` needs it.
 *
 * @param awsVersion version of `@pulumi/aws`, so that the children share the program's default provider.
 * @param version version of `@pulumi/awsx`.
 */
export function awsxMethods(awsVersion: string, version: string): ProviderMethods {
  return {
    handshake: () => handshakeResponse(true),
    attach: () => new Empty(),
    cancel: () => new Empty(),
    getPluginInfo: () => new PluginInfo().setVersion(version),
    getSchema: () => new GetSchemaResponse().setSchema(JSON.stringify({ name: "awsx", version })),
    checkConfig: (request) => new CheckResponse().setInputs(request.getNews()),
    diffConfig: () => new DiffResponse().setChanges(DiffResponse.DiffChanges.DIFF_NONE),
    configure: () => configureResponse(true),
    construct: async (request) => {
      if (request.getType() !== componentType) {
        throw new Error(`the stand-in makes ${componentType}, not ${request.getType()}`);
      }
      const monitor = new Monitor(request);
      try {
        return await constructRepository(request, monitor, awsVersion);
      } finally {
        monitor.close();
      }
    },
  };
}

async function constructRepository(
  request: ConstructRequest,
  monitor: Monitor,
  version: string,
): Promise<ConstructResponse> {
  const { lifecyclePolicy, ...inputs } = fromStruct(request.getInputs());
  const name = request.getName().toLowerCase();
  const provider = request.getProvidersMap().get("aws");
  const component = await monitor.component(componentType, request.getName());
  const common = { name, parent: component.getUrn(), custom: true, provider, version };

  const inputDependencies: Record<string, string[]> = {};
  for (const [property, dependencies] of request.getInputdependenciesMap().entries()) {
    if (property !== "lifecyclePolicy") inputDependencies[property] = dependencies.getUrnsList();
  }
  const repository = await monitor.child({ ...common, type: repositoryType, inputs, inputDependencies });
  const state = fromStruct(repository.getObject());

  const outputs: Values = { repository: referenceTo(repository, version) };
  if (!isRecord(lifecyclePolicy) || lifecyclePolicy.skip !== true) {
    const policy = await monitor.child({
      ...common,
      type: lifecyclePolicyType,
      inputs: { repository: state.name ?? unknown, policy: policyInput(lifecyclePolicy) },
      inputDependencies: { repository: [repository.getUrn()], policy: [] },
    });
    outputs.lifecyclePolicy = referenceTo(policy, version);
  }
  await monitor.outputs(component.getUrn(), outputs);

  const url = state.repositoryUrl ?? unknown;
  const response = new ConstructResponse().setUrn(component.getUrn()).setState(toStruct({ ...outputs, url }));
  const fromRepository = new ConstructResponse.PropertyDependencies().setUrnsList([repository.getUrn()]);
  response.getStatedependenciesMap().set("url", fromRepository);
  response.getStatedependenciesMap().set("repository", fromRepository);
  return response;
}

function policyInput(lifecyclePolicy: Value | undefined): Value {
  return holdsUnknown(lifecyclePolicy) ? unknown : lifecyclePolicyOf(lifecyclePolicy);
}

function referenceTo(resource: RegisterResourceResponse, version: string): Values {
  return {
    [signatureKey]: referenceSignature,
    urn: resource.getUrn(),
    id: resource.getId() === "" ? unknown : resource.getId(),
    packageVersion: version,
  };
}
