import { Reader } from "../reader";
import type { Value, ValueObject } from "../values";
import { UNKNOWN } from "../values";
import type { Form } from "./form";
import { given, items, part } from "./form";

const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** A policy document that is the parent's own property. */
export function policyForm(type: string, link: string): Form {
  return { property: "policy", type, link, says: (policy) => [{ policy }] };
}

/** What a role may say itself. */
export const roleForms: readonly Form[] = [
  {
    property: "inlinePolicies",
    type: "aws:iam/rolePolicy:RolePolicy",
    link: "role",
    says: (value) =>
      items(value).map((block) => given({ name: part(block, "name"), policy: part(block, "policy") })),
  },
  {
    property: "managedPolicyArns",
    type: attachment,
    link: "role",
    says: (value) => items(value).map((policyArn) => ({ policyArn })),
  },
];

/** One resource that attaches a policy to many, as one for each. */
export const attachmentForms: readonly Form[] = [
  { property: "roles", type: attachment, named: "role" },
  {
    property: "users",
    type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    named: "user",
  },
  {
    property: "groups",
    type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    // Stryker disable next-line StringLiteral: of a group's attachment one asks only what it attaches
    named: "group",
  },
].map(({ property, type, named }) => ({
  property,
  type,
  says: (value, { policyArn }) => items(value).map((each) => given({ [named]: each, policyArn })),
}));

/** The list of all that is attached to a role: AWS's provider attaches what is missing. */
export const exclusiveForm: Form = {
  property: "policyArns",
  type: attachment,
  saidAs: { role: "roleName" },
  says: (value, { roleName }) => items(value).map((policyArn) => given({ role: roleName, policyArn })),
};

/** The statement that a permission on an event bus adds to the bus's policy. */
export const busPermissionForm: Form = {
  property: "principal",
  type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
  says: (principal, inputs) => [
    given({ eventBusName: inputs.eventBusName, policy: busPolicy(principal, inputs) }),
  ],
};

function busPolicy(principal: Value, { action, condition = null, statementId }: ValueObject): Value {
  const reader = new Reader(condition);
  const conditions = ["type", "key", "value"].map((each) => reader.raw(each));
  if ([principal, action, statementId, ...conditions].includes(UNKNOWN)) {
    return UNKNOWN;
  }
  const statement = {
    Sid: statementId,
    Effect: "Allow",
    Principal: { AWS: principal },
    // Stryker disable next-line StringLiteral: of a bus's action one asks only whether it holds a wildcard
    Action: action ?? "events:PutEvents",
    // Without a condition this holds no value, so that its text holds no key either.
    Condition: { [String(reader.text("type"))]: { [String(reader.text("key"))]: reader.raw("value") } },
  };
  return JSON.stringify({ Statement: [statement] });
}
