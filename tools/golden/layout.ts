import type { Plan, PlanResource } from "../engine/plan";
import { readableYaml } from "../engine/readable-yaml";
import { readUrn } from "../engine/urn";

const HEADER =
  "# Written by `npm run golden`; compared by `npm test`. Ids that AWS chooses are the stand-in's.\n";

/** Written for a dependency that no input makes: a `dependsOn`. */
const ORDER_ONLY = "dependsOn";

/** Parts of a policy statement that are written as lists even where the document has a single string. */
const LISTED = ["Action", "NotAction", "Resource", "NotResource"];

/** Repeats `tags` and the default tags that Pulumi.<env>.yaml states once. */
const REPEATED = "tagsAll";

function title(urn: string): string {
  const { type, name } = readUrn(urn);
  return `${type} ${name}`;
}

function dependenciesOf({ dependencies, propertyDependencies }: PlanResource): Record<string, string> {
  const properties = (urn: string): string[] =>
    Object.keys(propertyDependencies).filter((property) => propertyDependencies[property]?.includes(urn));
  const entries = dependencies.map((urn) => [title(urn), properties(urn).join(", ") || ORDER_ONLY]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function entryOf(resource: PlanResource): Record<string, unknown> {
  const { parent, protect, provider } = resource;
  const inputs = Object.fromEntries(Object.entries(resource.inputs).filter(([name]) => name !== REPEATED));
  const dependencies = dependenciesOf(resource);
  const providerName = provider === null ? "" : readUrn(provider.slice(0, provider.lastIndexOf("::"))).name;
  return {
    ...(parent === null ? {} : { parent: readUrn(parent).name }),
    ...(protect ? { protect } : {}),
    ...(providerName === "" || providerName.startsWith("default") ? {} : { provider: providerName }),
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
    ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
  };
}

/** Policy statements as a person compares them: an added action is an added line, never a changed form. */
export function withListsInStatements(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withListsInStatements);
  if (typeof value !== "object" || value === null) return value;
  const isStatement = "Effect" in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, unknown]) => {
      const listed = isStatement && LISTED.includes(key) && typeof entry === "string";
      return [key, listed ? [entry] : withListsInStatements(entry)];
    }),
  );
}

/**
 * A plan as the text of a golden file: resources by type and logical name, dependencies by logical name with
 * the inputs that make them, JSON documents as structure. Everything is sorted, nothing depends on the machine
 * or the time.
 */
export function goldenText({ resources }: Plan): string {
  const types: Record<string, Record<string, unknown>> = {};
  for (const resource of resources) {
    const { type, name } = readUrn(resource.urn);
    const group = (types[type] ??= {});
    // Children of two components may share a name.
    const key = name in group ? `${name} of ${readUrn(resource.parent ?? "").name}` : name;
    group[key] = entryOf(resource);
  }
  return HEADER + readableYaml(types, withListsInStatements);
}
