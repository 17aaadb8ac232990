import type { Check } from "../rule";
import { show, UNKNOWN } from "../graph/values";

/** StepFunctions.1: every step is recorded. https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
export const recorded: Check = function* ({ inputs }) {
  const level = inputs.text("loggingConfiguration.level") ?? "OFF";
  if (level !== "ALL") {
    yield {
      found: `\`loggingConfiguration.level\` is ${show(level)}: ${level === "OFF" ? "no run leaves a trace" : "what a run did before it failed is not told"}`,
      expected: '"ALL"',
    };
    return;
  }
  const destination = inputs.raw("loggingConfiguration.logDestination");
  if (destination !== UNKNOWN && !(typeof destination === "string" && destination.endsWith(":*"))) {
    yield {
      found: `\`loggingConfiguration.logDestination\` is ${show(destination)}`,
      expected: "the ARN of a log group with `:*` behind it: Step Functions refuses any other",
    };
  }
};

/** Where the time of a run goes, over everything that it calls. */
export const traced: Check = function* ({ inputs }) {
  if (inputs.flag("tracingConfiguration.enabled") !== true) {
    yield { found: "`tracingConfiguration.enabled` is not true", expected: "true" };
  }
};
