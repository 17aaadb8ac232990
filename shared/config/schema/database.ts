import { z } from "zod";
import { poolSizes } from "../../inventory/database";
import { facts } from "../facts";
import { pages } from "../fields";

/** MLflow's PostgreSQL database (architecture.md 1.2, OPEN-13). */
export const database = z
  .strictObject({
    engineVersion: z
      .string()
      .regex(/^\d{2}$/)
      .register(facts, {
        purpose:
          "major version of PostgreSQL; AWS raises the minor one itself, and stating it would plan a downgrade",
        allowed: 'two digits, for example "15": a major version whose standard support has not ended',
        source: `architecture 1.2, decisions 5, ${pages.databaseVersions}`,
      }),
    majorUpgrade: z.boolean().default(false).register(facts, {
      purpose: "whether a raised engineVersion may upgrade the database, which stops it for a while",
      allowed: "true or false; true for the one deployment that upgrades it",
      source: pages.databaseUpgrade,
    }),
    instanceClass: z
      .string()
      .regex(
        /^db\.(?:t4g\.(?:micro|small|medium|large|2?xlarge)|[mr][678]g\.(?:x?large|(?:2|4|8|12|16)xlarge))$/,
      )
      .register(facts, {
        purpose: "size of the database instance",
        allowed: "a class of t4g, m6g, m7g, m8g, r6g, r7g or r8g, for example db.t4g.micro",
        source: `architecture 1.2, OPEN-13, ${pages.databaseClass}`,
      }),
    storageGb: z
      .int()
      .min(20)
      .max(399)
      .register(facts, {
        purpose: "gigabytes of gp3 storage to begin with",
        allowed: "a whole number of 20 to 399; from 400 on, RDS wants IOPS to be stated",
        source: `OPEN-13, ${pages.databaseStorage}`,
      }),
    maxStorageGb: z.int().max(65_536).register(facts, {
      purpose: "gigabytes up to which the storage grows by itself",
      allowed: "a whole number of up to 65536, at least a tenth above storageGb",
      source: pages.databaseStorage,
    }),
    multiAz: z.boolean().register(facts, {
      purpose: "whether a second instance stands by in another zone",
      allowed: "true or false; true in prod",
      source: "OPEN-13, TRADAI-S-38, decisions 8",
    }),
    backupDays: z
      .int()
      .min(7)
      .max(35)
      .register(facts, {
        purpose: "days for which automatic backups are kept; any point in time within them can be restored",
        allowed: "a whole number of 7 to 35; at least 14 in prod",
        source: `TRADAI-S-38, EDGAR-42, ${pages.databaseBackup}`,
      }),
    finalSnapshot: z.int().min(1).register(facts, {
      purpose:
        "number at the end of the final snapshot's name; raise it before a deleted database is created again",
      allowed: "a whole number from 1",
      source: "decisions 5",
    }),
    poolSize: z
      .int()
      .min(poolSizes.least)
      .max(poolSizes.most)
      .register(facts, {
        purpose: "connections that one MLflow task keeps open",
        allowed: `a whole number of ${poolSizes.least} to ${poolSizes.most}`,
        source: "ORION-03, ORION-43",
      }),
  })
  .register(facts, {
    purpose: "MLflow's database",
    allowed:
      "engineVersion, majorUpgrade, instanceClass, storageGb, maxStorageGb, multiAz, backupDays, finalSnapshot and poolSize",
    source: "architecture 1.2, OPEN-13",
  });
