import { shellWords } from "./shell";

/** What stands behind `docker run`, `docker pull` and the like, as far as the text tells. */
export interface DockerArguments {
  /** Values by long name, by letter where no rule reads them; a flag without value is "true". */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** False where a variable may hold further options. */
  readonly isComplete: boolean;
  /** The first word that is neither an option nor its value. */
  readonly image?: string;
}

/** Options without a value: https://docs.docker.com/reference/cli/docker/container/run/, and those of `docker pull`. */
const flags: ReadonlySet<string> = new Set([
  ...["all-tags", "detach", "disable-content-trust", "init", "interactive", "no-healthcheck"],
  ...["oom-kill-disable", "privileged", "publish-all", "quiet", "read-only", "rm", "sig-proxy", "tty"],
  ...["use-api-socket", "d", "i", "t", "P", "q"],
]);
/** Long names of the letters whose values rules read. */
const long: Readonly<Record<string, string>> = { m: "memory", p: "publish", u: "user", v: "volume" };

/** The commands of a shell script that begin with `docker` and one of the verbs, such as `run`. */
export function dockerCommands(script: string, verbs: readonly string[]): readonly DockerArguments[] {
  return shellWords(script).flatMap((words) =>
    words.flatMap((word, index) => {
      if (!/(?:^|[/=])(?:docker|podman|nerdctl)$/.test(word)) {
        return [];
      }
      const behind = words.slice(index + 1);
      const isGrouped = behind[0] === "container" || behind[0] === "image";
      const [verb, ...rest] = isGrouped ? behind.slice(1) : behind;
      return verbs.some((each) => each === verb) ? [parse(rest)] : [];
    }),
  );
}

function parse(words: string[]): DockerArguments {
  const options = new Map<string, string[]>();
  let isComplete = true;
  for (let word = words.shift(); word !== undefined && !";&|()".includes(word); word = words.shift()) {
    const given = optionsIn(word);
    // All arguments of the script, an array, or a variable before further options.
    if (/^\$\{?(?:\w+\[)?[@*]/.test(word) || (word.startsWith("$") && words[0]?.startsWith("-"))) {
      isComplete = false;
    } else if (given.length === 0) {
      return { options, isComplete, image: word };
    }
    for (const [name, value] of given) {
      const own = value ?? (flags.has(name) ? "true" : String(words.shift()));
      options.set(name, [...(options.get(name) ?? []), own]);
    }
  }
  return { options, isComplete };
}

/** By its name; the value is undefined where the option is a flag, or the next word holds it. */
type Option = readonly [name: string, value: string | undefined];

function optionsIn(word: string): readonly Option[] {
  const found = /^--([^=]+)(?:=(.*))?/s.exec(word);
  if (found) {
    return [[String(found[1]), found[2]]];
  }
  return word.startsWith("-") ? lettersIn(word.slice(1)) : [];
}

/** Flags may stand in one word, and before an option that takes the rest as its value: `-dp8080:80`, `-du=1000`. */
function lettersIn(text: string): readonly Option[] {
  const letter = text.charAt(0);
  const rest = text.slice(1);
  const name = long[letter] ?? letter;
  if (rest === "") {
    return [[name, undefined]];
  }
  if (rest.startsWith("=")) {
    return [[name, rest.slice(1)]];
  }
  return flags.has(name) ? [[name, undefined], ...lettersIn(rest)] : [[name, rest]];
}
