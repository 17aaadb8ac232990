import type { Example, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { allow, rolePolicy, table } from "./iam";
import { key } from "./key";

const theirs = "111122223333";

/** Statements whose names stay in their environment. */
export const withinEnvironment: readonly Example[] = [
  {
    title: "What AWS names, what an account has once, and what outlives environments",
    resources: [
      rolePolicy(
        ...[
          "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess",
          `arn:aws:iam::${account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
          `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
          `arn:aws:ssm:${region}::parameter/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended`,
          `arn:aws:events:${region}:${account}:rule/StepFunctionsGetEventsForECSTaskRule`,
          `arn:aws:secretsmanager:${region}:${account}:secret:rds!db-0a1b2c3d`,
          "arn:aws:route53:::hostedzone/Z0A1B2C3",
          "arn:aws:route53:::change/C0A1B2C3",
          "arn:aws:route53:::healthcheck/0a1b2c3d",
          `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/tradai-backend-p/0a1b`,
          `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/tradai-backend-p-alt/0a1b`,
          `arn:aws:s3:::prod-${region}-starport-layer-bucket/*`,
          `arn:aws:s3:::al2023-repos-${region}-de612dc2/*`,
          `arn:aws:s3:::aws-ssm-${region}/*`,
          `arn:aws:s3:::amazon-ssm-packages-${region}/*`,
          `arn:aws:s3:::patch-baseline-snapshot-${region}/*`,
          `arn:aws:s3:::amazoncloudwatch-agent-${region}/*`,
          `arn:aws:rds:${region}:${account}:snapshot:awsbackup:job-0a1b2c3d`,
          `arn:aws:rds:${region}:${account}:og:default:postgres-15`,
          `arn:aws:wafv2:${region}:${account}:regional/managedruleset/AWS/AWSManagedRulesCommonRuleSet`,
          `arn:aws:lambda:${region}:*:layer:Synthetics:*`,
          `arn:aws:events:${region}:${account}:event-bus/default`,
          `arn:aws:logs:${region}:${account}:log-group:RDSOSMetrics:*`,
          `arn:aws:logs:${region}:${account}:log-group:API-Gateway-Execution-Logs_a1b2c3d4e5/v1`,
        ].map((Resource) => allow({ Resource })),
      ),
    ],
  },
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
