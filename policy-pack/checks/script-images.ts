/** Options of `docker run`, `create` and `pull` that take no value. */
const switches: readonly string[] = [
  ...["--detach", "--interactive", "--tty", "--rm", "--init", "--privileged", "--read-only", "--quiet"],
  ...["--publish-all", "--no-healthcheck", "--oom-kill-disable", "--all-tags", "--disable-content-trust"],
];
/** Short options of which the last one takes the next word as its value: `-p 80`, `-itv /data:/data`. */
const shortWithValue = /^-[ditPq]*[^ditPq-]$/;
const command =
  /(?:^|[\s;&|(=/])(?:docker|podman|nerdctl)\s+(?:container\s+|image\s+)?(?:run|create|pull)\s(.*)/;
/** An image by its whole address, wherever it stands. */
const address =
  /(?:\d{12}\.dkr[.-]ecr\.[a-z0-9-]+\.(?:amazonaws\.com|on\.aws)|public\.ecr\.aws|docker\.io|ghcr\.io|quay\.io|gcr\.io|registry\.k8s\.io|mcr\.microsoft\.com)\/[\w./@:-]*\w/g;
const composed = /^\s*image:\s*["']?([^\s"']+)/;
const word = /(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g;

/**
 * The images that a shell script starts or fetches, and those of files that it writes. A variable that the script sets
 * to a text is filled in; another stays, with its dollar sign.
 */
export function imagesInScript(script: string): readonly string[] {
  const lines = script
    .replaceAll("\\\n", "")
    .split("\n")
    .filter((line) => !/^\s*#/.test(line));
  const variables = new Map(lines.flatMap(assignmentIn));
  const found = lines.flatMap((line) => {
    const text = expanded(line, variables);
    return [imageOfCommand(text), composed.exec(text)?.[1], ...(text.match(address) ?? [])];
  });
  return [...new Set(found)].filter((each) => each !== undefined);
}

function assignmentIn(line: string): [string, string][] {
  const found =
    /^\s*(?:export\s+|local\s+|readonly\s+)*([A-Za-z_]\w*)=("[^"$`]*"|'[^']*'|[^\s"'$`;]+)\s*;?\s*$/.exec(
      line,
    );
  return found ? [[String(found[1]), bare(String(found[2]))]] : [];
}

function expanded(line: string, variables: ReadonlyMap<string, string>): string {
  return line.replaceAll(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (whole, braced: string | undefined, plain: string | undefined) =>
      variables.get(String(braced ?? plain)) ?? whole,
  );
}

/** As a shell takes a word: without its quotes. */
function bare(text: string): string {
  return text.replaceAll(/["']/g, "");
}

/** The first argument that is neither an option nor an option's value. */
function imageOfCommand(line: string): string | undefined {
  const match = command.exec(line);
  // Within quotes it is a message about the command.
  if (!match || line.slice(0, match.index).split('"').length % 2 === 0) {
    return undefined;
  }
  let isValue = false;
  for (const [current] of String(match[1]).matchAll(word)) {
    if (!isValue && !current.startsWith("-")) {
      return /^[;&|]/.test(current) ? undefined : bare(current.replace(/[;&|)].*/, ""));
    }
    isValue = !isValue && takesNext(current);
  }
  return undefined;
}

function takesNext(option: string): boolean {
  const isLong = option.startsWith("--") && !option.includes("=");
  return isLong ? !switches.includes(option) : shortWithValue.test(option);
}
