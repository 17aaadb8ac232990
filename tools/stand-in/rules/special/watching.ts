import { textOf, valuesAt, type Value, type Values } from "../../values";
import { named, special, type SpecialCase } from "./case";

const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const metric = "aws:cloudwatch/metricAlarm:MetricAlarm";
const canary = "aws:synthetics/canary:Canary";
const object = "aws:s3/bucketObjectv2:BucketObjectv2";

/** The alarms that a rule such as `ALARM("a") OR NOT OK(b)` names, by name or ARN. */
export function alarmsIn(rule: Value | undefined): string[] {
  const terms = (textOf(rule) ?? "").matchAll(
    /\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*("[^"]*"|[^")]*?)\s*\)/g,
  );
  return [...terms].map(([, name = ""]) =>
    name.replace(/^"(.*)"$/, "$1").replace(/^arn:aws[\w-]*:cloudwatch:.*:alarm:/, ""),
  );
}

const alarmNames = (inputs: Values): string[] => [
  ...alarmsIn(inputs.alarmRule),
  ...valuesAt(inputs, "actionsSuppressor.alarm").flatMap(
    (alarm) => textOf(alarm)?.split(":alarm:").at(-1) ?? [],
  ),
];

const alarmsThere = special(
  composite,
  "ValidationError",
  "AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html",
  ({ inputs }, cloud) => {
    const met = alarmNames(inputs).map((name) => ({ name, alarm: cloud.find([metric, composite], name) }));
    const missing = met.filter(({ alarm }) => alarm === undefined).map(({ name }) => name);
    if (missing.length === 0) return met.flatMap(({ alarm }) => alarm ?? []);
    return {
      said: `Could not save the composite alarm as alarms [${missing.join(", ")}] in the alarm rule do not exist`,
      hint: "state the dependency on the alarms with dependsOn",
    };
  },
);

/** Alarms on metrics and composite ones share their names. */
const otherKind = (type: string, other: string): SpecialCase =>
  special(
    type,
    "ValidationError",
    "AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html",
    ({ inputs }, cloud) => {
      const name = textOf(inputs.name ?? inputs.alarmName);
      const holder = cloud.list(other).find((alarm) => alarm.name !== undefined && alarm.name === name);
      if (holder === undefined) return [];
      return {
        said: `An alarm with the name ${name ?? ""} but of another type already exists`,
        hint: `it belongs to ${holder.urn}`,
      };
    },
  );

const codeThere = special(
  canary,
  "ValidationException",
  "AmazonSynthetics/latest/APIReference/API_CreateCanary.html",
  ({ inputs }, cloud) => {
    const [bucket, key] = [textOf(inputs.s3Bucket), textOf(inputs.s3Key)];
    if (bucket === undefined || key === undefined) return [];
    const found = named(cloud, [object], `${bucket}/${key}`);
    return found.length > 0
      ? found
      : {
          said: "The specified key does not exist.",
          hint: `bucket '${bucket}' has no '${key}' at this moment; state the dependency with dependsOn`,
        };
  },
);

/** `s3://bucket/folder`, or without the scheme. */
const artifactsKept = special(
  canary,
  "ValidationException",
  "AmazonSynthetics/latest/APIReference/API_CreateCanary.html",
  ({ inputs }, cloud) => {
    const place = textOf(inputs.artifactS3Location)
      ?.replace(/^s3:\/\//, "")
      .split("/")[0];
    if (place === undefined) return [];
    const found = named(cloud, ["aws:s3/bucket:Bucket"], place);
    return found.length > 0
      ? found
      : { said: "The artifact bucket does not exist", hint: `there is no bucket '${place}' at this moment` };
  },
);

/** A group of the class for seldom access has no metric filters. */
const filterable = special(
  "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  "InvalidParameterException",
  "AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html",
  ({ inputs }, cloud) => {
    const [group] = named(cloud, ["aws:cloudwatch/logGroup:LogGroup"], inputs.logGroupName);
    return group?.inputs.logGroupClass === "INFREQUENT_ACCESS"
      ? { said: "Metric filters are not supported for log groups of class INFREQUENT_ACCESS" }
      : [];
  },
);

/** Reviewed 2026-11-21. */
export const watchingCases: readonly SpecialCase[] = [
  alarmsThere,
  otherKind(composite, metric),
  otherKind(metric, composite),
  codeThere,
  artifactsKept,
  filterable,
];
