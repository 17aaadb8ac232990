import { requiredVariables } from "../../shared/handlers";

/** What the function is told by its environment variables. */
export interface Configuration {
  /** Name of the consolidated host's Auto Scaling group. */
  readonly GROUP_NAME: string;
  /** Name of the group's terminate hook. */
  readonly HOOK_NAME: string;
  /** Id of the Cloud Map namespace whose services are kept clean. */
  readonly NAMESPACE_ID: string;
  /** ARN of the rule that starts the function every five minutes. */
  readonly RECONCILE_RULE: string;
  /** Topic that is told what was removed. */
  readonly TOPIC_ARN_REGISTRATION: string;
}

/** @throws Error naming the variables that the layer did not set */
export function readConfiguration(variables: NodeJS.ProcessEnv): Configuration {
  return requiredVariables(
    variables,
    ["GROUP_NAME", "HOOK_NAME", "NAMESPACE_ID", "RECONCILE_RULE", "TOPIC_ARN_REGISTRATION"],
    "compute",
  );
}
