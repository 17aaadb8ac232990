import { z } from "zod";

const resourceSchema = z.object({
  urn: z.string(),
  custom: z.boolean(),
  parent: z.string().optional(),
  dependencies: z.array(z.string()).optional(),
  protect: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
});

const checkpointSchema = z.object({
  checkpoint: z.object({
    latest: z.object({ resources: z.array(resourceSchema).nullish() }).nullish(),
  }),
});

/** What a stack's state says of a resource, as far as a rehearsal needs it. */
export type StateResource = z.infer<typeof resourceSchema>;

/** @param checkpoint content of a stack's file in a file backend */
export function resourcesOf(checkpoint: unknown): readonly StateResource[] {
  return checkpointSchema.parse(checkpoint).checkpoint.latest?.resources ?? [];
}
