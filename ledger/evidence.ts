import type { Environment } from "../shared/naming";
import { environments } from "../shared/naming";
import type { Row } from "./row";

/** What evidence is looked up in. */
export interface Repository {
  /** What the plans hold, each as `aws.s3.Bucket bucket-results`. */
  readonly plans: Readonly<Record<Environment, ReadonlySet<string>>>;
  readonly rules: ReadonlySet<string>;
  /** A file's text; undefined where there is no such file. */
  readonly textOf: (file: string) => string | undefined;
}

function missingResources({ evidence }: Row, { plans }: Repository): readonly string[] {
  return (evidence.resources ?? []).flatMap(({ are, in: wanted = environments }) =>
    are.flatMap((resource) =>
      wanted
        .filter((environment) => !plans[environment].has(resource))
        .map((environment) => `the plan of ${environment} has no resource "${resource}"`),
    ),
  );
}

function missingTests({ evidence }: Row, { textOf }: Repository): readonly string[] {
  return (evidence.tests ?? []).flatMap(({ file, title }) => {
    const text = textOf(file);
    if (text === undefined) return [`there is no file ${file}`];
    return text.includes(title) ? [] : [`${file} has no test "${title}"`];
  });
}

/** Rows that say of themselves that something here answers them have to show what would fail without it. */
function missingProof({ state, evidence: { rules = [], tests = [] } }: Row): readonly string[] {
  const isHeld = rules.length + tests.length > 0;
  return isHeld || state === "application" || state === "declined" ? [] : ["names neither a rule nor a test"];
}

/** What is wrong with the evidence of a row, one sentence each that begins with its id. */
export function problemsOf(row: Row, repository: Repository): readonly string[] {
  const { rules = [], files = [] } = row.evidence;
  return [
    ...missingProof(row),
    ...missingResources(row, repository),
    ...rules.filter((rule) => !repository.rules.has(rule)).map((rule) => `there is no rule "${rule}"`),
    ...missingTests(row, repository),
    ...files
      .filter((file) => repository.textOf(file) === undefined)
      .map((file) => `there is no file ${file}`),
  ].map((problem) => `${row.id}: ${problem}`);
}
