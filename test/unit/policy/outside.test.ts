import assert from "node:assert/strict";
import { UserError } from "../../../shared/errors";
import { PolicyBuilder, ResourcePolicyBuilder, trustPeople, trustPipeline } from "../../../shared/policy";
import type { ConditionInput } from "../../../shared/policy";
import { dev, inDev, plain } from "./scope";

const ownTag: ConditionInput = { StringEquals: { "aws:ResourceTag/env": "dev" } };
const recovery = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-west-1:600802701449:${resource}`;
const alias = (name: string): ConditionInput => ({
  "ForAnyValue:StringEquals": { "kms:ResourceAliases": name },
});
const source = (arn: string): ConditionInput => ({ ArnLike: { "ec2:SourceInstanceARN": arn } });
const record: ConditionInput = {
  "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsNormalizedRecordNames": "api.example.com" },
};

/** Action, ARN and the condition it needs: decisions.md sections 2 (the table) and 3 (the closed list). */
const rows: readonly [string, string, ConditionInput?][] = [
  ["s3:GetObject", "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*"],
  ["s3:GetObject", "arn:aws:s3:::al2023-repos-eu-central-1-de612dc2/*"],
  ["s3:GetObject", "arn:aws:s3:::amazoncloudwatch-agent-eu-central-1/*"],
  ["iam:GetPolicy", "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"],
  ["ssm:GetParameter", "arn:aws:ssm:eu-central-1::parameter/aws/service/ami-amazon-linux-latest/*"],
  ["backup:CopyIntoBackupVault", recovery("backup", "backup-vault:tradai-backup-recovery-dev")],
  [
    "iam:CreateServiceLinkedRole",
    "arn:aws:iam::600802701449:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
  ],
  ["events:PutRule", inDev("events", "rule/StepFunctionsGetEventsForECSTaskRule")],
  ["logs:PutLogEvents", inDev("logs", "log-group:/aws/lambda/cwsyn-tradai-canary-dev-*:*")],
  ["iam:PassRole", "arn:aws:iam::600802701449:role/tradai-backup-role-dev"],
  ["kms:Decrypt", inDev("kms", "key/*"), alias("alias/tradai-data-dev")],
  ["kms:Decrypt", recovery("kms", "key/*"), alias("alias/tradai-recovery-dev")],
  [
    "secretsmanager:GetSecretValue",
    inDev("secretsmanager", "secret:rds!db-*"),
    {
      StringEquals: { "aws:ResourceTag/aws:rds:primaryDBInstanceArn": inDev("rds", "db:tradai-mlflow-dev") },
    },
  ],
  ["secretsmanager:GetSecretValue", inDev("secretsmanager", "secret:tradai/dev/exchange-keys-??????")],
  ["rds-db:connect", inDev("rds-db", "dbuser:*/mlflow_dev")],
  [
    "autoscaling:CompleteLifecycleAction",
    inDev("autoscaling", "autoScalingGroup:*:autoScalingGroupName/tradai-consolidated-asg-dev"),
  ],
  [
    "servicediscovery:DeregisterInstance",
    inDev("servicediscovery", "service/*"),
    { StringEquals: { "aws:ResourceTag/env": "dev" } },
  ],
  ["ec2:ReplaceRoute", inDev("ec2", "route-table/*"), ownTag],
  ["ec2:ModifyInstanceAttribute", inDev("ec2", "instance/*"), ownTag],
  ["ssm:UpdateInstanceInformation", inDev("ec2", "instance/*"), source(inDev("ec2", "instance/*"))],
  ["ssm:UpdateInstanceInformation", inDev("ec2", "instance/*"), ownTag],
  ["ec2:AssociateAddress", inDev("ec2", "network-interface/*"), ownTag],
  ["cognito-idp:AdminGetUser", inDev("cognito-idp", "userpool/*"), ownTag],
  ["acm-pca:IssueCertificate", inDev("acm-pca", "certificate-authority/*"), ownTag],
  ["route53:ChangeResourceRecordSets", "arn:aws:route53:::hostedzone/*", record],
];

describe("what may lie outside the environment, or has a name that AWS alone knows", () => {
  for (const [action, arn, condition] of rows) {
    it(`${action} on ${arn} can be granted${condition === undefined ? "" : " with its condition, and not without"}`, () => {
      const begun = () => new PolicyBuilder(dev).allow(action).on(arn);
      assert.doesNotThrow(() =>
        begun()
          .when(condition ?? {})
          .because("do its work"),
      );
      if (condition !== undefined) {
        assert.throws(() => begun().because("do its work"), UserError);
      }
    });
  }

  it("is not opened by who asks, where that says nothing of what it is done to", () => {
    const instances = inDev("ec2", "instance/*");
    for (const actions of [
      ["ssm:PutComplianceItems"],
      ["ssm:UpdateInstanceInformation", "ssm:PutComplianceItems"],
    ]) {
      const begun = new PolicyBuilder(dev).allow(actions).on(instances).when(source(instances));
      assert.throws(() => begun.because("do its work"), UserError, actions.join());
    }
  });

  it("is not opened by an instance of another account or region, or by what is none", () => {
    const report = () =>
      new PolicyBuilder(dev).allow("ssm:UpdateInstanceInformation").on(inDev("ec2", "instance/*"));
    for (const arn of [
      "arn:aws:ec2:eu-central-1:111122223333:instance/*",
      "arn:aws:ec2:us-east-1:600802701449:instance/*",
      "arn:aws:ec2:*:600802701449:instance/*",
      inDev("ec2", "*"),
    ]) {
      assert.throws(() => report().when(source(arn)), UserError, arn);
    }
    const flowLogs = report().when(source(inDev("ec2", "vpc-flow-log/*")));
    assert.throws(() => flowLogs.because("do its work"), UserError);
  });

  it("is not open to another account, region or environment", () => {
    const denied: readonly [string, string][] = [
      ["kms:Decrypt", "arn:aws:kms:us-east-1:600802701449:key/*"],
      ["kms:Decrypt", "arn:aws:kms:eu-central-1:111122223333:key/*"],
      ["backup:CopyIntoBackupVault", recovery("backup", "backup-vault:tradai-backup-recovery-prod")],
      ["backup:CopyIntoBackupVault", recovery("backup", "backup-vault:*")],
      ["sqs:SendMessage", recovery("sqs", "tradai-x-dev")],
      ["rds-db:connect", inDev("rds-db", "dbuser:*/mlflow_prod")],
      ["rds-db:connect", inDev("rds-db", "dbuser:*/*")],
      ["s3:GetObject", "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*"],
      ["ssm:GetParameter", "arn:aws:ssm:eu-central-1::parameter/*"],
      ["iam:PassRole", "arn:aws:iam::600802701449:role/*"],
    ];
    for (const [action, arn] of denied) {
      assert.throws(() => new PolicyBuilder(dev).allow(action).on(arn), UserError, arn);
    }
  });
});

describe("people and pipelines", () => {
  it("assume a role only by tag or name and with a second factor (TRADAI-S-25)", () => {
    const document = trustPeople(dev, {
      principalTags: { "tradai-operator": "dev" },
      externalId: "tradai-cli",
      reason: "Operate from the command line",
    });
    assert.deepEqual(plain(document), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OperateFromTheCommandLine",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::600802701449:root" },
          Action: "sts:AssumeRole",
          Condition: {
            Bool: { "aws:MultiFactorAuthPresent": "true" },
            StringEquals: { "aws:PrincipalTag/tradai-operator": "dev", "sts:ExternalId": "tradai-cli" },
          },
        },
      ],
    });
  });

  it("deploy only from the repository's GitHub environment of the same name", () => {
    assert.deepEqual(plain(trustPipeline(dev, "tradai/infrastructure")), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DeployFromThePipeline",
          Effect: "Allow",
          Principal: {
            Federated: "arn:aws:iam::600802701449:oidc-provider/token.actions.githubusercontent.com",
          },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": "repo:tradai/infrastructure:environment:dev",
            },
          },
        },
      ],
    });
  });

  it("reach actions without resource through an endpoint as this account only", () => {
    const document = new ResourcePolicyBuilder(dev, "endpoint")
      .allowWithoutResource("ecr:GetAuthorizationToken", "sign in to the registry")
      .build();
    assert.deepEqual(plain(document), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "SignInToTheRegistry",
          Effect: "Allow",
          Principal: "*",
          Action: "ecr:GetAuthorizationToken",
          Resource: "*",
          Condition: { StringEquals: { "aws:PrincipalAccount": "600802701449" } },
        },
      ],
    });
  });
});
