import type { Example, Fixture, ViolatingExample } from "../rule";
import { database, parameterGroup, replaced, wrong } from "./database";

/** The complete database at another version, with parameters that fit. */
function atVersion(engineVersion: string, major: string, inputs: Fixture["inputs"] = {}): readonly Fixture[] {
  return replaced(
    database({ engineVersion, ...inputs }),
    parameterGroup([{ name: "rds.force_ssl", value: "1" }], `postgres${major}`),
  );
}

export const supportedVersions: readonly Example[] = ["14", "15", "16", "18"].map((major) => ({
  title: `PostgreSQL ${major}`,
  resources: atVersion(major, major),
}));

export const refusedVersions: readonly ViolatingExample[] = [
  ...[
    { major: "11", ended: "2024-02-29" },
    { major: "12", ended: "2025-02-28" },
    { major: "13", ended: "2026-02-28" },
  ].map(({ major, ended }) => ({
    title: `PostgreSQL ${major}, whose standard support ended`,
    environment: "dev",
    resources: atVersion(major, major),
    resource: "database",
    says: `support of version ${major} ended on ${ended}`,
  })),
  {
    title: "A version of which RDS has not told",
    environment: "dev",
    resources: atVersion("99", "99"),
    resource: "database",
    says: "version 99 is not among those that RDS listed on 2026-11-21",
  },
  ...["14.17", "15.12", "16.8", "17.4"].map((version) => ({
    title: `A minor version that RDS makes no more: ${version}`,
    resources: atVersion(version, version.slice(0, 2)),
    resource: "database",
    says: `version ${version} any more`,
  })),
  {
    title: "A minor version that nobody upgrades",
    resources: atVersion("18.1", "18", { autoMinorVersionUpgrade: false }),
    resource: "database",
    says: "minor versions are not upgraded",
  },
  wrong("A minor version that RDS upgrades", { engineVersion: "17.7" }, "plans a downgrade", "dev"),
  wrong("A version left to RDS", { engineVersion: undefined }, "left to RDS", "dev"),
];
