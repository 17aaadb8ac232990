import assert from "node:assert/strict";
import { createRequire } from "node:module";
import * as grpc from "@grpc/grpc-js";
import { channelOptions } from "../../../tools/engine/local-server";
import { separateConnections } from "../../../tools/engine/sdk-connections";

const text = (value: Buffer): Buffer => value;
const method: grpc.MethodDefinition<Buffer, Buffer> = {
  path: "/greeter/greet",
  ...{ requestStream: false, responseStream: false },
  ...{ requestSerialize: text, requestDeserialize: text, responseSerialize: text, responseDeserialize: text },
};

/** Answers on a port of the loopback interface; on any where it is 0. */
async function serve(port: number): Promise<{ readonly port: number; readonly server: grpc.Server }> {
  const server = new grpc.Server();
  const greet: grpc.handleUnaryCall<Buffer, Buffer> = (_, callback) => callback(null, Buffer.from("here"));
  server.addService({ greet: method }, { greet });
  return await new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve({ port: bound, server }) : reject(error),
    );
  });
}

async function answerTo(client: grpc.Client): Promise<string> {
  return await new Promise((resolve) => {
    client.makeUnaryRequest(method.path, text, text, Buffer.from("?"), (error, answer) =>
      resolve(error?.message ?? String(answer)),
    );
  });
}

/** What the client of a new server hears whose port was that of a server that is gone, and has a client left. */
async function secondOnThePort(options: grpc.ChannelOptions): Promise<string> {
  const first = await serve(0);
  const address = `127.0.0.1:${first.port}`;
  const left = new grpc.Client(address, grpc.credentials.createInsecure(), options);
  assert.equal(await answerTo(left), "here");
  first.server.forceShutdown();
  assert.match(await answerTo(left), /UNAVAILABLE/);
  const second = await serve(first.port);
  const client = new grpc.Client(address, grpc.credentials.createInsecure(), options);
  try {
    return await answerTo(client);
  } finally {
    client.close();
    left.close();
    second.server.forceShutdown();
  }
}

describe("the connections of a run", () => {
  it("to the engine's monitor fail where an earlier run's server had the port", async () => {
    assert.equal(await secondOnThePort(channelOptions), "here");
  });

  it("of the SDK fail where an earlier run's server had the port", async () => {
    await separateConnections();
    const settings = createRequire(__filename)("@pulumi/pulumi/runtime/settings.js") as {
      readonly grpcClientOptions: grpc.ChannelOptions;
    };
    assert.equal(await secondOnThePort(settings.grpcClientOptions), "here");
  });
});
