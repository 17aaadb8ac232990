import { requiredVariables } from "../../shared/handlers";

/** What the function is told by its environment variables. */
export interface Configuration {
  /** Name of the NAT instance's Auto Scaling group. */
  readonly GROUP_NAME: string;
  /** Name of the group's launch hook. */
  readonly HOOK_NAME: string;
  /** ARN of the rule that starts the function every five minutes. */
  readonly RECONCILE_RULE: string;
  /** Tag `env` of the route tables. */
  readonly ENVIRONMENT: string;
  /** Tag `tier` of the route tables. */
  readonly TIER: string;
}

/** @throws Error naming the variables that the layer did not set: no event can be handled without them. */
export function readConfiguration(variables: NodeJS.ProcessEnv): Configuration {
  return requiredVariables(
    variables,
    ["GROUP_NAME", "HOOK_NAME", "RECONCILE_RULE", "ENVIRONMENT", "TIER"],
    "foundation",
  );
}
