import {
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  type CreateRequest,
  type DeleteRequest,
  type DiffRequest,
  DiffResponse,
  GetSchemaResponse,
  InvokeResponse,
  type ReadRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { AwsResources, type World } from "./aws-provider";
import { NoAnswer } from "./faults";
import { answerInvoke } from "./invokes";
import { configureResponse, fromStruct, handshakeResponse, toStruct } from "./messages";
import { Pace } from "./pace";
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
  const configOf = (peer: string): ProviderConfig => configs.get(peer) ?? latest;
  const pace = new Pace();
  /** Every request and every answer is a sign that the engine is still at work. */
  const paced =
    <Request, Response>(method: (request: Request, config: ProviderConfig) => Response | Promise<Response>) =>
    async (request: Request, peer: string): Promise<Response> => {
      pace.heard();
      try {
        return await method(request, configOf(peer));
      } catch (error) {
        if (error instanceof NoAnswer) return await new Promise<never>(() => undefined);
        throw error;
      } finally {
        pace.heard();
      }
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
    check: paced((request: CheckRequest, config) => resources.check(request, config)),
    diff: paced((request: DiffRequest, config) => resources.diff(request, config)),
    create: paced(async (request: CreateRequest, config) => {
      if (!request.getPreview()) await pace.turn(request.getType());
      return resources.create(request, config);
    }),
    read: paced((request: ReadRequest, config) => resources.read(request, config)),
    update: paced((request: UpdateRequest, config) => resources.update(request, config)),
    delete: paced(async (request: DeleteRequest, config) => {
      await pace.turn(request.getType());
      return resources.delete(request, config);
    }),
  };
}
