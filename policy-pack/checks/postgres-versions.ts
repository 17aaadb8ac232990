/**
 * What RDS says of PostgreSQL's versions, judged by the day of reading and not by today, so that a preview answers alike
 * until somebody reads the pages again. The configuration judges the program's own version by the day of the preview.
 */
export const readOn = "2026-11-21";

/**
 * Last day of a major version's standard support.
 * https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 */
const supportedUntil: Readonly<Record<string, string>> = {
  "11": "2024-02-29",
  "12": "2025-02-28",
  "13": "2026-02-28",
  "14": "2027-02-28",
  "15": "2028-02-29",
  "16": "2029-02-28",
  "17": "2030-02-28",
  "18": "2031-02-28",
};

/** The last minor of a major version of which no database can be made any more. */
const lastRefusedMinor: Readonly<Record<string, number>> = { "13": 20, "14": 17, "15": 12, "16": 8, "17": 4 };

export interface PostgresVersion {
  readonly major: string;
  readonly minor?: number;
}

/** The parts of `15` or `15.4`; undefined for anything else. */
export function parseVersion(text: string): PostgresVersion | undefined {
  const [, major, minor] = /^(\d+)(?:\.(\d+))?(?:[.-].*)?$/.exec(text) ?? [];
  return major === undefined ? undefined : { major, ...(minor !== undefined && { minor: Number(minor) }) };
}

/** Why AWS makes no database of the version, or charges for it; undefined where it does neither. */
export function problemOfVersion({ major, minor }: PostgresVersion): string | undefined {
  const until = supportedUntil[major];
  if (until === undefined) {
    return `version ${major} is not among those that RDS listed on ${readOn}`;
  }
  if (until < readOn) {
    return `standard support of version ${major} ended on ${until}`;
  }
  return minor !== undefined && minor <= (lastRefusedMinor[major] ?? -1)
    ? `RDS makes no database of version ${major}.${minor} any more`
    : undefined;
}

/** The versions that may be asked for. */
export function supportedMajors(): readonly string[] {
  return Object.keys(supportedUntil).filter((major) => (supportedUntil[major] ?? "") >= readOn);
}
