import { keyStatements } from "../checks/key-admission";
import { alias, key, logsUse, rootDelegation } from "../examples/key";
import { knownCompanions } from "../graph/lists";
import { UNKNOWN } from "../graph/values";
import type { Statement } from "../iam/document";
import { matchesPattern } from "../iam/patterns";
import type { Check, Rule } from "../rule";

const leastDeletionDays = 30;

/** Twelve digits, where nobody tells which. */
const anyAccount = "?".repeat(12);

function isRootDelegation(statement: Statement, account: string): boolean {
  const { allows, actions, resources, conditions, principals } = statement;
  return (
    allows &&
    actions.join() === "kms:*" &&
    resources.join() === "*" &&
    conditions.length === 0 &&
    matchesPattern(`arn:aws:iam::${account}:root`, principals.map(({ value }) => value).join())
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
  const [first] = keyStatements(graph, subject);
  if (!first) {
    yield {
      found: "the key has no policy of its own",
      expected: "a policy that names who uses it",
    };
  } else if (!isRootDelegation(first, place.account ?? anyAccount)) {
    yield {
      found: `the policy begins with ${first.label}, not with the root delegation`,
      expected: "Allow, the account root alone, kms:* on *: IAM grants on the key need it",
    };
  }
};

const narrow: Check = function* (subject, { graph }) {
  for (const statement of keyStatements(graph, subject).slice(1)) {
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
  if (knownCompanions(graph, subject, "aws:kms/alias:Alias", "targetKeyId").length === 0) {
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
    compliant: [
      { title: "The key of the log groups", resources: key() },
      {
        title: "A key of two halves, which no service can rotate",
        resources: key({ customerMasterKeySpec: "RSA_4096", enableKeyRotation: undefined }),
      },
      {
        title: "A deny of everything to all but one account",
        resources: key({}, rootDelegation, logsUse, {
          Sid: "OwnAccount",
          Effect: "Deny",
          Principal: "*",
          Action: "kms:*",
          Resource: "*",
          Condition: { StringNotEquals: { "aws:PrincipalAccount": "600802701449" } },
        }),
      },
      {
        title: "The root of whichever account it is, where nobody tells the own one",
        resources: key().map((each) => ({ ...each, provider: { region: "eu-central-1" } })),
      },
    ],
    violating: [
      ...[
        {
          title: "The root of another account in the place of the delegation",
          changed: { Principal: { AWS: "arn:aws:iam::111122223333:root" } },
        },
        {
          title: "A root delegation to two accounts",
          changed: {
            Principal: { AWS: ["arn:aws:iam::600802701449:root", "arn:aws:iam::111122223333:root"] },
          },
        },
        { title: "A denial in the place of the delegation", changed: { Effect: "Deny" } },
        {
          title: "A root delegation of half the actions",
          changed: { Action: ["kms:Describe*", "kms:Put*"] },
        },
        {
          title: "A root delegation on another key",
          changed: { Resource: "arn:aws:kms:eu-central-1:600802701449:key/other" },
        },
        {
          title: "A root delegation that holds under a condition only",
          changed: { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
        },
      ].map(({ title, changed }) => ({
        title,
        resources: key({}, { ...rootDelegation, ...changed }, logsUse),
        resource: "logs",
        says: "begins with RootDelegation",
      })),
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
        title: "A policy that is no document",
        resources: key({ policy: "allow all" }),
        resource: "logs",
        says: "no policy of its own",
      },
      {
        title: "A policy that locks the account out",
        resources: key({}, logsUse),
        resource: "logs",
        says: "begins with Logs",
      },
      ...[
        {
          title: "A service that may do everything with the key",
          changed: { Action: "kms:*" },
          says: "Logs allows kms:*",
        },
        {
          title: "A service that may do everything everywhere",
          changed: { Action: ["kms:Decrypt", "*"] },
          says: "Logs allows *",
        },
        {
          title: "A service that may do all but delete the key",
          changed: { Action: undefined, NotAction: "kms:ScheduleKeyDeletion" },
          says: "Logs allows all but some actions",
        },
      ].map(({ title, changed, says }) => ({
        title,
        resources: key({}, rootDelegation, { ...logsUse, ...changed }),
        resource: "logs",
        says,
      })),
      {
        title: "A key without alias",
        resources: key().slice(0, 1),
        resource: "logs",
        says: "no alias",
      },
    ],
    undecided: [
      {
        title: "An alias whose key is known after the update",
        resources: [...key().slice(0, 1), alias("alias/tradai-other-prod", UNKNOWN)],
        resource: "logs",
        says: "targetKeyId of some Alias",
      },
    ],
  },
};

export default rule;
