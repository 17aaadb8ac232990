import {
  CheckResponse,
  type ConfigureRequest,
  DiffResponse,
  GetSchemaResponse,
  InvokeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { AwsResources, type World } from "./aws-provider";
import { answerInvoke } from "./invokes";
import { configureResponse, fromStruct, handshakeResponse, toStruct } from "./messages";
import { readProviderConfig, type ProviderConfig } from "./provider-config";
import type { ProviderMethods } from "./server";

/**
 * The protocol of the AWS provider (`pulumi/provider.proto`). Each provider instance of a program has its own
 * connection, so its configuration is kept by connection.
 *
 * @param region where resources go when neither they nor their provider say it.
 */
export function awsMethods(world: World, region: string): ProviderMethods {
  const resources = new AwsResources(world);
  const configs = new Map<string, ProviderConfig>();
  let latest: ProviderConfig = { region, defaultTags: {} };
  const configOf = (peer: string): ProviderConfig => {
    world.pace.heard();
    return configs.get(peer) ?? latest;
  };

  return {
    handshake: () => handshakeResponse(false),
    attach: () => new Empty(),
    cancel: () => new Empty(),
    getPluginInfo: () => new PluginInfo().setVersion(world.schemas.version),
    getSchema: () =>
      new GetSchemaResponse().setSchema(JSON.stringify({ name: "aws", version: world.schemas.version })),
    checkConfig: (request) => new CheckResponse().setInputs(request.getNews()),
    diffConfig: () => new DiffResponse().setChanges(DiffResponse.DiffChanges.DIFF_NONE),
    configure: (request: ConfigureRequest, peer) => {
      latest = readProviderConfig(fromStruct(request.getArgs()), world.account, region);
      configs.set(peer, latest);
      return configureResponse(false);
    },
    invoke: (request, peer) => {
      const answer = answerInvoke(request.getTok(), world.account, configOf(peer).region);
      return new InvokeResponse().setReturn(toStruct(answer));
    },
    check: (request, peer) => resources.check(request, configOf(peer)),
    diff: (request, peer) => resources.diff(request, configOf(peer)),
    create: (request, peer) => resources.create(request, configOf(peer)).finally(() => world.pace.heard()),
    read: (request, peer) => resources.read(request, configOf(peer)),
    update: (request, peer) => resources.update(request, configOf(peer)),
    delete: (request, peer) => resources.delete(request, configOf(peer)).finally(() => world.pace.heard()),
  };
}
