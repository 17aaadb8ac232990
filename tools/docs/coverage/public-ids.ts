import type { CatalogueIds } from "../../../policy-pack/rule";

/** Ids of the public catalogues that concern one kind of resource. */
export interface PublicIds extends CatalogueIds {
  readonly resource: string;
}

const numbered = (prefix: string, ...numbers: readonly number[]): string[] =>
  numbers.map((number) => `${prefix}${number}`);
const upTo = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const checkov = (...numbers: readonly number[]): string[] => numbered("CKV_AWS_", ...numbers);
const relational = (...numbers: readonly number[]): string[] => numbered("CKV2_AWS_", ...numbers);
const hub = (service: string, ...numbers: readonly number[]): string[] => numbered(`${service}.`, ...numbers);

/**
 * The ids that the pack has to answer, by resource: Security Hub's standard (FSBP), CIS AWS Foundations v5.0,
 * cdk-nag's `AwsSolutions-*` and checkov's `CKV_AWS_*` and `CKV2_AWS_*` (controls.md section 1, a row each).
 */
export const requiredIds: readonly PublicIds[] = [
  {
    resource: "S3",
    securityHub: hub("S3", 1, 2, 3, 5, 6, 8, 9, 12, 13),
    cis: ["2.1.1", "2.1.2", "2.1.3", "2.1.4"],
    cdkNag: ["S1", "S2", "S10"],
    checkov: [...checkov(...upTo(18, 21), ...upTo(53, 57), 70, 145, 300), ...relational(6, 61, 62, 65)],
  },
  {
    resource: "DynamoDB",
    securityHub: hub("DynamoDB", 1, 2, 6),
    cdkNag: ["DDB3"],
    checkov: [...checkov(28, 119), ...relational(16)],
  },
  {
    resource: "ECR",
    securityHub: hub("ECR", 1, 2, 3, 5),
    cdkNag: ["ECR1"],
    checkov: checkov(32, 51, 136, 163),
  },
  {
    resource: "Cognito",
    securityHub: hub("Cognito", 1, 3, 4, 5, 6),
    cdkNag: ["COG1", "COG2", "COG8"],
  },
  { resource: "CodeArtifact", securityHub: hub("CodeArtifact", 1), checkov: checkov(221) },
  {
    resource: "CloudTrail",
    securityHub: hub("CloudTrail", 1, 2, 4, 5, 6, 7),
    cis: ["3.1", "3.2", "3.4", "3.5", "3.8", "3.9"],
    checkov: [...checkov(35, 36, 67, 251, 252), ...relational(10)],
  },
  {
    resource: "Security alarms",
    securityHub: hub("CloudWatch", ...upTo(1, 14)),
    cis: numbered("4.", ...upTo(1, 14)),
  },
  {
    resource: "VPC, security groups and network ACLs",
    securityHub: hub("EC2", 2, 6, 15, 16, 18, 19, 21),
    cis: ["3.7", "5.2", "5.3", "5.4", "5.5"],
    cdkNag: ["VPC3", "VPC7", "EC23", "EC27"],
    checkov: [...checkov(23, 24, 25, 130, ...upTo(229, 232), 260, 277, 382), ...relational(1, 5, 11, 12)],
  },
  {
    resource: "Auto Scaling, launch templates and NAT",
    securityHub: [...hub("AutoScaling", 1, 2, 6, 9), ...hub("EC2", 25, 170, 180)],
    cis: ["5.7"],
    cdkNag: ["AS1", "AS2", "AS3", "EC26", "EC28"],
    checkov: checkov(8, 46, 79, 88, 153, 315, 341),
  },
  {
    resource: "RDS",
    securityHub: hub("RDS", 2, 3, 5, 6, ...upTo(8, 11), 13, 17, ...upTo(19, 23), 25),
    cis: ["2.2.1", "2.2.2", "2.2.3", "2.2.4"],
    cdkNag: ["RDS2", "RDS3", "RDS8", "RDS10", "RDS11", "RDS13"],
    checkov: [
      ...checkov(16, 17, 118, 129, 133, 157, 161, 211, 226, 293, 353, 354),
      ...relational(30, 60, 69),
    ],
  },
  {
    resource: "SQS",
    securityHub: hub("SQS", 1, 3),
    cdkNag: ["SQS2", "SQS3", "SQS4"],
    checkov: [...checkov(27, 72, 168), ...relational(73)],
  },
  {
    resource: "SNS",
    securityHub: hub("SNS", 1, 4),
    cdkNag: ["SNS3"],
    checkov: checkov(26, 169, 385),
  },
  {
    resource: "ECS",
    securityHub: hub("ECS", ...upTo(2, 5), 8, 9, 10, 12, ...upTo(16, 20)),
    cdkNag: ["ECS2", "ECS4", "ECS7"],
    checkov: checkov(65, 97, 223, 224, 249, ...upTo(332, 336)),
  },
  {
    resource: "Load balancers",
    securityHub: hub("ELB", 1, 4, 5, 6, 12, 13, 16, 17, 18),
    cdkNag: ["ELB2"],
    checkov: [...checkov(2, 91, 103, 131, 150, 328, 378), ...relational(20, 28, 76)],
  },
  {
    resource: "Lambda",
    securityHub: hub("Lambda", 1, 2, 3, 5, 6, 7),
    cdkNag: ["L1"],
    checkov: checkov(45, 50, 115, 116, 117, 173, 258, 272, 363, 364),
  },
  {
    resource: "EventBridge and Scheduler",
    securityHub: hub("EventBridge", 3),
    cdkNag: ["EVB1"],
    checkov: checkov(297),
  },
  {
    resource: "Step Functions",
    securityHub: hub("StepFunctions", 1),
    cdkNag: ["SF1", "SF2"],
    checkov: checkov(284, 285),
  },
  {
    resource: "API Gateway",
    securityHub: hub("APIGateway", ...upTo(1, 5), 8, 9, 11),
    cdkNag: ["APIG1", "APIG2", "APIG3", "APIG4", "APIG6", "COG4"],
    checkov: [...checkov(59, 73, 76, 120, 206), ...relational(4, 29, 51, 53, 70, 77)],
  },
  {
    resource: "WAF",
    securityHub: hub("WAF", 10, 11, 12),
    cdkNag: ["APIG3"],
    checkov: [...checkov(175, 192, 342), ...relational(31)],
  },
  {
    resource: "CloudWatch",
    securityHub: hub("CloudWatch", 15, 16, 17),
    checkov: checkov(66, 158, 319, 338),
  },
  {
    resource: "IAM and KMS",
    securityHub: [...hub("IAM", 1, 2, 21), ...hub("KMS", ...upTo(1, 5))],
    cis: ["1.14", "1.15", "3.6"],
    cdkNag: ["IAM4", "IAM5", "KMS5"],
    checkov: checkov(7, 33, 40, ...upTo(60, 63), ...upTo(107, 111), 274, ...upTo(286, 290), 355),
  },
  {
    resource: "Secrets Manager",
    securityHub: hub("SecretsManager", ...upTo(1, 4)),
    cdkNag: ["SMG4"],
    checkov: [...checkov(149), ...relational(57)],
  },
  { resource: "Backup", securityHub: hub("Backup", 1), checkov: [...checkov(166), ...relational(9)] },
];
