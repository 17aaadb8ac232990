import { UserError } from "../errors";
import { fileSource } from "./file";
import { keySchemas, wholeKey } from "./keys";
import type { ValueKey, Values } from "./keys";
import { pathText } from "./path";
import { inFileOrder, schemaProblems, secretProblem, unknownKey } from "./problem";
import type { Problem } from "./problem";
import { rules } from "./rules";
import type { Settings } from "./schema";
import { settingsSchema } from "./schema";
import { typedValue } from "./source";
import type { SettingsSource } from "./source";

/** Namespaces whose keys are Pulumi's own business. */
const foreign = ["pulumi:"];

function holdsSecret(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (Object.keys(value).join() === "secure" || Object.values(value).some(holdsSecret))
  );
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

/** Reads each key by its schema; a key that has a problem of its own is left out of `values`. */
function checkedKeys(source: SettingsSource): {
  values: Partial<Values>;
  sound: Set<ValueKey>;
  problems: Problem[];
} {
  const values: Record<string, unknown> = {};
  const sound = new Set<ValueKey>();
  const problems: Problem[] = [];
  for (const [key, schema] of keySchemas) {
    const written = source.values[wholeKey(key)];
    if (holdsSecret(written)) {
      problems.push(secretProblem(key));
      continue;
    }
    const value = typedValue(schema, written);
    const result = schema.safeParse(value);
    if (result.success) {
      values[key] = result.data;
      sound.add(key);
    } else {
      problems.push(...schemaProblems(key, value, result.error.issues));
    }
  }
  return { values: values, sound, problems };
}

/**
 * The settings of one environment, checked before any resource is registered and frozen throughout.
 *
 * @param today the day on which they are judged, as YYYY-MM-DD.
 * @throws UserError with one line for each thing that is wrong, in the order of the file:
 *   `file: key: what it is; what was found, what is allowed`.
 */
export function loadSettings(
  source: SettingsSource,
  today = new Date().toISOString().slice(0, 10),
): Settings {
  const reference = [...keySchemas.keys()].map(wholeKey);
  const unknown = Object.keys(source.values)
    .filter((key) => !reference.includes(key) && !foreign.some((namespace) => key.startsWith(namespace)))
    .map((key) => unknownKey([key], reference));
  const { values, sound, problems } = checkedKeys(source);
  // A rule reads only the keys it names, and it is judged only when all of them are sound.
  const broken = rules
    .filter(({ needs }) => needs.every((key) => sound.has(key)))
    .flatMap(({ check }) => check(values as Values, { ...source, today }));
  const all = inFileOrder([...source.problems, ...unknown, ...problems, ...broken], source.values);
  if (all.length > 0) {
    // A value can break several constraints of its schema; a person reads about it once.
    const lines = new Set(all.map(({ path, text }) => `${source.file}: ${pathText(path)}: ${text}`));
    throw new UserError([...lines].join("\n"));
  }
  const own = Object.fromEntries(
    Object.keys(settingsSchema.shape).map((key) => [key, values[key as ValueKey]]),
  );
  return frozen({
    ...(own as unknown as Values),
    environment: source.environment,
    defaultTags: (values as Values)["aws:defaultTags"].tags,
  });
}

/**
 * The checked settings of an environment from its file, for tools and tests.
 *
 * @param environment for example `dev`.
 * @param folder where the three files are; the root of the repository by default.
 */
export function loadEnvironment(environment: string, folder?: string): Settings {
  return loadSettings(fileSource(environment, folder));
}
