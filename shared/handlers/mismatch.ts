import type { core } from "zod/mini";

/** What of an event is not as it has to be. */
export interface Mismatch {
  /** Path in the event: `detail.AutoScalingGroupName`; empty for the event itself. */
  readonly field: string;
  readonly found: unknown;
  readonly expected: string;
}

function expectedBy(issue: core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.map(String).join(" or ");
    case "invalid_type":
      return issue.expected;
    case "invalid_format":
      return issue.pattern ?? issue.format;
    case "too_small":
      return `no fewer than ${issue.minimum}`;
    case "too_big":
      return `no more than ${issue.maximum}`;
    default:
      return issue.code;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

/** Everything that kept an event from being read, for the log: an event that is refused leaves no other trace. */
export function mismatchesOf(event: unknown, { issues }: core.$ZodError): readonly Mismatch[] {
  return issues.map((issue) => ({
    field: issue.path.map(String).join("."),
    found: valueAt(event, issue.path) ?? null,
    expected: expectedBy(issue),
  }));
}
