import { isAbsent, isRecord, textOf, unknown, valuesAt, type Value, type Values } from "../../values";
import { parseJson } from "../policy-document";
import { relation } from "./form";
import type { Relation } from "./form";
import { taskDefinitionRelations } from "./task-definition";

const lambda = "aws:lambda/function:Function";
const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const service = "aws:ecs/service:Service";
const targetGroup = "aws:lb/targetGroup:TargetGroup";
const listener = "aws:lb/listener:Listener";
const rule = "aws:lb/listenerRule:ListenerRule";
const eventRule = "aws:cloudwatch/eventRule:EventRule";

const given = (inputs: Values, property: string): boolean => !isAbsent(inputs[property]);
const isFifo = ({ eventSourceArn }: Values): boolean => textOf(eventSourceArn)?.endsWith(".fifo") === true;
const numberAt = (inputs: Values, path: string): number => Number(valuesAt(inputs, path)[0] ?? NaN);

/** Names that Lambda sets itself: lambda/latest/dg/configuration-envvars.html, "Reserved". */
const reserved =
  /^(?:_HANDLER|_X_AMZN_TRACE_ID|AWS_(?:DEFAULT_REGION|REGION|EXECUTION_ENV|LAMBDA_\w+|ACCESS_KEY(?:_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN)|LAMBDA_(?:TASK_ROOT|RUNTIME_DIR))$/;

const variablesOf = (inputs: Values): Values => {
  const [variables] = valuesAt(inputs, "environment.variables");
  return isRecord(variables) ? variables : {};
};

/** How many values the conditions of a rule compare with; AWS takes five. */
const comparisons = (inputs: Values): number =>
  ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "sourceIp"].reduce(
    (sum, kind) =>
      sum +
      valuesAt(inputs, `conditions[].${kind}.values[]`).length +
      valuesAt(inputs, `conditions[].${kind}.regexValues[]`).length,
    valuesAt(inputs, "conditions[].queryStrings[]").length,
  );

/** Every leaf of an event pattern stands in a list. */
const isPattern = (value: Value): boolean =>
  Array.isArray(value) || (isRecord(value) && Object.values(value).every(isPattern));

