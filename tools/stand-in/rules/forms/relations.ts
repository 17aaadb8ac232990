import { isAbsent, isRecord, textOf, unknown, valuesAt, type Values } from "../../values";
import { parseJson } from "../policy-document";
import type { Relation } from "./form";

const queue = "aws:sqs/queue:Queue";
const flowLog = "aws:ec2/flowLog:FlowLog";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

const endpoints: Readonly<Record<string, RegExp>> = {
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  "email-json": /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  http: /^http:\/\//,
  https: /^https:\/\//,
  sqs: /^arn:aws[\w-]*:sqs:/,
  lambda: /^arn:aws[\w-]*:lambda:/,
};

function relation(
  type: string,
  property: string,
  reason: string,
  broken: (inputs: Values) => boolean,
): Relation {
  return { type, problem: (inputs) => (broken(inputs) ? { property, reason } : undefined) };
}

const given = (inputs: Values, property: string): boolean => !isAbsent(inputs[property]);

/** Both alarms on one metric and alarms on an expression give their period somewhere. */
function coveredSeconds({ period, evaluationPeriods }: Values): number {
  return typeof period === "number" && typeof evaluationPeriods === "number" ? period * evaluationPeriods : 0;
}

/** From the types' API pages and the validation of AWS's provider. Reviewed 2026-11-21. */
export const relations: readonly Relation[] = [
  relation(queue, "name", "a FIFO queue's name, and only a FIFO queue's, ends in '.fifo'", (inputs) => {
    const name = textOf(inputs.name);
    return name !== undefined && (inputs.fifoQueue === true) !== name.endsWith(".fifo");
  }),
  relation(
    queue,
    "name",
    "only letters, digits, '-' and '_', at most 80 with the ending '.fifo'",
    (inputs) => {
      const name = textOf(inputs.name);
      return name !== undefined && !/^(?=.{1,80}$)[\w-]+(?:\.fifo)?$/.test(name);
    },
  ),
  relation(
    queue,
    "contentBasedDeduplication",
    "can only be set for a FIFO queue",
    (inputs) => inputs.contentBasedDeduplication === true && inputs.fifoQueue !== true,
  ),
  relation(
    queue,
    "sqsManagedSseEnabled",
    "conflicts with 'kmsMasterKeyId'",
    (inputs) => given(inputs, "sqsManagedSseEnabled") && given(inputs, "kmsMasterKeyId"),
  ),
  relation(
    queue,
    "redrivePolicy",
    "is {deadLetterTargetArn, maxReceiveCount}, with a count from 1 to 1000",
    (inputs) => {
      const policy = parseJson(inputs.redrivePolicy);
      if (policy === undefined) return false;
      if (!isRecord(policy)) return true;
      const count = Number(policy.maxReceiveCount);
      const known = Object.keys(policy).every((key) =>
        ["deadLetterTargetArn", "maxReceiveCount"].includes(key),
      );
      return !known || isAbsent(policy.deadLetterTargetArn) || !(count >= 1 && count <= 1000);
    },
  ),
  relation(
    queue,
    "redriveAllowPolicy",
    "is {redrivePermission}: allowAll, denyAll, or byQueue with 1 to 10 sourceQueueArns",
    (inputs) => {
      const policy = parseJson(inputs.redriveAllowPolicy);
      if (policy === undefined) return false;
      const sources = valuesAt(policy, "sourceQueueArns[]").length;
      const permission = isRecord(policy) ? (textOf(policy.redrivePermission) ?? "") : "";
      if (permission === "byQueue") return sources < 1 || sources > 10;
      return !["allowAll", "denyAll"].includes(permission) || sources > 0;
    },
  ),
  relation(
    "aws:sns/topicSubscription:TopicSubscription",
    "endpoint",
    "does not fit the protocol",
    (inputs) => {
      const [form, endpoint] = [endpoints[textOf(inputs.protocol) ?? ""], textOf(inputs.endpoint)];
      return form !== undefined && endpoint !== undefined && !form.test(endpoint);
    },
  ),
  relation(
    flowLog,
    "iamRoleArn",
    "DeliverLogsPermissionArn is not applicable for s3 delivery",
    (inputs) => inputs.logDestinationType === "s3" && given(inputs, "iamRoleArn"),
  ),
  relation(
    flowLog,
    "iamRoleArn",
    "delivery to CloudWatch Logs needs a role",
    (inputs) =>
      (inputs.logDestinationType ?? "cloud-watch-logs") === "cloud-watch-logs" &&
      !given(inputs, "iamRoleArn"),
  ),
  relation(
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    "vpcEndpointType",
    "a gateway endpoint has neither subnets, nor security groups, nor private names",
    (inputs) =>
      (inputs.vpcEndpointType ?? "Gateway") === "Gateway" &&
      (given(inputs, "subnetIds") || given(inputs, "securityGroupIds") || inputs.privateDnsEnabled === true),
  ),
  ...["SecurityGroupIngressRule", "SecurityGroupEgressRule"].map((kind) =>
    relation(
      `aws:vpc/s${kind.slice(1)}:${kind}`,
      "referencedSecurityGroupId",
      "exactly one of cidrIpv4, cidrIpv6, prefixListId and referencedSecurityGroupId must be given",
      (inputs) =>
        ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"].filter((peer) =>
          given(inputs, peer),
        ).length !== 1,
    ),
  ),
  relation(
    "aws:ec2/networkAclRule:NetworkAclRule",
    "cidrBlock",
    "exactly one of cidrBlock and ipv6CidrBlock must be given",
    (inputs) => given(inputs, "cidrBlock") === given(inputs, "ipv6CidrBlock"),
  ),
  relation(
    "aws:route53/resolverFirewallRule:ResolverFirewallRule",
    "blockResponse",
    "is given with the action BLOCK and with no other",
    (inputs) => inputs.action !== unknown && (inputs.action === "BLOCK") !== given(inputs, "blockResponse"),
  ),
  relation(alarm, "datapointsToAlarm", "is at most evaluationPeriods", (inputs) => {
    const { datapointsToAlarm: wanted, evaluationPeriods: all } = inputs;
    return typeof wanted === "number" && typeof all === "number" && wanted > all;
  }),
  relation(
    alarm,
    "period",
    "is 10, 20, 30 or a multiple of 60",
    ({ period }) => typeof period === "number" && ![10, 20, 30].includes(period) && period % 60 !== 0,
  ),
  relation(
    alarm,
    "evaluationPeriods",
    "period times evaluationPeriods is at most a day, and a week from a period of an hour on",
    (inputs) => coveredSeconds(inputs) > (Number(inputs.period) >= 3600 ? 604_800 : 86_400),
  ),
  // hashicorp/terraform-provider-aws issue 39252
  relation(
    "aws:rds/parameterGroup:ParameterGroup",
    "parameters",
    "rds.force_ssl is 1 by itself from PostgreSQL 15 on and is reported as 'pending-reboot': another applyMethod differs in every preview",
    ({ family, parameters }) =>
      Number(/^postgres(\d+)$/.exec(textOf(family) ?? "")?.[1] ?? 0) >= 15 &&
      Array.isArray(parameters) &&
      parameters.some(
        (parameter) =>
          isRecord(parameter) &&
          parameter.name === "rds.force_ssl" &&
          parameter.value === "1" &&
          parameter.applyMethod !== "pending-reboot",
      ),
  ),
];
