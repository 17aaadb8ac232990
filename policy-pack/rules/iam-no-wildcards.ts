import { wellFormed } from "../checks/document-form";
import { attachmentTypes, managedPoliciesNarrow } from "../checks/managed-policies";
import { ofType } from "../checks/of-type";
import { at } from "../examples/arn-kinds";
import { compliantReport, violatingReports } from "../examples/agent-report";
import { malformedEndpoint, wideDocuments, withoutDocument } from "../examples/document-holders";
import { malformedDocuments } from "../examples/malformed-documents";
import { narrowedTypes, openTypes } from "../examples/narrowed";
import { wideElsewhere, wideEvents, wideInside } from "../examples/policy-forms";

import { boundedStatements, widePolicies, wideStatements } from "../examples/wildcards";
import { allow, rolePolicy, table } from "../examples/iam";
import { key, logsUse, rootDelegation } from "../examples/key";
import { documentTypes, everyKind, statementsOf } from "../iam/documents";
import type { Resource } from "../graph/resource";
import type { DocumentKind } from "../iam/documents";
import type { Statement } from "../iam/document";
import { isKnownAction } from "../iam/actions";
import { wideResources, wildcardActions } from "../iam/wildcards";
import type { Check, Rule } from "../rule";

/** Documents whose `Resource` is a choice; in the others `*` is the thing that carries them. */
const boundedByResource: readonly DocumentKind[] = ["identity", "endpoint"];
const notKey = everyKind.filter((kind) => kind !== "key");

/** `kms:*` on `*` for the account's root: valid in a key policy alone, and what each must begin with. */
function isRootDelegation({ actions, principals }: Statement): boolean {
  return actions.join() === "kms:*" && principals.every(({ value }) => value.endsWith(":root"));
}

/** The statements of documents of the kinds that allow something. */
function allowing(subject: Resource, kinds: readonly DocumentKind[]): readonly Statement[] {
  return statementsOf(subject, ...kinds).filter(({ allows }) => allows);
}

const actionsNamed: Check = function* (subject) {
  const statements = [
    ...allowing(subject, notKey),
    ...allowing(subject, ["key"]).filter((statement) => !isRootDelegation(statement)),
  ];
  for (const statement of statements) {
    const wild = wildcardActions(statement);
    if (wild.length > 0 || statement.notActions.length > 0) {
      yield {
        found: `${statement.label} allows ${wild.join(", ") || "everything but the actions it names"}`,
        expected: "each action by name",
      };
    }
    const unknown = statement.actions.filter((action) => !wild.includes(action) && !isKnownAction(action));
    if (unknown.length > 0) {
      yield {
        found: `${statement.label} names ${unknown.join(", ")}, which AWS does not know`,
        expected: "an action of AWS's service reference",
      };
    }
  }
};

const resourcesNamed: Check = function* (subject) {
  for (const statement of allowing(subject, boundedByResource)) {
    const wide = wideResources(statement);
    if (wide.length > 0 || statement.notResources.length > 0) {
      yield {
        found: `${statement.label} allows ${statement.actions.slice(0, 3).join(", ")} on ${wide.join(", ") || "everything but the resources it names"}`,
        expected: "the ARN of what it is for; `*` only for actions without resource-level permission",
      };
    }
  }
};

