import { resolve } from "node:path";
import type { Environment } from "../../shared/naming";
import { commandLine, toEnvironment } from "../engine/command-line";
import { writableFile } from "../engine/writable-file";
import { toFailures } from "../report/asked";
import { failures, type Failure } from "../report/comparison";

/** What the user asks for. */
export interface DiffRequest {
  readonly environment: Environment;
  /** Where what is deployed is read: one of the two; the backend that the user is logged in to without it. */
  readonly state?: { readonly folder?: string; readonly url?: string };
  readonly failOn: readonly Failure[];
  /** Absolute path, or "-" for stdout. */
  readonly output?: string;
}

interface Flags {
  readonly state?: string;
  readonly failOn?: string;
  readonly output?: string;
}

/**
 * The environment has no default: one would be compared with another's state.
 *
 * @param args words after `npm run diff --`
 * @throws UserError or commander's own error, both with exit code 2
 */
export function parseCommandLine(args: readonly string[]): DiffRequest {
  const command = commandLine(
    "diff",
    "Tells what `pulumi up` of all four layers would do to what is deployed.",
  )
    .argument("<env>", "dev, staging or prod")
    .option(
      "--state <folder|url>",
      "a folder with persistent.json and so on from `pulumi stack export`, or a backend such as s3://bucket; " +
        "the backend that you are logged in to when left out",
    )
    .option("--fail-on <list>", `exit code 1 on any of ${failures.join(",")}`)
    .option("--output <file>", "where to write the report; standard output when left out")
    .parse([...args], { from: "user" });
  const { state, failOn, output } = command.opts<Flags>();
  return {
    environment: toEnvironment(String(command.processedArgs[0])),
    failOn: toFailures(failOn),
    ...(state === undefined
      ? {}
      : { state: /^\w+:\/\//.test(state) ? { url: state } : { folder: resolve(state) } }),
    ...(output === undefined ? {} : { output: writableFile("--output", output) }),
  };
}
