import type { Cloud, CloudResource } from "../../cloud";
import { valuesAt, type Values } from "../../values";
import { special, type SpecialCase, type Write } from "./case";

/** How many others of the type there are that meet a condition. */
const others = (
  cloud: Cloud,
  type: string,
  own: Write["own"],
  meets: (inputs: Values) => boolean,
): CloudResource[] => cloud.list(type).filter(({ id, inputs }) => id !== own && meets(inputs));

/** What an account or region has only so many of. */
const limit = (
  type: string,
  most: number,
  counts: (inputs: Values) => boolean,
  { error, said, source }: { error: string; said: string; source: string },
): SpecialCase =>
  special(type, error, source, ({ inputs, own }, cloud) =>
    counts(inputs) && others(cloud, type, own, counts).length >= most ? { said } : [],
  );

const limits: readonly SpecialCase[] = [
  limit(
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    10,
    ({ resourceArn }) => resourceArn === undefined,
    {
      error: "LimitExceededException",
      said: "Resource limit exceeded.",
      source: "AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html",
    },
  ),
  limit(
    "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
    1,
    ({ monitorType, monitorDimension }) => monitorType === "DIMENSIONAL" && monitorDimension === "SERVICE",
    {
      error: "LimitExceededException",
      said: "Limit exceeded on dimensional spend monitor creation",
      source: "cost-management/latest/userguide/management-limits.html",
    },
  ),
  limit("aws:accessanalyzer/analyzer:Analyzer", 1, ({ type }) => (type ?? "ACCOUNT") === "ACCOUNT", {
    error: "ServiceQuotaExceededException",
    said: "The number of analyzers of type ACCOUNT has reached its maximum of 1",
    source: "IAM/latest/UserGuide/access-analyzer-quotas.html",
  }),
];

/** A recorder or a hub that something of its service needs, though nothing names it. */
const present = (type: string, needed: string, error: string, said: string, source: string): SpecialCase =>
  special(type, error, source, (_write, cloud) => {
    const found = cloud.list(needed);
    return found.length > 0 ? found : { said, hint: "state the dependency with dependsOn" };
  });

const configPage = "config/latest/APIReference/API_";
const noRecorder = "NoAvailableConfigurationRecorderException";
const recorder = "aws:cfg/recorder:Recorder";
const hub = "aws:securityhub/account:Account";

const presences: readonly SpecialCase[] = [
  present(
    "aws:cfg/deliveryChannel:DeliveryChannel",
    recorder,
    noRecorder,
    "Configuration recorder is not available to put delivery channel.",
    `${configPage}PutDeliveryChannel.html`,
  ),
  ...["rule:Rule", "conformancePack:ConformancePack"].map((kind) =>
    present(
      `aws:cfg/${kind}`,
      recorder,
      noRecorder,
      "Configuration recorder is not available to put config rule.",
      `${configPage}PutConfigRule.html`,
    ),
  ),
  present(
    "aws:cfg/recorderStatus:RecorderStatus",
    "aws:cfg/deliveryChannel:DeliveryChannel",
    "NoAvailableDeliveryChannelException",
    "Delivery channel is not available to start configuration recorder.",
    `${configPage}StartConfigurationRecorder.html`,
  ),
  ...[
    "standardsSubscription:StandardsSubscription",
    "standardsControlAssociation:StandardsControlAssociation",
  ].map((kind) =>
    present(
      `aws:securityhub/${kind}`,
      hub,
      "InvalidAccessException",
      "Account is not subscribed to AWS Security Hub",
      "securityhub/1.0/APIReference/API_BatchEnableStandards.html",
    ),
  ),
];

/** Budgets takes one topic for a notification, and each notification once. */
const budgetTopics = special(
  "aws:budgets/budget:Budget",
  "CreationLimitExceededException",
  "aws-cost-management/latest/APIReference/API_budgets_CreateNotification.html",
  ({ inputs }) =>
    valuesAt(inputs, "notifications[]").some(
      (notification) => valuesAt(notification, "subscriberSnsTopicArns[]").length > 1,
    )
      ? { said: "one notification can only have 1 subscribers with type of SNS" }
      : [],
);

/** Reviewed 2026-11-21. */
export const accountCases: readonly SpecialCase[] = [...limits, ...presences, budgetTopics];