const rule: Rule = {
  name: "iam-no-wildcards",
  title: "Policies name actions and resources",
  description:
    "No statement that allows uses a wildcard in its actions, or a resource that names nothing where AWS lets it name something.",
  rationale:
    "`*` grants what AWS adds next year as well, and what leaks from one function then opens every other.",
  remediation:
    "List the actions and give the resource's ARN; where AWS alone names it, the whole type with a condition on its alias, tag or namespace.",
  severity: "high",
  kind: "resource",
  catalogue: {
    securityHub: ["IAM.1", "IAM.21", "KMS.1", "KMS.2"],
    cis: ["1.15"],
    cdkNag: ["IAM5"],
    checkov: [
      ...["CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_72", "CKV_AWS_107", "CKV_AWS_108", "CKV_AWS_109"],
      ...["CKV_AWS_110", "CKV_AWS_111", "CKV_AWS_274", "CKV_AWS_286", "CKV_AWS_287", "CKV_AWS_288"],
      ...["CKV_AWS_289", "CKV_AWS_290", "CKV_AWS_355"],
    ],
  },
  findings: [
    ...["TRADAI-H-16", "TRADAI-S-02", "TRADAI-S-26", "TRADAI-S-27", "EDGAR-38", "USDCOP-24"],
    "ORION-10",
  ],
  types: [...new Set([...documentTypes(...everyKind), ...attachmentTypes])],
  checks: [wellFormed, actionsNamed, resourcesNamed, ofType(attachmentTypes, managedPoliciesNarrow)],
  examples: {
    compliant: [
      { title: "One action on one table", resources: [rolePolicy(allow())] },
      {
        title: "Objects of one bucket",
        resources: [
          rolePolicy(allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::tradai-configs-prod/*" })),
        ],
      },
      {
        title: "An execution that the call makes, of a document that is named",
        resources: [
          rolePolicy(
            allow({
              Action: "ssm:StartAutomationExecution",
              Resource: [
                "arn:aws:ssm:eu-central-1:444455556666:automation-execution/*",
                "arn:aws:ssm:eu-central-1:444455556666:document/tradai-restore-prod",
              ],
            }),
          ),
        ],
      },
      {
        title: "Actions that AWS checks against no resource",
        resources: [
          rolePolicy(
            allow({ Action: ["ecr:GetAuthorizationToken", "xray:PutTraceSegments"], Resource: "*" }),
            allow({
              Action: "cloudwatch:PutMetricData",
              Resource: "*",
              Condition: { StringEquals: { "cloudwatch:namespace": "tradai" } },
            }),
          ),
        ],
      },
      {
        title: "Any key, narrowed by its alias",
        resources: [
          rolePolicy(
            allow({
              Action: "kms:Decrypt",
              Resource: "arn:aws:kms:eu-central-1:600802701449:key/*",
              Condition: {
                "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/tradai-data-prod" },
              },
            }),
          ),
        ],
      },
      compliantReport,
      ...boundedStatements,
      ...narrowedTypes,
      withoutDocument,
      { title: "The root delegation of a key policy", resources: key({}, rootDelegation, logsUse) },
    ],
    violating: [
      ...wideElsewhere,
      ...wideEvents,
      ...wideInside,
      ...wideDocuments,
      {
        title: "Every action of a service",
        resources: [rolePolicy(allow({ Action: "dynamodb:*" }))],
        resource: "backend-policy",
        says: "dynamodb:*",
      },
      ...malformedDocuments,
      malformedEndpoint,
      ...[
        { title: "any alias", operator: "ForAnyValue:StringLike", value: "alias/*" },
        {
          title: "one alias or any",
          operator: "ForAnyValue:StringLike",
          value: ["alias/tradai-data-prod", "alias/*"],
        },
        { title: "an alias out of none", operator: "ForAnyValue:StringEquals", value: [] },
        { title: "an alias without name", operator: "ForAnyValue:StringEquals", value: "" },
        {
          title: "every alias but one",
          operator: "ForAnyValue:StringNotEquals",
          value: "alias/tradai-data-prod",
        },
        {
          title: "an alias if there is one",
          operator: "StringEqualsIfExists",
          value: "alias/tradai-data-prod",
        },
        { title: "no other alias", operator: "ForAllValues:StringEquals", value: "alias/tradai-data-prod" },
      ].map(({ title, operator, value }) => ({
        title: `Any key, narrowed to ${title}`,
        resources: [
          rolePolicy(
            allow({
              Action: "kms:Decrypt",
              Resource: "arn:aws:kms:eu-central-1:600802701449:key/*",
              Condition: { [operator]: { "kms:ResourceAliases": value } },
            }),
          ),
        ],
        resource: "backend-policy",
        says: "key/*",
      })),
      {
        title: "Everything but one action",
        resources: [rolePolicy(allow({ Action: undefined, NotAction: "iam:*", Resource: table }))],
        resource: "backend-policy",
        says: "everything but the actions",
      },
      {
        title: "A misspelt action",
        resources: [rolePolicy(allow({ Action: "dynamodb:GetItems" }))],
        resource: "backend-policy",
        says: "dynamodb:GetItems",
      },
      {
        title: "An action of a service that AWS does not have",
        resources: [rolePolicy(allow({ Action: "dynamo:GetItem" }))],
        resource: "backend-policy",
        says: "names dynamo:GetItem, which AWS does not know",
      },
      ...["tradai-deployments-prod", table.replace("arn:", "arm:"), "arn:aws:dynamodb"].map((resource) => ({
        title: `A resource that is no ARN: ${resource}`,
        resources: [rolePolicy(allow({ Resource: resource }))],
        resource: "backend-policy",
        says: `on ${resource}`,
      })),
      {
        title: "Any table",
        resources: [rolePolicy(allow({ Resource: "*" }))],
        resource: "backend-policy",
        says: "dynamodb:GetItem on *",
      },
      ...["kms:Decrypt key/**", "kms:Decrypt key/?*", "logs:PutLogEvents log-group:*:*"].map((text) => {
        const [action = "", resource = ""] = text.split(" ");
        return {
          title: `Any thing of a type, written ${resource}`,
          resources: [
            rolePolicy(allow({ Action: action, Resource: at(action.replace(/:.*/, ""), resource) })),
          ],
          resource: "backend-policy",
          says: resource,
        };
      }),
      {
        title: "Any key, narrowed by nothing",
        resources: [
          rolePolicy(
            allow({ Action: "kms:Decrypt", Resource: "arn:aws:kms:eu-central-1:600802701449:key/*" }),
          ),
        ],
        resource: "backend-policy",
        says: "key/*",
      },
      ...violatingReports,
      {
        title: "Metrics of any namespace",
        resources: [rolePolicy(allow({ Action: "cloudwatch:PutMetricData", Resource: "*" }))],
        resource: "backend-policy",
        says: "cloudwatch:PutMetricData on *",
      },
      {
        title: "Any account",
        resources: [rolePolicy(allow({ Resource: table.replace("600802701449", "*") }))],
        resource: "backend-policy",
        says: ":*:table/",
      },
      {
        title: "Any account, spelt with question marks",
        resources: [rolePolicy(allow({ Resource: table.replace("600802701449", "????????????") }))],
        resource: "backend-policy",
        says: "?:table/",
      },
      ...widePolicies,
      ...wideStatements,
      ...openTypes,
      {
        title: "Any partition",
        resources: [rolePolicy(allow({ Resource: table.replace("arn:aws", "arn:*") }))],
        resource: "backend-policy",
        says: "arn:*",
      },
      {
        title: "The root delegation outside a key policy",
        resources: [
          {
            type: "aws:secretsmanager/secretPolicy:SecretPolicy",
            name: "secret-policy",
            inputs: { policy: JSON.stringify({ Statement: [rootDelegation] }) },
          },
        ],
        resource: "secret-policy",
        says: "kms:*",
      },
      ...["aws:secretsmanager/secret:Secret", "aws:apigateway/restApi:RestApi"].map((type) => ({
        title: `A policy inside ${type}`,
        resources: [
          { type, name: "guarded", inputs: { policy: JSON.stringify({ Statement: [rootDelegation] }) } },
        ],
        resource: "guarded",
        says: "kms:*",
      })),
    ],
  },
};

export default rule;
