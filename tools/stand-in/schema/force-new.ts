/**
 * The wordings by which the comments of `@pulumi/aws` say that a change replaces the resource (counted in
 * 7.48.0 on 2026-11-21: "Changing this forces a new resource", "Changing this will force terraform to create
 * new resource", "Changing this will create a new resource", "Forces replacement if changed", "Changing this
 * value requires creating a new resource", "will trigger a destroy and recreate", …).
 *
 * A statement that holds under a condition only ("If the type is anything other than Interface, changing …",
 * "after it has been enabled", "to a lower version") does not count: a condition is not read out of prose.
 */
const statements: readonly RegExp[] = [
  /\bforces? (?:a |the )?(?:creation of (?:a )?)?(?:new resource|new cluster|replacement|resource re(?:creation|placement)|re-?creation)/i,
  /\bchang\w+ (?:this|the|any|an)\b[^.]*\b(?:will |requires? )?(?:force|create|creates|creating|trigger|cause)\b[^.]*\b(?:new resource|new cluster|resource replacement|replacement|re-?creat)/i,
  /\bwill (?:force|trigger) (?:a )?(?:replacement|re-?creation|destroy and re-?create)/i,
  /\brequires resource replacement\b|\bcauses replacement of the resource\b/i,
  /\(?(?:optional|required), forces new resource/i,
];

const conditions =
  /\b(?:if |when |unless |once |after it has|has been deployed|to a lower|to an empty|enabling and|disabling|multi-az|when decreased|from `|from a higher|or removing this)/i;

/** Whether the comment of a property says that changing it replaces the resource. */
export function saysForcesNew(comment: string): boolean {
  return comment
    .replace(/^\s*\/?\*+\/?/gm, " ")
    .replace(/\s+/g, " ")
    .split(/(?<=[.;])\s/)
    .some(
      (sentence) =>
        statements.some((statement) => statement.test(sentence)) &&
        !conditions.test(sentence.replace(/\bif (?:changed|modified)\b|\bwhen changed\b/i, "")),
    );
}
