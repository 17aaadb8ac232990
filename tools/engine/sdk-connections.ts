import type * as grpc from "@grpc/grpc-js";

/**
 * gRPC shares connections of one process by their address. A program that was cut off keeps its clients, which try again
 * and again to reach an engine that is gone; the next server that gets its port would be taken for as dead as the last
 * one, and its first call fails with "No connection established". Every client has connections of its own here.
 */
export const ownConnections: grpc.ChannelOptions = { "grpc.use_local_subchannel_pool": 1 };

/** Gives the clients of the SDK, too, connections of their own. To be called when the SDK is loaded. */
export async function separateConnections(): Promise<void> {
  const { default: settings } = (await import("@pulumi/pulumi/runtime/settings.js")) as unknown as {
    readonly default: { readonly grpcClientOptions: grpc.ChannelOptions };
  };
  Object.assign(settings.grpcClientOptions, ownConnections);
}
