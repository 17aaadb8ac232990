import { keySchemas } from "./keys";
import type { ValueKey } from "./keys";
import type { Path } from "./path";
import { valueProblem } from "./problem";
import type { Problem } from "./problem";
import type { Settings } from "./schema";

/**
 * Account numbers that AWS's documentation uses in examples. The first two stand for the accounts of staging
 * and prod, which the documents do not name (decisions.md section 4).
 */
const exampleAccounts = ["111122223333", "444455556666", "123456789012"];

/** Hosts that RFC 2606 and RFC 6761 reserve, alone or below a name. */
const exampleHost = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid)$/;

function isExample(text: string): boolean {
  if (exampleAccounts.includes(text) || /^Z[A-Z0-9]*EXAMPLE$|^sha256:0+$/.test(text)) {
    return true;
  }
  const address = /^[^@\s]+@([^@\s]+)$/.exec(text)?.[1];
  const host = address ?? (URL.canParse(text) ? new URL(text).hostname : text);
  return exampleHost.test(host) || /^example-[a-z0-9-]+\//.test(text);
}

interface Example {
  readonly key: ValueKey;
  readonly below: Path;
  readonly value: string;
}

function examplesIn(key: ValueKey, value: unknown, below: Path = []): Example[] {
  if (typeof value === "string") {
    return isExample(value) ? [{ key, below, value }] : [];
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const steps: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return steps.flatMap(([step, inner]) => examplesIn(key, inner, [...below, step]));
}

/**
 * The values of the settings that are reserved for examples, and good for previews alone.
 *
 * @param isAsked which keys are looked at; all of them where absent
 * @returns one problem for each value, saying what to fill in
 */
export function exampleValues(
  settings: Settings,
  isAsked: (key: ValueKey) => boolean = () => true,
): readonly Problem[] {
  return Object.entries(settings)
    .map(([key, value]) => [key as ValueKey, value] as const)
    .filter(([key]) => keySchemas.has(key) && isAsked(key))
    .flatMap(([key, value]) => examplesIn(key, value))
    .map(({ key, below, value }) =>
      valueProblem(
        key,
        below,
        value,
        'the real value, filled in before "pulumi up"; this one is reserved for examples',
      ),
    );
}

/**
 * What of the settings is good for previews alone: values reserved for examples, and an environment that another program
 * has built and that is not taken over yet.
 *
 * @returns one problem for each value, saying what to fill in
 */
export function refusals(settings: Settings): readonly Problem[] {
  const taken = settings.existing
    ? [
        valueProblem(
          "existing",
          [],
          true,
          'false, once the environment is taken over as docs/deploying.md describes; until then "pulumi up" is refused',
        ),
      ]
    : [];
  return [...taken, ...exampleValues(settings)];
}
