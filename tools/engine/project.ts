import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { UserError } from "../../shared/errors";
import type { Program } from "./language-host";
import { repositoryRoot } from "./repository";

/** A Pulumi project of this repository with the program that is run in its place. */
export interface Project {
  /** `name` in its Pulumi.yaml. */
  readonly name: string;
  /** Folder of its Pulumi.yaml, relative to the repository; "" for the root. */
  readonly folder: string;
  /** Loads the program: called while the engine starts, which takes as long. */
  readonly load: () => Program;
}

const projectFile = z.looseObject({ name: z.string() });
const stackFile = z.looseObject({ config: z.record(z.string(), z.unknown()).optional() });

function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  const shown = relative(repositoryRoot, file);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new UserError(`${shown}: cannot be read`);
  }
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    // The parser shows the lines around it too, below what it says.
    const [why] = (error instanceof Error ? error.message : String(error)).split(/:?\n/);
    throw new UserError(`${shown}: not YAML: ${why}`);
  }
  const checked = schema.safeParse(content);
  if (checked.success) return checked.data;
  const told = checked.error.issues.map(({ path, message }) => [shown, ...path, message].join(": "));
  throw new UserError(told.join("\n"));
}

/** @throws UserError where the file is missing or not a project's */
export function readProjectFile({ folder }: Pick<Project, "folder">): z.infer<typeof projectFile> {
  return readYaml(join(repositoryRoot, folder, "Pulumi.yaml"), projectFile);
}

/**
 * Writes the project into `folder` as the engine wants it for an inline program, with the settings of one
 * environment. Only `config` is taken over from the stack file: what names a secrets provider or its key
 * would make the engine ask for it (decisions.md section 4).
 */
export function writeProject(project: Project, environment: string, folder: string): void {
  const home = join(repositoryRoot, project.folder);
  const { name, config: declared } = readProjectFile(project);
  const { config } = readYaml(join(repositoryRoot, `Pulumi.${environment}.yaml`), stackFile);
  mkdirSync(folder, { recursive: true });
  // `main` is the folder that relative asset paths of the program start from.
  const main = {
    name,
    runtime: "nodejs",
    main: home,
    ...(declared === undefined ? {} : { config: declared }),
  };
  writeFileSync(join(folder, "Pulumi.yaml"), stringify(main));
  writeFileSync(join(folder, `Pulumi.${environment}.yaml`), stringify({ config: config ?? {} }));
}

/**
 * Makes an empty stack in a file backend, as `pulumi stack init` leaves it, without starting the CLI for it.
 *
 * @param state folder of the backend
 */
export function writeEmptyStack(state: string, project: string, stack: string): void {
  const folder = join(state, ".pulumi", "stacks", project);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(state, ".pulumi", "meta.yaml"), "version: 1\n");
  const checkpoint = { version: 3, checkpoint: { stack: `organization/${project}/${stack}` } };
  writeFileSync(join(folder, `${stack}.json`), JSON.stringify(checkpoint));
}
