import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { performance } from "node:perf_hooks";
import { CHECKOUT, type BadInput } from "./bad-input";
import type { Checkout } from "./checkout";

/** What came of a bad input, seen from outside. */
export interface Attempt {
  readonly code: number | null;
  readonly stdout: string;
  /** Without its last line break. */
  readonly stderr: string;
  /** Commands of the engine and of npm that were run. */
  readonly started: readonly string[];
  readonly seconds: number;
}

/** Nobody's credentials, plugins, selected stacks or engine. */
function surroundingsOf({ root, witnesses }: Checkout, { surroundings }: BadInput): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([key]) => !/^(PULUMI|AWS|TRADAI)_/.test(key));
  return {
    ...Object.fromEntries(inherited),
    PATH: [witnesses.folder, process.env.PATH ?? ""].join(delimiter),
    HOME: join(root, "home"),
    AWS_EC2_METADATA_DISABLED: "true",
    ...surroundings,
  };
}

/** Runs what `npm run` runs for the command, in a checkout that is broken for it and mended afterwards. */
export async function attempt(bad: BadInput, checkout: Checkout): Promise<Attempt> {
  const { root, witnesses } = checkout;
  const words = bad.command.replaceAll(CHECKOUT, root).split(" ");
  try {
    bad.broken?.(checkout);
    const begun = performance.now();
    const child = spawn(process.execPath, [join(root, "tools", "setup", "run.mjs"), ...words], {
      cwd: root,
      env: surroundingsOf(checkout, bad),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    return {
      code,
      stdout: said.stdout,
      stderr: said.stderr.replaceAll(root, CHECKOUT).replace(/\n$/, ""),
      started: witnesses.takeStarts(),
      seconds: (performance.now() - begun) / 1000,
    };
  } finally {
    checkout.restore();
  }
}

function isExpected(found: string, expected: string | RegExp): boolean {
  return typeof expected === "string" ? found === expected : expected.exec(found)?.[0] === found;
}

/** Where the outcome is not one message, the right exit code and nothing else; one line each. */
export function faultsOf(bad: BadInput, { code, stdout, stderr, started }: Attempt): readonly string[] {
  const faults: string[] = [];
  if (code !== bad.code) faults.push(`exit code ${String(code)} in place of ${bad.code}`);
  if (!isExpected(stderr, bad.message)) faults.push(`said ${stderr}\nin place of ${String(bad.message)}`);
  if (/^ +at .+:\d+/m.test(stderr)) faults.push("said with a stack trace");
  if (stdout !== "") faults.push(`something on standard output: ${stdout}`);
  if (started.length > 0) faults.push(`started all the same: ${started.join("; ")}`);
  return faults;
}
