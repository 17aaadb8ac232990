import { createRequire } from "node:module";
import * as path from "node:path";
import type * as exampleFacts from "../../../policy-pack/examples/facts";
import type * as values from "../../../policy-pack/graph/values";
import type * as runs from "../../../policy-pack/analysis/run";
import type { Rule } from "../../../policy-pack/rule";
import type * as ruleFolder from "../../../policy-pack/rules";
import { repositoryRoot } from "../../engine/repository";

/** What a document is made with. */
export interface Pack {
  readonly rules: readonly Rule[];
  readonly Run: typeof runs.Run;
  readonly factsOf: typeof exampleFacts.factsOf;
  /** What stands in an example for a value that AWS gives. */
  readonly UNKNOWN: symbol;
}

/**
 * The pack, all of it from one compilation: its rules are found by reading their folder, and what they hold unknown is
 * a symbol of the modules that they were loaded with. A tool is one compiled file and takes the compiled pack; the
 * tests run the sources and take those.
 *
 * @throws where a rule cannot be loaded: a document without it would be wrong.
 */
export function loadPack(): Pack {
  const isSource = path.extname(__filename) === ".ts";
  const folder = path.join(repositoryRoot, "policy-pack", isSource ? "." : "bin");
  const load = createRequire(__filename);
  const { loadRules } = load(path.join(folder, "rules")) as typeof ruleFolder;
  const { rules, failures } = loadRules();
  const [failure] = failures;
  if (failure !== undefined) {
    throw new Error(`policy-pack/rules: ${failure.rule}: ${failure.message}`);
  }
  const { Run } = load(path.join(folder, "analysis/run")) as typeof runs;
  const { factsOf } = load(path.join(folder, "examples/facts")) as typeof exampleFacts;
  const { UNKNOWN }: Pick<typeof values, "UNKNOWN"> = load(
    path.join(folder, "graph/values"),
  ) as typeof values;
  return { rules, Run, factsOf, UNKNOWN };
}
