import { AwsError } from "../aws-error";
import type { Cloud, CloudResource } from "../cloud";
import type { Value, Values } from "../values";
import { covers, statementsOf } from "./policy-document";

/** How each service words its refusal of a principal that does not exist. Collected 2026-11-21. */
const refusals: readonly { types: RegExp; code: string; said: string; source: string }[] = [
  {
    types: /^aws:kms\//,
    code: "MalformedPolicyDocumentException",
    said: "Policy contains a statement with one or more invalid principals.",
    source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html",
  },
  {
    types: /^aws:iam\/role:/,
    code: "MalformedPolicyDocument",
    said: "Invalid principal in policy",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  },
  {
    types: /^aws:s3\//,
    code: "MalformedPolicy",
    said: "Invalid principal in policy",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
  },
  {
    types: /^aws:sns\//,
    code: "InvalidParameter",
    said: "Invalid parameter: Policy Error: PrincipalNotFound",
    source: "https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html",
  },
  {
    types: /^aws:sqs\//,
    code: "InvalidAttributeValue",
    said: "Invalid value for the parameter Policy.",
    source:
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
  },
  {
    types: /^aws:secretsmanager\//,
    code: "MalformedPolicyDocumentException",
    said: "This resource policy contains an unsupported principal.",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html",
  },
  {
    types: /^aws:ecr\//,
    code: "InvalidParameterException",
    said: "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
    source: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html",
  },
];

const otherwise = { code: "MalformedPolicyDocument", said: "Invalid principal in policy" };

const holders = {
  role: ["aws:iam/role:Role", "aws:iam/serviceLinkedRole:ServiceLinkedRole"],
  user: ["aws:iam/user:User"],
};

/**
 * AWS resolves the roles and users that a policy names as Principal when it stores the policy, and refuses one
 * that does not exist at that moment. Principals of other accounts cannot be looked up here and pass.
 *
 * @returns the roles and users that were found.
 * @throws AwsError in the words of the service.
 */
export function principalsOf(cloud: Cloud, account: string, type: string, inputs: Values): CloudResource[] {
  return Object.entries(inputs).flatMap(([property, value]) =>
    principalArns(value).flatMap((arn) => {
      const match = /^arn:aws[\w-]*:iam::(\d+):(role|user)\//.exec(arn);
      if (match?.[1] !== account) return [];
      const found = cloud.find(holders[match[2] as "role" | "user"], arn);
      if (found !== undefined) return [found];
      const { code, said } = refusals.find(({ types }) => types.test(type)) ?? otherwise;
      throw new AwsError(
        code,
        `${said}: "AWS":"${arn}"`,
        `'${property}' names a principal that does not exist at this moment`,
      );
    }),
  );
}

function principalArns(value: Value): string[] {
  return statementsOf(value).flatMap(({ principals }) => principals.AWS ?? []);
}

/**
 * The lock-out check of KMS: whoever creates the key must be able to change its policy afterwards. Under the
 * account root's delegation everybody with IAM permissions is.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html (2026-11-21)
 *
 * @throws AwsError when the policy locks the account out of the key.
 */
export function refuseLockOut(account: string, type: string, inputs: Values): void {
  if (!["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy", "aws:kms/replicaKey:ReplicaKey"].includes(type))
    return;
  if (inputs.bypassPolicyLockoutSafetyCheck === true || typeof inputs.policy !== "string") return;
  const root = new Set([account, `arn:aws:iam::${account}:root`, "*"]);
  const open = statementsOf(inputs.policy).some(
    ({ allows, actions, principals, conditional }) =>
      allows &&
      !conditional &&
      [...(principals.AWS ?? []), ...(principals["*"] ?? [])].some((principal) => root.has(principal)) &&
      actions.some((action) => covers(action, "kms:PutKeyPolicy")),
  );
  if (open) return;
  throw new AwsError(
    "MalformedPolicyDocumentException",
    "The new key policy will not allow you to update the key policy in the future.",
    `the policy must let arn:aws:iam::${account}:root do kms:PutKeyPolicy, without a condition`,
  );
}
