import { ofType } from "../checks/of-type";
import { recordedPrefixes, recordsManagement } from "../checks/trail-selectors";
import { bucket } from "../examples/bucket";
import { problemOfKey } from "../checks/customer-key";
import { dataEvents, items, management, objects, trail } from "../examples/trail";
import { recordedData, results, table, unknownTrails, unrecordedData } from "../examples/trail-selectors";
import type { ResourceGraph } from "../graph/graph";
import { isLogTarget, isReplica } from "../graph/log-targets";
import { show } from "../graph/values";
import type { Check, Rule } from "../rule";

const trailType = "aws:cloudtrail/trail:Trail";
const bucketType = "aws:s3/bucket:Bucket";
const tableType = "aws:dynamodb/table:Table";
const insights = ["ApiCallRateInsight", "ApiErrorRateInsight"];

function isRecorded(graph: ResourceGraph, type: string, arn: string): boolean {
  return graph
    .ofType(trailType)
    .some(({ inputs }) => recordedPrefixes(inputs, type).some((prefix) => arn.startsWith(prefix)));
}

const wanted = [
  {
    property: "isMultiRegionTrail",
    expected: "true: a regional trail outside us-east-1 sees neither IAM nor sign-in events",
  },
  {
    property: "enableLogFileValidation",
    expected: "true: without digests nobody can tell whether a log file was altered",
  },
];

const switches: Check = function* ({ inputs }) {
  for (const { property, expected } of wanted) {
    if (inputs.flag(property) !== true) {
      yield { found: `\`${property}\` is ${show(inputs.value(property))}`, expected };
    }
  }
  for (const property of ["includeGlobalServiceEvents", "enableLogging"]) {
    if (inputs.flag(property) === false) {
      yield { found: `\`${property}\` is off`, expected: "true" };
    }
  }
};

const destinations: Check = function* (subject, context) {
  const { inputs } = subject;
  for (const property of ["cloudWatchLogsGroupArn", "cloudWatchLogsRoleArn"]) {
    if (!inputs.has(property)) {
      yield {
        found: `\`${property}\` is not set: no alarm can read the trail`,
        expected: "a log group and the role that writes to it",
      };
    }
  }
  const problem = context.settings.customerKeys ? problemOfKey(context, subject, "kmsKeyId") : undefined;
  if (problem !== undefined) {
    yield { found: `the log files have no customer key: ${problem}`, expected: "`kmsKeyId` set" };
  }
};

const selectors: Check = function* ({ inputs }) {
  if (!recordsManagement(inputs)) {
    yield {
      found: "management events are not recorded",
      expected: "an advanced selector with eventCategory Management",
    };
  }
  const missing = insights.filter(
    (insight) => !inputs.blocks("insightSelectors").some((each) => each.text("insightType") === insight),
  );
  if (missing.length > 0) {
    yield { found: `the trail lacks ${missing.join(" and ")}`, expected: "both insights" };
  }
};

/** The trail's own bucket must stay out: each delivery would be an event that is delivered. */
const noLoop: Check = function* ({ inputs }) {
  const name = String(inputs.text("s3BucketName"));
  const own = `arn:aws:s3:::${name}/`;
  if (recordedPrefixes(inputs, "AWS::S3::Object").some((prefix) => own.startsWith(prefix))) {
    yield {
      found: `the trail records the objects that it writes to ${name}`,
      expected: "data buckets alone",
    };
  }
};

const recorded: Check = function* (subject, { graph, place, requireWhole }) {
  // What only receives logs or replicas holds no data of its own.
  if (isLogTarget(graph, subject) || isReplica(graph, subject)) {
    return;
  }
  if (graph.ofType(trailType).length === 0) {
    requireWhole("the trail may be declared in another layer");
  }
  const name = subject.inputs.text(subject.type === bucketType ? "bucket" : "name");
  const [type, arn] =
    subject.type === bucketType
      ? ["AWS::S3::Object", `arn:aws:s3:::${name}/`]
      : ["AWS::DynamoDB::Table", `arn:aws:dynamodb:${place.region}:${place.account}:table/${name}`];
  if (!isRecorded(graph, type, arn)) {
    yield {
      found: "no trail records who reads and writes it",
      expected: `a data selector of type ${type} whose ARN prefix covers ${arn}`,
      fix: "Add the resource to the trail's advanced event selectors.",
    };
  }
};

