import { isAnotherAccount } from "../iam/accounts";
import { parseArn } from "../iam/patterns";
import type { Check } from "../rule";

/** Types that attach a managed policy by its ARN. */
export const attachmentTypes: readonly string[] = [
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
];
const ofAws = "arn:aws:iam::aws:policy/";
/** What AWS calls policies that grant a whole service or the whole account: `CloudWatchFullAccessV2` too. */
const whole = /FullAccess|AdministratorAccess|PowerUserAccess/;

/** Refuses managed policies that stand for wildcards, and those that somebody else can change. */
export const managedPoliciesNarrow: Check = function* ({ inputs }, { place }) {
  for (const arn of inputs.texts("policyArn")) {
    if (arn.startsWith(ofAws) && whole.test(arn)) {
      yield {
        found: `${arn} is attached, which grants all of a service`,
        expected: "a policy that names actions",
      };
    }
    const parts = parseArn(arn);
    if (parts && isAnotherAccount(parts.account, place)) {
      yield { found: `${arn} of another account is attached`, expected: "a policy of this account" };
    }
  }
};
