import { isRecord, unknown, type Value, type Values } from "../values";

/** A statement of an IAM policy document with its lists made uniform. */
export interface Statement {
  allows: boolean;
  actions: string[];
  resources: string[];
  /** `AWS`, `Service`, `Federated` … -> values; `*` as `{"*": ["*"]}`. */
  principals: Record<string, string[]>;
  conditional: boolean;
}

/** Parses JSON text; undefined when it is none, or not known yet. */
export function parseJson(value: Value | undefined): Value | undefined {
  if (typeof value !== "string" || value === unknown) return undefined;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return undefined;
  }
}

/** The statements of a policy document given as text; none when it is not a policy document. */
export function statementsOf(value: Value | undefined): Statement[] {
  const document = parseJson(value);
  if (!isRecord(document)) return [];
  return listOf(document.Statement).filter(isRecord).map(statementOf);
}

function statementOf(statement: Values): Statement {
  const principal = statement.Principal;
  return {
    allows: statement.Effect === "Allow",
    actions: texts(statement.Action),
    resources: texts(statement.Resource),
    principals: isRecord(principal)
      ? Object.fromEntries(Object.entries(principal).map(([kind, values]) => [kind, texts(values)]))
      : principal === undefined
        ? {}
        : { "*": texts(principal) },
    conditional: isRecord(statement.Condition),
  };
}

/** Whether an action pattern of a policy (`kms:*`, `logs:Put*`) covers an action. */
export function covers(pattern: string, action: string): boolean {
  const expression = pattern
    .split("*")
    .map((part) => part.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\?/g, "."))
    .join(".*");
  return new RegExp(`^${expression}$`, "i").test(action);
}

/** Whether some statement lets a service principal do the action. Conditions are taken to be met. */
export function admitsService(statements: readonly Statement[], service: string, action: string): boolean {
  return statements.some(
    ({ allows, actions, principals }) =>
      allows &&
      [...(principals.Service ?? []), ...(principals["*"] ?? [])].some(
        (principal) => principal === service || principal === "*",
      ) &&
      actions.some((pattern) => covers(pattern, action)),
  );
}

function listOf(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function texts(value: Value | undefined): string[] {
  return listOf(value).filter((item): item is string => typeof item === "string");
}
