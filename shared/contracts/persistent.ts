import { z } from "zod";
import {
  appClientRows,
  bucketRows,
  keysThatExist,
  persistentParameterIds,
  secretRows,
  tableRows,
} from "../inventory";
import { arn, each, filled, named } from "./fields";
import { publish } from "./publish";
import type { Published, StackOutputs } from "./publish";

const key = (): z.ZodObject<{ arn: z.ZodString }> => z.strictObject({ arn: arn("kms") });

const streamed = tableRows.filter((row) => row.stream).map((row): string => row.id);

/** AWS answers an empty text for a table without a stream. */
const stream = (id: string): z.ZodType<string | undefined> =>
  streamed.includes(id)
    ? arn("dynamodb")
    : z
        .union([arn("dynamodb"), z.literal("")])
        .optional()
        .describe("an ARN of dynamodb, or nothing");

/**
 * What the persistent layer hands to the layers above: names, ARNs and identifiers, never a secret's value.
 * The producer's outputs must satisfy it, and a consumer parses what it reads with it (decisions.md section 1).
 */
export const persistentContract = z.strictObject({
  keys: each(keysThatExist("always"), key).extend(each(keysThatExist("customerKeys"), key).partial().shape),
  buckets: each(
    bucketRows.map(({ id }) => id),
    (id) => named("s3", `the bucket ${id}`),
  ),
  tables: each(
    tableRows.map(({ id }) => id),
    (id) => named("dynamodb", `the table ${id}`).extend({ streamArn: stream(id) }),
  ),
  repositories: z.record(
    filled("the name of an image repository"),
    z
      .string()
      .regex(/^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\/.+$/)
      .describe("the address of an image repository in ECR"),
  ),
  packages: z.strictObject({
    domain: filled("the name of the CodeArtifact domain"),
    repository: filled("the name of the CodeArtifact repository"),
  }),
  userPool: z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9-]+_[A-Za-z0-9]+$/)
      .describe("the identifier of a user pool, for example eu-central-1_AbCdEf123"),
    arn: arn("cognito-idp"),
    issuer: z.url({ protocol: /^https$/ }).describe("the https URL of the tokens' issuer"),
    hostedUi: z.url({ protocol: /^https$/ }).describe("the https URL of the sign-in page"),
    clientIds: each(
      appClientRows.map(({ id }) => id),
      (id) => filled(`the identifier of the app client ${id}`),
    ),
  }),
  secrets: each(
    secretRows.map(({ id }) => id),
    (id) => named("secretsmanager", `the secret ${id}`),
  ),
  parameters: each(persistentParameterIds, (id) => filled(`the name of the parameter ${id}`)),
  trailLogGroup: named("logs", "the trail's log group"),
  backup: z.strictObject({
    planId: filled("the identifier of the backup plan"),
    roleArn: arn("iam"),
    restoreTestingPlanName: filled("the name of the restore-testing plan"),
  }),
  recovery: z.strictObject({
    rtoHours: z.number().positive().describe("hours, more than 0"),
    rpoHours: z.number().positive().describe("hours, more than 0"),
  }),
});

/** What a consumer reads. */
export type PersistentState = z.infer<typeof persistentContract>;

/** What the layer returns: the same, each value possibly known only after deployment. */
export type PersistentOutputs = Published<PersistentState>;

/** The outputs of the persistent stack, held to the contract. */
export function publishPersistent(outputs: PersistentOutputs): StackOutputs {
  return publish("persistent", persistentContract, outputs);
}
