import * as z from "zod/mini";

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
const answer = z.looseObject({
  status: z.optional(z.unknown()),
  dependencies: z.optional(z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])),
});

/** What a service says of itself and of what it depends on. */
export interface HealthAnswer {
  /** The service's complaint about itself; undefined where it is well or says nothing. */
  readonly complaint: string | undefined;
  /** Every dependency that it names, with its complaint about it. */
  readonly dependencies: readonly { readonly name: string; readonly complaint: string | undefined }[];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The complaint in a state; undefined where it is well or says nothing. */
function complaintIn(value: unknown): string | undefined {
  const reading = state.safeParse(value);
  if (!reading.success) return undefined;
  const said = typeof reading.data === "object" ? reading.data.status : reading.data;
  if (said === undefined || said === true) return undefined;
  if (said === false) return "false";
  return well.has(said.toLowerCase()) ? undefined : said;
}

function dependenciesOf(
  found: z.infer<typeof answer>["dependencies"],
): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(found)) return Object.entries(found ?? {});
  return found.map((entry, index) => [named.safeParse(entry).data?.name ?? String(index), entry]);
}

/**
 * Reads the body of a health answer (EDGAR-01, EDGAR-08), in the form that `docs/images.md` tells images. What it does not
 * understand counts as no complaint.
 *
 * @returns undefined for a body that is no JSON object, or whose dependencies are no list
 */
export function readHealth(body: string): HealthAnswer | undefined {
  const reading = answer.safeParse(parsed(body));
  if (!reading.success) return undefined;
  const { status, dependencies } = reading.data;
  return {
    complaint: complaintIn(status),
    dependencies: dependenciesOf(dependencies).map(([name, value]) => ({
      name,
      complaint: complaintIn(value),
    })),
  };
}

/** What is wrong by a health answer, in the service's own words; undefined when nothing is. */
export function healthProblem({ complaint, dependencies }: HealthAnswer): string | undefined {
  const unready = dependencies.filter((dependency) => dependency.complaint !== undefined);
  if (unready.length > 0) {
    const list = unready.map((dependency) => `${dependency.name} (${dependency.complaint})`).join(", ");
    return `its dependencies are not ready: ${list}`;
  }
  return complaint === undefined ? undefined : `its status is ${complaint}`;
}
