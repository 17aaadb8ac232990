import type * as grpc from "@grpc/grpc-js";
import * as automationServer from "@pulumi/pulumi/automation/server";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import type { RunRequest, RunResponse } from "@pulumi/pulumi/proto/language_pb";
import { serve, type LocalServer } from "./local-server";

/** A Pulumi program: registers resources and returns the stack's outputs. */
export type Program = () => Promise<Record<string, unknown>>;

type RunHandler = grpc.handleUnaryCall<RunRequest, RunResponse>;

interface LanguageServer extends grpc.UntypedServiceImplementation {
  readonly run: RunHandler;
}

/**
 * The Automation API's own server for inline programs. The SDK ships it without types; it is used without
 * `Stack` and `LocalWorkspace` around it, because these start the CLI three more times before a preview.
 */
const { LanguageServer } = automationServer as unknown as {
  readonly LanguageServer: new (program: Program) => LanguageServer;
};

export interface ProgramHost extends LocalServer {
  /** What the program threw in the last run. */
  readonly failure: () => unknown;
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
  const languageServer = new LanguageServer(remembering);
  const run: RunHandler = (call, callback) => {
    failure = undefined;
    let answered = false;
    // The SDK's server answers a second time after an error, which gRPC does not allow.
    const answerOnce: typeof callback = (...answer) => {
      if (!answered) callback(...answer);
      answered = true;
    };
    const start = (address: string): void => {
      call.request.setMonitorAddress(address);
      languageServer.run(call, answerOnce);
    };
    monitorOf(call.request.getMonitorAddress()).then(start, (error: Error) => answerOnce(error));
  };
  const implementation: grpc.UntypedServiceImplementation = {
    run,
    getRequiredPlugins: languageServer.getRequiredPlugins as RunHandler,
    getPluginInfo: languageServer.getPluginInfo as RunHandler,
  };
  const server = await serve(LanguageRuntimeService, implementation);
  return { ...server, failure: () => failure };
}
