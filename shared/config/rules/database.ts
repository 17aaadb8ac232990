import { postgresSupport } from "../../inventory/database";
import { valueProblem } from "../problem";
import { rule } from "./rule";

/** Major versions that AWS still supports without payment on a day, given as YYYY-MM-DD. */
function supportedOn(day: string): string[] {
  return Object.entries(postgresSupport)
    .filter(([, until]) => day <= until)
    .map(([major]) => major);
}

/**
 * A version past its date is upgraded by AWS at a time of its own choosing, because extended support is declined.
 */
export const databaseVersionSupported = rule(["database"], ({ database }, { today }) => {
  const supported = supportedOn(today);
  const { engineVersion } = database;
  const until = (postgresSupport as Readonly<Record<string, string>>)[engineVersion];
  const ended = until === undefined ? "" : `; standard support of ${engineVersion} ended on ${until}`;
  return supported.includes(engineVersion)
    ? []
    : [
        valueProblem(
          "database",
          ["engineVersion"],
          engineVersion,
          `in quotes, one of ${supported.join(", ")}${ended}`,
        ),
      ];
});

/** Storage grows in steps of a tenth at least, so a lower bound would never be reached. */
export const databaseStorageGrows = rule(["database"], ({ database }) => {
  const least = Math.ceil((database.storageGb * 11) / 10);
  return database.maxStorageGb >= least
    ? []
    : [
        valueProblem(
          "database",
          ["maxStorageGb"],
          database.maxStorageGb,
          `at least ${least}, a tenth above storageGb`,
        ),
      ];
});
