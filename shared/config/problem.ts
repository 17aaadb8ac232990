import type { z } from "zod";
import { closest, distance } from "fastest-levenshtein";
import { factAt, keysAt } from "./facts";
import { shown } from "./path";
import type { Path } from "./path";
import { keySchemas, wholeKey } from "./keys";
import type { ValueKey } from "./keys";

/** One thing that is wrong in a file. */
export interface Problem {
  /** Whole key, then properties and indexes: `["tradai:identity", "callbackUrls", 0]`. */
  readonly path: Path;
  /** What the value is, what was found and what is allowed. */
  readonly text: string;
}

/** A problem with a value that is there, or missing when `found` is undefined. */
export function valueProblem(key: ValueKey, below: Path, found: unknown, allowed?: string): Problem {
  const fact = factAt(schemaOf(key), below);
  const state = found === undefined ? "missing" : `found ${shown(found)}`;
  return {
    path: [wholeKey(key), ...below],
    text: `${fact.purpose}; ${state}, allowed: ${allowed ?? fact.allowed}`,
  };
}

/** An encrypted value, which is not shown. */
export function secretProblem(key: ValueKey): Problem {
  const { purpose } = factAt(schemaOf(key), []);
  return {
    path: [wholeKey(key)],
    text: `${purpose}; found a secret, allowed: plain text; secrets belong in Secrets Manager`,
  };
}

/** A key that nothing reads, with the nearest of those that `candidates` lists. */
export function unknownKey(path: Path, candidates: readonly string[]): Problem {
  const written = String(path.at(-1));
  const near = closest(written, [...candidates]);
  const likely = distance(written, near) <= Math.max(2, Math.floor(near.length / 3));
  const hint = likely ? `did you mean ${near}? ` : "";
  return { path, text: `unknown key; ${hint}allowed: ${candidates.join(", ")}` };
}

function schemaOf(key: ValueKey): z.ZodType {
  const schema = keySchemas.get(key);
  if (schema === undefined) {
    throw new Error(`no schema for the key ${key}`);
  }
  return schema;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[step] : undefined,
    value,
  );
}

/** What zod found wrong with the value of one key. */
export function schemaProblems(
  key: ValueKey,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
): Problem[] {
  return issues.flatMap((issue) => {
    const below = issue.path as Path;
    if (issue.code === "unrecognized_keys") {
      const candidates = keysAt(schemaOf(key), below);
      return issue.keys.map((unknown) => unknownKey([wholeKey(key), ...below, unknown], candidates));
    }
    const found = valueAt(value, below);
    if (issue.code === "invalid_type" && issue.expected === "string" && /number|boolean/.test(typeof found)) {
      // Unquoted, YAML makes a number or a truth value of it.
      return [valueProblem(key, below, found, `in quotes: ${factAt(schemaOf(key), below).allowed}`)];
    }
    const reason = issue.code === "custom" && issue.message !== "Invalid input" ? issue.message : undefined;
    return [valueProblem(key, below, found, reason)];
  });
}

/** Sorts problems as their keys stand in `source`; what is missing there follows, in the order of the reference. */
export function inFileOrder(
  problems: readonly Problem[],
  source: Readonly<Record<string, unknown>>,
): Problem[] {
  const reference = [...keySchemas.keys()].map(wholeKey);
  const rank = (path: Path): number[] => {
    let at: unknown = source;
    return path.map((step, depth) => {
      const keys = typeof at === "object" && at !== null ? Object.keys(at) : [];
      const index = keys.indexOf(String(step));
      at = valueAt(at, [step]);
      return index >= 0 ? index : keys.length + (depth === 0 ? reference.indexOf(String(step)) : 0);
    });
  };
  const ranked = problems.map((problem) => ({ problem, rank: rank(problem.path) }));
  ranked.sort((a, b) => {
    for (let depth = 0; depth < Math.max(a.rank.length, b.rank.length); depth++) {
      const difference = (a.rank[depth] ?? -1) - (b.rank[depth] ?? -1);
      if (difference !== 0) {
        return difference;
      }
    }
    return 0;
  });
  return ranked.map(({ problem }) => problem);
}
