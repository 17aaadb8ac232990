import type { Procedure, Step } from "./procedure";

const kinds: Readonly<Record<Step["kind"], string>> = {
  assert: "check",
  call: "call",
  choose: "choice",
  wait: "wait",
};

function stepLine(step: Step): string {
  const what =
    step.kind === "choose" ? `parameter \`${step.parameter}\`` : `\`${step.call.service}:${step.call.api}\``;
  const hold = step.kind === "wait" ? `, at most ${step.timeoutSeconds / 60} minutes` : "";
  return `1. **${step.name}** (${kinds[step.kind]}, ${what}${hold}): ${step.about}`;
}

function example(procedure: Procedure, document: string, region: string): string {
  const given = Object.entries(procedure.parameters).map(([name, { type }]) => [
    name,
    [type === "StringMap" ? "{...}" : "..."],
  ]);
  const parameters = JSON.stringify(Object.fromEntries(given));
  return [
    "```sh",
    `aws ssm start-automation-execution --region ${region} --document-name ${document} \\`,
    `  --parameters '${parameters}'`,
    `aws ssm get-automation-execution --region ${region} --automation-execution-id ... \\`,
    "  --query 'AutomationExecution.[AutomationExecutionStatus,FailureMessage,Outputs]'",
    "```",
  ].join("\n");
}

/**
 * The page of `docs/runbooks` about a procedure, from what its document is made of.
 *
 * @param document name of the Systems Manager document, with `<env>` in the place of the environment.
 */
export function procedurePage(procedure: Procedure, document: string, region: string): string {
  const parameters = Object.entries(procedure.parameters).map(
    ([name, { description, allowedValues = [] }]) => {
      const shown = allowedValues.length > 3 ? [] : allowedValues.map((value) => `\`${value}\``);
      return `- \`${name}\`: ${description}${shown.length === 0 ? "" : ` One of ${shown.join(", ")}.`}`;
    },
  );
  return `${[
    `# ${procedure.title}`,
    "Written by `npm run docs` from `edge/procedures`, as the document of the same name is; do not edit.",
    ...procedure.when,
    "## Start it",
    `The document is \`${document}\`. It works with a role of its own; who starts it needs the tag of operators and a second factor (\`compute/cli-ci-role.ts\`).`,
    example(procedure, document, region),
    parameters.join("\n"),
    "## What it does",
    procedure.steps.map(stepLine).join("\n"),
    "## Afterwards",
    procedure.afterwards.map((line) => `- ${line}`).join("\n"),
  ].join("\n\n")}\n`;
}
