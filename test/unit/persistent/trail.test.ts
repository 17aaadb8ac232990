import assert from "node:assert/strict";
import { only } from "../support/mocks";
import { describePersistentLayer } from "./layer";

interface FieldSelector {
  field: string;
  equals?: string[];
  startsWiths?: string[];
}

/** The selector of one resource type, or of the management events. */
function selectorOf(
  inputs: Readonly<Record<string, unknown>>,
  field: string,
  value: string,
): FieldSelector[] {
  const selectors = inputs.advancedEventSelectors as { fieldSelectors: FieldSelector[] }[];
  const found = selectors.find((selector) =>
    selector.fieldSelectors.some((part) => part.field === field && part.equals?.includes(value)),
  );
  assert.ok(found, `no selector with ${field} ${value}`);
  return found.fieldSelectors;
}

/** The ARNs a selector begins with. */
function prefixes(selector: FieldSelector[]): string[] {
  return selector.find((part) => part.field === "resources.ARN")?.startsWiths ?? [];
}

describePersistentLayer("audit trail", ({ environment, facts, named, registered }) => {
  it("sees one region, skips global events, validation or an insight, or writes elsewhere", () => {
    const { inputs } = only(
      registered(),
      "aws:cloudtrail/trail:Trail",
      "name",
      named("tradai-audit-trail-{env}"),
    );
    assert.equal(inputs.isMultiRegionTrail, true);
    assert.equal(inputs.includeGlobalServiceEvents, true);
    assert.equal(inputs.enableLogFileValidation, true);
    assert.equal(inputs.s3BucketName, named("tradai-logs-{env}"));
    assert.equal(inputs.s3KeyPrefix, "cloudtrail");
    assert.equal(inputs.kmsKeyId !== undefined, facts.customerKeys);
    assert.deepEqual(inputs.insightSelectors, [
      { insightType: "ApiCallRateInsight" },
      { insightType: "ApiErrorRateInsight" },
    ]);
  });

  it("misses management events, objects of a data bucket or items of a table, or records its own writes", () => {
    const { inputs } = only(
      registered(),
      "aws:cloudtrail/trail:Trail",
      "name",
      named("tradai-audit-trail-{env}"),
    );
    assert.deepEqual(selectorOf(inputs, "eventCategory", "Management"), [
      { field: "eventCategory", equals: ["Management"] },
    ]);
    assert.deepEqual(
      prefixes(selectorOf(inputs, "resources.type", "AWS::S3::Object")).sort(),
      ["arcticdb", "configs", "mlflow", "results"].map((id) => `arn:aws:s3:::tradai-${id}-${environment}/`),
    );
    assert.deepEqual(prefixes(selectorOf(inputs, "resources.type", "AWS::DynamoDB::Table")), [
      `arn:aws:dynamodb:eu-central-1:${facts.account}:table/tradai-`,
    ]);
  });

  it("shortens the retention of the audit log group or masks its records", () => {
    const { inputs } = only(
      registered(),
      "aws:cloudwatch/logGroup:LogGroup",
      "name",
      named("/aws/cloudtrail/tradai-{env}"),
    );
    assert.equal(inputs.retentionInDays, facts.trailRetentionDays);
    assert.equal(inputs.kmsKeyId !== undefined, facts.customerKeys);
    assert.ok(!registered().some(({ type }) => type.includes("logDataProtectionPolicy")));
  });
});
