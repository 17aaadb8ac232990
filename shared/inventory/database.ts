/** Port of PostgreSQL (architecture.md 1.2). */
export const databasePort = 5432;

/** Database that MLflow keeps its records in. */
export const databaseName = "mlflow";

/**
 * Connections that PostgreSQL accepts. It is stated, and not left to the formula of the instance class, so that
 * pool sizes and the alarm are judged against it; the smallest class has memory for it (ORION-03).
 */
export const maxConnections = 60;

/** Connections that one MLflow task may keep open (ORION-03, ORION-43). */
export const poolSizes = { least: 10, most: 15 } as const;

/**
 * Last day of standard support of the major versions, as YYYY-MM-DD. Read 2026-11-21 from
 * https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 */
export const postgresSupport = {
  "13": "2026-02-28",
  "14": "2027-02-28",
  "15": "2028-02-29",
  "16": "2029-02-28",
  "17": "2030-02-28",
  "18": "2031-02-28",
} as const;
