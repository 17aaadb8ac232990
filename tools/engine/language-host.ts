import type * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  GetRequiredPluginsResponse,
  LanguageHandshakeResponse,
  type RunRequest,
  type RunResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { makeOutputsWhenRead } from "./lazy-outputs";
import { lightenSdk } from "./light-sdk";
import { serve, type LocalServer } from "./local-server";
import { quietSdk } from "./quiet-sdk";
import { startRun } from "./run-errors";
import { separateConnections } from "./sdk-connections";

/** A Pulumi program: registers resources and returns the stack's outputs. */
export type Program = () => Promise<Record<string, unknown>>;

type RunHandler = grpc.handleUnaryCall<RunRequest, RunResponse>;

interface LanguageServer extends grpc.UntypedServiceImplementation {
  readonly run: RunHandler;
}

/**
 * Loads the Automation API's own server for inline programs. The SDK ships it without types; it is used without
 * `Stack` and `LocalWorkspace` around it, because these start the CLI three more times before a preview. It is
 * loaded while the engine starts, because the SDK comes with it.
 */
async function loadLanguageServer(): Promise<new (program: Program) => LanguageServer> {
  lightenSdk();
  const loaded: unknown = await import("@pulumi/pulumi/automation/server.js");
  await Promise.all([quietSdk(), makeOutputsWhenRead(), separateConnections()]);
  return (loaded as { readonly LanguageServer: new (program: Program) => LanguageServer }).LanguageServer;
}

export interface ProgramHost extends LocalServer {
  /** What the program threw in the last run. */
  readonly failure: () => unknown;
  /** Loads what running the program needs; to be called when the engine has been started. */
  readonly prepare: () => Promise<void>;
}

/** @param monitorOf the address of the resource monitor that the program talks to, given the engine's. */
export async function hostProgram(
  program: Program,
  monitorOf: (engineMonitor: string) => Promise<string>,
): Promise<ProgramHost> {
  let failure: unknown;
  const remembering: Program = async () => {
    try {
      return await program();
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  let languageServer: Promise<LanguageServer> | undefined;
  const prepared = async (): Promise<LanguageServer> =>
    await (languageServer ??= loadLanguageServer().then((Server) => new Server(remembering)));
  let endRun = (): void => undefined;
  const run: RunHandler = (call, callback) => {
    failure = undefined;
    let answered = false;
    // The SDK's server answers a second time after an error, which gRPC does not allow.
    const answerOnce: typeof callback = (...answer) => {
      if (!answered) callback(...answer);
      answered = true;
    };
    const start = async (): Promise<void> => {
      call.request.setMonitorAddress(await monitorOf(call.request.getMonitorAddress()));
      const loaded = await prepared();
      endRun();
      endRun = startRun(() => loaded.run(call, answerOnce));
    };
    start().catch((error: Error) => answerOnce(error));
  };
  const getRequiredPlugins: grpc.handleUnaryCall<unknown, GetRequiredPluginsResponse> = (_, callback) =>
    callback(null, new GetRequiredPluginsResponse());
  const getPluginInfo: grpc.handleUnaryCall<unknown, PluginInfo> = (_, callback) =>
    callback(null, new PluginInfo().setVersion("1.0.0"));
  // Asked by commands that find this host in PULUMI_DEBUG_LANGUAGES.
  const handshake: grpc.handleUnaryCall<unknown, LanguageHandshakeResponse> = (_, callback) =>
    callback(null, new LanguageHandshakeResponse());
  const methods = { run, getRequiredPlugins, getPluginInfo, handshake };
  const server = await serve(LanguageRuntimeService, methods);
  return {
    ...server,
    close: () => {
      endRun();
      server.close();
    },
    failure: () => failure,
    prepare: async () => {
      await prepared();
    },
  };
}
