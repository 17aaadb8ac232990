import * as z from "zod/mini";
import type { Answer } from "./ask";
import type { Check } from "./configuration";

/** Words for being well, as health answers have them; every other one is a complaint. */
const well = new Set(["ok", "healthy", "up", "pass", "passing"]);

/** A state: a word, yes or no, or an object that has one of them. */
const state = z.union([
  z.string(),
  z.boolean(),
  z.looseObject({ status: z.optional(z.union([z.string(), z.boolean()])) }),
]);
const named = z.looseObject({ name: z.string() });

/** A health answer says more than its HTTP status only where it is such an object. */
const report = z.looseObject({
  status: z.optional(z.unknown()),
  dependencies: z.optional(z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])),
});

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The complaint in a state; undefined where it is well or says nothing. */
function complaint(value: unknown): string | undefined {
  const reading = state.safeParse(value);
  if (!reading.success) return undefined;
  const said = typeof reading.data === "object" ? reading.data.status : reading.data;
  if (said === undefined || said === true) return undefined;
  if (said === false) return "false";
  return well.has(said.toLowerCase()) ? undefined : said;
}

function dependenciesOf(
  found: z.infer<typeof report>["dependencies"],
): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(found)) return Object.entries(found ?? {});
  return found.map((entry, index) => [named.safeParse(entry).data?.name ?? String(index), entry]);
}

/**
 * What keeps a version from the traffic: its status, or in its own words what it says of itself and of what it depends
 * on (EDGAR-08).
 *
 * @returns undefined when nothing does
 */
export function problemOf({ status, body }: Answer, check: Check): string | undefined {
  if (status !== check.status) return `answered ${status} instead of ${check.status}: ${body.slice(0, 500)}`;
  const reading = report.safeParse(parsed(body));
  if (!reading.success) return undefined;
  const own = complaint(reading.data.status);
  const unready = dependenciesOf(reading.data.dependencies).flatMap(([name, value]) => {
    const said = complaint(value);
    return said === undefined ? [] : [`${name} (${said})`];
  });
  if (unready.length > 0) return `its dependencies are not ready: ${unready.join(", ")}`;
  return own === undefined ? undefined : `its status is ${own}`;
}
