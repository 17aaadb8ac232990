import { Document, visit, isScalar, type Pair, type Scalar } from "yaml";
import { UNKNOWN } from "./plan";

/** Written instead of a value that only an `up` will tell. */
export const KNOWN_AFTER_UP = "(known after up)";

function parsedDocument(text: string): unknown {
  const first = text.trimStart().charAt(0);
  if (first !== "{" && first !== "[") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function plain(value: unknown): unknown {
  if (value === UNKNOWN) return KNOWN_AFTER_UP;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}

/** Inputs that AWS takes as Base64 and a person reads as a script. */
const SCRIPTS = ["userData", "userDataBase64"];

/** The script behind such an input; undefined where it is none, or is written plainly. */
function scriptIn({ key, value }: Pair): string | undefined {
  if (!isScalar(key) || !SCRIPTS.includes(String(key.value)) || !isScalar(value)) return undefined;
  const encoded = typeof value.value === "string" ? value.value : "";
  const bytes = Buffer.from(encoded, "base64");
  return bytes.length > 0 && bytes.toString("base64") === encoded ? bytes.toString("utf8") : undefined;
}

/**
 * Writes a value as YAML with sorted keys. A string that holds a JSON object or array is written as structure
 * under the tag `!json`, and a script in Base64 as text under the tag `!base64`, so that one changed action of a policy,
 * or one changed command, is one changed line.
 *
 * @param arrange what is done to the structure of such a document before it is written
 */
export function readableYaml(
  value: unknown,
  arrange: (content: unknown) => unknown = (same) => same,
): string {
  const document = new Document(plain(value), { sortMapEntries: true, aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, pair) => {
      const script = scriptIn(pair);
      if (script === undefined || !isScalar(pair.value)) return undefined;
      pair.value.value = script;
      pair.value.tag = "!base64";
      pair.value.type = "BLOCK_LITERAL";
      return visit.SKIP;
    },
    Scalar: (_, node: Scalar) => {
      const content =
        isScalar(node) && typeof node.value === "string" ? parsedDocument(node.value) : undefined;
      if (content === undefined) return undefined;
      const structure = document.createNode(arrange(content));
      structure.tag = "!json";
      return structure;
    },
  });
  return document.toString({ lineWidth: 0 });
}
