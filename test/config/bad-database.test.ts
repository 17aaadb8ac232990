import assert from "node:assert/strict";
import { linesFor } from "./support/folder";
import { remove, set, tellsOfEach } from "./support/mistakes";
import type { Mistake } from "./support/mistakes";

const version =
  "tradai:database.engineVersion: major version of PostgreSQL; AWS raises the minor one itself, and stating it would plan a downgrade";
const twoDigits = 'two digits, for example "15": a major version whose standard support has not ended';
const storage = "tradai:database.storageGb: gigabytes of gp3 storage to begin with";
const storageBounds = "a whole number of 20 to 399; from 400 on, RDS wants IOPS to be stated";
const growth = "tradai:database.maxStorageGb: gigabytes up to which the storage grows by itself";
const backup =
  "tradai:database.backupDays: days for which automatic backups are kept; any point in time within them can be restored";
const snapshot =
  "tradai:database.finalSnapshot: number at the end of the final snapshot's name; raise it before a deleted database is created again";
const pool = "tradai:database.poolSize: connections that one MLflow task keeps open";

const database = (property: string, value: unknown): Mistake[2] => set(["tradai:database", property], value);

const mistakes: readonly Mistake[] = [
  [
    "no database",
    "dev",
    remove("tradai:database"),
    "tradai:database: MLflow's database; missing, allowed: engineVersion, majorUpgrade, instanceClass, storageGb, maxStorageGb, multiAz, backupDays, finalSnapshot and poolSize",
  ],
  [
    "a spelling mistake",
    "dev",
    database("multiAZ", true),
    "tradai:database.multiAZ: unknown key; did you mean multiAz? allowed: engineVersion, majorUpgrade, instanceClass, storageGb, maxStorageGb, multiAz, backupDays, finalSnapshot, poolSize",
  ],
  [
    "a minor version",
    "dev",
    database("engineVersion", "15.4"),
    `${version}; found "15.4", allowed: ${twoDigits}`,
  ],
  [
    "a version without quotes",
    "dev",
    database("engineVersion", 15),
    `${version}; found 15, allowed: in quotes: ${twoDigits}`,
  ],
  [
    "a version that does not exist",
    "dev",
    database("engineVersion", "99"),
    `${version}; found "99", allowed: in quotes, one of 14, 15, 16, 17, 18`,
  ],
  [
    "an instance class of another processor",
    "dev",
    database("instanceClass", "db.t3.micro"),
    'tradai:database.instanceClass: size of the database instance; found "db.t3.micro", allowed: a class of t4g, m6g, m7g, m8g, r6g, r7g or r8g, for example db.t4g.micro',
  ],
  [
    "an instance class without its prefix",
    "dev",
    database("instanceClass", "t4g.micro"),
    'tradai:database.instanceClass: size of the database instance; found "t4g.micro", allowed: a class of t4g, m6g, m7g, m8g, r6g, r7g or r8g, for example db.t4g.micro',
  ],
  [
    "less storage than RDS gives",
    "dev",
    database("storageGb", 19),
    `${storage}; found 19, allowed: ${storageBounds}`,
  ],
  [
    "storage whose IOPS would have to be stated",
    "dev",
    set("tradai:database", {
      engineVersion: "15",
      instanceClass: "db.t4g.micro",
      storageGb: 400,
      maxStorageGb: 1000,
      multiAz: false,
      backupDays: 7,
      finalSnapshot: 1,
      poolSize: 10,
    }),
    `${storage}; found 400, allowed: ${storageBounds}`,
  ],
  [
    "storage with its unit",
    "dev",
    database("storageGb", "20GB"),
    `${storage}; found "20GB", allowed: ${storageBounds}`,
  ],
  [
    "half a gigabyte",
    "dev",
    database("storageGb", 20.5),
    `${storage}; found 20.5, allowed: ${storageBounds}`,
  ],
  [
    "storage that grows beyond what RDS has",
    "dev",
    database("maxStorageGb", 65_537),
    `${growth}; found 65537, allowed: a whole number of up to 65536, at least a tenth above storageGb`,
  ],
  [
    "storage that cannot grow by a step",
    "dev",
    database("maxStorageGb", 21),
    `${growth}; found 21, allowed: at least 22, a tenth above storageGb`,
  ],
  [
    "a second zone by its name",
    "dev",
    database("multiAz", "eu-central-1b"),
    'tradai:database.multiAz: whether a second instance stands by in another zone; found "eu-central-1b", allowed: true or false; true in prod',
  ],
  [
    "backups for less than a week",
    "dev",
    database("backupDays", 6),
    `${backup}; found 6, allowed: a whole number of 7 to 35; at least 14 in prod`,
  ],
  [
    "backups for longer than RDS keeps them",
    "dev",
    database("backupDays", 36),
    `${backup}; found 36, allowed: a whole number of 7 to 35; at least 14 in prod`,
  ],
  [
    "a final snapshot without a number",
    "dev",
    database("finalSnapshot", 0),
    `${snapshot}; found 0, allowed: a whole number from 1`,
  ],
  [
    "a pool smaller than MLflow needs",
    "dev",
    database("poolSize", 9),
    `${pool}; found 9, allowed: a whole number of 10 to 15`,
  ],
  [
    "a pool larger than the connections allow",
    "dev",
    database("poolSize", 16),
    `${pool}; found 16, allowed: a whole number of 10 to 15`,
  ],
];

describe("a mistake in the settings of the database", () => {
  tellsOfEach(mistakes);

  for (const [property, value] of [
    ["storageGb", 20],
    ["storageGb", 90],
    ["maxStorageGb", 22],
    ["maxStorageGb", 65_536],
    ["backupDays", 7],
    ["backupDays", 35],
    ["poolSize", 10],
    ["poolSize", 15],
    ["instanceClass", "db.r8g.16xlarge"],
  ] as const) {
    it(`is seen in a value at the edge of what is allowed: ${property} ${value}`, () => {
      assert.deepEqual(linesFor("dev", { dev: database(property, value) }), []);
    });
  }
});

/** Ends of standard support, from the release calendar of Amazon RDS for PostgreSQL. */
describe("a version of the database", () => {
  const linesOn = (day: string, major: string): string[] =>
    linesFor("dev", { dev: database("engineVersion", major) }, day);

  it("is refused on the last day of its support", () => {
    assert.deepEqual(linesOn("2028-02-29", "15"), []);
  });

  it("is accepted on the day after, when AWS begins to upgrade it at a time of its own", () => {
    assert.deepEqual(linesOn("2028-03-01", "15"), [
      `Pulumi.dev.yaml: ${version}; found "15", allowed: in quotes, one of 16, 17, 18; standard support of 15 ended on 2028-02-29`,
    ]);
  });

  it("is accepted whose support ended before the program was written", () => {
    assert.deepEqual(linesOn("2026-11-21", "13"), [
      `Pulumi.dev.yaml: ${version}; found "13", allowed: in quotes, one of 14, 15, 16, 17, 18; standard support of 13 ended on 2026-02-28`,
    ]);
  });
});
