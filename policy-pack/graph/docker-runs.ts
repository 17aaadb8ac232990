import { gunzipSync } from "node:zlib";
import { oncePerResource } from "./once";
import { Undecidable, UnknownRead } from "./reader";

/** One `docker run` of a start script with its options, as far as the text tells them. */
export interface DockerRun {
  /** The name it gives its container, or the image. */
  readonly label: string;
  /** Values by long name; a flag without value is "true". */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** False where a variable may hold further options. */
  readonly isComplete: boolean;
}

const scripts: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": ["userData"],
  "aws:ec2/launchConfiguration:LaunchConfiguration": ["userData", "userDataBase64"],
  "aws:ec2/instance:Instance": ["userData", "userDataBase64"],
};

/** Options without a value (https://docs.docker.com/reference/cli/docker/container/run/). */
const flags: ReadonlySet<string> = new Set([
  ...["detach", "init", "interactive", "no-healthcheck", "oom-kill-disable", "privileged", "publish-all"],
  ...["quiet", "read-only", "rm", "sig-proxy", "tty", "use-api-socket"],
]);
const short: Readonly<Record<string, string>> = {
  ...{ d: "detach", i: "interactive", t: "tty", P: "publish-all", q: "quiet", u: "user", m: "memory" },
  ...{ p: "publish", v: "volume", e: "env", l: "label", w: "workdir", h: "hostname", c: "cpu-shares" },
  a: "attach",
};

/**
 * The `docker run` commands of a machine's start script. Throws `UnknownRead` where the script is unknown, and
 * `Undecidable` where it starts containers from a file of Compose.
 */
export const dockerRunsOf = oncePerResource((machine): readonly DockerRun[] => {
  return (scripts[machine.type] ?? []).flatMap((property) => {
    const given = machine.inputs.raw(property);
    if (typeof given === "symbol") {
      throw new UnknownRead(property);
    }
    const script = typeof given === "string" ? textOf(given) : "";
    if (/\bdocker[ -]compose\s/.test(script)) {
      throw new Undecidable("the containers of a file of Docker Compose are not read");
    }
    return commandsIn(script).map(parseRun);
  });
});

/** User data is plain, in base64, or compressed in base64. */
function textOf(given: string): string {
  if (/\s/.test(given.trim())) {
    return given;
  }
  const bytes = Buffer.from(given, "base64");
  try {
    return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch {
    return "";
  }
}

/** What stands behind `docker run` in each command of a script. */
function commandsIn(script: string): readonly string[] {
  return script
    .replaceAll(/\\\r?\n\s*/g, " ")
    .split(/\r?\n|;|&&|\|\|/)
    .filter((line) => !/^\s*#/.test(line))
    .flatMap((line) => {
      const found = /\b(?:docker|podman|nerdctl)\s+(?:container\s+)?(?:run|create)\s+(.*)$/.exec(line);
      return found?.[1] === undefined ? [] : [found[1]];
    });
}

function parseRun(command: string): DockerRun {
  const words = (command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) =>
    word.replaceAll(/["']/g, ""),
  );
  const options = new Map<string, string[]>();
  let isComplete = true;
  let image = "an image";
  const add = (name: string, value: string): void => {
    options.set(name, [...(options.get(name) ?? []), value]);
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const next = words[at + 1] ?? "";
    if (/^\$(?:@|\*|\{\w+\[[@*]\]\})$/.test(word) || (word.startsWith("$") && next.startsWith("-"))) {
      isComplete = false;
      continue;
    }
    const long = /^--([\w-]+)(?:=(.*))?$/s.exec(word);
    const letters = /^-(\w+)$/.exec(word)?.[1];
    if (!long && letters === undefined) {
      image = word;
      break;
    }
    const names = long ? [long[1] ?? ""] : [...(letters ?? "")].map((each) => short[each] ?? each);
    const last = names.at(-1) ?? "";
    names.slice(0, -1).forEach((name) => add(name, "true"));
    if (long?.[2] !== undefined || flags.has(last)) {
      add(last, long?.[2] ?? "true");
    } else {
      add(last, next);
      at += 1;
    }
  }
  return { label: options.get("name")?.[0] ?? image, options, isComplete };
}

/**
 * The ports of the host on which a container answers: those that it publishes, or the ones that its health check asks where
 * it shares the host's network.
 */
export function portsOfRun({ options }: DockerRun): readonly number[] {
  const published = (options.get("publish") ?? []).map((each) => /(?:^|:)(\d+):\d+(?:\/\w+)?$/.exec(each));
  const asked = (options.get("health-cmd") ?? []).map((each) => /https?:\/\/[^\s/]*?:(\d+)/.exec(each));
  const found = (published.length > 0 ? published : asked).flatMap((match) => Number(match?.[1] ?? 0));
  return [...new Set(found.filter((port) => port > 0))];
}
