import type { Parameter, Procedure, Step } from "./procedure";

/** How Systems Manager writes a step of each kind. */
function content(step: Step): object {
  if (step.kind === "choose") {
    const choices = Object.entries(step.steps).map(([value, next]) => ({
      NextStep: next,
      Variable: `{{ ${step.parameter} }}`,
      StringEquals: value,
    }));
    return { action: "aws:branch", inputs: { Choices: choices } };
  }
  const { service, api, inputs } = step.call;
  const call = { Service: service, Api: api, ...inputs };
  if (step.kind === "call") {
    const kept = Object.entries(step.keep ?? {}).map(([name, { selector, type }]) => ({
      Name: name,
      Selector: selector,
      Type: type,
    }));
    return {
      action: "aws:executeAwsApi",
      inputs: call,
      ...(kept.length === 0 ? {} : { outputs: kept }),
    };
  }
  return {
    action: step.kind === "wait" ? "aws:waitForAwsResourceProperty" : "aws:assertAwsResourceProperty",
    timeoutSeconds: step.timeoutSeconds,
    inputs: { ...call, PropertySelector: step.selector, DesiredValues: step.wanted },
  };
}

/** Where a step leads; a branch leads where it says itself. */
function continuation({ kind, next }: Step): object {
  if (kind === "choose" || next === undefined) return {};
  return next === "end" ? { isEnd: true } : { nextStep: next };
}

/** A parameter as Systems Manager writes it; descriptions there are plain text. */
function parameter({ description, ...rest }: Parameter): object {
  return { ...rest, description: description.replaceAll("`", "") };
}

/**
 * The content of the Automation document of a procedure
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html).
 *
 * @param assumeRole ARN of the role that it works with.
 */
export function automationContent(procedure: Procedure, assumeRole: string): string {
  const outputs = procedure.steps.flatMap((step) =>
    step.kind === "call" ? Object.keys(step.keep ?? {}).map((name) => `${step.name}.${name}`) : [],
  );
  return JSON.stringify({
    schemaVersion: "0.3",
    description: procedure.when.join("\n\n").replaceAll("`", ""),
    assumeRole,
    parameters: Object.fromEntries(
      Object.entries(procedure.parameters).map(([name, row]) => [name, parameter(row)]),
    ),
    mainSteps: procedure.steps.map((step) => ({
      name: step.name,
      description: step.about,
      ...content(step),
      ...continuation(step),
    })),
    ...(outputs.length === 0 ? {} : { outputs }),
  });
}
