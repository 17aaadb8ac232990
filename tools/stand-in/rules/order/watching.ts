import { bucketAdmits, roleTrusts, topicAdmits, type Need } from "../needs";
import { grantsOf } from "../permissions";
import { bucket, key, noBucket, noKey, refusal, role, row, topic, type OrderRow, type Refusal } from "./row";

const acl = ["aws:wafv2/webAcl:WebAcl"];
const detector = ["aws:guardduty/detector:Detector"];
const recorder = "aws:cfg/recorder:Recorder";
const serviceRole = "aws:iam/serviceLinkedRole:ServiceLinkedRole";
const canary = "aws:synthetics/canary:Canary";
const channel = "aws:cfg/deliveryChannel:DeliveryChannel";

const noAcl = refusal(
  "WAFNonexistentItemException",
  "AWS WAF couldn't perform the operation because your resource doesn't exist.",
  "waf/latest/APIReference/API_AssociateWebACL.html",
);
const config = (error: string, said: string): Refusal =>
  refusal(error, said, "config/latest/APIReference/API_PutDeliveryChannel.html");

/** Config writes by the bucket's policy, or by what the recorder's own role may do. */
const configWrites: Need = (found, cloud) => {
  const granted = cloud.list(recorder).flatMap(({ inputs }) => {
    const holder = cloud.find(role, typeof inputs.roleArn === "string" ? inputs.roleArn : "");
    return holder === undefined ? [] : grantsOf(cloud, holder, "s3:PutObject");
  });
  const admitted = bucketAdmits("config.amazonaws.com")(found, cloud);
  return typeof admitted === "string" && granted.length > 0 ? granted : admitted;
};

/** Config assumes a role of the account's, or the one that AWS made for it. */
const configAssumes: Need = (found, cloud) =>
  found.type === serviceRole ? [] : roleTrusts("config.amazonaws.com")(found, cloud);

/** Pairs of the filter, of canaries, of cost and of detection. Reviewed 2026-11-21. */
export const watchingRows: readonly OrderRow[] = [
  row("aws:wafv2/webAclAssociation:WebAclAssociation", "webAclArn", acl, noAcl),
  row("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "resourceArn", acl, noAcl),
  row("aws:s3/bucketObjectv2:BucketObjectv2", "bucket", bucket, noBucket),
  row("aws:s3/bucketObjectv2:BucketObjectv2", "kmsKeyId", key, { ...noKey, error: "KMS.NotFoundException" }),
  row(
    canary,
    "executionRoleArn",
    role,
    refusal(
      "ValidationException",
      "The role defined for the function cannot be assumed by Lambda.",
      "AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_CanaryPermissions.html",
    ),
    roleTrusts("lambda.amazonaws.com"),
  ),
  row(canary, "s3Bucket", bucket, { ...noBucket, error: "ValidationException" }),
  row(canary, "artifactConfig.s3Encryption.kmsKeyArn", key, { ...noKey, error: "ValidationException" }),
  row(
    "aws:synthetics/groupAssociation:GroupAssociation",
    "canaryArn",
    [canary],
    refusal(
      "ResourceNotFoundException",
      "Canary does not exist",
      "AmazonSynthetics/latest/APIReference/API_AssociateResource.html",
    ),
  ),
  row(
    "aws:budgets/budget:Budget",
    "notifications[].subscriberSnsTopicArns[]",
    topic,
    refusal(
      "InvalidParameterException",
      "The SNS topic does not exist, or its policy does not let AWS Budgets publish to it",
      "cost-management/latest/userguide/budgets-sns-policy.html",
    ),
    topicAdmits("budgets.amazonaws.com"),
  ),
  row(
    "aws:costexplorer/anomalySubscription:AnomalySubscription",
    "monitorArnLists[]",
    ["aws:costexplorer/anomalyMonitor:AnomalyMonitor"],
    refusal(
      "UnknownMonitorException",
      "The cost anomaly monitor does not exist for the account.",
      "aws-cost-management/latest/APIReference/API_CreateAnomalySubscription.html",
    ),
  ),
  row(
    "aws:guardduty/detectorFeature:DetectorFeature",
    "detectorId",
    detector,
    refusal(
      "BadRequestException",
      "The request is rejected because the input detectorId is not owned by the current account.",
      "guardduty/latest/APIReference/API_UpdateDetector.html",
    ),
  ),
  row(
    "aws:accessanalyzer/archiveRule:ArchiveRule",
    "analyzerName",
    ["aws:accessanalyzer/analyzer:Analyzer"],
    refusal(
      "ResourceNotFoundException",
      "Analyzer does not exist",
      "access-analyzer/latest/APIReference/API_CreateArchiveRule.html",
    ),
  ),
  row(
    recorder,
    "roleArn",
    [...role, serviceRole],
    {
      ...refusal(
        "InvalidRoleException",
        "The role does not exist in the account, or AWS Config cannot assume it",
        "config/latest/APIReference/API_PutConfigurationRecorder.html",
      ),
      // The bootstrap project makes it before any layer.
      except: /:role\/aws-service-role\/config\.amazonaws\.com\//,
    },
    configAssumes,
  ),
  row(
    channel,
    "s3BucketName",
    bucket,
    config("InsufficientDeliveryPolicyException", "Insufficient delivery policy to s3 bucket"),
    configWrites,
  ),
  row(channel, "s3KmsKeyArn", key, config("InvalidS3KmsKeyArnException", "The KMS key is not valid")),
  row(
    channel,
    "snsTopicArn",
    topic,
    config("InvalidSNSTopicARNException", "The SNS topic does not exist"),
    topicAdmits("config.amazonaws.com"),
  ),
  row(
    "aws:cfg/recorderStatus:RecorderStatus",
    "name",
    [recorder],
    refusal(
      "NoSuchConfigurationRecorderException",
      "Cannot find configuration recorder with the specified name",
      "config/latest/APIReference/API_StartConfigurationRecorder.html",
    ),
  ),
];
