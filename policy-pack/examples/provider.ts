import { account, region } from "./bucket";

/** Inputs of the provider of an example's resources, as the engine holds them: JSON text where not a string. */
export function defaultExampleProvider(environment: string): Readonly<Record<string, unknown>> {
  return {
    region,
    allowedAccountIds: JSON.stringify([account]),
    defaultTags: JSON.stringify({
      tags: { project: "tradai", env: environment, owner: "platform-team", "managed-by": "pulumi" },
    }),
  };
}
