import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, policy } from "./bucket";
import { workerRole } from "./function";
import { allow, role, trustService } from "./iam";
import { other } from "./trust";

type Inputs = Readonly<Record<string, unknown>>;

const ofAws = "arn:aws:iam::aws:policy";
const everything = `${ofAws}/AdministratorAccess`;
const ofLambda = trustService("lambda.amazonaws.com");
const [workersRole] = workerRole();

/** One resource that is refused by itself. */
export const wrong = (title: string, says: string, subject: Fixture): ViolatingExample => ({
  title,
  says,
  resource: subject.name,
  resources: [subject],
});
const having = (inputs: Inputs): Fixture => {
  const plain = role(ofLambda);
  return { ...plain, inputs: { ...plain.inputs, ...inputs } };
};
const attachment = (inputs: Inputs): Fixture => ({
  type: "aws:iam/policyAttachment:PolicyAttachment",
  name: "attachment",
  inputs: { name: "tradai-read-prod", policyArn: everything, ...inputs },
});

/** Policies that are too wide, in every place where one may be attached. */
export const wideElsewhere: readonly ViolatingExample[] = [
  wrong(
    "A wide policy inside the role",
    "dynamodb:*",
    having({ inlinePolicies: [{ name: "data", policy: policy(allow({ Action: "dynamodb:*" })) }] }),
  ),
  wrong("All of AWS in the list of the role", everything, having({ managedPolicyArns: [everything] })),
  ...["roles", "users", "groups"].map((whom) =>
    wrong(`All of AWS for a list of ${whom}`, everything, attachment({ [whom]: ["tradai-worker-prod"] })),
  ),
  wrong("All of AWS in the whole list of a role", everything, {
    type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    name: "whole-list",
    inputs: { roleName: "tradai-worker-prod", policyArns: [everything] },
  }),
];

/** What may hold its own policy. */
const guarding = [
  ...["s3/bucket:Bucket", "sqs/queue:Queue", "sns/topic:Topic", "kms/key:Key"],
  ...["secretsmanager/secret:Secret", "apigateway/restApi:RestApi", "ec2/vpcEndpoint:VpcEndpoint"],
];

/** Policies that are too wide, inside what they guard. */
export const wideInside: readonly ViolatingExample[] = guarding.map((type) =>
  wrong(`A wide policy inside a ${type.replace(/.*:/, "")}`, "dynamodb:*", {
    type: `aws:${type}`,
    name: "guarded",
    inputs: { policy: policy(allow({ Action: "dynamodb:*", Principal: { AWS: other } })) },
  }),
);

/** Roles of a function in a network, whose policies are attached in other ways. */
export function networkRoles(
  statements: readonly object[],
): readonly (readonly [how: string, ...Fixture[]])[] {
  const network = `${ofAws}/service-role/AWSLambdaENIManagementAccess`;
  const traces = `${ofAws}/AWSXRayDaemonWriteAccess`;
  const worker = workersRole ?? role();
  const roleName = "tradai-worker-role-prod";
  const own = `arn:aws:iam::${account}:policy/tradai-network-prod`;
  return [
    [
      "a policy of the program's own that is attached",
      worker,
      {
        type: "aws:iam/policy:Policy",
        name: "network",
        inputs: { name: "tradai-network-prod", policy: policy(...statements) },
      },
      {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: "network-attachment",
        inputs: { role: roleName, policyArn: own },
      },
    ],
    [
      "policies that the role itself holds",
      {
        ...worker,
        inputs: { ...worker.inputs, inlinePolicies: statements.map((each) => ({ policy: policy(each) })) },
      },
    ],
    [
      "policies in the list of the role",
      { ...worker, inputs: { ...worker.inputs, managedPolicyArns: [network, traces] } },
    ],
    [
      "policies that are attached to lists of roles",
      worker,
      ...[network, traces].map((policyArn) => ({
        ...attachment({ policyArn, roles: ["another", roleName] }),
        name: policyArn,
      })),
    ],
    [
      "policies in the whole list of the role",
      worker,
      {
        type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
        name: "whole-list",
        inputs: { roleName, policyArns: [network, traces] },
      },
    ],
    [
      "policies in the whole list of a role that the update names",
      worker,
      {
        type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
        name: "whole-list",
        inputs: { roleName: UNKNOWN, policyArns: [network, traces] },
        references: { roleName: ["worker-role"] },
      },
    ],
  ];
}

const permission = (inputs: Inputs): Fixture => ({
  type: "aws:cloudwatch/eventPermission:EventPermission",
  name: "permission",
  inputs: { statementId: "Others", principal: other, ...inputs },
});

export const wideEvents: readonly ViolatingExample[] = [
  wrong("A permission on a bus for every action", "events:*", permission({ action: "events:*" })),
];

/** Who may send events to a bus. */
export const busAdmits: readonly ViolatingExample[] = [
  wrong("Another account at the bus", other, permission({})),
  wrong("Everybody at the bus", "admits everybody", permission({ principal: "*" })),
];

export const busOpen: readonly UndecidedExample[] = [
  ...(["principal", "action", "statementId", "condition"] as const).map((property) => ({
    title: `A permission on a bus whose ${property} the update tells`,
    resources: [permission({ [property]: UNKNOWN })],
    resource: "permission",
    says: "`policy` is known only after the update",
  })),
  ...(["type", "key", "value"] as const).map((property) => ({
    title: `A permission on a bus whose condition's ${property} the update tells`,
    resources: [
      permission({
        principal: "*",
        condition: {
          type: "StringEquals",
          key: "aws:PrincipalOrgID",
          value: "o-0a1b2c3d4e",
          [property]: UNKNOWN,
        },
      }),
    ],
    resource: "permission",
    says: "`policy` is known only after the update",
  })),
];

export const busBounded: readonly Example[] = [
  {
    title: "Everybody of one organisation at the bus",
    resources: [
      permission({
        principal: "*",
        condition: { type: "StringEquals", key: "aws:PrincipalOrgID", value: "o-0a1b2c3d4e" },
      }),
    ],
  },
];
