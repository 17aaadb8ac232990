import { readFileSync } from "node:fs";
import { Scalar, parse, type CollectionTag, type ScalarTag } from "yaml";
import { z } from "zod";
import { UserError } from "../../shared/errors";
import { layers, type Environment } from "../../shared/naming";
import { UNKNOWN, type Plan, type PlanResource } from "../engine/plan";
import { KNOWN_AFTER_UP } from "../engine/readable-yaml";
import { goldenFile } from "./file";

/** What `goldenText` wrote of one resource. */
const entrySchema = z.strictObject({
  parent: z.string().optional(),
  protect: z.boolean().optional(),
  provider: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
});

const fileSchema = z.record(z.string(), z.record(z.string(), entrySchema));

type Entry = z.infer<typeof entrySchema>;

const asText = (collection: "map" | "seq"): CollectionTag => ({
  tag: "!json",
  collection,
  resolve: (node) => new Scalar(JSON.stringify(node.toJSON())),
});

const asBase64: ScalarTag = {
  tag: "!base64",
  resolve: (text) => Buffer.from(text, "utf8").toString("base64"),
};

/** `aws:s3/bucket:Bucket` for `aws.s3.Bucket`: AWS's provider repeats the class in the module, others do not. */
function typeToken(readable: string): string {
  const [provider = "", module = "", name = ""] = readable.split(".");
  const own = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return [provider, provider === "aws" ? `${module}/${own}` : module, name].join(":");
}

/** Values that only an `up` tells are written for people. */
function withUnknowns(value: unknown): unknown {
  if (value === KNOWN_AFTER_UP) return UNKNOWN;
  if (Array.isArray(value)) return value.map(withUnknowns);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withUnknowns(entry)]));
}

/** Names of children of two components are written with their component behind them. */
function nameOf(key: string): string {
  return key.replace(/ of \S+$/, "");
}

function resourceOf(prefix: string, type: string, key: string, entry: Entry): PlanResource {
  const urnOf = (title: string): string => {
    const [readable = "", ...name] = title.split(" ");
    return `${prefix}${typeToken(readable)}::${name.join(" ")}`;
  };
  const named = Object.entries(entry.dependencies ?? {});
  const properties = new Map<string, string[]>();
  for (const [title, inputs] of named) {
    for (const property of inputs === "dependsOn" ? [] : inputs.split(", ")) {
      properties.set(property, [...(properties.get(property) ?? []), urnOf(title)]);
    }
  }
  return {
    urn: urnOf(`${type} ${key}`),
    type: typeToken(type),
    name: nameOf(key),
    parent: null,
    protect: entry.protect ?? false,
    provider: null,
    custom: type.startsWith("aws."),
    dependencies: named.map(([title]) => urnOf(title)),
    propertyDependencies: Object.fromEntries(properties),
    inputs: withUnknowns(entry.inputs ?? {}) as PlanResource["inputs"],
  };
}

/**
 * The resources of a golden file as a plan has them, so that what reads plans reads what the repository holds, without
 * an engine. What the file does not say is left out: the component of each resource, its provider, tags that all have.
 *
 * @throws UserError where the text is not what `npm run golden` writes
 */
export function planOfGolden(text: string, environment: Environment, project: string, file: string): Plan {
  const content = fileSchema.safeParse(parse(text, { customTags: [asText("map"), asText("seq"), asBase64] }));
  if (!content.success) {
    throw new UserError(`${file}: not a golden file (npm run golden writes it): ${content.error.message}`);
  }
  const prefix = `urn:pulumi:${environment}::${project}::`;
  const resources = Object.entries(content.data).flatMap(([type, entries]) =>
    Object.entries(entries).map(([key, entry]) => resourceOf(prefix, type, key, entry)),
  );
  return { environment, project, resources };
}

/**
 * The whole plan of an environment as its golden files have it, layer by layer.
 *
 * @throws UserError where a file is missing or is not a golden file
 */
export function goldenPlans(environment: Environment): readonly Plan[] {
  return layers.map((layer) => {
    const file = goldenFile(environment, layer);
    return planOfGolden(readFileSync(file, "utf8"), environment, `tradai-${layer}`, file);
  });
}
