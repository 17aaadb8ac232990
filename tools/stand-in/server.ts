import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** A method of the provider protocol. `peer` tells the connections of several provider instances apart. */
type Method<Request, Response> = (request: Request, peer: string) => Response | Promise<Response>;

/** The protocol's methods as plain functions; those left out answer "unimplemented", which the engine expects. */
export interface ProviderMethods {
  handshake: Method<proto.ProviderHandshakeRequest, proto.ProviderHandshakeResponse>;
  attach: Method<PluginAttach, Empty>;
  cancel: Method<Empty, Empty>;
  getPluginInfo: Method<Empty, PluginInfo>;
  getSchema: Method<proto.GetSchemaRequest, proto.GetSchemaResponse>;
  checkConfig: Method<proto.CheckRequest, proto.CheckResponse>;
  diffConfig: Method<proto.DiffRequest, proto.DiffResponse>;
  configure: Method<proto.ConfigureRequest, proto.ConfigureResponse>;
  invoke?: Method<proto.InvokeRequest, proto.InvokeResponse>;
  check?: Method<proto.CheckRequest, proto.CheckResponse>;
  diff?: Method<proto.DiffRequest, proto.DiffResponse>;
  create?: Method<proto.CreateRequest, proto.CreateResponse>;
  read?: Method<proto.ReadRequest, proto.ReadResponse>;
  update?: Method<proto.UpdateRequest, proto.UpdateResponse>;
  delete?: Method<proto.DeleteRequest, Empty>;
  construct?: Method<proto.ConstructRequest, proto.ConstructResponse>;
}

export interface ServedProvider {
  port: number;
  close(): void;
}

/** Whatever a method throws, the engine sees its message alone. UNKNOWN is what AWS's own provider answers. */
function failure(error: unknown): grpc.ServiceError {
  const details = error instanceof Error ? error.message : String(error);
  return Object.assign(new Error(details), {
    code: grpc.status.UNKNOWN,
    details,
    metadata: new grpc.Metadata(),
  });
}

function unary<Request, Response>(
  method: Method<Request, Response>,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => method(call.request, call.getPeer()))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(failure(error)),
      );
  };
}

/** Serves a provider on a free port of the loopback interface. */
export async function serve(methods: ProviderMethods): Promise<ServedProvider> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  const handlers: grpc.UntypedServiceImplementation = {};
  for (const [name, method] of Object.entries(methods)) {
    handlers[name] = unary(method as Method<unknown, unknown>) as grpc.UntypedHandleCall;
  }
  server.addService(ResourceProviderService, handlers);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { port, close: () => server.forceShutdown() };
}
