import { compliantReport } from "../examples/agent-report";
import { allow, rolePolicy, table } from "../examples/iam";
import { beyondEnvironment, withinEnvironment } from "../examples/environment-names";
import type { Resource } from "../graph/resource";
import type { DocumentKind } from "../iam/documents";
import { documentTypes, statementsOf } from "../iam/documents";
import { isAnotherAccount } from "../iam/accounts";
import { liesOutside } from "../iam/outside";
import type { ArnParts } from "../iam/patterns";
import { isWholeType, namesWord, parseArn } from "../iam/patterns";
import type { Check, Rule } from "../rule";

const kinds: readonly DocumentKind[] = ["identity", "endpoint", "resource", "key"];

interface NamedArn {
  readonly label: string;
  readonly text: string;
  readonly arn: ArnParts;
}

/** The ARNs that statements allow or deny, outside the closed list. */
function arnsOf(subject: Resource): readonly NamedArn[] {
  return allArnsOf(subject).filter(({ text }) => !liesOutside(text));
}

function allArnsOf(subject: Resource): readonly NamedArn[] {
  return statementsOf(subject, ...kinds).flatMap(({ label, resources, notResources }) =>
    [...resources, ...notResources].flatMap((text) => {
      const arn = parseArn(text);
      return arn ? [{ label, text, arn }] : [];
    }),
  );
}

/** True for a bucket and its objects; the ARN of an access point holds an account. */
function isBucket({ service, account }: ArnParts): boolean {
  return service === "s3" && account === "";
}

/** What names the environment: of a bucket's objects the bucket alone, as they may be called anything. */
function ownName(arn: ArnParts): string {
  return isBucket(arn) ? arn.resource.replace(/\/.*/, "") : arn.resource;
}

const ownAccount: Check = function* (subject, { place }) {
  // What lies outside the environment still lies in the account, where its ARN holds one.
  for (const { label, text, arn } of allArnsOf(subject)) {
    if (isAnotherAccount(arn.account, place)) {
      yield { found: `${label} names ${text} in another account`, expected: `account ${place.account}` };
    }
  }
};

const ownEnvironment: Check = function* (subject, { environment, environments }) {
  for (const { label, text, arn } of arnsOf(subject)) {
    const other = environments.find((each) => each !== environment && namesWord(arn.resource, each));
    if (other !== undefined) {
      yield { found: `${label} names ${text} of ${other}`, expected: `names of ${environment} alone` };
    } else if (!namesWord(ownName(arn), environment) && !isWholeType(arn)) {
      yield {
        found: `${label} names ${text}, which holds no environment`,
        expected: `a name that holds "${environment}", or a row of the closed list in iam/outside.ts`,
      };
    }
  }
};

/** Buckets share one namespace with everybody's: a name of the environment alone may be a stranger's. */
const ownBuckets: Check = function* (subject) {
  for (const { label, text, arn } of arnsOf(subject)) {
    if (isBucket(arn) && !isWholeType(arn) && !arn.resource.startsWith("tradai-")) {
      yield {
        found: `${label} names ${text}, no bucket of this project`,
        expected: "a name that begins with tradai-",
      };
    }
  }
};

/** Conditions narrow to things by name, alias or tag: those of another environment open it. */
const conditionsInside: Check = function* (subject, { environment, environments }) {
  for (const { label, allows, conditions } of statementsOf(subject, ...kinds)) {
    for (const { key, values } of allows ? conditions : []) {
      const other = values.find((value) =>
        environments.some((each) => each !== environment && namesWord(value, each)),
      );
      if (other !== undefined) {
        yield { found: `${label} compares ${key} with ${other}`, expected: `names of ${environment} alone` };
      }
    }
  }
};

const rule: Rule = {
  name: "iam-env-scoped",
  title: "Policies stay in their environment",
  description: "Every ARN in a policy names this account and this environment, and no other environment.",
  rationale:
    "Environments may share an account: `tradai-*` in a policy of dev reaches the tables and secrets of prod.",
  remediation: "Take ARNs from the naming module, which ends every name with the environment.",
  severity: "critical",
  kind: "resource",
  findings: ["TRADAI-S-24", "TRADAI-S-28"],
  types: documentTypes(...kinds),
  checks: [ownAccount, ownEnvironment, ownBuckets, conditionsInside],
  examples: {
    compliant: [
      { title: "A table of this environment", resources: [rolePolicy(allow())] },
      compliantReport,
      {
        title: "What has to lie outside",
        resources: [
          rolePolicy(
            allow({
              Action: "events:PutRule",
              Resource: "arn:aws:events:eu-central-1:600802701449:rule/StepFunctionsGetEventsForECSTaskRule",
            }),
          ),
        ],
      },
      ...withinEnvironment,
    ],
    violating: [
      {
        title: "A table of another environment",
        environment: "dev",
        resources: [rolePolicy(allow())],
        resource: "backend-policy",
        says: "of prod",
      },
      {
        title: "A pattern that crosses environments",
        resources: [rolePolicy(allow({ Resource: table.replace("tradai-deployments-prod", "tradai-*") }))],
        resource: "backend-policy",
        says: "holds no environment",
      },
      {
        title: "Objects of a bucket without environment",
        resources: [rolePolicy(allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::tradai-configs/*" }))],
        resource: "backend-policy",
        says: "holds no environment",
      },
      {
        title: "Objects that are called as the environment in a bucket that is not",
        resources: [
          rolePolicy(allow({ Action: "s3:PutObject", Resource: "arn:aws:s3:::tradai-drop/results/prod/*" })),
        ],
        resource: "backend-policy",
        says: "holds no environment",
      },
      {
        title: "A stranger's bucket",
        resources: [rolePolicy(allow({ Action: "s3:PutObject", Resource: "arn:aws:s3:::drop-prod/*" }))],
        resource: "backend-policy",
        says: "no bucket of this project",
      },
      {
        title: "Any key with the alias of another environment",
        resources: [
          rolePolicy(
            allow({
              Action: "kms:Decrypt",
              Resource: "arn:aws:kms:eu-central-1:600802701449:key/*",
              Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/tradai-data-dev" } },
            }),
          ),
        ],
        resource: "backend-policy",
        says: "alias/tradai-data-dev",
      },
      {
        title: "What lies outside, but in another account",
        resources: [
          rolePolicy(
            allow({
              Action: "events:PutRule",
              Resource: "arn:aws:events:eu-central-1:111122223333:rule/StepFunctionsGetEventsForECSTaskRule",
            }),
          ),
        ],
        resource: "backend-policy",
        says: "in another account",
      },
      {
        title: "A table of another account",
        resources: [rolePolicy(allow({ Resource: table.replace("600802701449", "111122223333") }))],
        resource: "backend-policy",
        says: "in another account",
      },
      ...beyondEnvironment,
    ],
  },
};

export default rule;
