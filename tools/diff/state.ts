import { z } from "zod";
import { UserError } from "../../shared/errors";
import type { Layer } from "../../shared/naming";

const values = z.record(z.string(), z.unknown());

const resourceSchema = z.looseObject({
  urn: z.string(),
  type: z.string(),
  custom: z.boolean(),
  id: z.string().optional(),
  inputs: values.optional(),
  outputs: values.optional(),
  protect: z.boolean().optional(),
});

/** What `pulumi stack export` writes, as far as it is looked into; everything else is handed on as it is. */
const exportSchema = z.looseObject({
  version: z.number(),
  deployment: z
    .looseObject({
      resources: z.array(resourceSchema).nullish(),
      pending_operations: z.array(z.unknown()).nullish(),
    })
    .nullish(),
});

export type DeployedResource = z.infer<typeof resourceSchema>;

/** What is deployed of one layer. */
export interface LayerState {
  readonly layer: Layer;
  /** Version and features of the format. */
  readonly format: Readonly<Record<string, unknown>>;
  readonly deployment: Readonly<Record<string, unknown>>;
  readonly resources: readonly DeployedResource[];
  /** Operations of an interrupted update whose outcome nobody knows. */
  readonly pending: number;
}

/** Pulumi project of a layer. */
export function projectOf(layer: Layer): string {
  return `tradai-${layer}`;
}

function parsed(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`${from}: not JSON (${why}); expected what \`pulumi stack export\` writes`);
  }
}

/** @throws UserError where a resource belongs to another stack: a file under the wrong name, or in the wrong folder */
function checkOwner(
  resources: readonly DeployedResource[],
  project: string,
  stack: string,
  from: string,
): void {
  for (const { urn } of resources) {
    const [, foundStack = "", foundProject = ""] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(urn) ?? [];
    if (foundStack !== stack || foundProject !== project) {
      const found = foundProject === "" ? `"${urn}"` : `stack ${foundStack} of project ${foundProject}`;
      throw new UserError(`${from}: holds ${found}; expected stack ${stack} of project ${project}`);
    }
  }
}

/**
 * Reads the exported state of a layer.
 *
 * @param from where it was read, as the user knows it
 * @returns undefined where nothing is deployed: a stack that was only made, or was destroyed
 * @throws UserError where it is no export, or one of another layer or environment
 */
export function parseState(
  text: string,
  { layer, environment, from }: { layer: Layer; environment: string; from: string },
): LayerState | undefined {
  const checked = exportSchema.safeParse(parsed(text, from));
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const where = issue?.path.length ? `${issue.path.join(".")}: ` : "";
    const what = `${where}${issue?.message ?? "ill-formed"}`;
    throw new UserError(`${from}: ${what}; expected what \`pulumi stack export\` writes`);
  }
  const { deployment, ...format } = checked.data;
  const resources = deployment?.resources ?? [];
  if (resources.length === 0) return undefined;
  checkOwner(resources, projectOf(layer), environment, from);
  const pending = deployment?.pending_operations?.length ?? 0;
  return { layer, format, deployment: deployment ?? {}, resources, pending };
}

/**
 * The states in the order of the layers, those that are not deployed left out.
 *
 * @throws UserError where a layer is missing below one that is there: nobody can have deployed it so
 */
export function withoutGaps(
  layers: readonly Layer[],
  states: ReadonlyMap<Layer, LayerState>,
  from: string,
): readonly LayerState[] {
  const missing = layers.find((layer) => !states.has(layer));
  const above = layers.slice(layers.indexOf(missing ?? "edge")).find((layer) => states.has(layer));
  if (missing !== undefined && above !== undefined) {
    throw new UserError(`${from}: ${above} is there, but ${missing}, which it rests on, is not`);
  }
  return layers.flatMap((layer) => states.get(layer) ?? []);
}
