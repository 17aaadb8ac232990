import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { repositoryRoot } from "../../../tools/engine/repository";

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));

const stepSchema = z.looseObject({
  name: z.string().optional(),
  if: text.optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), text).optional(),
  env: z.record(z.string(), text).optional(),
  "working-directory": z.string().optional(),
});

const concurrency = z.object({ group: z.string(), "cancel-in-progress": z.boolean() });

const jobSchema = z.looseObject({
  if: text.optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), text).optional(),
  secrets: z.unknown().optional(),
  permissions: permissions.optional(),
  environment: z.string().optional(),
  concurrency: concurrency.optional(),
  "timeout-minutes": z.number().optional(),
  defaults: z.object({ run: z.looseObject({ "working-directory": z.string().optional() }) }).optional(),
  steps: z.array(stepSchema).optional(),
});

const workflowSchema = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: permissions.optional(),
  concurrency: concurrency.optional(),
  jobs: z.record(z.string(), jobSchema),
});

const actionSchema = z.looseObject({ runs: z.looseObject({ steps: z.array(stepSchema) }) });

export type Step = z.infer<typeof stepSchema>;
export type Job = z.infer<typeof jobSchema>;

export interface Workflow extends z.infer<typeof workflowSchema> {
  readonly file: string;
}

/** A step, and where it stands: "deploy.yml, deploy, step 3". */
export interface PlacedStep {
  readonly at: string;
  readonly file: string;
  readonly step: Step;
  /** Folder that its script runs in, below the repository. */
  readonly folder: string;
}

const github = join(repositoryRoot, ".github");

export function textOf(path: string): string {
  return readFileSync(join(repositoryRoot, path), "utf8");
}

/** Paths of the workflows and composite actions, below the repository. */
export const workflowFiles = readdirSync(join(github, "workflows")).map(
  (name) => `.github/workflows/${name}`,
);
export const actionFiles = readdirSync(join(github, "actions")).map(
  (name) => `.github/actions/${name}/action.yml`,
);

export const workflows: readonly Workflow[] = workflowFiles.map((path) => ({
  ...workflowSchema.parse(parse(textOf(path))),
  file: path.slice(".github/workflows/".length),
}));

export function workflowNamed(file: string): Workflow {
  const found = workflows.find((workflow) => workflow.file === file);
  if (found === undefined) throw new Error(`there is no workflow ${file}`);
  return found;
}

export interface PlacedJob {
  readonly workflow: Workflow;
  readonly name: string;
  readonly job: Job;
  /** "deploy.yml deploy" */
  readonly at: string;
}

export const jobs: readonly PlacedJob[] = workflows.flatMap((workflow) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({
    workflow,
    name,
    job,
    at: `${workflow.file} ${name}`,
  })),
);

function placed(file: string, at: string, steps: readonly Step[], byDefault = "."): PlacedStep[] {
  return steps.map((step, index) => ({
    at: `${at}, step ${index + 1}`,
    file,
    step,
    folder: step["working-directory"] ?? byDefault,
  }));
}

/** Every step of every workflow and composite action. */
export const steps: readonly PlacedStep[] = [
  ...jobs.flatMap(({ workflow, at, job }) =>
    placed(workflow.file, at, job.steps ?? [], job.defaults?.run["working-directory"]),
  ),
  ...actionFiles.flatMap((path) => {
    const { runs } = actionSchema.parse(parse(textOf(path)));
    return placed(path, path, runs.steps);
  }),
];
