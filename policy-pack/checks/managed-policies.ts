import { parseArn } from "../iam/patterns";
import type { Check } from "../rule";

/** Types that attach a managed policy by its ARN, and the property that names it. */
const attachments: Readonly<Record<string, string>> = {
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/role:Role": "managedPolicyArns",
};
/** AWS's own policies that grant a whole service or the whole account. */
const whole = /(?:FullAccess|AdministratorAccess(?:-\w+)?|PowerUserAccess)$/;

export const attachmentTypes: readonly string[] = Object.keys(attachments);

/** Refuses managed policies that stand for wildcards, and those that somebody else can change. */
export const managedPoliciesNarrow: Check = function* ({ type, inputs }, { place }) {
  const property = attachments[type];
  for (const arn of property !== undefined && inputs.has(property) ? inputs.texts(property) : []) {
    const account = parseArn(arn)?.account;
    if (account === "aws" && whole.test(arn)) {
      yield {
        found: `${arn} is attached, which grants all of a service`,
        expected: "a policy that names actions",
      };
    }
    if (/^\d{12}$/.test(account ?? "") && place.account !== undefined && account !== place.account) {
      yield { found: `${arn} of another account is attached`, expected: "a policy of this account" };
    }
  }
};
