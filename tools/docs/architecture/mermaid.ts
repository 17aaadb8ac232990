import { UserError } from "../../../shared/errors";
import type { Diagram, Frame, Node, Shape } from "./diagram";

/** What Mermaid draws without being told otherwise, which nobody can tell GitHub: https://mermaid.js.org/config/schema-docs/config.html */
export const limits = { characters: 50_000, edges: 500 } as const;

/** Nearer together than by default, so that a diagram as wide as a page has letters that can be read. */
const dense = '%%{init: {"flowchart": {"nodeSpacing": 24, "rankSpacing": 40, "padding": 8}}}%%';

const brackets: Readonly<Record<Shape, readonly [open: string, close: string]>> = {
  box: ["[", "]"],
  store: ["[(", ")]"],
  round: ["([", "])"],
};

/** Text between quotation marks, in which Mermaid reads entities. */
function quoted(text: string): string {
  return `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br/>")}"`;
}

function nodeLine({ id, label, shape }: Node): string {
  const [open, close] = brackets[shape];
  return `${id}${open}${quoted(label)}${close}`;
}

function frameLines(diagram: Diagram, frame: Frame): readonly string[] {
  const inner = diagram.frames.filter(({ within }) => within === frame.id);
  const lines = [
    ...diagram.nodes.filter(({ group }) => group === frame.id).map(nodeLine),
    ...inner.flatMap((each) => frameLines(diagram, each)),
  ];
  return [`subgraph ${frame.id} [${quoted(frame.label)}]`, ...lines.map((line) => `  ${line}`), "end"];
}

/**
 * A diagram as Mermaid's text, for a block of Markdown.
 *
 * @throws UserError for one that GitHub would not draw
 */
export function mermaid(diagram: Diagram): string {
  const { direction, frames, nodes, edges } = diagram;
  const lines = [
    dense,
    `flowchart ${direction}`,
    ...nodes.filter(({ group }) => group === undefined).map((node) => `  ${nodeLine(node)}`),
    ...frames
      .filter(({ within }) => within === undefined)
      .flatMap((frame) => frameLines(diagram, frame))
      .map((line) => `  ${line}`),
    ...edges.map(({ from, to, label }) => `  ${from} -->${label === "" ? "" : `|${quoted(label)}|`} ${to}`),
  ];
  const text = lines.join("\n");
  if (text.length > limits.characters || edges.length > limits.edges) {
    throw new UserError(
      `a diagram of ${edges.length} arrows and ${text.length} characters: Mermaid draws ${limits.edges} and ${limits.characters}`,
    );
  }
  return text;
}
