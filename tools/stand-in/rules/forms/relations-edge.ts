import { isAbsent, isRecord, textOf, unknown, valuesAt, type Value, type Values } from "../../values";
import { parseJson } from "../policy-document";
import { relation } from "./form";
import type { Relation } from "./form";

const api = (type: string): string =>
  `aws:apigateway/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
const acl = "aws:wafv2/webAcl:WebAcl";
const canary = "aws:synthetics/canary:Canary";
const object = "aws:s3/bucketObjectv2:BucketObjectv2";
const filter = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const subscription = "aws:costexplorer/anomalySubscription:AnomalySubscription";
const budget = "aws:budgets/budget:Budget";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

const given = (inputs: Values, property: string): boolean => !isAbsent(inputs[property]);
const isKnown = (value: Value | undefined): boolean => value !== unknown;
const repeated = (values: readonly Value[]): boolean => new Set(values).size < values.length;
const isEnhanced = ({ securityPolicy }: Values): boolean =>
  textOf(securityPolicy)?.startsWith("SecurityPolicy_") === true;

const isJson = (value: Value | undefined): boolean =>
  textOf(value) === undefined || parseJson(value) !== undefined;

/** Operators by which an alarm compares with a band of expected values. */
const bandOperators = [
  "GreaterThanUpperThreshold",
  "LessThanLowerThreshold",
  "LessThanLowerOrGreaterThanUpperThreshold",
];

const rulesOf = (inputs: Values): Values[] => valuesAt(inputs, "rules[]").filter(isRecord);

/** A group of rules is overridden, a rule of the ACL's own acts: exactly one of both is given. */
const actsOnce = (rule: Values): boolean => {
  const isGroup = ["managedRuleGroupStatement", "ruleGroupReferenceStatement"].some(
    (kind) => valuesAt(rule, `statement.${kind}`).length > 0,
  );
  return given(rule, "overrideAction") === isGroup && given(rule, "action") !== isGroup;
};

/** From the types' API pages and the validation of AWS's provider. Reviewed 2026-11-21. */
export const edgeRelations: readonly Relation[] = [
  ...["RestApi", "DomainName"].map((type) =>
    relation(
      api(type),
      "endpointAccessMode",
      "is given with a securityPolicy from 'SecurityPolicy_' on, and with no other",
      (inputs) =>
        isKnown(inputs.securityPolicy) && isEnhanced(inputs) !== given(inputs, "endpointAccessMode"),
    ),
  ),
  relation(
    api("DomainName"),
    "mutualTlsAuthentication",
    "is not possible with a securityPolicy from 'SecurityPolicy_' on",
    (inputs) => given(inputs, "mutualTlsAuthentication") && isEnhanced(inputs),
  ),
  relation(
    api("Authorizer"),
    "providerArns",
    "an authorizer of user pools names at least one",
    (inputs) => inputs.type === "COGNITO_USER_POOLS" && valuesAt(inputs, "providerArns[]").length === 0,
  ),
  relation(api("Model"), "schema", "is JSON", ({ schema }) => !isJson(schema)),
  relation(
    api("Method"),
    "authorizerId",
    "is given with the authorization CUSTOM or COGNITO_USER_POOLS, and with no other",
    (inputs) =>
      isKnown(inputs.authorization) &&
      ["CUSTOM", "COGNITO_USER_POOLS"].includes(textOf(inputs.authorization) ?? "") !==
        given(inputs, "authorizerId"),
  ),
  relation(
    api("Integration"),
    "uri",
    "an integration other than MOCK has a uri and an integrationHttpMethod",
    (inputs) =>
      isKnown(inputs.type) &&
      inputs.type !== "MOCK" &&
      !(given(inputs, "uri") && given(inputs, "integrationHttpMethod")),
  ),
  relation(
    api("Integration"),
    "connectionId",
    "is given with the connectionType VPC_LINK, and with no other",
    (inputs) => (inputs.connectionType === "VPC_LINK") !== given(inputs, "connectionId"),
  ),
  relation(
    api("Integration"),
    "connectionType",
    "VPC_LINK goes with HTTP and HTTP_PROXY alone",
    ({ connectionType, type }) =>
      connectionType === "VPC_LINK" && !["HTTP", "HTTP_PROXY"].includes(textOf(type) ?? ""),
  ),
  relation(
    api("Integration"),
    "integrationTarget",
    "is given with the connectionType VPC_LINK alone",
    (inputs) => given(inputs, "integrationTarget") && inputs.connectionType !== "VPC_LINK",
  ),
  relation(acl, "rules", "no two rules have one priority", (inputs) =>
    repeated(valuesAt(inputs, "rules[].priority")),
  ),
  relation(acl, "rules", "no two rules have one name", (inputs) =>
    repeated(valuesAt(inputs, "rules[].name")),
  ),
  relation(acl, "rules", "a rule has an action, and a group of rules an overrideAction instead", (inputs) =>
    rulesOf(inputs).some((rule) => !actsOnce(rule)),
  ),
  relation(
    object,
    "source",
    "at most one of source, content and contentBase64 is given",
    (inputs) => ["source", "content", "contentBase64"].filter((name) => given(inputs, name)).length > 1,
  ),
  relation(
    object,
    "etag",
    "conflicts with 'kmsKeyId'",
    (inputs) => given(inputs, "etag") && given(inputs, "kmsKeyId"),
  ),
  relation(
    canary,
    "s3Key",
    "the code is either zipFile, or s3Bucket together with s3Key",
    (inputs) =>
      given(inputs, "s3Bucket") !== given(inputs, "s3Key") ||
      given(inputs, "s3Key") === given(inputs, "zipFile"),
  ),
  relation(canary, "runConfig.memoryInMb", "is a multiple of 64", (inputs) =>
    valuesAt(inputs, "runConfig.memoryInMb").some((value) => typeof value === "number" && value % 64 !== 0),
  ),
  relation(
    filter,
    "metricTransformation.defaultValue",
    "conflicts with 'dimensions'",
    (inputs) =>
      valuesAt(inputs, "metricTransformation.defaultValue").length > 0 &&
      valuesAt(inputs, "metricTransformation.dimensions").length > 0,
  ),
  relation(
    alarm,
    "thresholdMetricId",
    "names one of metricQueries, instead of a threshold, and goes with an operator of a band",
    (inputs) =>
      given(inputs, "thresholdMetricId") &&
      (!valuesAt(inputs, "metricQueries[].id").includes(inputs.thresholdMetricId ?? null) ||
        given(inputs, "threshold") ||
        !bandOperators.includes(textOf(inputs.comparisonOperator) ?? "")),
  ),
  relation(
    alarm,
    "comparisonOperator",
    "an operator of a band needs a thresholdMetricId",
    (inputs) =>
      bandOperators.includes(textOf(inputs.comparisonOperator) ?? "") && !given(inputs, "thresholdMetricId"),
  ),
  relation(
    subscription,
    "frequency",
    "a topic is told with IMMEDIATE alone, and mail with DAILY or WEEKLY",
    (inputs) =>
      isKnown(inputs.frequency) &&
      valuesAt(inputs, "subscribers[].type").some(
        (type) => (type === "SNS") !== (inputs.frequency === "IMMEDIATE"),
      ),
  ),
  relation(budget, "notifications", "each tells somebody, and no two say the same", (inputs) => {
    const all = valuesAt(inputs, "notifications[]").filter(isRecord);
    const told = (notification: Values): boolean =>
      ["subscriberEmailAddresses[]", "subscriberSnsTopicArns[]"].some(
        (path) => valuesAt(notification, path).length > 0,
      );
    const meaning = all.map(({ comparisonOperator, notificationType, threshold, thresholdType }) =>
      JSON.stringify([comparisonOperator, notificationType, threshold, thresholdType]),
    );
    return repeated(meaning) || !all.every(told);
  }),
];
