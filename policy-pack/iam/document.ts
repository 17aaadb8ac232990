import type { Value } from "../graph/values";
import { isObject } from "../graph/values";
import { narrows } from "./narrowing";

export interface Principal {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`; `*` for everybody. */
  readonly kind: string;
  readonly value: string;
}

export interface Condition {
  /** True under `ForAllValues`. */
  readonly isForAll: boolean;
  /** Without what says for how many values it holds; `StringEquals`. */
  readonly operator: string;
  /** As written; `aws:SourceArn`. */
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement with its single values made lists. */
export interface Statement {
  /** The Sid, or the position in the document. */
  readonly label: string;
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly Condition[];
  /** What AWS would refuse or read otherwise than it looks. */
  readonly problems: readonly string[];
}

const elements: readonly string[] = [
  ...["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource"],
  ...["Principal", "NotPrincipal", "Condition"],
];

export type ParsedDocument =
  | { readonly kind: "document"; readonly statements: readonly Statement[] }
  /** Not a policy document: why. */
  | { readonly kind: "malformed"; readonly problem: string };

/**
 * Parses the text of a policy document. AWS's provider makes one of a document that the program gives as an object,
 * and an unknown one of what holds anything unknown.
 */
export function parseDocument(text: string): ParsedDocument {
  const content = parseJson(text);
  if (!isObject(content)) {
    return { kind: "malformed", problem: "it is not a JSON object" };
  }
  const items = listOf(content.Statement);
  return items.length === 0
    ? { kind: "malformed", problem: "it has no statement" }
    : { kind: "document", statements: items.map(statementOf) };
}

function parseJson(text: string): Value {
  let content: Value = null;
  try {
    content = JSON.parse(text) as Value;
  } catch {
    // What is no JSON is no document either.
  }
  return content;
}

/** What may be given as a list or as its single item. */
function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : isGiven(value) ? [value] : [];
}

function isGiven(value: Value | undefined): value is Exclude<Value, null> {
  return value !== undefined && value !== null;
}

/** A statement of a document, by its position where it has no name. */
export function statementOf(item: Value, index: number): Statement {
  const fields = isObject(item) ? item : {};
  return {
    label: typeof fields.Sid === "string" && fields.Sid !== "" ? fields.Sid : `statement ${index + 1}`,
    allows: fields.Effect !== "Deny",
    actions: textsOf(fields.Action),
    notActions: textsOf(fields.NotAction),
    resources: textsOf(fields.Resource),
    notResources: textsOf(fields.NotResource),
    principals: principalsOf(fields.Principal),
    notPrincipals: principalsOf(fields.NotPrincipal),
    conditions: conditionsOf(fields.Condition),
    problems: problemsOf(item),
  };
}

function problemsOf(item: Value): string[] {
  if (!isObject(item)) {
    return ["it is not an object"];
  }
  const foreign = Object.keys(item).filter((key) => !elements.includes(key));
  const effect = item.Effect;
  return [
    ...foreign.map((key) => `"${key}" is no element of a statement`),
    ...(effect === "Allow" || effect === "Deny" ? [] : ["its Effect is neither Allow nor Deny"]),
    ...([...listOf(item.Action), ...listOf(item.NotAction)].length === 0 ? ["it names no action"] : []),
    ...["Action", "NotAction", "Resource", "NotResource"]
      .filter((key) => !isTextual(item[key]))
      .map((key) => `its ${key} is neither a string nor a list of strings`),
  ];
}

function isTextual(value: Value | undefined): boolean {
  return listOf(value).every((each) => typeof each === "string");
}

/** Conditions compare switches and numbers as texts. */
function textsOf(value: Value | undefined): string[] {
  return listOf(value).flatMap((item) => (typeof item === "object" ? [] : [String(item)]));
}

function principalsOf(value: Value | undefined): Principal[] {
  if (value === "*") {
    return [{ kind: "*", value: "*" }];
  }
  return entriesOf(value).flatMap(([kind, given]) =>
    textsOf(given).map((text) => ({ kind: text === "*" ? "*" : kind, value: text })),
  );
}

function conditionsOf(value: Value | undefined): Condition[] {
  return entriesOf(value).flatMap(([operator, keys]) =>
    entriesOf(keys).map(([key, given]) => ({
      isForAll: operator.startsWith("ForAllValues:"),
      operator: operator.replace(/.*:/, ""),
      key,
      values: textsOf(given),
    })),
  );
}

function entriesOf(value: Value | undefined): readonly (readonly [string, Value])[] {
  return isObject(value) ? Object.entries(value) : [];
}

/** The conditions of a statement on a key, whatever its case; `prefix` also finds `aws:PrincipalTag/...`. */
export function conditionsOn(statement: Statement, key: string): readonly Condition[] {
  const wanted = key.toLowerCase();
  return statement.conditions.filter(({ key: found }) => {
    const lower = found.toLowerCase();
    return lower === wanted || lower.startsWith(`${wanted}/`) || lower.startsWith(`${wanted}:`);
  });
}

/** True where the statement names one of the keys in a condition, whatever the condition says. */
export function mentions(statement: Statement, keys: readonly string[]): boolean {
  return keys.some((key) => conditionsOn(statement, key).length > 0);
}

/** True where a condition on one of the keys narrows what the statement says. */
export function isConditionedOn(statement: Statement, keys: readonly string[]): boolean {
  return keys.some((key) => conditionsOn(statement, key).some(narrows));
}
