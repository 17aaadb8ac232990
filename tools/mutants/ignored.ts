import type { Ignorer, NodePath } from "@stryker-mutator/api/ignore" with { "resolution-mode": "import" };

/** The parts of a Babel node that tell what it is. */
interface Node {
  readonly type: string;
  readonly key?: { readonly name?: string };
  readonly callee?: { readonly name?: string; readonly property?: { readonly name?: string } };
}
interface Path extends NodePath {
  readonly node: Node;
  readonly parentPath: Path | null;
}

/** What a rule tells about itself; `types`, `checks` and `needsWhole` are its behaviour and stay in. */
const aboutTheRule = [
  // The address of AWS's page from which a table is.
  "page",
  ...["name", "title", "description", "rationale", "remediation", "severity", "kind", "enforcement"],
  ...["catalogue", "relations", "findings", "examples"],
];
/** Properties of a violation that hold sentences. */
const sentences = ["found", "expected", "fix"];
/** Properties whose type admits a few words only: the compiler refuses any other. */
const typed = ["control"];
/** What is called with a reason for people. */
const reasons = ["UnknownRead", "Undecidable", "OutsideLayer", "Error", "requireWhole", "requireAllLayers"];
/** What takes a name under which an answer is kept: any other name would do. */
const keepers = ["remember"];
const texts = ["StringLiteral", "TemplateLiteral"];

function isPropertyOf(node: Node, names: readonly string[]): boolean {
  return node.type === "ObjectProperty" && names.includes(node.key?.name ?? "");
}

function isWithin(path: Path, test: (node: Node) => boolean): boolean {
  return test(path.node) || (path.parentPath !== null && isWithin(path.parentPath, test));
}

/** Why a node is not mutated: it is prose, which `docs/policies.md` shows to a reader, not behaviour. */
export const proseIgnorer: Ignorer = {
  shouldIgnore(given) {
    const path = given as Path;
    if (isPropertyOf(path.node, aboutTheRule)) {
      return "what the rule tells about itself";
    }
    if (!texts.includes(path.node.type)) {
      return undefined;
    }
    if (isPropertyOf(path.parentPath?.node ?? path.node, typed)) {
      return "a word that the compiler checks";
    }
    if (keepers.includes(path.parentPath?.node.callee?.property?.name ?? "")) {
      return "a name under which an answer is kept";
    }
    const isProse = isWithin(
      path,
      (node) => isPropertyOf(node, sentences) || reasons.includes(node.callee?.name ?? ""),
    );
    return isProse ? "a sentence for people" : undefined;
  },
};
