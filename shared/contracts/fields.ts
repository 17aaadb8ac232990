import { z } from "zod";

/** An ARN of one AWS service, as text that an error message can quote. */
export function arn(service: string): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^arn:aws:${service}:[a-z0-9-]*:(?:\\d{12})?:.+$`))
    .describe(`an ARN of ${service}`);
}

/** A physical name or an identifier that AWS has given: any text but the empty one. */
export function filled(what: string): z.ZodString {
  return z.string().min(1).describe(what);
}

/** A named resource with its ARN. */
export function named(service: string, what: string): z.ZodObject<{ name: z.ZodString; arn: z.ZodString }> {
  return z.strictObject({ name: filled(`the name of ${what}`), arn: arn(service) });
}

/** One property for each id of an inventory table, all of the same schema. */
export function each<Id extends string, S extends z.ZodType>(
  ids: readonly Id[],
  schema: (id: Id) => S,
): z.ZodObject<Record<Id, S>> {
  return z.strictObject(Object.fromEntries(ids.map((id) => [id, schema(id)])) as Record<Id, S>);
}
