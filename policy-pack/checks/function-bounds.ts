import { eventRuleType, functionOf, functionsOf, functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import type { Target } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import { parseArn } from "../iam/patterns";
import type { Check } from "../rule";
import { problemOfRuntime } from "./lambda-runtimes";
import { shortestInterval } from "./schedule-interval";

export { functionType };
export const permissionType = "aws:lambda/permission:Permission";
const scheduleType = "aws:scheduler/schedule:Schedule";

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const bounds = [
  { property: "memorySize", unit: "MB", least: 128, most: 10_240, silent: "128 MB" },
  { property: "timeout", unit: "seconds", least: 1, most: 900, silent: "3 seconds" },
] as const;

/** Memory and time are said: the defaults fit hardly any function. */
export const sized: Check = function* ({ inputs }) {
  for (const { property, unit, least, most, silent } of bounds) {
    const found = inputs.number(property);
    if (found === undefined || found < least || found > most) {
      yield {
        found:
          found === undefined
            ? `\`${property}\` is not set: the function has ${silent}`
            : `\`${property}\` is ${found}`,
        expected: `${least} to ${most} ${unit}`,
      };
    }
  }
};

/**
 * EDGAR-28, ORION-58: a function has its share of the account's concurrency. Without one it may take all of it from the
 * others, and a share of nothing is how a function is switched off: AWS refuses every call.
 */
export const hasItsShare: Check = function* ({ inputs }) {
  const share = inputs.number("reservedConcurrentExecutions");
  if (share === undefined || share <= 0) {
    yield {
      found:
        share === 0
          ? "`reservedConcurrentExecutions` is 0: the function never runs"
          : "`reservedConcurrentExecutions` is not set: the function may take every other's share",
      expected: "1 or more",
    };
  }
};

export const urlType = "aws:lambda/functionUrl:FunctionUrl";

/** An address of its own asks who calls. */
export const urlAuthorised: Check = function* ({ inputs }) {
  const authorisation = inputs.text("authorizationType");
  if (authorisation !== "AWS_IAM") {
    yield {
      found: `\`authorizationType\` is ${show(authorisation)}: whoever knows the address invokes the function`,
      expected: '"AWS_IAM"',
    };
  }
};

/** A function of an archive names a runtime that AWS still supports; an image brings its own. */
export const runtimeSupported: Check = function* ({ inputs }) {
  if (inputs.text("packageType") === "Image" || inputs.has("imageUri")) {
    return;
  }
  const runtime = inputs.text("runtime");
  const problem = runtime === undefined ? "the function has no runtime" : problemOfRuntime(runtime);
  if (problem !== undefined) {
    yield { found: problem, expected: "a runtime that AWS supports" };
  }
};

interface Schedule {
  readonly name: string;
  readonly expression: string;
}

function names(target: Target, subject: Resource): boolean {
  // Stryker disable next-line ConditionalExpression: a target of another kind has no resource
  return target.kind === "resource" && target.resource === subject;
}

/** The schedules that invoke a function; throws where one may that cannot be told. */
export function schedulesOf(graph: ResourceGraph, subject: Resource): readonly Schedule[] {
  const isOn = ({ inputs }: Resource): boolean =>
    inputs.text("state") !== "DISABLED" && inputs.flag("isEnabled") !== false;
  const scheduled = ({ name, inputs }: Resource): Schedule[] =>
    inputs.texts("scheduleExpression").map((expression) => ({ name, expression }));
  const byRule = graph.ofType(eventRuleType).filter((rule) => rule.inputs.has("scheduleExpression"));
  const bySchedule = graph.ofType(scheduleType).map((schedule) => ({
    schedule,
    target: functionOf(graph, schedule, "target", schedule.inputs.raw("target.arn")),
  }));
  const found = [
    ...byRule.filter((rule) => functionsOf(graph, rule).functions.includes(subject)),
    ...bySchedule.filter(({ target }) => names(target, subject)).map(({ schedule }) => schedule),
  ]
    .filter(isOn)
    .flatMap(scheduled);
  const unclear =
    byRule.find((rule) => functionsOf(graph, rule).hasUnknown) ??
    bySchedule.find(
      ({ schedule, target }) => target.kind === "unknown" && schedule.dependenciesOf("target").length === 0,
    )?.schedule;
  if (unclear && found.length === 0) {
    throw new UnknownRead(`target of ${unclear.name}`);
  }
  return found;
}

/**
 * Relation 18: a run that takes its whole timeout is over before the next one begins. Where it takes exactly as long as
 * the interval one run at a time is enough; where it takes longer, runs that wait pile up for six hours and are dropped.
 */
export const runsOneAtATime: Check = function* (subject, { graph }) {
  const timeout = subject.inputs.number("timeout") ?? 3;
  for (const { name, expression } of schedulesOf(graph, subject)) {
    const interval = shortestInterval(expression);
    if (interval === undefined || timeout < interval) {
      continue;
    }
    const waits = subject.inputs.number("reservedConcurrentExecutions") === 1;
    if (!waits || timeout > interval) {
      yield {
        found: `${name} runs it every ${interval} seconds (${expression}) and its timeout is ${timeout}: ${waits ? "runs wait for each other and are dropped" : "runs overlap"}`,
        expected: "a timeout below the interval, or of as long with `reservedConcurrentExecutions: 1`",
      };
    }
  }
};

/** Lambda.1: who may invoke a function is one caller of this account. */
export const callerOfFunction: Check = function* (permission, { place }) {
  const { inputs } = permission;
  const principal = String(inputs.text("principal"));
  if (principal === "*" && !inputs.has("principalOrgId")) {
    yield { found: "the permission lets everybody invoke the function", expected: "a named principal" };
  }
  // An ARN of S3 holds no account: a bucket that was deleted may be another customer's today.
  const wanted = principal === "s3.amazonaws.com" ? ["sourceAccount"] : ["sourceArn", "sourceAccount"];
  if (principal.endsWith(".amazonaws.com") && !wanted.some((property) => inputs.has(property))) {
    yield {
      found: `the permission lets ${principal} invoke the function whoever it acts for`,
      expected: wanted.join(" or "),
    };
  }
  const { account } = place;
  const foreign = [
    parseArn(principal)?.account ?? principal,
    permission.knownText("sourceAccount") ?? principal,
  ].find((each) => !/\D/.test(each) && each !== account);
  if (foreign !== undefined && account !== undefined) {
    yield { found: `the permission admits account ${show(foreign)}`, expected: `account ${account}` };
  }
};
