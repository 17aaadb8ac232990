/**
 * What RDS says of PostgreSQL's versions, judged by the day of reading and not by today, so that a preview answers alike
 * until somebody reads the pages again. The configuration judges the program's own version by the day of the preview.
 * https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 */
const readOn = "2026-11-21";

/** Last day of standard support of the major versions that are past it. */
const endedOn: Readonly<Record<string, string>> = {
  "11": "2024-02-29",
  "12": "2025-02-28",
  "13": "2026-02-28",
};

/** The last minor, of each major version in standard support, of which no database can be made any more. */
const lastRefusedMinor: Readonly<Record<string, number>> = { "14": 17, "15": 12, "16": 8, "17": 4, "18": -1 };

export interface PostgresVersion {
  readonly major: string;
  /** `NaN` where the version names none. */
  readonly minor: number;
}

/** The parts of `15`, `15.4` or `15.4-R1`. */
export function parseVersion(text: string): PostgresVersion {
  const major = text.replace(/\..*/, "");
  return { major, minor: Number.parseInt(text.slice(major.length + 1), 10) };
}

/** Why AWS makes no database of the version, or charges for it; undefined where it does neither. */
export function problemOfVersion({ major, minor }: PostgresVersion): string | undefined {
  const ended = endedOn[major];
  if (ended !== undefined) {
    return `standard support of version ${major} ended on ${ended}`;
  }
  const refused = lastRefusedMinor[major];
  if (refused === undefined) {
    return `version ${major} is not among those that RDS listed on ${readOn}`;
  }
  return minor <= refused ? `RDS makes no database of version ${major}.${minor} any more` : undefined;
}
