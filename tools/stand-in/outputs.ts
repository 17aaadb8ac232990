import type { Identity } from "./identity/identity";
import { fill, type TemplateContext } from "./identity/template";
import type { ResourceSchema, ValueKind } from "./schema/shapes";
import { isAbsent, same, unknown, type Value, type Values } from "./values";

/** A resource as AWS would answer it. Parts that rest on unknown inputs are the sentinel of an unknown. */
export interface Described {
  id: string;
  arn?: string;
  name?: string;
  unique: string;
  outputs: Values;
}

/**
 * Derives id, ARN and outputs from the inputs. The random-looking parts come from the seed, so that they are
 * the same in every preview, after an `up` and after an update.
 *
 * @param context inputs, account and region; `seed` is made of the URN.
 */
export function describe(
  identity: Identity,
  schema: ResourceSchema,
  context: Omit<TemplateContext, "id">,
): Described {
  const inputs: Values = { ...identity.defaults, ...withoutAbsent(context.inputs) };
  const given: TemplateContext = { ...context, inputs };
  const id = fill(identity.id, given) ?? fill("{hex:20}", given) ?? unknown;
  const full: TemplateContext = { ...given, id };
  const form = typeof identity.arn === "function" ? identity.arn(inputs) : identity.arn;
  const arn = form === undefined ? undefined : fill(form, full);

  const outputs: Values = { ...inputs, id };
  if (outputs.region === undefined && schema.properties.region !== undefined) {
    outputs.region = context.region;
  }
  Object.assign(outputs, derived(identity, full));
  for (const [property, kind] of Object.entries(schema.computed)) {
    if (!isAbsent(outputs[property])) continue;
    outputs[property] = computed(property, kind, identity, schema, full, arn);
  }
  return {
    id,
    arn,
    name: identity.name === undefined ? undefined : asText(inputs[identity.name]),
    unique: fill(identity.unique ?? identity.id, full) ?? id,
    outputs,
  };
}

/**
 * What a preview may show of a described resource when outputs are unknown, as at AWS: the inputs, the region
 * and the merged tags. With the previous outputs (an update), what does not change stays known.
 */
export function previewed(
  described: Described,
  inputs: Values,
  old: Values,
  bumps: readonly string[],
): Values {
  const shown: Values = {};
  for (const [property, value] of Object.entries(described.outputs)) {
    const known =
      !isAbsent(inputs[property]) ||
      property === "region" ||
      (!bumps.includes(property) && !isAbsent(old[property]) && old[property] === value);
    const kept = !bumps.includes(property) && typeof old[property] === "object" && !isAbsent(old[property]);
    shown[property] = known ? value : kept ? (old[property] ?? null) : unknown;
  }
  return shown;
}

/**
 * The outputs that an update is predicted to leave: those of the state, except what the new inputs describe otherwise
 * than the old ones. What AWS alone has named stays as AWS named it.
 *
 * @param before described by the old inputs
 * @param after described by the new inputs, from the same seed
 * @param old outputs in the state
 */
export function carriedOver(before: Described, after: Described, old: Values): Values {
  const names = [...Object.keys(old), ...Object.keys(before.outputs), ...Object.keys(after.outputs)];
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const isKept = name in old && same(before.outputs[name], after.outputs[name]);
      const value = isKept ? old[name] : after.outputs[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function computed(
  property: string,
  kind: ValueKind,
  identity: Identity,
  schema: ResourceSchema,
  context: TemplateContext,
  arn: string | undefined,
): Value {
  const condition = identity.onlyIf?.[property];
  if (condition !== undefined && !isOn(context.inputs[condition])) return empty(kind);
  const template = identity.outputs?.[property];
  if (template !== undefined) {
    const text = fill(template, context);
    return text === undefined ? empty(kind) : typed(text, kind);
  }
  if (property === "arn" && arn !== undefined) return arn;
  // An input that was left out: AWS puts its default there, which the schema does not tell.
  if (schema.properties[property] !== undefined || kind !== "string") return empty(kind);
  if (/(?:At|Date|Time|Timestamp|On)$/.test(property)) return "2026-01-01T00:00:00Z";
  return fill(`${property}-{hex:8}`, context) ?? unknown;
}

function derived(identity: Identity, context: TemplateContext): Values {
  const filled = (template: string): string => fill(template, context) ?? "";
  return identity.derive?.(context.inputs, filled) ?? {};
}

function typed(text: string, kind: ValueKind): Value {
  return kind === "number" && text !== unknown ? Number(text) : text;
}

function empty(kind: ValueKind): Value {
  switch (kind) {
    case "string":
      return "";
    case "number":
      return 0;
    case "boolean":
      return false;
    case "array":
      return [];
    default:
      return {};
  }
}

function isOn(value: Value | undefined): boolean {
  return value === true || value === unknown;
}

function asText(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function withoutAbsent(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isAbsent(value)));
}
