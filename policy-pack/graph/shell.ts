/**
 * The words of a shell script, line by line and without their quotes; what stands between two commands is a word too,
 * and variables stay as they are written. A substitution, `$(…)`, and a text for another shell, `sh -c "…"`, are lines
 * of their own besides. Quotes end with their line.
 * https://www.gnu.org/software/bash/manual/html_node/Shell-Syntax.html
 */
export function shellWords(script: string): readonly (readonly string[])[] {
  return script.replaceAll("\\\n", "").split("\n").flatMap(wordsOfLine);
}

/** A comment, what stands between two commands, or a word. */
const token = /#.*|[;&|()]|(?:"(?:\\.|[^"\\])*"|'[^']*'|\$\([^()]*\)|\\.|[^\s;&|()])+/g;

function wordsOfLine(line: string): readonly (readonly string[])[] {
  const tokens = [...line.matchAll(token)].map(([text]) => text).filter((text) => !text.startsWith("#"));
  const words = tokens.map((text) => text.replaceAll(/["'\\]/g, ""));
  const substituted = tokens.flatMap((text) =>
    [...text.matchAll(/\$\(([^()]*)\)/g)].map(([, inner]) => String(inner)),
  );
  const handedOn = words.filter((_, index) => /^-\w*c$/.test(String(words[index - 1])));
  return [words, ...[...substituted, ...handedOn].flatMap(wordsOfLine)];
}
