/** The tables of a page below a heading, each row as its cells; the whole page without one. */
export function rowsBelow(page: string, heading?: string): readonly (readonly string[])[] {
  const start = heading === undefined ? 0 : page.indexOf(`\n${heading}\n`) + heading.length + 2;
  if (heading !== undefined && !page.includes(`\n${heading}\n`)) throw new Error(`no heading "${heading}"`);
  const rest = page.slice(start);
  const end = heading === undefined ? -1 : rest.search(/^#{1,3} /m);
  return (end === -1 ? rest : rest.slice(0, end))
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("|---"))
    .map((line) =>
      line
        .slice(2, -2)
        .split(/ (?<!\\)\| /)
        .map((cell) => cell.replaceAll("\\|", "|").trim()),
    );
}
