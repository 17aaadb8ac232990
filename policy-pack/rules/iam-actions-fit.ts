import { account, bucket, companion, policy, region } from "../examples/bucket";
import { allow, rolePolicy, table } from "../examples/iam";
import { jobsArn } from "../examples/queue";
import type { Resource } from "../graph/resource";
import type { Statement } from "../iam/document";
import type { DocumentKind } from "../iam/documents";
import { documentTypes, statementsOf } from "../iam/documents";
import { parseArn } from "../iam/patterns";
import { supports } from "../iam/resource-forms";
import type { Check, Rule } from "../rule";

const kinds: readonly DocumentKind[] = ["identity", "resource", "endpoint"];

/** True where a resource says which service it belongs to: what is wider is for the rule on wildcards. */
function namesService(resource: string): boolean {
  const arn = parseArn(resource);
  return arn !== undefined && !/[*?]/.test(arn.service);
}

/** The statements that allow actions on resources of exact services. */
function exactStatements(subject: Resource): readonly Statement[] {
  return statementsOf(subject, ...kinds).filter(
    ({ allows, resources }) => allows && resources.length > 0 && resources.every(namesService),
  );
}

const actionsCount: Check = function* (subject) {
  for (const { label, actions, resources } of exactStatements(subject)) {
    const idle = actions.filter((action) => !resources.some((resource) => supports(action, resource)));
    if (idle.length > 0) {
      yield {
        found: `${label} allows ${idle.join(", ")} on ${resources.join(", ")}, where AWS never asks for it`,
        expected: "a resource of a type that the action has, or `*` where it has none",
      };
    }
  }
};

const resourcesCount: Check = function* (subject) {
  for (const { label, actions, resources } of exactStatements(subject)) {
    const isIdle = (resource: string): boolean => !actions.some((action) => supports(action, resource));
    // Where no action fits any resource, the check of the actions says so.
    const idle = resources.filter(isIdle);
    if (idle.length > 0 && idle.length < resources.length) {
      yield {
        found: `${label} names ${idle.join(", ")}, on which none of its actions is ever asked for`,
        expected: `resources of the types of ${actions.join(", ")}`,
      };
    }
  }
};

