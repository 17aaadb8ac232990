import { UNKNOWN, type Plan } from "../../tools/engine/plan";

/**
 * Inputs that are documents a reviewer has to read, by name: policies of every kind, trust policies, container
 * definitions and event patterns (decisions.md section 2).
 */
const DOCUMENT = /^(policy|policyDocument|\w+Policy|inlinePolicies|containerDefinitions|eventPattern)$/;

/** Inputs of such a name that are none: settings of a password, of what a policy is attached to. */
const NO_DOCUMENT = /^passwordPolicy$/;

export interface DocumentInput {
  /** Resource and input. */
  readonly where: string;
  readonly value: unknown;
}

/** Every input of a plan that is a document. */
export function documentsOf({ resources }: Plan): readonly DocumentInput[] {
  return resources.flatMap(({ urn, inputs }) =>
    Object.entries(inputs)
      .filter(([name]) => DOCUMENT.test(name) && !NO_DOCUMENT.test(name))
      .map(([name, value]) => ({ where: `${urn} ${name}`, value })),
  );
}

export function holdsUnknown(value: unknown): boolean {
  if (typeof value === "string") return value.includes(UNKNOWN);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsUnknown);
}
