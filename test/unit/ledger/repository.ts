import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "../../../ledger/evidence";
import { loadRules } from "../../../policy-pack/rules";
import type { Environment } from "../../../shared/naming";
import { layers } from "../../../shared/naming";
import { repositoryRoot } from "../../../tools/engine/repository";

/** The resources of an environment's golden files: types without indentation, logical names below them. */
function planned(environment: Environment): ReadonlySet<string> {
  const found = new Set<string>();
  for (const layer of layers) {
    const text = readFileSync(join(repositoryRoot, "test/golden", environment, `${layer}.yaml`), "utf8");
    let type = "";
    for (const line of text.split("\n")) {
      const [, outer] = /^([\w.:]+):$/.exec(line) ?? [];
      const [, name] = /^ {2}"?([^\s"].*?)"?:(?: \{\})?$/.exec(line) ?? [];
      type = outer ?? type;
      if (name !== undefined) found.add(`${type} ${name}`);
    }
  }
  return found;
}

const texts = new Map<string, string | undefined>();

function textOf(file: string): string | undefined {
  if (!texts.has(file)) {
    const path = join(repositoryRoot, file);
    texts.set(file, existsSync(path) ? readFileSync(path, "utf8") : undefined);
  }
  return texts.get(file);
}

/** This repository, as evidence is looked up in it. */
export function thisRepository(): Repository {
  return {
    plans: { dev: planned("dev"), staging: planned("staging"), prod: planned("prod") },
    rules: new Set(loadRules().rules.map(({ name }) => name)),
    textOf,
  };
}
