import type { Problem } from "../check";
import { textOf, valuesAt, type Values } from "../values";
import type { Pattern, Range, Relation } from "./forms/form";
import { documentRelations } from "./forms/documents";
import { relations } from "./forms/relations";
import { computeRelations } from "./forms/relations-compute";
import { edgeRelations } from "./forms/relations-edge";
import { patterns, ranges } from "./forms/values";
import { computePatterns, computeRanges } from "./forms/values-compute";
import { edgePatterns, edgeRanges } from "./forms/values-edge";

/** Everything that is checked; a form more is a row more in the files behind these. */
export const allRanges: readonly Range[] = [...ranges, ...computeRanges, ...edgeRanges];
export const allPatterns: readonly Pattern[] = [...patterns, ...computePatterns, ...edgePatterns];
export const allRelations: readonly Relation[] = [
  ...relations,
  ...computeRelations,
  ...edgeRelations,
  ...documentRelations,
];

/**
 * Values that AWS or its provider refuses for themselves, whatever else exists. What is not known yet passes.
 *
 * @returns all that is wrong, so that a preview tells it at once.
 */
export function formProblems(type: string, inputs: Values): Problem[] {
  const bounds = allRanges
    .filter((range) => range.type === type)
    .flatMap(({ property, least, most }) =>
      valuesAt(inputs, property)
        .filter((value): value is number => typeof value === "number" && (value < least || value > most))
        .map((value) => ({ property, reason: `expected ${least} to ${most}, found ${value}` })),
    );
  const forms = allPatterns
    .filter((pattern) => pattern.type === type)
    .flatMap(({ property, form, allowed }) =>
      valuesAt(inputs, property)
        .map(textOf)
        .filter((text): text is string => text !== undefined && !form.test(text))
        .map((text) => ({ property, reason: `expected ${allowed}, found '${text}'` })),
    );
  const together = allRelations
    .filter((relation) => relation.type === type)
    .flatMap(({ problem }) => problem(inputs) ?? []);
  return [...bounds, ...forms, ...together];
}
