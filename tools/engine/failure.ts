import { UserError } from "../../shared/errors";
import type { Diagnostic } from "./event-collector";
import type { OperationResult } from "./operation";
import { readUrn } from "./urn";

function diagnosticText({ severity, urn, message }: Diagnostic): string {
  const { type, name } = readUrn(urn ?? "");
  const subject = urn === undefined ? "" : ` ${type} ${name}:`;
  return `${severity}:${subject} ${message.replace(/^(error|warning): /, "")}`;
}

/** What the engine and the provider warned of, one entry a warning. */
export function warningsOf({ diagnostics }: OperationResult): readonly string[] {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning").map(diagnosticText);
  return [...new Set(warnings)];
}

/**
 * Why an operation failed, for people: the message of a user's mistake alone, otherwise all that the engine
 * said. Empty when only policies were violated, which the summary tells.
 */
export function failureText({ failure, diagnostics, stderr }: OperationResult): string {
  if (failure instanceof UserError) return `error: ${failure.message}`;
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(diagnosticText);
  const told = [...new Set(errors)];
  return (told.length > 0 ? told : [stderr]).filter((text) => text !== "").join("\n");
}
