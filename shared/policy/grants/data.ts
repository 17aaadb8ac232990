import { UserError } from "../../errors";
import { bucketRows, secretRows, tableRows } from "../../inventory";
import type { BucketId, ParameterId, SecretId, TableId } from "../../inventory";
import { Arns } from "../../naming";
import type { PolicyScope } from "../environment";
import type { Grant, RowOrId } from "./grant";
import { idOf, keyUse, readable, rowOf } from "./grant";

/** What reading and writing the items of a table takes; never Scan: every access path has an index (ORION-10). */
export const itemActions: readonly string[] = [
  "dynamodb:BatchGetItem",
  "dynamodb:BatchWriteItem",
  // A transaction that only checks an item is authorized as this action, not as a read.
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  // The SDKs' document clients read the key schema before their first call.
  "dynamodb:DescribeTable",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:UpdateItem",
];

/** Read, write and delete items, query indexes. No Scan: every access path has an index (ORION-10). */
export function dynamoDbCrud(scope: PolicyScope, tables: readonly RowOrId<TableId>[]): readonly Grant[] {
  const arns = new Arns(scope);
  const rows = tables.map((table) => rowOf("table", tableRows, idOf(table)));
  const onItems: Grant = {
    actions: itemActions,
    resources: rows.map((row) => arns.table(row.id)),
    why: "read and write the items of its tables",
  };
  const indexes = rows.flatMap((row) =>
    row.indexes.map((index) => `${arns.table(row.id)}/index/${index.name}`),
  );
  const onIndexes: Grant[] =
    indexes.length === 0
      ? []
      : [{ actions: ["dynamodb:Query"], resources: indexes, why: "query the indexes of its tables" }];
  return [onItems, ...onIndexes, ...(scope.customerKeys ? [keyUse(scope, "data", "dynamodb", "write")] : [])];
}

/** Where in a bucket the grant holds. */
export interface ObjectScope {
  /** Key prefix with its trailing slash, for example `runs/`; the whole bucket without one. */
  readonly prefix?: string;
}

function objectGrants(
  scope: PolicyScope,
  bucket: RowOrId<BucketId>,
  { prefix = "" }: ObjectScope,
  access: "read" | "write",
): readonly Grant[] {
  const row = rowOf("bucket", bucketRows, idOf(bucket));
  if (!/^(?:[A-Za-z0-9!_.'()=-]+\/)*$/.test(prefix)) {
    throw new UserError(
      `policy prefix "${prefix}" of the bucket "${row.id}": give a literal prefix that ends in a slash`,
    );
  }
  const arns = new Arns(scope);
  const where = `${readable(row.id)} bucket${prefix === "" ? "" : ` below ${readable(prefix)}`}`;
  const list: Grant = {
    actions: ["s3:ListBucket"],
    resources: [arns.bucket(row.id)],
    ...(prefix === "" ? {} : { conditions: { StringLike: { "s3:prefix": `${prefix}*` } } }),
    why: `list the ${where}`,
  };
  const objects: Grant = {
    actions:
      access === "read"
        ? ["s3:GetObject"]
        : [
            // The three multipart actions belong to a write: the SDKs divide large objects by themselves.
            "s3:AbortMultipartUpload",
            "s3:DeleteObject",
            "s3:GetObject",
            "s3:ListMultipartUploadParts",
            "s3:PutObject",
          ],
    resources: [arns.objects(row.id, prefix)],
    why: `${access === "read" ? "read" : "read and write"} the ${where}`,
  };
  // The bucket of logs stays on SSE-S3, which needs no key (decisions.md section 5).
  const key = row.role === "recovery-copy" ? "recovery" : "data";
  const encrypted = scope.customerKeys && row.role !== "log-target";
  return [list, objects, ...(encrypted ? [keyUse(scope, key, "s3", access)] : [])];
}

/** Read, write, delete and list objects. */
export function s3ReadWrite(
  scope: PolicyScope,
  bucket: RowOrId<BucketId>,
  where: ObjectScope,
): readonly Grant[] {
  return objectGrants(scope, bucket, where, "write");
}

/** Read and list objects. */
export function s3Read(scope: PolicyScope, bucket: RowOrId<BucketId>, where: ObjectScope): readonly Grant[] {
  return objectGrants(scope, bucket, where, "read");
}

/** Read the value of a secret of this environment. */
export function secretsRead(scope: PolicyScope, secrets: readonly RowOrId<SecretId>[]): readonly Grant[] {
  const arns = new Arns(scope);
  const rows = secrets.map((secret) => rowOf("secret", secretRows, idOf(secret)));
  return [
    {
      actions: [
        // Caching clients ask for the versions before the value.
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
      ],
      resources: rows.map((row) => arns.secret(row)),
      why: "read its secrets",
    },
    ...(scope.customerKeys ? [keyUse(scope, "data", "secretsmanager", "read")] : []),
  ];
}

/** Read parameters. None is a secure string, so no key is needed. */
export function parametersRead(scope: PolicyScope, parameters: readonly ParameterId[]): readonly Grant[] {
  const arns = new Arns(scope);
  return [
    {
      actions: ["ssm:GetParameter", "ssm:GetParameters"],
      resources: parameters.map((parameter) => arns.parameter(parameter)),
      why: "read its parameters",
    },
  ];
}
