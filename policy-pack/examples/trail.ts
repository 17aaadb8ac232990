import type { Fixture } from "../rule";
import { account } from "./bucket";

const group = `arn:aws:logs:eu-central-1:${account}:log-group:/aws/cloudtrail/tradai-prod:*`;
const key = "arn:aws:kms:eu-central-1:600802701449:key/3f0c0c1e-0000-4000-8000-000000000001";

/** An advanced selector on the events of one resource type whose ARN starts with one of the prefixes. */
export function dataEvents(type: string, ...prefixes: readonly string[]): object {
  return {
    name: type,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [type] },
      { field: "resources.ARN", startsWiths: prefixes },
    ],
  };
}

export const management = {
  name: "management",
  fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
};
export const objects = dataEvents("AWS::S3::Object", "arn:aws:s3:::tradai-results-prod/");
export const items = dataEvents(
  "AWS::DynamoDB::Table",
  `arn:aws:dynamodb:eu-central-1:${account}:table/tradai-`,
);

/** A trail as prod wants it, with changes. */
export function trail(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:cloudtrail/trail:Trail",
    name: "audit-trail",
    inputs: {
      name: "tradai-audit-trail-prod",
      s3BucketName: "tradai-logs-prod",
      s3KeyPrefix: "cloudtrail",
      cloudWatchLogsGroupArn: group,
      cloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/tradai-cloudtrail-role-prod`,
      kmsKeyId: key,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      advancedEventSelectors: [management, objects, items],
      insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
      ...inputs,
    },
  };
}
