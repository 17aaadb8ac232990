import { dockerCommands } from "../graph/docker-arguments";

/** An image by its whole address, wherever it stands. */
const address =
  /(?:\d{12}\.dkr[.-]ecr\.[a-z0-9-]+\.(?:amazonaws\.com|on\.aws)|public\.ecr\.aws|docker\.io|ghcr\.io|quay\.io|gcr\.io|registry\.k8s\.io|mcr\.microsoft\.com)\/[\w./@:-]*\w/g;
const composed = /^\s*image:\s*["']?([^\s"']+)/;

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
    const started = dockerCommands(text, ["run", "create", "pull"]).map(({ image }) => image);
    return [...started, composed.exec(text)?.[1], ...(text.match(address) ?? [])];
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
