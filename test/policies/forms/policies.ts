import type { Inputs, Transformation } from "./transformation";
import { blockOf, given, joined, listOf, separated } from "./transformation";

/** A property that stands in the parent or, under the same name, in a resource of its own. */
function moves(parent: string, companion: string, link: string, property: string): Transformation[] {
  return [
    separated({
      concern: companion,
      title: `\`${property}\` of ${parent} as ${companion}`,
      parents: [parent],
      property,
      link,
      parts: (value) => [{ type: companion, inputs: { [property]: value } }],
    }),
    joined({
      concern: companion,
      title: `${companion} as \`${property}\` of ${parent}`,
      parents: [parent],
      companion,
      link,
      property,
      value: ([first, second]) => (second ? undefined : first?.[property]),
    }),
  ];
}

const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** Attaching a policy to a role, by the list of one policy or by the list of one role. */
function attachedBy(
  title: string,
  type: string,
  said: (inputs: Inputs) => Inputs,
  keys: Readonly<Record<string, string>>,
): Transformation {
  return {
    concern: "attachments",
    title,
    apply: (resources) =>
      resources.some((each) => each.type === attachment)
        ? resources.map((each) => {
            if (each.type !== attachment) {
              return each;
            }
            const references = Object.entries(each.references ?? {}).map(
              ([key, list]): [string, readonly string[]] => [keys[key] ?? key, list],
            );
            return { ...each, type, inputs: said(each.inputs), references: Object.fromEntries(references) };
          })
        : undefined,
  };
}

/** Grants, and the policies of what is guarded, in either form. */
export const policyTransformations: readonly Transformation[] = [
  ...moves("aws:s3/bucket:Bucket", "aws:s3/bucketPolicy:BucketPolicy", "bucket", "policy"),
  ...moves("aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy", "queueUrl", "policy"),
  ...moves("aws:sqs/queue:Queue", "aws:sqs/redrivePolicy:RedrivePolicy", "queueUrl", "redrivePolicy"),
  ...moves(
    "aws:sqs/queue:Queue",
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    "queueUrl",
    "redriveAllowPolicy",
  ),
  ...moves("aws:sns/topic:Topic", "aws:sns/topicPolicy:TopicPolicy", "arn", "policy"),
  ...moves("aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy", "keyId", "policy"),
  ...moves(
    "aws:secretsmanager/secret:Secret",
    "aws:secretsmanager/secretPolicy:SecretPolicy",
    "secretArn",
    "policy",
  ),
  ...moves(
    "aws:apigateway/restApi:RestApi",
    "aws:apigateway/restApiPolicy:RestApiPolicy",
    "restApiId",
    "policy",
  ),
  ...moves(
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
    "vpcEndpointId",
    "policy",
  ),
  separated({
    concern: "policies of a role",
    title: "`inlinePolicies` of a role as RolePolicy",
    parents: [role],
    property: "inlinePolicies",
    link: "role",
    parts: (value) => listOf(value).map((each) => ({ type: rolePolicy, inputs: blockOf(each) })),
  }),
  joined({
    concern: "policies of a role",
    title: "RolePolicy as `inlinePolicies` of its role",
    parents: [role],
    companion: rolePolicy,
    link: "role",
    property: "inlinePolicies",
    value: (policies) => policies.map(({ name = "grants", policy }) => given({ name, policy })),
  }),
  separated({
    concern: "attachments",
    title: "`managedPolicyArns` of a role as RolePolicyAttachment",
    parents: [role],
    property: "managedPolicyArns",
    link: "role",
    parts: (value) => listOf(value).map((policyArn) => ({ type: attachment, inputs: { policyArn } })),
  }),
  joined({
    concern: "attachments",
    title: "RolePolicyAttachment as `managedPolicyArns` of its role",
    parents: [role],
    companion: attachment,
    link: "role",
    property: "managedPolicyArns",
    value: (attachments) => attachments.map(({ policyArn }) => policyArn),
  }),
  attachedBy(
    "RolePolicyAttachment as PolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
    ({ role: name, policyArn }) => ({ roles: [name], policyArn }),
    { role: "roles" },
  ),
  attachedBy(
    "RolePolicyAttachment as RolePolicyAttachmentsExclusive",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    ({ role: roleName, policyArn }) => ({ roleName, policyArns: [policyArn] }),
    { role: "roleName", policyArn: "policyArns" },
  ),
];