const rule: Rule = {
  name: "trail-complete",
  title: "The audit trail misses nothing",
  description:
    "The CloudTrail trail covers every region with validated files, a log group, insights and the data events of every table and data bucket.",
  rationale: "What the trail does not record never happened, as far as anybody can prove.",
  remediation: "Set the property that the message names on the trail.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["CloudTrail.1", "CloudTrail.2", "CloudTrail.4", "CloudTrail.5"],
    cis: ["3.1", "3.2", "3.5", "3.8", "3.9"],
    checkov: ["CKV2_AWS_10", "CKV_AWS_35", "CKV_AWS_36", "CKV_AWS_67", "CKV_AWS_251"],
  },
  findings: ["TRADAI-S-13", "TRADAI-S-14", "TRADAI-S-15", "TRADAI-S-40", "USDCOP-05", "USDCOP-41"],
  types: [trailType, bucketType, tableType],
  checks: [
    ...[switches, destinations, selectors, noLoop].map((check) => ofType([trailType], check)),
    ofType([bucketType, tableType], recorded),
  ],
  examples: {
    compliant: [
      ...recordedData,
      { title: "A trail, a bucket and a table", resources: [trail({}), results, table, bucket("logs")] },
      {
        title: "Classic selectors that record all",
        resources: [
          trail({
            advancedEventSelectors: undefined,
            eventSelectors: [
              {
                readWriteType: "All",
                dataResources: [
                  { type: "AWS::S3::Object", values: ["arn:aws:s3:::tradai-results-prod/"] },
                  { type: "AWS::DynamoDB::Table", values: ["arn:aws:dynamodb"] },
                ],
              },
            ],
          }),
          results,
          table,
        ],
      },
      {
        title: "No key where the environment has none",
        environment: "dev",
        resources: [trail({ kmsKeyId: undefined })],
      },
    ],
    violating: [
      ...unrecordedData,
      {
        title: "One region alone",
        resources: [trail({ isMultiRegionTrail: false })],
        resource: "audit-trail",
        says: "`isMultiRegionTrail` is false",
      },
      {
        title: "Files without digests",
        resources: [trail({ enableLogFileValidation: undefined })],
        resource: "audit-trail",
        says: "`enableLogFileValidation`",
      },
      {
        title: "Global services left out",
        resources: [trail({ includeGlobalServiceEvents: false })],
        resource: "audit-trail",
        says: "`includeGlobalServiceEvents`",
      },
      {
        title: "No log group",
        resources: [trail({ cloudWatchLogsGroupArn: undefined })],
        resource: "audit-trail",
        says: "`cloudWatchLogsGroupArn`",
      },
      {
        title: "No customer key in prod",
        resources: [trail({ kmsKeyId: undefined })],
        resource: "audit-trail",
        says: "no customer key",
      },
      {
        title: "Data events alone",
        resources: [trail({ advancedEventSelectors: [objects, items] })],
        resource: "audit-trail",
        says: "management events",
      },
      ...[
        { title: "Management events that only read", field: { field: "readOnly", equals: ["true"] } },
        {
          title: "Management events without those of keys",
          field: { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
        },
      ].map(({ title, field }) => ({
        title,
        resources: [
          trail({
            advancedEventSelectors: [
              { ...management, fieldSelectors: [...management.fieldSelectors, field] },
              objects,
              items,
            ],
          }),
        ],
        resource: "audit-trail",
        says: "management events are not",
      })),
      {
        title: "Writes of the classic selectors alone",
        resources: [
          trail({
            advancedEventSelectors: undefined,
            eventSelectors: [{ readWriteType: "WriteOnly", includeManagementEvents: true }],
          }),
        ],
        resource: "audit-trail",
        says: "management events are not",
      },
      {
        title: "One insight",
        resources: [trail({ insightSelectors: [{ insightType: "ApiCallRateInsight" }] })],
        resource: "audit-trail",
        says: "ApiErrorRateInsight",
      },
      {
        title: "A trail that records itself",
        resources: [
          trail({
            advancedEventSelectors: [
              management,
              dataEvents("AWS::S3::Object", "arn:aws:s3:::tradai-"),
              items,
            ],
          }),
        ],
        resource: "audit-trail",
        says: "that it writes",
      },
      {
        title: "A data bucket that no selector covers",
        resources: [trail(), results, bucket("models")],
        resource: "models",
        says: "no trail records",
      },
      {
        title: "Tables left out",
        resources: [trail({ advancedEventSelectors: [management, objects] }), table],
        resource: "deployments",
        says: "no trail records",
      },
      { title: "No trail at all", resources: [results], resource: "results", says: "no trail records" },
      {
        title: "A data bucket that the trail of its layer does not cover",
        scope: "layer",
        resources: [trail(), bucket("models")],
        resource: "models",
        says: "no trail records",
      },
      {
        title: "A trail that is stopped",
        resources: [trail({ enableLogging: false })],
        resource: "audit-trail",
        says: "`enableLogging` is off",
      },
      {
        title: "No role that writes to the log group",
        resources: [trail({ cloudWatchLogsRoleArn: undefined })],
        resource: "audit-trail",
        says: "`cloudWatchLogsRoleArn` is not set",
      },
    ],
    undecided: unknownTrails,
  },
};

export default rule;
