import { targetOf } from "../graph/references";
import type { Check } from "../rule";
import { isReplica } from "./database-guard";
import { parseVersion, problemOfVersion, supportedMajors } from "./postgres-versions";

const free = "open-source-rds-extended-support-disabled";

const supported: Check = function* (subject) {
  if (subject.inputs.text("engine") !== "postgres" || isReplica(subject)) {
    return;
  }
  const text = subject.inputs.text("engineVersion");
  const version = text === undefined ? undefined : parseVersion(text);
  const expected = `a major version: ${supportedMajors().join(", ")}`;
  if (!version) {
    yield { found: `the engine version is ${text ?? "left to RDS"}`, expected };
    return;
  }
  const problem = problemOfVersion(version);
  if (problem !== undefined) {
    yield { found: problem, expected };
  } else if (version.minor !== undefined && subject.inputs.flag("autoMinorVersionUpgrade") !== false) {
    yield {
      found: `the version is fixed at ${text} and RDS upgrades it: the next deployment plans a downgrade`,
      expected,
    };
  }
};

const upgraded: Check = function* ({ inputs }) {
  if (inputs.flag("autoMinorVersionUpgrade") !== true) {
    yield {
      found: "minor versions are not upgraded: known holes stay open",
      expected: "`autoMinorVersionUpgrade: true`",
    };
  }
};

const unpaid: Check = function* (subject) {
  const given = subject.inputs.text("engineLifecycleSupport");
  if (!isReplica(subject) && given !== free) {
    yield {
      found: `the lifecycle support is ${given ?? "left to RDS"}: a version past its end is charged for by the core and hour`,
      expected: `\`engineLifecycleSupport: ${free}\``,
    };
  }
};

const familyFits: Check = function* (subject, { graph }) {
  const group = targetOf(graph, subject, "parameterGroupName", ["aws:rds/parameterGroup:ParameterGroup"]);
  const version = parseVersion(subject.inputs.text("engineVersion") ?? "");
  if (group.kind !== "resource" || !version || subject.inputs.text("engine") !== "postgres") {
    return;
  }
  const family = group.resource.inputs.text("family");
  if (family !== `postgres${version.major}`) {
    yield {
      found: `the parameter group is for ${family ?? "no family"}, the database is PostgreSQL ${version.major}: RDS refuses the pair`,
      expected: `family postgres${version.major}`,
      resource: group.resource,
    };
  }
};

/** What `rds-hardened` asks of the version of an instance. */
export const versionChecks: readonly Check[] = [supported, upgraded, unpaid, familyFits];
