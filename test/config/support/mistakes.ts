import assert from "node:assert/strict";
import type { Environment } from "../../../shared/naming";
import { linesFor } from "./folder";
import type { Config } from "./folder";

/** What is broken in one file, and the one line that says so (after the file's name). */
export type Mistake = readonly [
  title: string,
  environment: Environment,
  edit: (config: Config) => void,
  line: string,
];

/** Writes another value at a key, or at properties and indexes below it. */
export const set =
  (path: string | readonly [string, ...(string | number)[]], value: unknown) =>
  (config: Config): void => {
    const steps = typeof path === "string" ? [path] : [...path];
    const last = steps.pop() ?? "";
    const holder = steps.reduce<Config>((at, step) => at[step] as Config, config);
    holder[last] = value;
  };

/** Removes a key, or a property below it. */
export const remove =
  (...path: readonly string[]) =>
  (config: Config): void => {
    const holder = path.slice(0, -1).reduce<Config>((at, step) => at[step] as Config, config);
    Reflect.deleteProperty(holder, path.at(-1) ?? "");
  };

/** One test for each mistake: it is told in one line, which is the expected one. */
export function tellsOfEach(mistakes: readonly Mistake[]): void {
  for (const [title, environment, edit, line] of mistakes) {
    it(`is not told with file, key, value and what is allowed: ${title}`, () => {
      assert.deepEqual(linesFor(environment, { [environment]: edit }), [
        `Pulumi.${environment}.yaml: ${line}`,
      ]);
    });
  }
}
