import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import type { Settings } from "../../shared/config";
import type { Environment, Layer } from "../../shared/naming";
import type { Mutation } from "../../tools/engine/mutation";
import { preview } from "../../tools/preview/preview";
import { summaryText } from "../../tools/preview/summary";
import { needsEngine } from "../preview/engine-needed";

/** A change of one resource that the program registers, and what the pack has to say of it. */
export interface Mistake {
  /** What is wrong, as the beginning of "... fails the preview". */
  readonly title: string;
  readonly environments: readonly Environment[];
  /** A function of the settings where it names an account or an environment. */
  readonly mutation: Mutation | ((settings: Settings) => Mutation);
  /** Whether the ids that AWS will give are predicted, so that documents which hold them are known. */
  readonly predict?: true;
  readonly rule: string;
  /** Logical name of the resource at fault. */
  readonly resource: string;
  /** Rules that the same change breaks besides, because it takes away what they rest on. */
  readonly breaksToo?: readonly string[];
}

/** A mutation that gives inputs of a resource other values. */
export function changed(type: string, name: string, inputs: Readonly<Record<string, unknown>>): Mutation {
  return {
    resource: { type, name },
    change: ({ props, opts }) => ({ props: { ...props, ...inputs }, opts }),
  };
}

/** A mutation that leaves a resource out. */
export function removed(type: string, name: string): Mutation {
  return { resource: { type, name }, remove: true };
}

/**
 * Declares a test for each mistake and environment: the real program of all layers, through the real engine, with one
 * resource changed. That the unchanged program passes is tested by `test/preview/environments.test.ts`.
 */
export function describeMistakes(layer: Layer, mistakes: readonly Mistake[]): void {
  describe(`a mistake in one resource of ${layer}`, function () {
    this.timeout(180_000);
    needsEngine();

    for (const {
      title,
      environments,
      mutation,
      predict = false,
      rule,
      resource,
      breaksToo = [],
    } of mistakes) {
      for (const environment of environments) {
        it(`${title} fails the preview of ${environment}, which names ${resource} and ${rule}`, async () => {
          const settings = loadEnvironment(environment);
          const mutations = [typeof mutation === "function" ? mutation(settings) : mutation];
          const result = await preview({ settings, predict, policies: true, mutations });

          assert.equal(result.ok, false);
          const violated = result.policies.reports.filter(({ mandatory }) => mandatory);
          const rules = [...new Set(violated.map(({ policy }) => policy))];
          assert.deepEqual(rules.sort(), [rule, ...breaksToo].sort());
          const request = { environment, predict, diff: false, policies: true };
          const lines = summaryText(result, request, 1).split("\n");
          const told = lines.filter((line) => line.includes("violation ") && line.includes(rule));
          assert.ok(
            told.some((line) => line.includes(` ${resource} (${layer})`)),
            `${rule} names other resources:\n${told.join("\n")}`,
          );
        });
      }
    }
  });
}
