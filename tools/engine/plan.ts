import { z } from "zod";
import { readUrn } from "./urn";

const urn = z.string().startsWith("urn:pulumi:");

/**
 * One resource as the engine holds it when it decides what to do. `inputs` are those the provider checked.
 * An unknown value is the engine's sentinel {@link UNKNOWN}; a secret one is the string {@link SECRET}.
 */
export const planResourceSchema = z.strictObject({
  urn,
  type: z.string(),
  name: z.string(),
  parent: urn.nullable(),
  protect: z.boolean(),
  /** `<urn of the provider>::<id>`; null for a component. */
  provider: z.string().nullable(),
  custom: z.boolean(),
  dependencies: z.array(urn),
  propertyDependencies: z.record(z.string(), z.array(urn)),
  inputs: z.record(z.string(), z.unknown()),
});

/** The format of `npm run preview -- --plan FILE`. Resources are sorted by URN. */
export const planSchema = z.strictObject({
  environment: z.string(),
  project: z.string(),
  resources: z.array(planResourceSchema),
});

export type PlanResource = z.infer<typeof planResourceSchema>;
export type Plan = z.infer<typeof planSchema>;

/** The engine writes this for a value that only an `up` will tell. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The engine writes this in place of a secret. */
export const SECRET = "[secret]";

/** What the engine's preview digest (`pulumi preview --json`) says of a resource, as far as a plan needs it. */
const stateSchema = z.object({
  urn,
  type: z.string(),
  custom: z.boolean(),
  parent: urn.optional(),
  protect: z.boolean().optional(),
  provider: z.string().optional(),
  dependencies: z.array(urn).nullish(),
  propertyDependencies: z.record(z.string(), z.array(urn).nullable()).nullish(),
  inputs: z.record(z.string(), z.unknown()).nullish(),
});

export const digestSchema = z.object({
  steps: z
    .array(
      z.object({
        op: z.string(),
        urn,
        oldState: stateSchema.optional(),
        newState: stateSchema.optional(),
      }),
    )
    .nullish(),
});

export type Digest = z.infer<typeof digestSchema>;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toResource(state: z.infer<typeof stateSchema>): PlanResource {
  const properties = Object.entries(state.propertyDependencies ?? {})
    .map(([property, urns]): [string, string[]] => [property, [...(urns ?? [])].sort(compare)])
    .filter(([, urns]) => urns.length > 0)
    .sort(([a], [b]) => compare(a, b));
  return {
    urn: state.urn,
    type: state.type,
    name: readUrn(state.urn).name,
    parent: state.parent ?? null,
    protect: state.protect ?? false,
    provider: state.provider === undefined || state.provider === "" ? null : state.provider,
    custom: state.custom,
    dependencies: [...(state.dependencies ?? [])].sort(compare),
    propertyDependencies: Object.fromEntries(properties),
    inputs: state.inputs ?? {},
  };
}

/**
 * Makes a plan of the engine's preview digest.
 *
 * The digest is the source, and not the event log (its steps lack dependencies), a saved plan (it lacks what
 * the provider's check says and encrypts secrets) or the SDK's own calls (they lack what the engine adds: the
 * children of remote components, default providers, transforms).
 *
 * @param which `newState`: what is planned; `oldState`: what the stack's state holds before it.
 */
export function planOf(
  environment: string,
  project: string,
  digest: Digest,
  which: "oldState" | "newState" = "newState",
): Plan {
  const states = (digest.steps ?? []).flatMap(({ [which]: state }) => (state === undefined ? [] : [state]));
  const byUrn = new Map(states.map((state) => [state.urn, toResource(state)]));
  const resources = [...byUrn.values()].sort((a, b) => compare(a.urn, b.urn));
  return { environment, project, resources };
}
