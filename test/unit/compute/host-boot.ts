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
  /** Where Auto Scaling leads the instance; `InService` until it ends. */
  readonly target?: string;
}

/** What has become of the surroundings a while after the boot. */
export interface Later extends Surroundings {
  /** Services whose entries in service discovery somebody removed. */
  readonly lost?: readonly string[];
}

export interface Run {
  readonly code: number | null;
  /** Every command that was called, with its arguments, in order. */
  readonly calls: readonly string[];
}

export interface Boot extends Run {
  /** The text of a file that it wrote. */
  readonly file: (path: string) => string;
  /** What the timer's service does, when `later` is given; `code` is that of its last command. */
  readonly tick: Run;
}

/** Folders into which the script writes. */
const folders = ["/etc/", "/root/", "/opt/", "/usr/local/sbin/", "/swapfile"];

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
  "aws servicediscovery list-services "*"Values=ns-1,"*)
    for name in backend-api data-collection strategy-service mlflow; do printf '%s\\tsrv-%s\\n' $name $name; done ;;
  "aws servicediscovery register-instance "*) sed -E "s/.*--service-id ([a-z-]+) .*/\\1/" <<< "$call" >> "$ENTRIES" ;;
  "aws servicediscovery list-instances "*)
    if grep -qxF "$(sed -E "s/.*--service-id ([a-z-]+) .*/\\1/" <<< "$call")" "$ENTRIES"; then echo i-0abc; fi ;;
  "curl "*" PUT "*"token-ttl-seconds: "*"/latest/api/token") echo token-1 ;;
  "curl "*"token: token-1 "*"/latest/meta-data/autoscaling/target-lifecycle-state") echo "$TARGET" ;;
  "docker ps "*"health=unhealthy") echo "$SICK" ;;
esac
`;

const commands = [
  ...["aws", "curl", "docker", "dnf", "ec2-metadata", "systemctl", "sleep"],
  ...["dd", "mkswap", "swapon", "amazon-cloudwatch-agent-ctl"],
];

/** Variables that tell the commands of `answers` what to say. */
function answering(root: string, { sick = [], failsOnce = [], target = "InService" }: Surroundings) {
  return {
    PATH: `${join(root, "bin")}:${process.env.PATH ?? ""}`,
    CALLS: join(root, "calls"),
    ENTRIES: join(root, "entries"),
    SICK: sick.join("\n"),
    FAILS: failsOnce.join("\n"),
    TARGET: target,
  };
}

/** Runs a command of bash, and forgets the calls of the one before. */
function run(root: string, command: string, environment: Readonly<Record<string, string>>): Run {
  const calls = join(root, "calls");
  writeFileSync(calls, "");
  const { status } = spawnSync("bash", ["-c", command], {
    env: environment,
    stdio: "ignore",
    timeout: 30_000,
  });
  return { code: status, calls: readFileSync(calls, "utf8").trim().split("\n") };
}

/** Does what systemd does with the service of the timer: its commands, with no variables but its own. */
function tick(root: string, later: Later): Run {
  const entries = readFileSync(join(root, "entries"), "utf8").split("\n");
  const lost = (later.lost ?? []).map((id) => `srv-${id}`);
  writeFileSync(join(root, "entries"), entries.filter((entry) => !lost.includes(entry)).join("\n"));
  const unit = readFileSync(join(root, "etc/systemd/system/watch-services.service"), "utf8");
  const given = (name: string): string[] =>
    unit.split("\n").flatMap((line) => (line.startsWith(`${name}=`) ? [line.slice(name.length + 1)] : []));
  const variables = given("Environment").flatMap((line) => line.split(" ").map((each) => each.split("=")));
  const commands = given("ExecStart").map((line) =>
    line.startsWith("-") ? `${line.slice(1)} || true` : line,
  );
  return run(root, commands.join(" && "), {
    ...answering(root, later),
    ...(Object.fromEntries(variables) as Record<string, string>),
  });
}

/**
 * Runs a host's start script with commands that do nothing but answer, in a folder that stands for its disk, and then once
 * what its timer starts. Waiting takes no time; where it would wait for ever, the script is given five seconds in place of
 * its quarter of an hour.
 */
export function boot(script: string, surroundings: Surroundings = {}, later?: Later): Boot {
  const root = mkdtempSync(join(tmpdir(), "tradai-host-"));
  try {
    const agent = "opt/aws/amazon-cloudwatch-agent";
    const made = ["etc/systemd/system", `${agent}/etc`, `${agent}/bin`, "root", "usr/local/sbin"];
    for (const folder of ["bin", ...made]) mkdirSync(join(root, folder), { recursive: true });
    for (const empty of ["etc/fstab", "entries", "swapfile"]) writeFileSync(join(root, empty), "");
    for (const command of commands) {
      const file = join(root, command.startsWith("amazon") ? `${agent}/bin` : "bin", command);
      writeFileSync(file, answers);
      chmodSync(file, 0o755);
    }
    const placed = folders.reduce(
      (text, folder) => text.replaceAll(new RegExp(`(?<=[\\s:=])${folder}`, "g"), `${root}${folder}`),
      (surroundings.sick ?? []).length === 0 ? script : script.replace(/-ge 900/, "-ge 5"),
    );
    const booted = run(root, placed, answering(root, surroundings));
    const files = new Map(
      ["etc/docker/daemon.json", "root/.docker/config.json", `${agent}/etc/tradai.json`].map((path) => [
        `/${path}`,
        readFileSync(join(root, path), "utf8"),
      ]),
    );
    return {
      ...booted,
      file: (path) => files.get(path) ?? "",
      tick: later === undefined ? { code: null, calls: [] } : tick(root, later),
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}
