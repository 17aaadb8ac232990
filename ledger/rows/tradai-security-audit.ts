import type { Row } from "../row";

/** Document 002: what is recorded, for how long, and who hears of it. */
export const tradaiSecurityAudit: readonly Row[] = [
  {
    id: "TRADAI-S-07",
    finding: "No alarm told of refused calls, of the root user or of a sign-in without a second factor.",
    state: "closed",
    answer:
      "Metric filters on the trail's log group count these three and the eleven other events of the CIS set, and each has an alarm that reaches the alerts.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.LogMetricFilter security-refused-calls",
            "aws.cloudwatch.LogMetricFilter security-root-use",
            "aws.cloudwatch.LogMetricFilter security-sign-in-without-mfa",
            "aws.cloudwatch.MetricAlarm alarm-security-root-use",
            "aws.cloudwatch.MetricAlarm alarm-security-sign-in-without-mfa",
          ],
        },
      ],
      rules: ["security-alarms", "alarm-actioned"],
      tests: [
        {
          file: "test/unit/edge/security.test.ts",
          title: "lets a control of CIS go, or counts what no control asks for",
        },
        {
          file: "test/mutations/edge-watching.test.ts",
          title: "an event of the CIS set that nothing counts",
        },
        {
          file: "test/mutations/edge-watching.test.ts",
          title: "an event of the CIS set that nobody hears of",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-13",
    finding: "The trail saw one region, and so neither IAM nor sign-in events.",
    state: "closed",
    answer: "The trail covers every region and the global services.",
    evidence: {
      resources: [{ are: ["aws.cloudtrail.Trail trail"] }],
      rules: ["trail-complete"],
      tests: [
        {
          file: "test/unit/persistent/trail.test.ts",
          title: "sees one region, skips global events, validation or an insight, or writes elsewhere",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-14",
    finding: "Reads and writes of table items were not recorded, because wildcards were refused.",
    state: "closed",
    answer:
      "An advanced selector takes every table whose name begins with the project's. The audited tables have streams with both images of an item.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudtrail.Trail trail",
            "aws.dynamodb.Table table-deployments",
            "aws.dynamodb.Table table-trading-state",
            "aws.dynamodb.Table table-config-versions",
          ],
        },
      ],
      rules: ["trail-complete"],
      tests: [
        {
          file: "test/unit/persistent/trail.test.ts",
          title:
            "misses management events, objects of a data bucket or items of a table, or records its own writes",
        },
        {
          file: "test/unit/persistent/tables.test.ts",
          title: "streams the items of other tables than the audited ones",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-15",
    finding: "The trail recorded the objects of two of five buckets.",
    state: "closed",
    answer:
      "It records the objects of the four data buckets. The logs bucket stays out, since each delivery would be an event that is delivered.",
    evidence: {
      resources: [{ are: ["aws.cloudtrail.Trail trail"] }],
      rules: ["trail-complete"],
      tests: [
        {
          file: "test/unit/persistent/trail.test.ts",
          title:
            "misses management events, objects of a data bucket or items of a table, or records its own writes",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-32",
    finding: "Outside prod audit records were kept for 30 days.",
    state: "closed",
    answer:
      "In prod the trail's log group keeps 400 days and no group less than 90. Dev and staging keep 30, for their cost; the trail's files in the bucket stay for 400 days everywhere.",
    evidence: {
      resources: [{ are: ["aws.cloudwatch.LogGroup trail-logs"], in: ["prod"] }],
      rules: ["logs-retained-encrypted", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/persistent/trail.test.ts",
          title: "shortens the retention of the audit log group or masks its records",
        },
        {
          file: "test/config/committed-files.test.ts",
          title: "would keep prod's audit trail for less than the documented 400 days",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-33",
    finding: "Flow logs were kept for seven days.",
    state: "closed",
    answer:
      "They record all traffic and are kept for 7 days in dev, 30 in staging and 90 in prod, where the logs bucket gets a copy.",
    evidence: {
      resources: [
        { are: ["aws.ec2.FlowLog flow-log", "aws.cloudwatch.LogGroup flow-logs"] },
        { are: ["aws.ec2.FlowLog flow-log-bucket"], in: ["prod"] },
      ],
      rules: ["flow-logs-on"],
      tests: [
        {
          file: "test/unit/foundation/flow-logs.test.ts",
          title:
            "keeps the records for longer or shorter than documented, or in plain text where keys are on",
        },
        {
          file: "test/unit/foundation/flow-logs.test.ts",
          title: "records a part of the traffic, or of another network, or delivers elsewhere",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-40",
    finding: "The trail had no customer key, and its log group's name did not tell the environment.",
    state: "closed",
    answer:
      "In prod the trail has a key of its own and its log group has the logs key; dev and staging have none, for their cost. The group's name ends with the environment.",
    evidence: {
      resources: [
        { are: ["aws.cloudtrail.Trail trail", "aws.cloudwatch.LogGroup trail-logs"] },
        { are: ["aws.kms.Key key-trail"], in: ["prod"] },
      ],
      rules: ["trail-complete", "logs-retained-encrypted"],
      tests: [
        {
          file: "test/unit/persistent/trail.test.ts",
          title: "sees one region, skips global events, validation or an insight, or writes elsewhere",
        },
        {
          file: "test/unit/persistent/secrets.test.ts",
          title: "has a customer key that the environment's switch does not ask for, or lacks one",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-42",
    finding: "Nothing looked for intruders, weak images or settings that drift.",
    state: "closed",
    answer:
      "In staging and prod the environment that owns its account switches on GuardDuty, Security Hub, Inspector, Access Analyzer and AWS Config, and grave findings reach the alerts. Dev goes without, for its cost.",
    evidence: {
      resources: [
        {
          are: [
            "aws.guardduty.Detector guardduty",
            "aws.securityhub.Account security-hub",
            "aws.inspector2.Enabler inspector",
            "aws.accessanalyzer.Analyzer access-analyzer",
            "aws.cfg.Recorder config-recorder",
          ],
          in: ["staging", "prod"],
        },
      ],
      rules: ["threat-detection-on"],
      tests: [
        { file: "test/mutations/edge-watching.test.ts", title: "an environment without GuardDuty" },
        { file: "test/mutations/edge-watching.test.ts", title: "findings that go nowhere" },
        { file: "test/unit/edge/detection.test.ts", title: "tells of what is not serious, or of nothing" },
      ],
    },
  },
];
