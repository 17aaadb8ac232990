/**
 * Lambda's runtimes and the day from which AWS no longer supports each, as read on `readOn`. A rule judges by that
 * day and not by today's, so that a preview answers alike until somebody reads the page again.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export const readOn = "2026-11-21";

const supportedUntil: Readonly<Record<string, string>> = {
  "nodejs18.x": "2025-09-01",
  "nodejs20.x": "2026-04-30",
  "nodejs22.x": "2027-04-30",
  "nodejs24.x": "2028-04-30",
  "python3.9": "2025-12-15",
  "python3.10": "2026-10-31",
  "python3.11": "2027-06-30",
  "python3.12": "2028-10-31",
  "python3.13": "2029-06-30",
  "python3.14": "2029-06-30",
  "java8.al2": "2027-06-30",
  java11: "2027-06-30",
  java17: "2027-06-30",
  java21: "2029-06-30",
  java25: "2029-06-30",
  dotnet8: "2026-11-10",
  dotnet10: "2028-11-14",
  "ruby3.2": "2026-03-31",
  "ruby3.3": "2027-03-31",
  "ruby3.4": "2028-03-31",
  "provided.al2": "2026-07-31",
  "provided.al2023": "2029-06-30",
};

// Stryker disable next-line EqualityOperator: no runtime ends on the very day on which the page was read
const isOver = (until: string): boolean => until <= readOn;
const familyOf = (runtime: string): string | undefined => runtime.split(/[\d.]/)[0];

/** Why a runtime may not be used, and what there is in its place; undefined where it may. */
export function problemOfRuntime(runtime: string): string | undefined {
  const until = supportedUntil[runtime];
  if (until !== undefined && !isOver(until)) {
    return undefined;
  }
  const alike = Object.entries(supportedUntil)
    .filter(([name, end]) => familyOf(name) === familyOf(runtime) && !isOver(end))
    .map(([name]) => name);
  const since = until === undefined ? "" : ` since ${until}`;
  return `AWS does not support the runtime ${runtime}${since}: of its kind ${alike.join(", ") || "nothing"}`;
}
