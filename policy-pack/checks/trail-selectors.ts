import type { Reader } from "../graph/reader";

/** The selectors that record one category whole: any other field than type and ARN leaves events out. */
function wholeSelectors(inputs: Reader, category: string): readonly (readonly Reader[])[] {
  const fields = ["eventCategory", "resources.type", "resources.ARN"];
  const excludes = ["notEquals", "notStartsWiths", "notEndsWiths", "endsWiths"];
  return inputs
    .blocks("advancedEventSelectors")
    .map((selector) => selector.blocks("fieldSelectors"))
    .filter(
      (each) =>
        names(each, category) &&
        each.every(
          (field) =>
            fields.includes(String(field.text("field"))) &&
            excludes.every((operator) => field.list(operator).length === 0),
        ),
    );
}

/** True where a field equals the word: categories and types are told apart by their names alone. */
function names(fields: readonly Reader[], word: string): boolean {
  return fields.some((field) => field.texts("equals").includes(word));
}

/** Classic selectors that record reads and writes. */
function classicSelectors(inputs: Reader): readonly Reader[] {
  return inputs
    .blocks("eventSelectors")
    .filter((selector) => (selector.text("readWriteType") ?? "All") === "All");
}

/** Prefixes of the ARNs whose data events a trail records, for one CloudTrail resource type. */
export function recordedPrefixes(inputs: Reader, type: string): readonly string[] {
  const advanced = wholeSelectors(inputs, "Data")
    .filter((fields) => names(fields, type))
    .flatMap((fields) => {
      const arns = fields.filter((field) => field.text("field") === "resources.ARN");
      return arns.length === 0
        ? [""]
        : arns.flatMap((field) => [...field.texts("startsWiths"), ...field.texts("equals")]);
    });
  const classic = classicSelectors(inputs)
    .flatMap((selector) => selector.blocks("dataResources"))
    .filter((data) => data.text("type") === type)
    .flatMap((data) => data.texts("values"));
  return [...advanced, ...classic];
}

/** True where a trail records every management event, reads and writes. */
export function recordsManagement(inputs: Reader): boolean {
  return (
    wholeSelectors(inputs, "Management").length > 0 ||
    classicSelectors(inputs).some(
      (selector) =>
        selector.flag("includeManagementEvents") !== false &&
        selector.list("excludeManagementEventSources").length === 0,
    )
  );
}
