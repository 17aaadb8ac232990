import type { Statement } from "../iam/document";
import { documentsOf, everyKind } from "../iam/documents";
import type { DocumentKind } from "../iam/documents";
import type { Check } from "../rule";

/** What a document of its kind has to say and this statement does not. */
function missingParts(statement: Statement, kind: DocumentKind): string[] {
  const { resources, notResources, principals, notPrincipals } = statement;
  const [part, named] =
    kind === "identity"
      ? ["resource", [...resources, ...notResources]]
      : ["principal", [...principals, ...notPrincipals]];
  return named.length === 0 ? [`it names no ${part}`] : [];
}

/** Every policy document is one as AWS's grammar has it: what AWS does not understand it refuses, or passes over. */
export const wellFormed: Check = function* (subject) {
  for (const { path, kind, parsed } of documentsOf(subject, ...everyKind)) {
    if (parsed.kind === "malformed") {
      yield {
        found: `\`${path}\` is no policy document: ${parsed.problem}`,
        expected: "JSON with statements",
      };
      continue;
    }
    for (const statement of parsed.statements) {
      const problems = [...statement.problems, ...missingParts(statement, kind)];
      if (problems.length > 0) {
        yield {
          found: `${statement.label} of \`${path}\` is malformed: ${problems.join("; ")}`,
          expected: "a statement as AWS's policy grammar has it",
        };
      }
    }
  }
};
