import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Check, RuleContext, Violation } from "../rule";
import type { CompanionRow } from "./companion-form";
import { companionRows } from "./companion-rows";

/** Types whose resources need companions. */
export const accompaniedTypes: readonly string[] = [...new Set(companionRows.map(({ parent }) => parent))];

/** Whatever a resource is only half without is declared with it. */
export const isAccompanied: Check = function* (subject, context) {
  const open = new OpenQuestions();
  for (const row of companionRows.filter(({ parent }) => parent === subject.type)) {
    yield* open.collect(() => missingOf(row, subject, context));
  }
  open.settle();
};

function* missingOf(row: CompanionRow, subject: Resource, context: RuleContext): Iterable<Violation> {
  if (row.when?.(subject, context) === false) {
    return;
  }
  const present = presentOf(row, subject, context);
  const open = new OpenQuestions();
  const missing = row.keys
    ? withoutThose(row.keys.wanted(subject, context), present, row.keys, context, open)
    : [""].filter(() => present.length === 0);
  if (missing.length === 0) {
    return;
  }
  open.settle();
  const { names } = row;
  for (const type of row.companions) {
    if (names !== undefined && mayHaveCompanion(context.graph, subject, type, names)) {
      throw new UnknownRead(`${names} of a ${classOf(type)}`);
    }
  }
  context.requireWhole("it may be declared in another layer");
  const what = row.companions.map(classOf).join(" or ");
  for (const key of missing) {
    yield {
      found: `it has no ${what}${key && ` ${key}`}: ${row.without}`,
      expected: `a ${what}${key && ` for ${key}`}${names === undefined ? "" : ` whose \`${names}\` names it`}`,
    };
  }
}

function presentOf({ companions, names }: CompanionRow, subject: Resource, context: RuleContext): Resource[] {
  const { graph } = context;
  return companions.flatMap((type) =>
    names === undefined ? graph.ofType(type) : companionsOf(graph, subject, type, names),
  );
}

function withoutThose(
  wanted: readonly string[],
  present: readonly Resource[],
  keys: NonNullable<CompanionRow["keys"]>,
  context: RuleContext,
  open: OpenQuestions,
): readonly string[] {
  const found = new Set(present.flatMap((each) => open.ask(() => keys.of(each, context), each.name)));
  return wanted.filter((key) => !found.has(key));
}

const classOf = (type: string): string => type.replace(/.*:/, "");
