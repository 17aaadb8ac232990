import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the host's surroundings answer. */
export interface Surroundings {
  /** Containers that never become healthy. */
  readonly sick?: readonly string[];
  /** Calls that fail the first time, by the words that they begin with. */
  readonly failsOnce?: readonly string[];
}

export interface Boot {
  readonly code: number | null;
  /** Every command that the script called, with its arguments, in order. */
  readonly calls: readonly string[];
  /** The text of a file that it wrote. */
  readonly file: (path: string) => string;
}

/** Folders into which the script writes. */
const folders = ["/etc/", "/root/", "/opt/", "/swapfile"];

const answers = `#!/bin/bash
call="$(basename "$0") $*"
echo "$call" >> "$CALLS"
while read -r start; do
  if [ -n "$start" ] && [[ "$call" == "$start"* ]] && ! grep -qxF "$start" "$CALLS.failed" 2>/dev/null; then
    echo "$start" >> "$CALLS.failed"
    exit 1
  fi
done <<< "$FAILS"
echo "$call" >> "$CALLS.done"
case "$call" in
  "ec2-metadata --instance-id") echo "instance-id: i-0abc" ;;
  "ec2-metadata --local-ipv4") echo "local-ipv4: 10.0.11.9" ;;
  "docker inspect "*) if grep -qxF "\${!#}" <<< "$SICK"; then echo starting; else echo healthy; fi ;;
  "aws servicediscovery list-namespaces "*) echo ns-1 ;;
  "aws servicediscovery list-services "*) echo "srv-$(sed -E "s/.*Name=='([a-z-]+)'\\].*/\\1/" <<< "$call")" ;;
  "aws servicediscovery list-instances "*)
    id=$(sed -E "s/.*--service-id ([a-z-]+) .*/\\1/" <<< "$call")
    if grep -q "register-instance --service-id $id " "$CALLS.done"; then echo i-0abc; fi ;;
esac
`;

const commands = [
  ...["aws", "docker", "dnf", "ec2-metadata", "systemctl", "sleep"],
  ...["dd", "chmod", "mkswap", "swapon", "amazon-cloudwatch-agent-ctl"],
];

/**
 * Runs a host's start script with commands that do nothing but answer, in a folder that stands for its disk. Waiting takes
 * no time; where it would wait for ever, the script is given five seconds in place of its quarter of an hour.
 */
export function boot(script: string, { sick = [], failsOnce = [] }: Surroundings = {}): Boot {
  const root = mkdtempSync(join(tmpdir(), "tradai-host-"));
  try {
    const bin = join(root, "bin");
    const agent = join(root, "opt/aws/amazon-cloudwatch-agent");
    for (const folder of [bin, "etc/systemd/system", join(agent, "etc"), join(agent, "bin"), "root"]) {
      mkdirSync(folder.startsWith(root) ? folder : join(root, folder), { recursive: true });
    }
    writeFileSync(join(root, "etc/fstab"), "");
    for (const command of commands) {
      const file = join(command.startsWith("amazon") ? join(agent, "bin") : bin, command);
      writeFileSync(file, answers);
      chmodSync(file, 0o755);
    }
    const placed = folders.reduce(
      (text, folder) => text.replaceAll(new RegExp(`(?<=[\\s:=])${folder}`, "g"), `${root}${folder}`),
      sick.length === 0 ? script : script.replace(/-ge 900/, "-ge 5"),
    );
    const calls = join(root, "calls");
    const { status } = spawnSync("bash", ["-c", placed], {
      env: {
        PATH: `${bin}:${process.env.PATH ?? ""}`,
        CALLS: calls,
        SICK: sick.join("\n"),
        FAILS: failsOnce.join("\n"),
      },
      stdio: "ignore",
      timeout: 30_000,
    });
    const files = new Map(
      [
        "etc/docker/daemon.json",
        "root/.docker/config.json",
        "opt/aws/amazon-cloudwatch-agent/etc/tradai.json",
      ].map((path) => [`/${path}`, readFileSync(join(root, path), "utf8")]),
    );
    return {
      code: status,
      calls: readFileSync(calls, "utf8").trim().split("\n"),
      file: (path) => files.get(path) ?? "",
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}
