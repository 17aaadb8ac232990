import { admitConfig, delivered, publish, recorder, roleArn, topic, topicArn } from "./edge-ground";
import { account } from "./harness";
import { by, testRefusals } from "./refused";

const bucket = "aws:s3/bucket:Bucket";
const monitor = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const channel = "aws:cfg/deliveryChannel:DeliveryChannel";
const status = "aws:cfg/recorderStatus:RecorderStatus";

describe("stand-in rules of cost and detection", () => {
  testRefusals([
    {
      title: "a budget that tells a topic to which Budgets may not publish yet",
      given: topic,
      type: "aws:budgets/budget:Budget",
      inputs: () => ({ name: "b", notifications: [{ subscriberSnsTopicArns: [topicArn] }] }),
      error: /^InvalidParameterException: [^]*lets budgets\.amazonaws\.com do sns:Publish/,
      mended: by((ground) => publish(ground, "budgets.amazonaws.com")),
    },
    {
      title: "a budget that tells two topics at once",
      given: (ground) => {
        topic(ground);
        publish(ground, "budgets.amazonaws.com");
      },
      type: "aws:budgets/budget:Budget",
      inputs: () => ({ name: "b", notifications: [{ subscriberSnsTopicArns: [topicArn, topicArn] }] }),
      error: /^CreationLimitExceededException: one notification can only have 1 subscribers/,
      mended: () => ({ notifications: [{ subscriberSnsTopicArns: [topicArn] }] }),
    },
    {
      title: "a subscription to a monitor that does not exist",
      given: () => undefined,
      type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
      inputs: () => ({ name: "s", monitorArnLists: [`arn:aws:ce::${account}:anomalymonitor/none`] }),
      error: /^UnknownMonitorException/,
      mended: (ground) => {
        ground.make(monitor, "m", { name: "m", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" });
        return { monitorArnLists: [ground.id("m")] };
      },
    },
    {
      title: "a second monitor of all services",
      given: (ground) =>
        ground.make(monitor, "m", { name: "m", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" }),
      type: monitor,
      inputs: () => ({ name: "n", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" }),
      error: /^LimitExceededException: Limit exceeded on dimensional spend monitor creation/,
      mended: () => ({ monitorType: "CUSTOM", monitorDimension: null }),
    },
    {
      title: "a feature of a detector that does not exist",
      given: () => undefined,
      type: "aws:guardduty/detectorFeature:DetectorFeature",
      inputs: () => ({ detectorId: "none", name: "S3_DATA_EVENTS", status: "ENABLED" }),
      error: /^BadRequestException: .*detectorId is not owned by the current account/,
      mended: (ground) => {
        ground.make("aws:guardduty/detector:Detector", "d", { enable: true });
        return { detectorId: ground.id("d") };
      },
    },
    {
      title: "a second detector",
      given: (ground) => ground.make("aws:guardduty/detector:Detector", "d", { enable: true }),
      type: "aws:guardduty/detector:Detector",
      inputs: () => ({ enable: true }),
      error: /^BadRequestException: .*already exists/,
      mended: (ground) => {
        ground.harness.delete("aws:guardduty/detector:Detector", ground.id("d"), {}, "d");
        return undefined;
      },
    },
    {
      title: "a standard before Security Hub is on",
      given: () => undefined,
      type: "aws:securityhub/standardsSubscription:StandardsSubscription",
      inputs: () => ({ standardsArn: "arn:aws:securityhub:eu-central-1::standards/s/v/1.0.0" }),
      error: /^InvalidAccessException: Account is not subscribed to AWS Security Hub/,
      mended: by((ground) => ground.make("aws:securityhub/account:Account", "hub", {})),
    },
    {
      title: "a second analyzer of the account",
      given: (ground) => ground.make("aws:accessanalyzer/analyzer:Analyzer", "x", { analyzerName: "x" }),
      type: "aws:accessanalyzer/analyzer:Analyzer",
      inputs: () => ({ analyzerName: "y", type: "ACCOUNT" }),
      error: /^ServiceQuotaExceededException/,
      mended: () => ({ type: "ACCOUNT_UNUSED_ACCESS" }),
    },
    {
      title: "a recorder whose role does not exist yet",
      given: () => undefined,
      type: "aws:cfg/recorder:Recorder",
      inputs: () => ({ name: "default", roleArn: roleArn("config") }),
      error: /^InvalidRoleException: The role does not exist in the account/,
      mended: () => ({
        roleArn: `arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      }),
    },
    {
      title: "a second recorder",
      given: recorder,
      type: "aws:cfg/recorder:Recorder",
      inputs: () => ({ name: "other", roleArn: roleArn("config") }),
      error: /^MaxNumberOfConfigurationRecordersExceededException/,
      mended: (ground) => {
        ground.harness.delete("aws:cfg/recorder:Recorder", "default", {}, "recorder");
        return undefined;
      },
    },
    {
      title: "a delivery channel before the recorder",
      given: (ground) => {
        ground.make(bucket, "b", { bucket: "b" });
        admitConfig(ground);
      },
      type: channel,
      inputs: () => ({ name: "default", s3BucketName: "b" }),
      error: /^NoAvailableConfigurationRecorderException/,
      mended: by(recorder),
    },
    {
      title: "a delivery channel into a bucket that does not let Config write",
      given: (ground) => {
        recorder(ground);
        ground.make(bucket, "b", { bucket: "b" });
      },
      type: channel,
      inputs: () => ({ name: "default", s3BucketName: "b" }),
      error: /^InsufficientDeliveryPolicyException[^]*lets config\.amazonaws\.com do s3:PutObject/,
      mended: by((ground) => ground.allow("config", "s3:PutObject")),
    },
    {
      title: "a recorder that starts without a delivery channel",
      given: recorder,
      type: status,
      inputs: () => ({ name: "default", isEnabled: true }),
      error: /^NoAvailableDeliveryChannelException/,
      mended: by((ground) => {
        ground.allow("config", "s3:PutObject");
        ground.make(bucket, "b", { bucket: "b" });
        ground.make(channel, "channel", { name: "default", s3BucketName: "b" });
      }),
    },
    {
      title: "a start of a recorder that does not exist",
      given: delivered,
      type: status,
      inputs: () => ({ name: "none", isEnabled: true }),
      error: /^NoSuchConfigurationRecorderException/,
      mended: () => ({ name: "default" }),
    },
    {
      title: "a rule of Config's before the recorder",
      given: () => undefined,
      type: "aws:cfg/rule:Rule",
      inputs: () => ({ name: "x", source: { owner: "AWS", sourceIdentifier: "X" } }),
      error: /^NoAvailableConfigurationRecorderException/,
      mended: by(recorder),
    },
  ]);
});
