/** Commands that take `--policy-pack`, as `pulumi <command> --help` says, with their other names. */
const takesPack = ["preview", "pre", "up", "update", "watch"];

/** Commands that change a stack or AWS and take no policy pack (`refresh` changes nothing with `--preview-only`). */
const takesNone = ["refresh", "destroy", "dn", "down", "import", "state", "cancel"];

export interface PulumiCall {
  readonly command: string;
  readonly words: readonly string[];
}

/** The words of a line of a shell script; enough for scripts that quote a whole word or none of it. */
function wordsOf(line: string): string[] {
  return (line.match(/"[^"]*"|'[^']*'|[^\s]+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, "$2"));
}

/** Every call of Pulumi in a script: each command of a list or pipeline is looked at by itself. */
export function pulumiCalls(script: string): readonly PulumiCall[] {
  return script
    .replace(/\\\n/g, " ")
    .split(/\n|;|&&|\|\|?|\$?\(|\)|`/)
    .map((line) => line.trim())
    .filter((line) => !line.startsWith("#"))
    .flatMap((line) => {
      const words = wordsOf(line);
      const at = words.findIndex((word) => /(?:^|\/)pulumi$/.test(word));
      if (at < 0) return [];
      const rest = words.slice(at + 1);
      return [{ command: rest.find((word) => !word.startsWith("-")) ?? "", words: rest }];
    });
}

/** The pack that a call names, undefined without one. */
export function packOf({ words }: PulumiCall): string | undefined {
  const at = words.findIndex((word) => /^--policy-pack(?:=|$)/.test(word));
  return at < 0 ? undefined : (words[at]?.split("=")[1] ?? words[at + 1]);
}

/** What is wrong with a call, undefined where nothing is. @param isPack whether a path leads to the policy pack. */
export function faultOf(call: PulumiCall, isPack: (path: string) => boolean): string | undefined {
  const { command, words } = call;
  if (takesPack.includes(command)) {
    const pack = packOf(call);
    if (pack === undefined) return `pulumi ${command} without --policy-pack`;
    return isPack(pack) ? undefined : `pulumi ${command} with ${pack}, which is not the policy pack`;
  }
  if (command === "refresh" && words.includes("--preview-only")) return undefined;
  return takesNone.includes(command) ? `pulumi ${command}, which no policy looks at` : undefined;
}
