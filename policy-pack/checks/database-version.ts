import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check } from "../rule";
import { isReplica } from "./database-guard";
import { parseVersion, problemOfVersion } from "./postgres-versions";

const free = "open-source-rds-extended-support-disabled";

function problemOf({ inputs }: Resource): string | undefined {
  const text = inputs.text("engineVersion");
  if (text === undefined) {
    return "the engine version is left to RDS";
  }
  const version = parseVersion(text);
  const isMoved = !Number.isNaN(version.minor) && inputs.flag("autoMinorVersionUpgrade") !== false;
  return (
    problemOfVersion(version) ??
    (isMoved
      ? `the version is fixed at ${text} and RDS upgrades it: the next deployment plans a downgrade`
      : undefined)
  );
}

const supported: Check = function* (subject) {
  if (subject.inputs.text("engine") !== "postgres" || isReplica(subject)) {
    return;
  }
  const found = problemOf(subject);
  if (found !== undefined) {
    yield { found, expected: "a major version in standard support, such as 17, without its minor" };
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
  const version = subject.inputs.text("engineVersion");
  if (group.kind !== "resource" || version === undefined || subject.inputs.text("engine") !== "postgres") {
    return;
  }
  const { major } = parseVersion(version);
  const family = group.resource.inputs.text("family");
  if (family !== `postgres${major}`) {
    yield {
      found: `the parameter group is for ${show(family)}, the database is PostgreSQL ${major}: RDS refuses the pair`,
      expected: `family postgres${major}`,
      resource: group.resource,
    };
  }
};

/** What `rds-hardened` asks of the version of an instance. */
export const versionChecks: readonly Check[] = [supported, upgraded, unpaid, familyFits];
