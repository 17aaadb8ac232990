import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../errors";
import { pathText } from "./path";
import type { Path } from "./path";
import { keySchemas } from "./keys";
import type { ValueKey } from "./keys";
import { valueProblem } from "./problem";
import type { Settings } from "./schema";
import { fileName } from "./source";

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
  return exampleHost.test(host);
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
 * Refuses a real deployment of settings that are good for previews alone: values reserved for examples, and an
 * environment that another program has built and that is not taken over yet. Each layer's `index.ts` calls it;
 * a rehearsal, which deploys to a stand-in, does not.
 *
 * @throws UserError with one line for each value, saying what to fill in.
 */
export function refuseUp(settings: Settings): void {
  if (pulumi.runtime.isDryRun()) {
    return;
  }
  const { environment, ...values } = settings;
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
  const examples = Object.entries(values)
    .filter(([key]) => keySchemas.has(key as ValueKey))
    .flatMap(([key, value]) => examplesIn(key as ValueKey, value))
    .map(({ key, below, value }) =>
      valueProblem(
        key,
        below,
        value,
        'the real value, filled in before "pulumi up"; this one is reserved for examples',
      ),
    );
  const lines = [...taken, ...examples].map(
    ({ path, text }) => `${fileName(environment)}: ${pathText(path)}: ${text}`,
  );
  if (lines.length > 0) {
    throw new UserError(lines.join("\n"));
  }
}
