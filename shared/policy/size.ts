import { UserError } from "../errors";
import { render } from "./canonical";
import { PolicyDocument } from "./document";
import type { Statement } from "./statement";

/**
 * What AWS accepts, in characters without white space, and managed policies per role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const limits = { inlineOfRole: 10_240, managed: 6_144, managedPerRole: 10, trust: 2_048 } as const;

function documentOf(statements: readonly Statement[]): PolicyDocument {
  return new PolicyDocument(statements.map(render));
}

/** The document of all statements, or undefined when it passes the limit. */
export function single(statements: readonly Statement[], limit: number): PolicyDocument | undefined {
  const document = documentOf(statements);
  return document.size <= limit ? document : undefined;
}

/**
 * Halves a statement until each part fits, resources first: A on (R1, R2) is A on R1 and A on R2. Each part's Sid gets
 * a number.
 */
function parts(statement: Statement, limit: number): readonly Statement[] {
  const pieces: Statement[] = [];
  const halve = (piece: Statement): void => {
    // Room for the number that the Sid gets below.
    if (documentOf([piece]).size + "Part999".length <= limit) {
      pieces.push(piece);
      return;
    }
    const list = piece.resources.length > 1 ? "resources" : "actions";
    const values = piece[list];
    if (values.length < 2) {
      throw new UserError(
        `policy statement "${statement.sid}" passes ${limit} characters with a single action and resource; shorten its conditions`,
      );
    }
    const middle = Math.ceil(values.length / 2);
    halve({ ...piece, [list]: values.slice(0, middle) });
    halve({ ...piece, [list]: values.slice(middle) });
  };
  halve(statement);
  return pieces.length === 1
    ? pieces
    : pieces.map((piece, i) => ({ ...piece, sid: `${piece.sid}Part${i + 1}` }));
}

/**
 * Distributes statements over documents of limited size: each goes into the first document that has room, in the
 * order given, so the same statements always give the same documents.
 *
 * @throws UserError when a role could not carry that many.
 */
export function split(statements: readonly Statement[]): readonly PolicyDocument[] {
  const bins: Statement[][] = [];
  for (const statement of statements) {
    const pieces =
      documentOf([statement]).size <= limits.managed ? [statement] : parts(statement, limits.managed);
    for (const piece of pieces) {
      const bin = bins.find((candidate) => single([...candidate, piece], limits.managed) !== undefined);
      if (bin === undefined) {
        bins.push([piece]);
      } else {
        bin.push(piece);
      }
    }
  }
  if (bins.length > limits.managedPerRole) {
    throw new UserError(
      `policy needs ${bins.length} managed policies of ${limits.managed} characters; a role carries ${limits.managedPerRole}: divide the role's work`,
    );
  }
  return bins.map(documentOf);
}
