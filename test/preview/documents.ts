import { UNKNOWN, type Plan } from "../../tools/engine/plan";

/**
 * Inputs that are documents a reviewer has to read, by name: policies of every kind, trust policies, container and state
 * machine definitions, event patterns, patterns of metric filters, rules of composite alarms, procedures, dashboards and start
 * scripts (decisions.md section 2).
 */
const DOCUMENT =
  /^(policy|policyDocument|\w+Policy|inlinePolicies|containerDefinitions|eventPattern|pattern|definition|alarmRule|content|dashboardBody|userData)$/;

/** Inputs of such a name that are none: settings of a password, of a queue, of an event's retries. */
const NO_DOCUMENT = /^(passwordPolicy|instanceMaintenancePolicy|retryPolicy)$/;

/** What a reviewer cannot read in a first preview all the same, by type and input, with the reason. */
export const unreadableAtFirst: Readonly<Record<string, string>> = {
  "aws:sfn/stateMachine:StateMachine definition":
    "it names the subnets and the group of the tasks, which AWS has not named yet (decisions.md section 2)",
  "aws:cloudwatch/dashboard:Dashboard dashboardBody":
    "metrics of the load balancer go by the end of its ARN, which AWS has not made yet (decisions.md section 2)",
};

export interface DocumentInput {
  /** Resource and input. */
  readonly where: string;
  /** Type and input. */
  readonly kind: string;
  readonly value: unknown;
}

/** Every input of a plan that is a document. */
export function documentsOf({ resources }: Plan): readonly DocumentInput[] {
  return resources.flatMap(({ urn, type, inputs }) =>
    Object.entries(inputs)
      .filter(([name]) => DOCUMENT.test(name) && !NO_DOCUMENT.test(name))
      .map(([name, value]) => ({ where: `${urn} ${name}`, kind: `${type} ${name}`, value })),
  );
}

export function holdsUnknown(value: unknown): boolean {
  if (typeof value === "string") return value.includes(UNKNOWN);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsUnknown);
}
