import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { UserError } from "../../../shared/errors";
import { repositoryRoot } from "../../engine/repository";

/** Folder of the CDK app, which set-up never installs. */
export const PEERS = join(repositoryRoot, "bench", "peers");

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

function run(file: string, args: readonly string[]): void {
  const { status, stdout, error } = spawnSync(file, args, {
    cwd: PEERS,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0)
    throw new UserError(`bench/peers: ${file} ${args.join(" ")} failed:\n${error?.message ?? stdout}`);
}

function lock(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Whether what is installed is what the lock says: npm leaves its own note of it, without the root's row. */
function isInstalled(): boolean {
  const packages = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
  const [asked, there] = [
    lock(join(PEERS, "package-lock.json")),
    lock(join(PEERS, "node_modules", ".package-lock.json")),
  ];
  if (asked === undefined || there === undefined) return false;
  const found = packages.parse(JSON.parse(there)).packages;
  return Object.entries(packages.parse(JSON.parse(asked)).packages).every(
    ([path, { version }]) => path === "" || found[path]?.version === version,
  );
}

/**
 * Installs what the lock of `bench/peers` names, where that is not there, and compiles the CDK app with its types
 * checked.
 *
 * @throws UserError when the registry does not give it, or the app does not compile
 */
export function preparePeers(): void {
  if (!isInstalled()) {
    process.stderr.write("bench/peers: npm ci\n");
    run("npm", ["ci"]);
  }
  process.stderr.write("bench/peers: compiling the CDK app\n");
  rmSync(join(PEERS, "compiled"), { recursive: true, force: true });
  run(join(PEERS, "node_modules", ".bin", "tsc"), ["-p", "."]);
}

/** Names and versions of what is measured against. */
export function peerVersions(): string {
  const manifest = readFileSync(join(PEERS, "package.json"), "utf8");
  const { dependencies } = manifestSchema.parse(JSON.parse(manifest));
  return ["aws-cdk", "aws-cdk-lib", "cdk-nag"]
    .map((name) => `${name} ${dependencies[name] ?? ""}`)
    .join(", ");
}
