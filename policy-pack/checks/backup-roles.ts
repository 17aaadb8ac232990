import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import { statementsOf } from "../iam/documents";
import type { Check } from "../rule";

const service = "backup.amazonaws.com";

/** Who backs up, and who restores for a test, does so with a role that AWS Backup may assume. */
export const backupAssumesRole: Check = function* (selection, { graph }) {
  const role = targetOf(graph, selection, "iamRoleArn", ["aws:iam/role:Role"]);
  if (role.kind === "unknown") {
    throw new UnknownRead("iamRoleArn");
  }
  if (role.kind !== "resource") {
    return;
  }
  const trusts = statementsOf(role.resource, "trust").some(
    ({ allows, principals }) => allows && principals.some(({ value }) => value === service),
  );
  if (!trusts) {
    yield {
      found: `${role.resource.name} does not trust ${service}: every job of the selection fails`,
      expected: `a role that ${service} assumes`,
      fix: "Name the role of the backups.",
    };
  }
};
