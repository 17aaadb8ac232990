import type { Cloud, CloudResource } from "../../cloud";
import { textOf, valuesAt, type Value } from "../../values";
import { grantsOf } from "../permissions";
import { named, special, type SpecialCase } from "./case";
import { functionOf } from "./qualifiers";

const type = "aws:lambda/function:Function";
const roles = ["aws:iam/role:Role"];
const invalid = "InvalidParameterValueException";

/** How a function's role sends what failed to a destination, by the service in the destination's ARN. */
const sending: Readonly<Record<string, { action: string; call: string }>> = {
  sqs: { action: "sqs:SendMessage", call: "SendMessage on SQS" },
  sns: { action: "sns:Publish", call: "Publish on SNS" },
  lambda: { action: "lambda:InvokeFunction", call: "InvokeFunction on LAMBDA" },
  events: { action: "events:PutEvents", call: "PutEvents on EVENTBRIDGE" },
};

/** The policies by which a role may do it, or AWS's words where it has none. */
function permitted(
  cloud: Cloud,
  role: CloudResource | undefined,
  { action, call }: { action: string; call: string },
  resource?: string,
): { said: string; hint: string } | CloudResource[] {
  if (role === undefined) return [];
  const grants = grantsOf(cloud, role, action, resource);
  if (grants.length > 0) return grants;
  return {
    said: `The provided execution role does not have permissions to call ${call}`,
    hint: `no policy of role '${role.id}' allows ${action}${resource === undefined ? "" : ` on ${resource}`} at this moment; state the dependency with dependsOn`,
  };
}

function maySend(
  cloud: Cloud,
  role: Value | undefined,
  destination: Value | undefined,
): ReturnType<typeof permitted> {
  const target = textOf(destination);
  const way = sending[target?.split(":")[2] ?? ""];
  return way === undefined ? [] : permitted(cloud, named(cloud, roles, role)[0], way, target);
}

const failuresAway = special(
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  invalid,
  "lambda/latest/dg/invocation-async-retain-records.html",
  ({ inputs }, cloud) => {
    const found = functionOf(cloud, inputs.functionName);
    return maySend(cloud, found?.inputs.role, valuesAt(inputs, "destinationConfig.onFailure.destination")[0]);
  },
);

const deadLetters = special(
  type,
  invalid,
  "lambda/latest/dg/invocation-async-retain-records.html",
  (write, cloud) =>
    maySend(cloud, write.inputs.role, valuesAt(write.inputs, "deadLetterConfig.targetArn")[0]),
);

const insideVpc = special(type, invalid, "lambda/latest/dg/configuration-vpc.html", ({ inputs }, cloud) => {
  if (valuesAt(inputs, "vpcConfig.subnetIds[]").length === 0) return [];
  const call = { action: "ec2:CreateNetworkInterface", call: "CreateNetworkInterface on EC2" };
  return permitted(cloud, named(cloud, roles, inputs.role)[0], call);
});

/** A new account's limit is 1000 concurrent executions, of which 100 must stay for functions without any of their own. */
const concurrencyLeft = special(
  type,
  invalid,
  "lambda/latest/dg/configuration-concurrency.html",
  ({ inputs, own }, cloud) => {
    const others = cloud.list(type).filter(({ id }) => id !== own);
    const reserved = [inputs, ...others.map((other) => other.inputs)]
      .map(({ reservedConcurrentExecutions: count }) => (typeof count === "number" && count > 0 ? count : 0))
      .reduce((sum, count) => sum + count, 0);
    if (reserved <= 900) return [];
    return {
      said:
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution " +
        "below its minimum value of [100].",
      hint: `${reserved} of 1000 would be reserved`,
    };
  },
);

const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const mappingPage = "lambda/latest/dg/services-sqs-configure.html";

const visibleLongEnough = special(mapping, invalid, mappingPage, ({ inputs }, cloud) => {
  const [source] = named(cloud, ["aws:sqs/queue:Queue"], inputs.eventSourceArn);
  const found = functionOf(cloud, inputs.functionName);
  if (source === undefined || found === undefined) return [];
  const seconds = (value: Value | undefined, otherwise: number): number =>
    typeof value === "number" ? value : otherwise;
  const visibility = seconds(source.inputs.visibilityTimeoutSeconds, 30);
  const timeout = seconds(found.inputs.timeout, 3);
  if (visibility >= timeout) return [];
  return {
    said: `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeout} seconds`,
  };
});

const mayReceive = special(mapping, invalid, mappingPage, ({ inputs }, cloud) => {
  const [source] = named(cloud, ["aws:sqs/queue:Queue"], inputs.eventSourceArn);
  const found = functionOf(cloud, inputs.functionName);
  if (source === undefined || found === undefined) return [];
  const call = { action: "sqs:ReceiveMessage", call: "ReceiveMessage on SQS" };
  return permitted(cloud, named(cloud, roles, found.inputs.role)[0], call, source.arn);
});

/** Reviewed 2026-11-21. */
export const functionCases: readonly SpecialCase[] = [
  failuresAway,
  deadLetters,
  insideVpc,
  concurrencyLeft,
  visibleLongEnough,
  mayReceive,
];
