import { keyStatements } from "../checks/key-admission";
import { key, logsUse, rootDelegation } from "../examples/key";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Statement } from "../iam/document";
import type { Check, Rule } from "../rule";

const leastDeletionDays = 30;

function isRootDelegation(statement: Statement | undefined, account: string | undefined): boolean {
  return (
    statement?.allows === true &&
    statement.actions.join() === "kms:*" &&
    statement.resources.join() === "*" &&
    statement.conditions.length === 0 &&
    statement.principals.length === 1 &&
    statement.principals.every(({ kind, value }) =>
      account === undefined
        ? kind === "AWS" && value.endsWith(":root")
        : kind === "AWS" && value === `arn:aws:iam::${account}:root`,
    )
  );
}

const rotates: Check = function* ({ inputs }) {
  const isSymmetric = (inputs.text("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";
  if (isSymmetric && inputs.flag("enableKeyRotation") !== true) {
    yield { found: "the key does not rotate", expected: "`enableKeyRotation: true`" };
  }
};

const enabled: Check = function* ({ inputs }) {
  if (inputs.flag("isEnabled") === false) {
    yield { found: "the key is switched off: nothing under it can be read", expected: "`isEnabled: true`" };
  }
};

const waitsBeforeDeletion: Check = function* ({ inputs }, { settings }) {
  const days = inputs.number("deletionWindowInDays") ?? leastDeletionDays;
  if (settings.deletionProtection && days < leastDeletionDays) {
    yield {
      found: `the key is gone ${days} days after its deletion is asked for`,
      expected: `${leastDeletionDays} days`,
    };
  }
};

const beginsWithRoot: Check = function* (subject, { graph, place }) {
  const statements = keyStatements(graph, subject);
  if (!statements) {
    yield {
      found: "the key has no policy of its own",
      expected: "a policy that names who uses it",
    };
  } else if (!isRootDelegation(statements[0], place.account)) {
    yield {
      found: `the policy begins with ${statements[0]?.label ?? "nothing"}, not with the root delegation`,
      expected: "Allow, the account root alone, kms:* on *: IAM grants on the key need it",
    };
  }
};

const narrow: Check = function* (subject, { graph }) {
  for (const statement of (keyStatements(graph, subject) ?? []).slice(1)) {
    const wide = statement.actions.filter((action) => action === "*" || action === "kms:*");
    if (statement.allows && (wide.length > 0 || statement.notActions.length > 0)) {
      yield {
        found: `${statement.label} allows ${wide[0] ?? "all but some actions"}`,
        expected: "exact actions in every statement but the root delegation",
      };
    }
  }
};

const hasAlias: Check = function* (subject, { graph }) {
  if (companionsOf(graph, subject, "aws:kms/alias:Alias", "targetKeyId").length === 0) {
    if (mayHaveCompanion(graph, subject, "aws:kms/alias:Alias", "targetKeyId")) {
      throw new UnknownRead("targetKeyId of an Alias");
    }
    yield {
      found: "the key has no alias",
      expected: "an alias: policies scope the use of keys by kms:ResourceAliases",
    };
  }
};

const rule: Rule = {
  name: "kms-rotated",
  title: "Keys rotate and admit few",
  description:
    "Every symmetric customer key rotates, has an alias, waits before deletion, and has a policy of the root delegation and narrow statements.",
  rationale:
    "A key that is deleted at once takes its data along; a policy without the root delegation locks everybody out, and one that admits all of KMS to a service makes every other guard void.",
  remediation:
    "Set enableKeyRotation, give the key an alias and a policy that begins with the root delegation and names exact actions after it.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["KMS.3", "KMS.4", "KMS.5"],
    cis: ["3.6"],
    cdkNag: ["KMS5"],
    checkov: ["CKV_AWS_7", "CKV_AWS_33"],
  },
  findings: ["TRADAI-S-10", "TRADAI-S-12"],
  types: ["aws:kms/key:Key"],
  checks: [rotates, enabled, waitsBeforeDeletion, beginsWithRoot, narrow, hasAlias],
  examples: {
    compliant: [{ title: "The key of the log groups", resources: key() }],
    violating: [
      {
        title: "The root of another account in the place of the delegation",
        resources: key(
          {},
          { ...rootDelegation, Principal: { AWS: "arn:aws:iam::111122223333:root" } },
          logsUse,
        ),
        resource: "logs",
        says: "begins with RootDelegation",
      },
      {
        title: "A root delegation that holds under a condition only",
        resources: key(
          {},
          { ...rootDelegation, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
          logsUse,
        ),
        resource: "logs",
        says: "begins with RootDelegation",
      },
      {
        title: "A key that is switched off",
        resources: key({ isEnabled: false }),
        resource: "logs",
        says: "switched off",
      },
      {
        title: "A key without rotation",
        resources: key({ enableKeyRotation: false }),
        resource: "logs",
        says: "does not rotate",
      },
      {
        title: "A key that can be gone within a week",
        resources: key({ deletionWindowInDays: 7 }),
        resource: "logs",
        says: "7 days",
      },
      {
        title: "A key without its own policy",
        resources: key({ policy: undefined }),
        resource: "logs",
        says: "no policy of its own",
      },
      {
        title: "A policy that locks the account out",
        resources: key({}, logsUse),
        resource: "logs",
        says: "begins with Logs",
      },
      {
        title: "A service that may do everything with the key",
        resources: key({}, rootDelegation, { ...logsUse, Action: "kms:*" }),
        resource: "logs",
        says: "Logs allows kms:*",
      },
      {
        title: "A key without alias",
        resources: key().slice(0, 1),
        resource: "logs",
        says: "no alias",
      },
    ],
  },
};

export default rule;
