import { parseArn } from "../iam/patterns";
import type { Check } from "../rule";

/** Types that attach a managed policy by its ARN. */
export const attachmentTypes: readonly string[] = [
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
];
/** AWS's own policies that grant a whole service or the whole account. */
const whole = /(?:FullAccess|AdministratorAccess(?:-\w+)?|PowerUserAccess)$/;

/** Refuses managed policies that stand for wildcards, and those that somebody else can change. */
export const managedPoliciesNarrow: Check = function* ({ type, inputs }, { place }) {
  for (const arn of attachmentTypes.includes(type) ? inputs.texts("policyArn") : []) {
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
