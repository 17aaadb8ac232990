import { Document, visit, isScalar, type Scalar } from "yaml";
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

/**
 * Writes a value as YAML with sorted keys. A string that holds a JSON object or array is written as structure
 * under the tag `!json`, so that one changed action of a policy is one changed line.
 *
 * @param arrange what is done to the structure of such a document before it is written
 */
export function readableYaml(
  value: unknown,
  arrange: (content: unknown) => unknown = (same) => same,
): string {
  const document = new Document(plain(value), { sortMapEntries: true, aliasDuplicateObjects: false });
  visit(document, {
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
