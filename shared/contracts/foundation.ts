import { z } from "zod";
import {
  constantGroupIds,
  foundationParameterIds,
  queueRows,
  shapedGroupIds,
  tiers,
  topicRows,
} from "../inventory";
import type { GroupId } from "../inventory";
import { arn, each, filled, named } from "./fields";
import { publish } from "./publish";
import type { Published, StackOutputs } from "./publish";

const identifier = (prefix: string, what: string): z.ZodString =>
  z
    .string()
    .regex(new RegExp(`^${prefix}-[0-9a-f]+$`))
    .describe(`the identifier of ${what}, ${prefix}-...`);

const group = (id: GroupId): z.ZodString => identifier("sg", `the security group ${id}`);

const queue = z.strictObject({
  name: filled("the name of the queue"),
  arn: arn("sqs"),
  url: z.url({ protocol: /^https$/ }).describe("the https URL of the queue"),
});

/**
 * What the foundation layer hands to the layers above. Subnets are keyed by their zone; the certificate is absent where
 * no domain is configured.
 */
export const foundationContract = z.strictObject({
  vpc: z.strictObject({
    id: identifier("vpc", "the VPC"),
    cidr: z.string().describe("the VPC's block in CIDR notation"),
  }),
  subnets: each(tiers, (tier) =>
    z.record(filled("a zone"), identifier("subnet", `a ${tier} subnet`)).describe("a subnet for each zone"),
  ),
  securityGroups: each(constantGroupIds, group).extend(each(shapedGroupIds, group).partial().shape),
  certificate: z.strictObject({ arn: arn("acm") }).optional(),
  database: z.strictObject({
    identifier: filled("the identifier of the database"),
    arn: arn("rds"),
  }),
  queues: each(
    queueRows.map(({ id }) => id),
    () => queue,
  ),
  topics: each(
    topicRows.map(({ id }) => id),
    (id) => named("sns", `the topic ${id}`),
  ),
  parameters: each(foundationParameterIds, (id) => filled(`the name of the parameter ${id}`)),
  flowLogGroup: named("logs", "the group of the flow logs"),
  functionDeployments: z.strictObject({
    application: filled("the name of the CodeDeploy application of the functions"),
    roleArn: arn("iam"),
  }),
});

/** What a consumer reads. */
export type FoundationState = z.infer<typeof foundationContract>;

/** What the layer returns: the same, each value possibly known only after deployment. */
export type FoundationOutputs = Published<FoundationState>;

/** The outputs of the foundation stack, held to the contract. */
export function publishFoundation(outputs: FoundationOutputs): StackOutputs {
  return publish("foundation", foundationContract, outputs);
}
