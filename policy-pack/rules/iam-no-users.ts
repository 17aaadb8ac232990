import { policy } from "../examples/bucket";
import { role, trustService } from "../examples/iam";
import type { Check, Fixture, Rule } from "../rule";

/** What gives a user a way in, or a right that follows him out of every group. */
const waysIn: Readonly<Record<string, string>> = {
  "aws:iam/user:User": "a user of this account: its password or key is good until somebody thinks of it",
  "aws:iam/accessKey:AccessKey": "a key that never expires, kept in the state besides",
  "aws:iam/userLoginProfile:UserLoginProfile": "a password, kept in the state besides",
  "aws:iam/userPolicy:UserPolicy": "a policy of one user",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "a policy attached to one user",
};
const attachmentType = "aws:iam/userPolicyAttachment:UserPolicyAttachment";

const noUser: Check = function* ({ type, inputs }) {
  // An attachment to a list that is known only after the update may concern roles alone.
  if (type === attachmentType) {
    inputs.text("user");
  }
  yield {
    found: `it is ${waysIn[type] ?? "for a user"}`,
    expected: "a role that people or machines assume for a while",
  };
};

const held = (type: string, inputs: Readonly<Record<string, unknown>>): Fixture => ({
  type,
  name: "way-in",
  inputs,
});
const policyArn = "arn:aws:iam::600802701449:policy/tradai-read-prod";
const attachment = (inputs: Readonly<Record<string, unknown>>): Fixture =>
  held("aws:iam/policyAttachment:PolicyAttachment", { name: "tradai-read-prod", policyArn, ...inputs });

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
  checks: [noUser],
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
  },
};

export default rule;
