import * as grpc from "@grpc/grpc-js";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  RegisterResourceResponse,
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { channelOptions, serve, type LocalServer } from "./local-server";
import { isSame, type Mutation, type ResourceKey } from "./mutation";

type UnaryMethod = grpc.MethodDefinition<unknown, unknown>;
type UnaryHandler = grpc.handleUnaryCall<unknown, unknown>;

/** URN that the engine would give to a resource that it is not told of. */
function urnOf(request: RegisterResourceRequest): string {
  const [prefix = "", parentType = ""] = request.getParent().split(/(?<=^urn:pulumi:[^:]*::[^:]*)::/);
  const qualified = parentType.split("::")[0] ?? "";
  const types = qualified === "" || qualified === "pulumi:pulumi:Stack" ? [] : [qualified];
  return `${prefix}::${[...types, request.getType()].join("$")}::${request.getName()}`;
}

/**
 * Stands between a program and the engine's resource monitor: passes every call on, except that registrations
 * are left out as the mutations say.
 */
export class MonitorProxy {
  private readonly removed = new Set<string>();
  private readonly seen: ResourceKey[] = [];

  constructor(private readonly mutations: readonly Mutation[]) {}

  /** @returns a server that forwards to the monitor at `address` */
  async start(address: string): Promise<LocalServer> {
    const client = new grpc.Client(address, grpc.credentials.createInsecure(), channelOptions);
    const handlers = Object.entries(ResourceMonitorService).map(([name, definition]) => {
      const method = definition as UnaryMethod;
      const forward: UnaryHandler = (call, callback) => {
        client.makeUnaryRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          call.request,
          call.metadata,
          callback,
        );
      };
      return [name, this.handlerOf(name, forward)] as const;
    });
    const server = await serve(ResourceMonitorService, Object.fromEntries(handlers));
    return {
      ...server,
      close: () => {
        server.close();
        client.close();
      },
    };
  }

  /** @returns the mutations whose resource the program did not register: a mistake of the test */
  unmatched(): readonly Mutation[] {
    return this.mutations.filter(({ resource }) => !this.seen.some((key) => isSame(key, resource)));
  }

  private handlerOf(name: string, forward: UnaryHandler): UnaryHandler {
    if (name === "registerResource") return this.registering(forward);
    if (name !== "registerResourceOutputs") return forward;
    return (call, callback) => {
      const isRemoved = this.removed.has((call.request as RegisterResourceOutputsRequest).getUrn());
      if (isRemoved) callback(null, new Empty());
      else forward(call, callback);
    };
  }

  private registering(forward: UnaryHandler): UnaryHandler {
    return (call, callback) => {
      const request = call.request as RegisterResourceRequest;
      const key = { type: request.getType(), name: request.getName() };
      this.seen.push(key);
      const matching = this.mutations.filter(({ resource }) => isSame(resource, key));
      if (matching.some(({ remove }) => remove) || this.removed.has(request.getParent())) {
        callback(null, this.leaveOut(request));
        return;
      }
      this.forgetRemoved(request);
      forward(call, callback);
    };
  }

  private leaveOut(request: RegisterResourceRequest): RegisterResourceResponse {
    const urn = urnOf(request);
    this.removed.add(urn);
    return new RegisterResourceResponse().setUrn(urn).setObject(request.getObject());
  }

  /** The engine refuses dependencies on what it does not know. */
  private forgetRemoved(request: RegisterResourceRequest): void {
    const known = (urns: readonly string[]): string[] => urns.filter((urn) => !this.removed.has(urn));
    request.setDependenciesList(known(request.getDependenciesList()));
    request
      .getPropertydependenciesMap()
      .forEach((property) => property.setUrnsList(known(property.getUrnsList())));
  }
}
