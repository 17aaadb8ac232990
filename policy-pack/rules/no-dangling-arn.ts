import { bucket } from "../examples/bucket";
import {
  everyLayer,
  namingWhatExists,
  namingWhatIsGone,
  namingWhoKnowsWhat,
  runs,
} from "../examples/dangling-arns";
import { allow, rolePolicy, table } from "../examples/iam";
import { inAnotherPlace, inTheirPlace } from "../examples/other-places";
import { judgeArn } from "../graph/arn-targets";
import { missingLayers } from "../graph/layers";
import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Statement } from "../iam/document";
import { documentTypes, everyKind, statementsOf } from "../iam/documents";
import { liesOutside } from "../iam/outside";
import type { ArnParts } from "../iam/patterns";
import { isWholeType, parseArn } from "../iam/patterns";
import type { Check, Rule } from "../rule";

/** True for an ARN of this account; S3's hold none, so a bucket's name must be the project's. */
function isOurs(text: string, arn: ArnParts, account: string): boolean {
  if (liesOutside(text) || arn.resource === "root") {
    return false;
  }
  return arn.service === "s3" ? arn.resource.startsWith("tradai-") : arn.account === account;
}

function inResources(statement: Statement): readonly string[] {
  return [...statement.resources, ...statement.notResources];
}

/** Sources and callers by ARN. A whole type names nothing; whether it may is for other rules. */
function inConditions(statement: Statement): readonly string[] {
  return statement.conditions
    .filter(({ key }) => ["aws:sourcearn", "aws:principalarn"].includes(key.toLowerCase()))
    .flatMap(({ values }) => values)
    .filter((text) => {
      const arn = parseArn(text);
      return arn !== undefined && !isWholeType(arn);
    });
}

/** Judges the ARNs that one part of each statement holds; unknown kinds and empty kinds end as "not evaluated". */
function judge(part: (statement: Statement) => readonly string[], patternsMayBeEarly: boolean): Check {
  return function* (subject: Resource, { graph, place }) {
    if (place.account === undefined) {
      throw new Undecidable("neither configuration nor provider tells the account");
    }
    const undecided = new Set<string>();
    for (const statement of statementsOf(subject, ...everyKind)) {
      for (const text of part(statement)) {
        const arn = parseArn(text);
        if (!arn || !isOurs(text, arn, place.account)) {
          continue;
        }
        const verdict = judgeArn(graph, text, arn);
        const isPattern = /[*?]/.test(text);
        const isEarly = (isPattern || verdict === "nothing of its kind") && missingLayers(graph).length > 0;
        if (
          verdict === "kind unknown" ||
          (verdict !== "declared" && isEarly) ||
          (verdict === "nothing of its kind" && isPattern && patternsMayBeEarly)
        ) {
          undecided.add(text);
        } else if (verdict !== "declared") {
          yield {
            found: `${statement.label} names ${text}, which nothing declares`,
            expected: isPattern
              ? "a pattern that a declared resource matches"
              : "the ARN of a declared resource",
          };
        }
      }
    }
    if (undecided.size > 0) {
      throw new Undecidable(`nothing of the kind of ${[...undecided].sort().join(", ")} is declared`);
    }
  };
}

const rule: Rule = {
  name: "no-dangling-arn",
  title: "Policies name what exists",
  description: "Every ARN of this account in a policy document names a resource that the program declares.",
  rationale:
    "A misspelt ARN is a permission that nobody has: it is found by the first failure in production, not by the deployment.",
  remediation: "Take the ARN from the naming module's row of the resource that is meant.",
  severity: "medium",
  kind: "stack",
  findings: ["TRADAI-S-29", "TRADAI-S-30"],
  types: documentTypes(...everyKind),
  needsWhole: "what policies name may be declared in another layer; the root project decides",
  checks: [judge(inResources, false), judge(inConditions, true)],
  examples: {
    compliant: [
      { title: "A declared table", resources: [rolePolicy(allow()), runs] },
      {
        title: "Objects of a declared bucket, any stream of a table",
        resources: [
          rolePolicy(
            allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::tradai-results-prod/reports/*" }),
            allow({ Action: "dynamodb:Query", Resource: `${table}/index/*` }),
          ),
          runs,
          bucket("results"),
        ],
      },
      {
        title: "Pulumi's state and its key, and the snapshot before a migration",
        resources: [
          rolePolicy(
            allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::tradai-pulumi-state-prod/*" }),
            allow({
              Action: "kms:DescribeKey",
              Resource: "arn:aws:kms:eu-central-1:600802701449:alias/tradai-pulumi-state-prod",
            }),
            allow({
              Action: "rds:CreateDBSnapshot",
              Resource: "arn:aws:rds:eu-central-1:600802701449:snapshot:tradai-mlflow-migration-prod-*",
            }),
          ),
          bucket("results"),
        ],
      },
      ...namingWhatExists,
      ...inTheirPlace,
    ],
    violating: [
      ...inAnotherPlace,
      {
        title: "A bucket that only sounds like the state's",
        resources: [
          rolePolicy(allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::tradai-pulumi-stat-prod/*" })),
          bucket("results"),
        ],
        resource: "backend-policy",
        says: "tradai-pulumi-stat-prod",
      },
      {
        title: "A workflow that no layer declares",
        resources: [
          ...everyLayer,
          rolePolicy(
            allow({
              Action: "states:StartExecution",
              Resource: "arn:aws:states:eu-central-1:600802701449:stateMachine:tradai-backtest-prod",
            }),
          ),
        ],
        resource: "backend-policy",
        says: "stateMachine:tradai-backtest-prod",
      },
      {
        title: "A misspelt table",
        resources: [rolePolicy(allow({ Resource: `${table}s` })), runs],
        resource: "backend-policy",
        says: "tradai-deployments-prods",
      },
      {
        title: "A table that nobody declares",
        resources: [rolePolicy(allow())],
        resource: "backend-policy",
        says: "which nothing declares",
      },
      {
        title: "A pattern that nothing matches",
        resources: [rolePolicy(allow({ Resource: table.replace("deployments", "deployment-*") })), runs],
        resource: "backend-policy",
        says: "deployment-*",
      },
      {
        title: "A bucket of this project that is gone",
        resources: [
          rolePolicy(allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::tradai-result-prod/*" })),
          bucket("results"),
        ],
        resource: "backend-policy",
        says: "tradai-result-prod",
      },
      ...namingWhatIsGone,
    ],
    undecided: namingWhoKnowsWhat,
  },
};

export default rule;
