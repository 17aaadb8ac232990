import { ofType } from "../checks/of-type";
import { policy } from "../examples/bucket";
import { role, trustService } from "../examples/iam";
import { attachment, held, policyArn } from "../examples/users";
import { UNKNOWN } from "../graph/values";
import type { Check, Rule } from "../rule";

/** What gives a user a way in, or a right that follows him out of every group. */
const waysIn: Readonly<Record<string, string>> = {
  "aws:iam/user:User": "a user of this account: its password or key is good until somebody thinks of it",
  "aws:iam/accessKey:AccessKey": "a key that never expires, kept in the state besides",
  "aws:iam/userLoginProfile:UserLoginProfile": "a password, kept in the state besides",
  "aws:iam/userPolicy:UserPolicy": "a policy of one user",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "a policy attached to one user",
};
const attachmentType = "aws:iam/userPolicyAttachment:UserPolicyAttachment";

function refused(what: string): Check {
  return function* ({ type, inputs }) {
    // An attachment to a list that is known only after the update may concern roles alone.
    if (type === attachmentType) {
      inputs.text("user");
    }
    yield { found: `it is ${what}`, expected: "a role that people or machines assume for a while" };
  };
}

const rule: Rule = {
  name: "iam-no-users",
  title: "People and machines come in by roles",
  description: "No IAM user, key of a user or password is declared, and no policy is attached to a user.",
  rationale:
    "What a user knows is good until it is changed, and the leaked access key is how most accounts are lost; a role's credentials end by themselves.",
  remediation:
    "Let people sign in through the identity provider and machines through their role or the pipeline's OIDC provider.",
  severity: "high",
  kind: "resource",
  catalogue: { securityHub: ["IAM.2"], cis: ["1.14"], checkov: ["CKV_AWS_40"] },
  types: Object.keys(waysIn),
  checks: Object.entries(waysIn).map(([type, what]) => ofType([type], refused(what))),
  examples: {
    compliant: [
      { title: "A role", resources: [role(trustService("lambda.amazonaws.com"))] },
      { title: "A policy for a role", resources: [attachment({ roles: ["tradai-reader-prod"] })] },
    ],
    violating: [
      {
        title: "A user",
        resources: [held("aws:iam/user:User", { name: "tradai-ci-prod" })],
        resource: "way-in",
        says: "a user of this account",
      },
      {
        title: "A user's key",
        resources: [held("aws:iam/accessKey:AccessKey", { user: "tradai-ci-prod" })],
        resource: "way-in",
        says: "never expires",
      },
      {
        title: "A key of a user that is known only after the update",
        resources: [held("aws:iam/accessKey:AccessKey", { user: UNKNOWN })],
        resource: "way-in",
        says: "never expires",
      },
      {
        title: "A user's password",
        resources: [held("aws:iam/userLoginProfile:UserLoginProfile", { user: "tradai-ci-prod" })],
        resource: "way-in",
        says: "a password",
      },
      {
        title: "A policy within a user",
        resources: [held("aws:iam/userPolicy:UserPolicy", { user: "tradai-ci-prod", policy: policy() })],
        resource: "way-in",
        says: "a policy of one user",
      },
      {
        title: "A policy attached to a user",
        resources: [
          held("aws:iam/userPolicyAttachment:UserPolicyAttachment", { user: "tradai-ci-prod", policyArn }),
        ],
        resource: "way-in",
        says: "attached to one user",
      },
      {
        title: "A policy attached to users among others",
        resources: [attachment({ roles: ["tradai-reader-prod"], users: ["tradai-ci-prod"] })],
        resource: "way-in",
        says: "attached to one user",
      },
    ],
    undecided: [
      {
        title: "A policy attached to whomever a list names that is known only after the update",
        resources: [attachment({ roles: ["tradai-reader-prod"], users: UNKNOWN })],
        resource: "way-in",
        says: "`user` is known only after the update",
      },
    ],
  },
};

export default rule;
