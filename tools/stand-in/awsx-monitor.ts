import * as grpc from "@grpc/grpc-js";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  type RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { toStruct } from "./messages";
import type { Values } from "./values";

/** A resource that a component makes of itself or as a child. */
export interface Registration {
  type: string;
  name: string;
  parent: string;
  custom: boolean;
  inputs: Values;
  /** Input -> the URNs it comes from. */
  inputDependencies?: Readonly<Record<string, readonly string[]>>;
  provider?: string;
  version?: string;
}

/**
 * The engine's resource monitor, called directly: the SDK's runtime in this process belongs to the program that
 * is being previewed, and a component registered through it would become part of that program's own run.
 */
export class Monitor {
  private readonly client: ResourceMonitorClient;

  constructor(private readonly construct: ConstructRequest) {
    this.client = new ResourceMonitorClient(
      construct.getMonitorendpoint(),
      grpc.credentials.createInsecure(),
      {
        ...{ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 },
        // Shared ones are dead where an earlier run's monitor had the port (`tools/engine/sdk-connections.ts`).
        "grpc.use_local_subchannel_pool": 1,
      },
    );
  }

  /** Registers the component itself, with the options that it was given in the program. */
  component(type: string, name: string): Promise<RegisterResourceResponse> {
    const { construct } = this;
    const request = registration({ type, name, parent: construct.getParent(), custom: false, inputs: {} })
      .setDependenciesList(construct.getDependenciesList())
      .setAliasesList(construct.getAliasesList())
      .setIgnorechangesList(construct.getIgnorechangesList())
      .setReplaceonchangesList(construct.getReplaceonchangesList())
      .setDeletedwith(construct.getDeletedwith());
    this.protect(request);
    const retain = construct.getRetainondelete();
    if (retain !== undefined) request.setRetainondelete(retain);
    for (const [key, provider] of construct.getProvidersMap().entries()) {
      request.getProvidersMap().set(key, provider);
    }
    return this.register(request);
  }

  /** Registers a child: of the component's options the SDK hands down `protect` and the provider. */
  child(child: Registration): Promise<RegisterResourceResponse> {
    const request = registration(child);
    this.protect(request);
    return this.register(request);
  }

  /** Closes the component. */
  outputs(urn: string, outputs: Values): Promise<void> {
    const request = new RegisterResourceOutputsRequest().setUrn(urn).setOutputs(toStruct(outputs));
    return new Promise((resolve, reject) => {
      this.client.registerResourceOutputs(request, (error) => (error === null ? resolve() : reject(error)));
    });
  }

  close(): void {
    this.client.close();
  }

  private protect(request: RegisterResourceRequest): void {
    const protect = this.construct.getProtect();
    if (protect !== undefined) request.setProtect(protect);
  }

  private register(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
    return new Promise((resolve, reject) => {
      this.client.registerResource(request, (error, response) =>
        error === null ? resolve(response) : reject(error),
      );
    });
  }
}

function registration(resource: Registration): RegisterResourceRequest {
  const request = new RegisterResourceRequest()
    .setType(resource.type)
    .setName(resource.name)
    .setParent(resource.parent)
    .setCustom(resource.custom)
    .setObject(toStruct(resource.inputs))
    .setProvider(resource.provider ?? "")
    .setVersion(resource.version ?? "")
    .setAcceptsecrets(true)
    .setAcceptresources(true)
    .setAliasspecs(true)
    .setSupportspartialvalues(true)
    .setSupportsresultreporting(true);
  const all = new Set<string>();
  for (const [property, urns] of Object.entries(resource.inputDependencies ?? {})) {
    const dependencies = new RegisterResourceRequest.PropertyDependencies().setUrnsList([...urns]);
    request.getPropertydependenciesMap().set(property, dependencies);
    for (const urn of urns) all.add(urn);
  }
  return request.setDependenciesList([...all]);
}
