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

/** @throws Error naming the variable that the layer did not set: no event can be handled without it. */
export function readConfiguration(variables: NodeJS.ProcessEnv): Configuration {
  const required = (name: keyof Configuration): string => {
    const value = variables[name];
    if (value === undefined || value === "") {
      throw new Error(
        `environment variable ${name} of the function is not set; the foundation layer sets it`,
      );
    }
    return value;
  };
  return {
    GROUP_NAME: required("GROUP_NAME"),
    HOOK_NAME: required("HOOK_NAME"),
    RECONCILE_RULE: required("RECONCILE_RULE"),
    ENVIRONMENT: required("ENVIRONMENT"),
    TIER: required("TIER"),
  };
}
