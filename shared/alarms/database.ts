import { maxConnections } from "../inventory/database";
import type { AlarmRow } from "./alarm";

const mebibyte = 2 ** 20;
const gibibyte = 2 ** 30;

const ofDatabase = { runbook: "database", namespace: "AWS/RDS", periodSeconds: 300 } as const;

/** The four documented alarms of the database (decisions.md section 5, ORION-03, ORION-43, EDGAR-07). */
export const databaseAlarms = [
  {
    ...ofDatabase,
    id: "rds-cpu",
    meaning: "The database has been busy for a quarter of an hour: queries wait.",
    severity: "alert",
    metric: "CPUUtilization",
    statistic: "Average",
    datapoints: { beyond: 3, of: 4 },
    comparison: "GreaterThanThreshold",
    threshold: 80,
    missingData: "breaching",
  },
  {
    ...ofDatabase,
    id: "rds-free-storage",
    meaning: "The database is about to be full, although its storage grows by itself: it will stop writing.",
    severity: "escalate",
    metric: "FreeStorageSpace",
    statistic: "Minimum",
    datapoints: { beyond: 2, of: 3 },
    comparison: "LessThanThreshold",
    // Growing begins at a tenth of the storage, which is 2 GiB of the smallest one; half of that means it failed.
    threshold: gibibyte,
    missingData: "breaching",
  },
  {
    ...ofDatabase,
    id: "rds-connections",
    meaning: "Four fifths of the database's connections are taken: the next pools will be refused.",
    severity: "alert",
    metric: "DatabaseConnections",
    statistic: "Maximum",
    datapoints: { beyond: 2, of: 3 },
    comparison: "GreaterThanThreshold",
    threshold: maxConnections * 0.8,
    missingData: "breaching",
  },
  {
    ...ofDatabase,
    id: "rds-freeable-memory",
    meaning: "The database is short of memory: it will swap, and then restart.",
    severity: "alert",
    metric: "FreeableMemory",
    statistic: "Minimum",
    datapoints: { beyond: 3, of: 4 },
    comparison: "LessThanThreshold",
    threshold: 64 * mebibyte,
    missingData: "breaching",
  },
] as const satisfies readonly AlarmRow[];
