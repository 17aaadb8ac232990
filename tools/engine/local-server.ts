import * as grpc from "@grpc/grpc-js";
import { ownConnections } from "./sdk-connections";

/** A gRPC server of this process that the engine talks to. */
export interface LocalServer {
  /** host:port */
  readonly address: string;
  readonly close: () => void;
}

const UNLIMITED = -1;

/** The messages of the engine are as large as the program's largest resource: no limit, as in the SDK. */
export const channelOptions: grpc.ChannelOptions = {
  "grpc.max_receive_message_length": UNLIMITED,
  "grpc.max_send_message_length": UNLIMITED,
  ...ownConnections,
};

/** Serves one gRPC service on a free port of the loopback interface. */
export async function serve(
  service: grpc.ServiceDefinition,
  implementation: grpc.UntypedServiceImplementation,
): Promise<LocalServer> {
  const server = new grpc.Server(channelOptions);
  server.addService(service, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

export function portOf({ address }: LocalServer): string {
  return address.split(":").at(-1) ?? "";
}
