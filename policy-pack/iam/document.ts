import { UnknownRead } from "../graph/reader";
import type { Value } from "../graph/values";
import { isObject, UNKNOWN } from "../graph/values";
import { narrows } from "./narrowing";

export interface Principal {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`; `*` for everybody. */
  readonly kind: string;
  readonly value: string;
}

export interface Condition {
  /** `ForAnyValue`, `ForAllValues` or nothing. */
  readonly qualifier: string;
  /** Without the qualifier; `StringEquals`. */
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

/** Documents by path and text: many rules ask for the same ones. */
const parsed = new Map<string, ParsedDocument>();

/**
 * Parses a policy document given as JSON text or as an object.
 *
 * @param path where it stands, for the message of the `UnknownRead` that an unknown part throws.
 */
export function parseDocument(value: Value, path: string): ParsedDocument {
  if (typeof value !== "string") {
    return parsedAnew(value, path);
  }
  const key = `${path} ${value}`;
  const found = parsed.get(key) ?? parsedAnew(value, path);
  parsed.set(key, found);
  return found;
}

function parsedAnew(value: Value, path: string): ParsedDocument {
  const content = typeof value === "string" ? parseJson(value) : value;
  if (content === UNKNOWN) {
    throw new UnknownRead(path);
  }
  if (!isObject(content)) {
    return { kind: "malformed", problem: "it is not a JSON object" };
  }
  const given = content.Statement;
  if (given === UNKNOWN) {
    throw new UnknownRead(`${path}.Statement`);
  }
  const items = Array.isArray(given) ? given : given === undefined || given === null ? [] : [given];
  if (items.length === 0) {
    return { kind: "malformed", problem: "it has no statement" };
  }
  return { kind: "document", statements: items.map((item, index) => statementOf(item, index, path)) };
}

function parseJson(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}

function statementOf(item: Value, index: number, path: string): Statement {
  const where = `${path}.Statement[${index}]`;
  if (item === UNKNOWN) {
    throw new UnknownRead(where);
  }
  const fields = isObject(item) ? item : {};
  const texts = (key: string): string[] => textsOf(fields[key], `${where}.${key}`);
  return {
    label: typeof fields.Sid === "string" && fields.Sid !== "" ? fields.Sid : `statement ${index + 1}`,
    allows: fields.Effect !== "Deny",
    actions: texts("Action"),
    notActions: texts("NotAction"),
    resources: texts("Resource"),
    notResources: texts("NotResource"),
    principals: principalsOf(fields.Principal, `${where}.Principal`),
    notPrincipals: principalsOf(fields.NotPrincipal, `${where}.NotPrincipal`),
    conditions: conditionsOf(fields.Condition, `${where}.Condition`),
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
    ...(isGiven(item.Action) || isGiven(item.NotAction) ? [] : ["it names no action"]),
    ...["Action", "NotAction", "Resource", "NotResource"]
      .filter((key) => !isTextual(item[key]))
      .map((key) => `its ${key} is neither a string nor a list of strings`),
  ];
}

function isGiven(value: Value | undefined): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function isTextual(value: Value | undefined): boolean {
  return (
    value === undefined ||
    value === UNKNOWN ||
    typeof value === "string" ||
    (Array.isArray(value) && value.every((each) => each === UNKNOWN || typeof each === "string"))
  );
}

function textsOf(value: Value | undefined, path: string): string[] {
  const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return items.flatMap((item) => {
    if (item === UNKNOWN) {
      throw new UnknownRead(path);
    }
    return typeof item === "string" || typeof item === "boolean" || typeof item === "number"
      ? [String(item)]
      : [];
  });
}

function principalsOf(value: Value | undefined, path: string): Principal[] {
  if (value === UNKNOWN) {
    throw new UnknownRead(path);
  }
  if (value === "*") {
    return [{ kind: "*", value: "*" }];
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([kind, given]) =>
        textsOf(given, `${path}.${kind}`).map((text) => ({ kind: text === "*" ? "*" : kind, value: text })),
      )
    : [];
}

function conditionsOf(value: Value | undefined, path: string): Condition[] {
  if (value === UNKNOWN) {
    throw new UnknownRead(path);
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([operator, keys]) => {
        if (keys === UNKNOWN) {
          throw new UnknownRead(`${path}.${operator}`);
        }
        return isObject(keys)
          ? Object.entries(keys).map(([key, given]) => ({
              qualifier: /^For(?:Any|All)Values?(?=:)/.exec(operator)?.[0] ?? "",
              operator: operator.replace(/^For(?:Any|All)Values?:/, ""),
              key,
              values: textsOf(given, `${path}.${operator}.${key}`),
            }))
          : [];
      })
    : [];
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
