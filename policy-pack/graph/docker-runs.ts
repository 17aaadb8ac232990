import { scriptOf } from "./machines";
import { oncePerResource } from "./once";
import { Undecidable } from "./reader";

/** One `docker run` of a start script with its options, as far as the text tells them. */
export interface DockerRun {
  /** The name it gives its container, or the image. */
  readonly label: string;
  /** Values by long name; a flag without value is "true". */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** False where a variable may hold further options. */
  readonly isComplete: boolean;
}

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
  const script = scriptOf(machine);
  if (/\bdocker[ -]compose\s/.test(script)) {
    throw new Undecidable("the containers of a file of Docker Compose are not read");
  }
  return commandsIn(script).map(parseRun);
});

/** What stands behind `docker run` in each command of a script. */
function commandsIn(script: string): readonly string[] {
  return script
    .replaceAll(/\\\r?\n\s*/g, " ")
    .split(/\r?\n|;|&&|\|\|/)
    .filter((line) => !/^\s*#/.test(line))
    .flatMap((line) =>
      [...line.matchAll(/\b(?:docker|podman|nerdctl)\s+(?:container\s+)?(?:run|create)\s+(.*)$/g)].map(
        ([, options]) => String(options),
      ),
    );
}

function parseRun(command: string): DockerRun {
  const words = [...command.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replaceAll(/["']/g, ""),
  );
  const options = new Map<string, string[]>();
  let isComplete = true;
  let image = "an image";
  const add = (name: string, value: string): void => {
    options.set(name, [...(options.get(name) ?? []), value]);
  };
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (/^\$(?:@|\*|\{\w+\[[@*]\]\})$/.test(word) || (word.startsWith("$") && words[0]?.startsWith("-"))) {
      isComplete = false;
      continue;
    }
    const long = /^--([\w-]+)(?:=(.*))?$/s.exec(word);
    const letters = /^-(\w+)$/.exec(word);
    if (!long && !letters) {
      image = word;
      break;
    }
    const names = long ? [String(long[1])] : [...String(letters?.[1])].map((each) => short[each] ?? each);
    const last = String(names.pop());
    names.forEach((name) => {
      add(name, "true");
    });
    add(last, long?.[2] ?? (flags.has(last) ? "true" : String(words.shift())));
  }
  return { label: options.get("name")?.[0] ?? image, options, isComplete };
}

/** The values of an option, in their order. */
export const valuesOf = ({ options }: DockerRun, option: string): readonly string[] =>
  options.get(option) ?? [];

/**
 * The ports of the host on which a container answers: those that it publishes, or the ones that its health check asks where
 * it shares the host's network.
 */
export function portsOfRun(run: DockerRun): readonly number[] {
  const published = valuesOf(run, "publish").map((each) => /(?:^|:)(\d+):\d+(?:\/\w+)?$/.exec(each));
  const asked = valuesOf(run, "health-cmd").map((each) => /https?:\/\/[^\s/]*?:(\d+)/.exec(each));
  return (published.length > 0 ? published : asked)
    .map((match) => Number(match?.[1]))
    .filter((port) => port > 0);
}
