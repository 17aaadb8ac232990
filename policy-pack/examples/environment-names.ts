import type { Example, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { allow, rolePolicy, table } from "./iam";
import { key } from "./key";

const theirs = "111122223333";

/** Statements whose names stay in their environment. */
export const withinEnvironment: readonly Example[] = [
  {
    title: "Objects of a bucket of this environment, and its access point",
    resources: [
      rolePolicy(
        allow({
          Action: "s3:GetObject",
          Resource: [
            "arn:aws:s3:::tradai-results-prod/*",
            `arn:aws:s3:${region}:${account}:accesspoint/results-prod`,
          ],
        }),
      ),
    ],
  },
  {
    title: "A name of API Gateway, whose ARN holds no account",
    resources: [
      rolePolicy(
        allow({
          Action: "apigateway:GET",
          Resource: `arn:aws:apigateway:${region}::/domainnames/prod.example.com`,
        }),
      ),
    ],
  },
  {
    title: "What names no thing at all, which the rule on wildcards judges",
    resources: [
      rolePolicy(
        allow({
          Action: "s3:GetObject",
          Resource: ["*", "arn:aws:s3:::*", table.replace(account, "111122223333?")],
        }),
      ),
    ],
  },
  {
    title: "A condition on a name of this environment, and the refusal of what is another's",
    resources: [
      rolePolicy(
        allow({ Condition: { StringEquals: { "aws:ResourceTag/Name": "tradai-deployments-prod" } } }),
        allow({ Effect: "Deny", Condition: { StringEquals: { "aws:ResourceTag/env": "dev" } } }),
      ),
    ],
  },
  {
    title: "A table in an account of which nobody tells whether it is the own one",
    resources: [
      {
        ...rolePolicy(allow({ Resource: table.replace(account, theirs) })),
        provider: { region },
      },
    ],
  },
];

const strange = {
  Sid: "Strange",
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Resource: table.replace(account, theirs),
};

/** Names of other environments and accounts in every kind of document. */
export const beyondEnvironment: readonly ViolatingExample[] = [
  {
    title: "A thing of another account in an endpoint's policy",
    resources: [
      {
        type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
        name: "endpoint-policy",
        inputs: {
          vpcEndpointId: "vpce-0a1b2c3d4e5f60718",
          policy: policy({ ...strange, Action: "dynamodb:GetItem" }),
        },
      },
    ],
    resource: "endpoint-policy",
    says: "Strange names",
  },
  {
    title: "A thing of another account in a topic's policy",
    resources: [
      {
        type: "aws:sns/topicPolicy:TopicPolicy",
        name: "topic-policy",
        inputs: {
          arn: `arn:aws:sns:${region}:${account}:tradai-alerts-prod`,
          policy: policy({ ...strange, Action: "sns:Publish" }),
        },
      },
    ],
    resource: "topic-policy",
    says: "Strange names",
  },
  {
    title: "A thing of another account in a key's policy",
    resources: key({}, { ...strange, Action: "kms:Decrypt" }),
    resource: "logs",
    says: "Strange names",
  },
];