const rule: Rule = {
  name: "iam-actions-fit",
  title: "Actions stand beside resources that have them",
  description:
    "Every statement that allows exact actions names, for each action, a resource of a type on which AWS checks it, and no resource besides.",
  rationale:
    "A permission to read objects on the bucket's own ARN grants nothing: it looks right, passes every review and fails in production.",
  remediation:
    "Name a resource of the action's type (AWS's service reference lists them), or `*` in a statement of its own where the action has none.",
  severity: "medium",
  kind: "resource",
  relations: [54],
  findings: ["TRADAI-S-29", "TRADAI-S-30"],
  types: documentTypes(...kinds),
  checks: [actionsCount, resourcesCount],
  examples: {
    compliant: [
      {
        title: "A table with its stream, which is read by another action",
        resources: [
          rolePolicy(
            allow({
              Action: ["dynamodb:GetItem", "dynamodb:GetRecords"],
              Resource: [table, `${table}/stream/*`],
            }),
          ),
        ],
      },
      {
        title: "What is refused, and what other rules see: all but a table, any thing, any service",
        resources: [
          rolePolicy(
            allow({ Effect: "Deny", Action: "dynamodb:GetItem", Resource: [table, jobsArn] }),
            allow({ Effect: "Deny", Action: "dynamodb:GetItem", Resource: jobsArn }),
            allow({ Resource: undefined, NotResource: table }),
            allow({ Action: "dynamodb:GetItem", Resource: [table, "*"] }),
            allow({
              Action: "sqs:SendMessage",
              Resource: [table, `arn:aws:*:${region}:${account}:tradai-jobs-prod`],
            }),
            allow({ Action: "dynamodb:GetItem", Resource: `arn:aws:*:${region}:${account}:table/tradai-x` }),
            allow({ Action: "dynamodb:GetItem", Resource: `arn:aws:?:${region}:${account}:table/tradai-x` }),
          ),
        ],
      },
      {
        title: "Actions that AWS does not list, beside what only they could need",
        resources: [
          rolePolicy(
            allow({ Action: ["dynamodb:GetItem", "sqs:Send*"], Resource: [table, jobsArn] }),
            allow({ Action: "dynamodb:GetEverything", Resource: jobsArn }),
          ),
        ],
      },
      {
        title: "A table, its index, a bucket and its objects",
        resources: [
          rolePolicy(
            allow({ Action: ["dynamodb:GetItem", "dynamodb:Query"], Resource: [table, `${table}/index/*`] }),
            allow({
              Action: ["s3:ListBucket", "s3:GetObject"],
              Resource: ["arn:aws:s3:::tradai-results-prod", "arn:aws:s3:::tradai-results-prod/*"],
            }),
            allow({ Action: "sqs:SendMessage", Resource: jobsArn }),
            allow({
              Action: "backup:StartRestoreJob",
              Resource: `arn:aws:rds:${region}:${account}:snapshot:awsbackup:job-0a1b2c3d`,
            }),
            allow({ Action: "ecr:GetAuthorizationToken", Resource: "*" }),
            allow({ Resource: table.replace("table/", "table?") }),
            allow({
              Action: "logs:PutLogEvents",
              Resource: `arn:aws:logs:${region}:${account}:log-group:/aws/lambda/tradai-x-prod:log-stream:*`,
            }),
          ),
        ],
      },
      {
        title: "A bucket policy",
        resources: [
          bucket("logs"),
          companion("logs", "Policy", {
            policy: policy({
              Effect: "Allow",
              Principal: { Service: "cloudtrail.amazonaws.com" },
              Action: "s3:GetBucketAcl",
              Resource: "arn:aws:s3:::tradai-logs-prod",
            }),
          }),
        ],
      },
    ],
    violating: [
      {
        title: "Objects that are read on the bucket's own ARN",
        environment: "dev",
        resources: [
          rolePolicy(allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::tradai-results-prod" })),
        ],
        resource: "backend-policy",
        says: "allows s3:GetObject on arn:aws:s3:::tradai-results-prod",
      },
      {
        title: "A bucket that is listed on its objects",
        resources: [
          rolePolicy(allow({ Action: "s3:ListBucket", Resource: "arn:aws:s3:::tradai-results-prod/*" })),
        ],
        resource: "backend-policy",
        says: "allows s3:ListBucket",
      },
      {
        title: "Buckets of several names that are listed on their objects",
        resources: [
          rolePolicy(allow({ Action: "s3:ListBucket", Resource: "arn:aws:s3:::tradai-*-prod/models" })),
        ],
        resource: "backend-policy",
        says: "allows s3:ListBucket",
      },
      {
        title: "A table's ARN with a part too many",
        resources: [rolePolicy(allow({ Resource: table.replace("table/", "tradai:table/") }))],
        resource: "backend-policy",
        says: ":tradai:table/",
      },
      {
        title: "An action that AWS checks on no resource",
        resources: [rolePolicy(allow({ Action: "ecr:GetAuthorizationToken", Resource: jobsArn }))],
        resource: "backend-policy",
        says: "allows ecr:GetAuthorizationToken",
      },
      {
        title: "A queue among the tables",
        resources: [rolePolicy(allow({ Action: "dynamodb:GetItem", Resource: [table, jobsArn] }))],
        resource: "backend-policy",
        says: `names ${jobsArn}`,
      },
      {
        title: "A bucket whose policy lets CloudTrail read its access list, on its objects",
        resources: [
          bucket("logs"),
          companion("logs", "Policy", {
            policy: policy({
              Effect: "Allow",
              Principal: { Service: "cloudtrail.amazonaws.com" },
              Action: "s3:GetBucketAcl",
              Resource: "arn:aws:s3:::tradai-logs-prod/*",
            }),
          }),
        ],
        resource: "logs-Policy",
        says: "statement 1 allows s3:GetBucketAcl on arn:aws:s3:::tradai-logs-prod/*",
      },
      {
        title: "An endpoint that lets objects be read on the bucket's own ARN",
        resources: [
          {
            type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
            name: "endpoint-policy",
            inputs: {
              vpcEndpointId: "vpce-0a1b2c3d4e5f60718",
              policy: policy({
                Sid: "Reads",
                Effect: "Allow",
                Principal: "*",
                Action: ["s3:GetObject", "s3:PutObject"],
                Resource: ["arn:aws:s3:::tradai-results-prod"],
              }),
            },
          },
        ],
        resource: "endpoint-policy",
        says: "Reads allows s3:GetObject, s3:PutObject on arn:aws:s3:::tradai-results-prod",
      },
    ],
  },
};

export default rule;
