/**
 * A language host for tests: runs `@pulumi/pulumi/cmd/run` in a process of its own, with the runtime options of
 * Pulumi.yaml, as the official host of the CLI does. It knows of no plugins: the providers are stood in.
 */
import { spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  GetRequiredPluginsResponse,
  RunPluginResponse,
  RunResponse,
  type RunPluginRequest,
  type RunRequest,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { z } from "zod";
import { serve } from "../../../tools/engine/local-server";

/** The process ends with this code when it has told the user what is wrong. */
const TOLD = 32;

const optionsSchema = z.object({ typescript: z.boolean().default(true), nodeargs: z.string().default("") });

const engineAddress = process.argv.at(-1) ?? "";

function start(request: RunRequest): Promise<number | null> {
  const info = request.getInfo();
  const options = optionsSchema.parse(info?.getOptions()?.toJavaScript() ?? {});
  const directory = info?.getProgramDirectory() ?? request.getPwd();
  const runner = require.resolve("@pulumi/pulumi/cmd/run", { paths: [directory] });
  const args = [
    ...options.nodeargs.split(" ").filter((word) => word !== ""),
    runner,
    `--monitor=${request.getMonitorAddress()}`,
    `--engine=${engineAddress}`,
    `--organization=${request.getOrganization()}`,
    `--project=${request.getProject()}`,
    `--stack=${request.getStack()}`,
    `--root-directory=${info?.getRootDirectory() ?? ""}`,
    `--parallel=${request.getParallel()}`,
    `--pwd=${request.getPwd()}`,
    ...(request.getDryrun() ? ["--dry-run"] : []),
    info?.getEntryPoint() ?? request.getProgram(),
  ];
  const config = Object.fromEntries(request.getConfigMap().toArray());
  const env = {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    PULUMI_NODEJS_TYPESCRIPT: String(options.typescript),
  };
  const child = spawn(process.execPath, args, {
    cwd: directory,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
}

const run: grpc.handleUnaryCall<RunRequest, RunResponse> = (call, callback) => {
  start(call.request).then(
    (code) => {
      const response = new RunResponse();
      if (code === TOLD) response.setBail(true);
      else if (code !== 0) response.setError(`the program ended with exit code ${String(code)}`);
      callback(null, response);
    },
    (error: Error) => callback(error),
  );
};

/** Starts the policy pack; what the process says is passed on, its first line being the port it serves. */
const runPlugin: grpc.handleServerStreamingCall<RunPluginRequest, RunPluginResponse> = (call) => {
  const { request } = call;
  const directory = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
  const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [directory] });
  const given = request.getEnvList().map((line) => [line.split("=")[0], line.slice(line.indexOf("=") + 1)]);
  const child = spawn(process.execPath, [runner, ...request.getArgsList(), directory], {
    cwd: directory,
    env: { ...process.env, ...(Object.fromEntries(given) as NodeJS.ProcessEnv) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (bytes: Buffer) => call.write(new RunPluginResponse().setStdout(bytes)));
  child.stderr.on("data", (bytes: Buffer) => call.write(new RunPluginResponse().setStderr(bytes)));
  call.on("cancelled", () => child.kill());
  child.once("error", (error) => call.destroy(error));
  child.once("close", (code) => {
    call.write(new RunPluginResponse().setExitcode(code ?? 1));
    call.end();
  });
};

const getRequiredPlugins: grpc.handleUnaryCall<unknown, GetRequiredPluginsResponse> = (_, callback) =>
  callback(null, new GetRequiredPluginsResponse());
const getPluginInfo: grpc.handleUnaryCall<unknown, PluginInfo> = (_, callback) =>
  callback(null, new PluginInfo().setVersion("0.0.0"));

serve(LanguageRuntimeService, { run, runPlugin, getRequiredPlugins, getPluginInfo }).then(
  ({ address }) => process.stdout.write(`${address.split(":")[1] ?? ""}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