/** From the types' API pages and the validation of AWS's provider. Reviewed 2026-11-21. */
export const computeRelations: readonly Relation[] = [
  ...taskDefinitionRelations,
  relation(
    lambda,
    "imageUri",
    "a function of an image has an imageUri, and neither handler, runtime nor layers",
    (inputs) =>
      inputs.packageType === "Image" &&
      (!given(inputs, "imageUri") || ["handler", "runtime", "layers"].some((name) => given(inputs, name))),
  ),
  relation(
    lambda,
    "handler",
    "a function of a package has a handler and a runtime, and no imageUri",
    (inputs) =>
      inputs.packageType === "Zip" &&
      (given(inputs, "imageUri") || !given(inputs, "handler") || !given(inputs, "runtime")),
  ),
  relation(lambda, "environment", "holds a variable whose name is Lambda's own", (inputs) =>
    Object.keys(variablesOf(inputs)).some((name) => reserved.test(name)),
  ),
  relation(
    lambda,
    "environment",
    "is at most 4 KB",
    (inputs) => Buffer.byteLength(JSON.stringify(variablesOf(inputs))) > 4096,
  ),
  relation(
    mapping,
    "batchSize",
    "is at most 10 for a FIFO queue",
    (inputs) => isFifo(inputs) && typeof inputs.batchSize === "number" && inputs.batchSize > 10,
  ),
  relation(
    mapping,
    "maximumBatchingWindowInSeconds",
    "is not supported for a FIFO queue",
    (inputs) => isFifo(inputs) && Number(inputs.maximumBatchingWindowInSeconds ?? 0) > 0,
  ),
  relation(
    mapping,
    "maximumBatchingWindowInSeconds",
    "is at least 1 for more than 10 messages of a queue",
    (inputs) =>
      textOf(inputs.eventSourceArn)?.includes(":sqs:") === true &&
      !isFifo(inputs) &&
      Number(inputs.batchSize ?? 0) > 10 &&
      inputs.maximumBatchingWindowInSeconds !== unknown &&
      !(Number(inputs.maximumBatchingWindowInSeconds ?? 0) >= 1),
  ),
  relation(
    "aws:sfn/stateMachine:StateMachine",
    "definition",
    "is JSON whose StartAt names one of its States",
    ({ definition }) => {
      if (textOf(definition) === undefined) return false;
      const parsed = parseJson(definition);
      if (!isRecord(parsed) || !isRecord(parsed.States)) return true;
      return parsed.States[textOf(parsed.StartAt) ?? ""] === undefined;
    },
  ),
  relation(
    eventRule,
    "scheduleExpression",
    "a rule has a schedule or an event pattern",
    (inputs) => !given(inputs, "scheduleExpression") && !given(inputs, "eventPattern"),
  ),
  relation(eventRule, "eventPattern", "has a value that stands in no list", ({ eventPattern }) => {
    const parsed = parseJson(eventPattern);
    return parsed !== undefined && !isPattern(parsed);
  }),
  relation(
    "aws:cloudwatch/eventTarget:EventTarget",
    "roleArn",
    "RoleArn is required for a state machine",
    (inputs) => /:states:.*:stateMachine:/.test(textOf(inputs.arn) ?? "") && !given(inputs, "roleArn"),
  ),
  relation(
    targetGroup,
    "healthCheck",
    "the interval is longer than the timeout",
    (inputs) => numberAt(inputs, "healthCheck.interval") <= numberAt(inputs, "healthCheck.timeout"),
  ),
  relation(
    listener,
    "certificateArn",
    "HTTPS needs a certificate, and only HTTPS takes one and a TLS policy",
    ({ protocol, certificateArn, sslPolicy }) =>
      protocol !== unknown &&
      (protocol === "HTTPS" ? isAbsent(certificateArn) : !isAbsent(certificateArn) || !isAbsent(sslPolicy)),
  ),
  relation(rule, "conditions", "are one at least, with five values to compare with at most", (inputs) => {
    const conditions = inputs.conditions;
    return Array.isArray(conditions) && (conditions.length === 0 || comparisons(inputs) > 5);
  }),
  relation(
    service,
    "launchType",
    "conflicts with capacityProviderStrategies",
    (inputs) => given(inputs, "launchType") && valuesAt(inputs, "capacityProviderStrategies[]").length > 0,
  ),
  relation(
    service,
    "healthCheckGracePeriodSeconds",
    "is only valid for services behind load balancers",
    (inputs) =>
      given(inputs, "healthCheckGracePeriodSeconds") && valuesAt(inputs, "loadBalancers[]").length === 0,
  ),
  relation(
    service,
    "availabilityZoneRebalancing",
    "needs a deploymentMaximumPercent over 100",
    (inputs) =>
      inputs.availabilityZoneRebalancing === "ENABLED" &&
      Number(inputs.deploymentMaximumPercent ?? 200) <= 100,
  ),
  relation(
    service,
    "deploymentMaximumPercent",
    "is above deploymentMinimumHealthyPercent, or no task could ever be replaced",
    ({ deploymentMaximumPercent: most, deploymentMinimumHealthyPercent: least }) =>
      typeof most === "number" && typeof least === "number" && most <= least,
  ),
  relation(
    service,
    "loadBalancers",
    "blue/green behind a load balancer needs advancedConfiguration",
    (inputs) =>
      valuesAt(inputs, "deploymentConfiguration.strategy").includes("BLUE_GREEN") &&
      (valuesAt(inputs, "loadBalancers[]") as Values[]).some(({ advancedConfiguration }) =>
        isAbsent(advancedConfiguration),
      ),
  ),
  relation(
    "aws:appautoscaling/target:Target",
    "maxCapacity",
    "is at least minCapacity",
    ({ minCapacity, maxCapacity }) => Number(minCapacity) > Number(maxCapacity),
  ),
  relation(
    "aws:appautoscaling/policy:Policy",
    "policyType",
    "TargetTrackingScaling, and only that, goes with targetTrackingScalingPolicyConfiguration",
    (inputs) =>
      inputs.policyType !== unknown &&
      (inputs.policyType === "TargetTrackingScaling") !==
        given(inputs, "targetTrackingScalingPolicyConfiguration"),
  ),
  relation(
    "aws:ec2/launchTemplate:LaunchTemplate",
    "userData",
    "is at most 16 KB before it is Base64",
    ({ userData }) => Buffer.from(textOf(userData) ?? "", "base64").length > 16_384,
  ),
  relation(
    "aws:acmpca/certificateAuthority:CertificateAuthority",
    "certificateAuthorityConfiguration",
    "keyAlgorithm and signingAlgorithm are of one family, RSA or EC",
    (inputs) => {
      const [key, signing] = ["keyAlgorithm", "signingAlgorithm"].map((name) =>
        textOf(valuesAt(inputs, `certificateAuthorityConfiguration.${name}`)[0]),
      );
      return key !== undefined && signing !== undefined && key.startsWith("EC") !== signing.endsWith("ECDSA");
    },
  ),
];
