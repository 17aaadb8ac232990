import { z } from "zod";

const calendarDate = z.iso.date({ error: "must be a date such as 2027-03-31" });
const sentence = z.string().min(10, { error: "must say why in at least ten characters" });

/** One accepted violation. Every field is matched exactly: there are no patterns. */
export const exemptionSchema = z.strictObject({
  policy: z.string().min(1),
  layer: z.string().min(1),
  /** Logical name of the resource. */
  resource: z.string().min(1),
  environment: z.string().min(1),
  reason: sentence,
  /** Team or person who answers for it. */
  owner: z.string().min(1),
  /** Last day on which it holds; at most a year ahead. */
  expires: calendarDate,
});
export type Exemption = z.infer<typeof exemptionSchema>;

/** Content of `exemptions.yaml`; entries are checked one by one so that one bad entry spoils no other. */
export const exemptionFileSchema = z.strictObject({ exemptions: z.array(z.unknown()) });
