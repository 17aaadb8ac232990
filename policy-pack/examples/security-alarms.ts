import type { Fixture } from "../rule";
import { alarm as databaseAlarm } from "./alarm";
import { subscription, topic, topicArn } from "./topic";
import { trail } from "./trail";

type Inputs = Readonly<Record<string, unknown>>;
export const namespace = "tradai/security";

const any = (names: string): string =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `($.eventName = ${name})`)
    .join(" || ");

/** The patterns of the CIS set, as its own pages write them. */
export const cisPatterns: Readonly<Record<string, string>> = {
  "root-use": `{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }`,
  refused: `{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }`,
  "sign-in-without-mfa": `{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }`,
  "iam-policies": `{ ($.eventSource = iam.amazonaws.com) && (${any(`DeleteGroupPolicy DeleteRolePolicy
    DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion
    DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy
    DetachGroupPolicy`)}) }`,
  trail: `{ ${any("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging")} }`,
  "failed-sign-in": `{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }`,
  keys: `{ ($.eventSource = kms.amazonaws.com) && (${any("DisableKey ScheduleKeyDeletion")}) }`,
  buckets: `{ ($.eventSource = s3.amazonaws.com) && (${any(`PutBucketAcl PutBucketPolicy PutBucketCors
    PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle
    DeleteBucketReplication`)}) }`,
  config: `{ ($.eventSource = config.amazonaws.com) && (${any(`StopConfigurationRecorder DeleteDeliveryChannel
    PutDeliveryChannel PutConfigurationRecorder`)}) }`,
  "security-groups": `{ ${any(`AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress
    RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup`)} }`,
  "access-lists": `{ ${any(`CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry
    ReplaceNetworkAclEntry ReplaceNetworkAclAssociation`)} }`,
  gateways: `{ ${any(`CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway
    DeleteInternetGateway DetachInternetGateway`)} }`,
  routes: `{ ($.eventSource = ec2.amazonaws.com) && (${any(`CreateRoute CreateRouteTable ReplaceRoute
    ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable`)}) }`,
  vpc: `{ ${any(`CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection
    DeleteVpcPeeringConnection RejectVpcPeeringConnection`)} }`,
};

/** Keys have a metric and an alarm of their own; the others share one, which keeps the examples small. */
const metricOf = (id: string): string => (id in cisPatterns && id !== "keys" ? "events" : id);

/** A filter of one pattern on the trail's log group, with changes. */
export function filter(id: string, inputs: Inputs = {}): Fixture {
  return {
    type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    name: `filter-${id}`,
    inputs: {
      name: `tradai-security-${id}-prod`,
      logGroupName: "/aws/cloudtrail/tradai-prod",
      pattern: cisPatterns[id],
      metricTransformation: { namespace, name: metricOf(id), value: "1" },
      ...inputs,
    },
  };
}

/** An alarm on what filters count, with changes. */
export function alarmOn(id: string, inputs: Inputs = {}): Fixture {
  return {
    ...databaseAlarm({
      name: `tradai-security-${id}-prod`,
      namespace,
      metricName: id,
      dimensions: undefined,
      statistic: "Sum",
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
      okActions: [topicArn],
      ...inputs,
    }),
    name: `alarm-${id}`,
  };
}

export const trailGroup: Fixture = {
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "trail-logs",
  inputs: { name: "/aws/cloudtrail/tradai-prod" },
};
export const otherGroup: Fixture = {
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "worker-logs",
  inputs: { name: "/aws/lambda/tradai-worker-prod" },
};

/** The whole chain from the trail to who is told, with changes by name of the resource. */
export function cisChain(...changed: readonly Fixture[]): readonly Fixture[] {
  const whole = [
    trail(),
    trailGroup,
    topic(),
    subscription(),
    ...Object.keys(cisPatterns).map((id) => filter(id)),
    ...["events", "keys"].map((id) => alarmOn(id)),
  ];
  const added = changed.filter(({ name }) => !whole.some((each) => each.name === name));
  return [...whole.map((each) => changed.find(({ name }) => name === each.name) ?? each), ...added];
}
