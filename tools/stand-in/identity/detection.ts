import type { Identity } from "./identity";

/** Detection of threats, of findings and of drift. Most of it is there once in an account and region. */
export const detectionIdentities: Readonly<Record<string, Identity>> = {
  "aws:accessanalyzer/analyzer:Analyzer": {
    id: "{analyzerName}",
    name: "analyzerName",
    arn: "arn:aws:access-analyzer:{region}:{account}:analyzer/{analyzerName}",
    taken: "ConflictException",
    defaults: { type: "ACCOUNT" },
  },
  "aws:accessanalyzer/archiveRule:ArchiveRule": {
    id: "{analyzerName}/{ruleName}",
    name: "ruleName",
    taken: "ConflictException",
  },
  "aws:guardduty/detector:Detector": {
    id: "{hex:32}",
    arn: "arn:aws:guardduty:{region}:{account}:detector/{id}",
    unique: "{account}",
    taken: "BadRequestException",
    outputs: { accountId: "{account}", findingPublishingFrequency: "SIX_HOURS" },
  },
  "aws:guardduty/detectorFeature:DetectorFeature": { id: "{detectorId}/{name}", name: "name" },
  "aws:securityhub/account:Account": {
    id: "{account}",
    arn: "arn:aws:securityhub:{region}:{account}:hub/default",
    unique: "{account}",
    taken: "ResourceConflictException",
    outputs: { controlFindingGenerator: "SECURITY_CONTROL" },
  },
  "aws:securityhub/standardsSubscription:StandardsSubscription": {
    id: "arn:aws:securityhub:{region}:{account}:subscription/{standardsArn/}",
    arn: "{id}",
  },
  "aws:securityhub/standardsControlAssociation:StandardsControlAssociation": {
    id: "{securityControlId},{standardsArn}",
  },
  "aws:inspector2/enabler:Enabler": { id: "{accountIds}-{resourceTypes}", unique: "{accountIds}" },
  "aws:inspector2/filter:Filter": {
    id: "arn:aws:inspector2:{region}:{account}:owner/{account}/filter/{hex:16}",
    name: "name",
    arn: "{id}",
    unique: "{name}",
    taken: "BadRequestException",
  },
  "aws:cfg/recorder:Recorder": {
    id: "{name}",
    name: "name",
    unique: "{account}",
    taken: "MaxNumberOfConfigurationRecordersExceededException",
  },
  "aws:cfg/deliveryChannel:DeliveryChannel": {
    id: "{name}",
    name: "name",
    unique: "{account}",
    taken: "MaxNumberOfDeliveryChannelsExceededException",
  },
  "aws:cfg/recorderStatus:RecorderStatus": { id: "{name}", name: "name" },
  "aws:cfg/retentionConfiguration:RetentionConfiguration": {
    id: "default",
    outputs: { name: "default" },
  },
  "aws:cfg/rule:Rule": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:config:{region}:{account}:config-rule/config-rule-{lower:6}",
    outputs: { ruleId: "config-rule-{lower:6}" },
    derive: ({ evaluationModes }) => ({ evaluationModes: evaluationModes ?? [{ mode: "DETECTIVE" }] }),
  },
  "aws:cfg/conformancePack:ConformancePack": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:config:{region}:{account}:conformance-pack/{name}/conformance-pack-{lower:9}",
  },
};
