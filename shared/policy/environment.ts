import { environments } from "../naming";
import type { Environment, Scope } from "../naming";
import { hasWildcard } from "./arn";

/** Everything a policy document depends on. `Settings` satisfies it. */
export interface PolicyScope extends Scope {
  /** Whether buckets, tables and secrets are encrypted with the environment's own data key. */
  readonly customerKeys: boolean;
}

/**
 * What a name says about the environment it belongs to. `own`: whatever it matches is of this environment.
 * `foreign`: it holds another environment's name. `open`: its wildcards could stand for one. `unnamed`: it
 * names nothing of this system.
 */
export type Ownership = "own" | "foreign" | "unnamed" | "open";

/** Names that the documents give no environment (decisions.md section 5, architecture.md 1.3). */
const withoutEnvironment: ReadonlySet<string> = new Set([
  "tradai",
  "tradai-api",
  "tradai-waf-metrics",
  "tradai-cli",
]);

/** The other environment whose name stands in the text as a word of its own, if any. */
export function foreignEnvironment(text: string, scope: PolicyScope): Environment | undefined {
  // A suffix that happens to be called like an environment is part of this environment's own names.
  const own = `-${scope.environment}`;
  const plain = scope.globalSuffix === "" ? text : text.split(`${own}-${scope.globalSuffix}`).join(own);
  const words = plain.split(/[^A-Za-z0-9]+/);
  return environments.find((other) => other !== scope.environment && words.includes(other));
}

/**
 * Whether a word ends as this environment's names do: `-{env}`, then the suffix of globally unique names, then
 * what FIFO queues and the private domain put behind it.
 */
function endsInEnvironment(word: string, scope: PolicyScope): boolean {
  const bare = word.replace(/\.(?:fifo|local)$/, "");
  const own = `-${scope.environment}`;
  return bare.endsWith(own) || (scope.globalSuffix !== "" && bare.endsWith(`${own}-${scope.globalSuffix}`));
}

/** Target groups have 32 characters: they end in the first letter of the environment (architecture.md 1.3). */
function isOwnTargetGroup(words: readonly string[], scope: PolicyScope): boolean {
  const ending = new RegExp(`^tradai-[a-z0-9-]+-${scope.environment.charAt(0)}(?:-alt)?$`);
  return words[0] === "targetgroup" && ending.test(words[1] ?? "");
}

/**
 * Judges a name, a path or the resource part of an ARN.
 *
 * A wildcard is safe behind the word or path that names the environment, and inside a last word that begins
 * with `tradai-` and ends in the environment. Elsewhere it could reach across: `tradai-*-dev/*` also matches the
 * key `a-dev/b` of the bucket `tradai-results-prod`.
 *
 * @param service the ARN's service; in S3 the name is the bucket's alone, because a wildcard in it also crosses
 * into the keys.
 */
export function ownership(text: string, scope: PolicyScope, service = ""): Ownership {
  if (foreignEnvironment(text, scope) !== undefined) {
    return "foreign";
  }
  const words = text.split(/[/:]/);
  const isBucket = service === "s3";
  const position = isBucket ? 0 : words.findIndex((word) => word.includes("tradai"));
  const word = words[position] ?? "";
  const before = words.slice(0, Math.max(position, 0));
  if (before.some(hasWildcard) || (isBucket && hasWildcard(word))) {
    return "open";
  }
  if (word === "tradai") {
    return words[position + 1] === scope.environment ? "own" : "open";
  }
  if (/^tradai(?:_[a-z0-9]+)+$/.test(word)) {
    return word.endsWith(`_${scope.environment}`) ? "own" : "unnamed";
  }
  if (service === "elasticloadbalancing" && isOwnTargetGroup(words, scope)) {
    return "own";
  }
  if (!/^(?:aws-waf-logs-)?tradai-/.test(word) || !endsInEnvironment(word, scope)) {
    return hasWildcard(word) ? "open" : "unnamed";
  }
  return !hasWildcard(word) || position === words.length - 1 ? "own" : "open";
}

/**
 * What is wrong with a text that is no ARN, such as an alias, a path or a tag's value; undefined when nothing
 * is. A text that does not speak of this system passes.
 */
export function nameProblem(text: string, scope: PolicyScope): string | undefined {
  const other = foreignEnvironment(text, scope);
  if (other !== undefined) {
    return `names the environment "${other}"; this policy is of "${scope.environment}"`;
  }
  // A host of the private domain `tradai-{env}.local` is judged by the domain.
  const name = text.replace(/^(?:[a-z0-9*_-]+\.)+(?=tradai-[a-z]+\.local$)/, "");
  if (!text.includes("tradai") || withoutEnvironment.has(text) || ownership(name, scope) === "own") {
    return undefined;
  }
  return `does not name the environment "${scope.environment}" alone`;
}
