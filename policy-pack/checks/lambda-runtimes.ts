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

/** Why a runtime may not be used; undefined where it may. */
export function problemOfRuntime(runtime: string): string | undefined {
  const until = supportedUntil[runtime];
  if (until === undefined) {
    return `the runtime ${runtime} is none that AWS supports`;
  }
  return until <= readOn ? `AWS supports the runtime ${runtime} no longer since ${until}` : undefined;
}

/** The runtimes that AWS supports, each with its last day. */
export function supportedRuntimes(family: string): string {
  const own = Object.entries(supportedUntil).filter(([, until]) => until > readOn);
  const alike = own.filter(([name]) => /^[a-z]+/.exec(name)?.[0] === /^[a-z]+/.exec(family)?.[0]);
  return (alike.length > 0 ? alike : own).map(([name, until]) => `${name} (until ${until})`).join(", ");
}
