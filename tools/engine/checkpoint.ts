import { z } from "zod";

const resourceSchema = z.looseObject({
  urn: z.string(),
  type: z.string(),
  custom: z.boolean(),
  parent: z.string().optional(),
  provider: z.string().optional(),
  dependencies: z.array(z.string()).optional(),
  propertyDependencies: z.record(z.string(), z.array(z.string())).optional(),
  protect: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
});

const pendingSchema = z.object({ type: z.string(), resource: z.object({ urn: z.string() }) });

const checkpointSchema = z.object({
  checkpoint: z.object({
    latest: z
      .object({
        resources: z.array(resourceSchema).nullish(),
        pending_operations: z.array(pendingSchema).nullish(),
      })
      .nullish(),
  }),
});

/** What a stack's state says of a resource, as far as a rehearsal needs it. */
export type StateResource = z.infer<typeof resourceSchema>;

/** @param checkpoint content of a stack's file in a file backend */
export function resourcesOf(checkpoint: unknown): readonly StateResource[] {
  return checkpointSchema.parse(checkpoint).checkpoint.latest?.resources ?? [];
}

/** Operations that the engine had begun and did not see the end of, as in `creating <urn>`. */
export function pendingIn(checkpoint: unknown): readonly string[] {
  const pending = checkpointSchema.parse(checkpoint).checkpoint.latest?.pending_operations ?? [];
  return pending.map(({ type, resource }) => `${type} ${resource.urn}`);
}
