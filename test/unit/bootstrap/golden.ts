import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { layers } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import type { Declared } from "../support/declared";
import { repositoryRoot } from "../../../tools/engine/repository";

type Planned = Readonly<Record<string, Readonly<Record<string, { readonly inputs?: unknown } | null>>>>;

/** What the layers' golden files of an environment hold: inputs by type and logical name. */
export function plannedLayers(environment: Environment): readonly Planned[] {
  return layers.map((layer) => {
    const text = readFileSync(join(repositoryRoot, "test/golden", environment, `${layer}.yaml`), "utf8");
    // Its tags say that a value was JSON text, which it is not here.
    return parse(text, { logLevel: "silent" }) as Planned;
  });
}

/** A statement of a policy, its lists as lists. */
export interface Statement {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: unknown;
}

function list(value: unknown): readonly string[] {
  return [value].flat().filter((each): each is string => typeof each === "string");
}

/** The statements of a document, as text or as structure. */
export function statementsOf(document: unknown): readonly Statement[] {
  const { Statement } = (typeof document === "string" ? JSON.parse(document) : document) as {
    Statement: readonly Readonly<Record<string, unknown>>[];
  };
  return Statement.map((statement) => ({
    sid: String(statement.Sid),
    effect: String(statement.Effect),
    actions: list(statement.Action),
    resources: list(statement.Resource),
    conditions: statement.Condition,
  }));
}

/** The statements of the managed policies that a pipeline's role carries. */
export function grantsOf(declared: readonly Declared[], purpose: string): readonly Statement[] {
  return declared
    .filter(({ type, name }) => type === "aws:iam/policy:Policy" && name.startsWith(`${purpose}-`))
    .flatMap(({ inputs }) => statementsOf(inputs.policy));
}
