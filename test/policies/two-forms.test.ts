import assert from "node:assert/strict";
import { Run } from "../../policy-pack/analysis/run";
import { loadRules } from "../../policy-pack/rules";
import type { Example, Fixture, Rule } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";
import { bucketTransformations } from "./forms/buckets";
import { networkTransformations } from "./forms/networks";
import { policyTransformations } from "./forms/policies";
import { serviceTransformations } from "./forms/services";
import type { Transformation } from "./forms/transformation";
import { typeTransformations } from "./forms/types";

const { rules } = loadRules();
const transformations: readonly Transformation[] = [
  ...policyTransformations,
  ...bucketTransformations,
  ...networkTransformations,
  ...serviceTransformations,
  ...typeTransformations,
];

/** A sentence without names of resources and of arguments and without places in lists: they are others in another form. */
function unnamed(found: string, named: readonly Fixture[]): string {
  const names = named.map(({ name }) => name).sort((a, b) => b.length - a.length);
  return names
    .reduce((text, name) => text.replaceAll(name, "it"), found)
    .replaceAll(/(?: \S+\[\d+\]| "\S+"|`\w+`)/g, "");
}

/** What a rule says of resources in the example's surroundings, whoever is at fault. */
function verdict(
  rule: Rule,
  example: Example,
  resources: readonly Fixture[],
  named: readonly Fixture[],
): readonly string[] {
  const { environment, scope, stackConfig = {} } = example;
  const facts = factsOf({ resources, ...(environment !== undefined && { environment }) });
  const config = { environments: {}, ...(scope && { scope }) };
  const { violations, notEvaluated, errors } = new Run(facts, { config, stackConfig }).resultOf(rule);
  assert.deepEqual(errors, [], `${rule.name}, ${example.title}`);
  return [
    ...violations.map(({ found }) => `found: ${unnamed(found, named)}`),
    ...notEvaluated.map(() => "not evaluated"),
  ].sort();
}

/** The resources of an example as they are and in every other form of the same concern. */
function formsOf({ resources }: Example, way: Transformation): readonly (readonly Fixture[])[] {
  const others = transformations.filter((each) => each !== way && each.concern === way.concern);
  return [
    resources,
    ...others.flatMap((each) => [each.apply(each.prepare?.(resources) ?? resources) ?? []]),
  ].filter(({ length }) => length > 0);
}

describe("policies and what can be said in two forms", () => {
  for (const way of transformations) {
    it(`judge ${way.title} alike`, () => {
      const changed: string[] = [];
      let asked = 0;
      for (const rule of rules) {
        for (const example of [...rule.examples.compliant, ...rule.examples.violating]) {
          for (const resources of formsOf(example, way)) {
            const prepared = way.prepare?.(resources) ?? resources;
            const others = way.apply(prepared);
            if (!others) {
              continue;
            }
            asked += 1;
            const [before, after] = [prepared, others].map((each) =>
              verdict(rule, example, each, [...prepared, ...others]).join(" | "),
            );
            if (before !== after) {
              changed.push(`${rule.name}, ${example.title}: "${before}" became "${after}"`);
            }
          }
        }
      }
      assert.deepEqual(changed, []);
      assert.ok(asked > 0, "no example holds anything of the kind");
    });
  }
});
