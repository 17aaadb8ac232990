import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import type { Target } from "../graph/references";
import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import { parseArn } from "../iam/patterns";
import type { Destination } from "./log-destinations";
import { destinationsOf, producerTypes } from "./log-destinations";

export const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
const taskType = "aws:ecs/taskDefinition:TaskDefinition";

/** A group that a resource writes to, or why that cannot be told. */
export interface Written {
  readonly by: Resource;
  readonly kind: string;
  /** Who writes, by name: what has the same name is one writer. Undefined for a service whose task is not known. */
  readonly writer: string | undefined;
  readonly target: Target;
}

/** True for what is no group: a bucket, a stream, a function as the target of a rule. */
function isElsewhere(resource: Resource, { property, value }: Destination): boolean {
  if (typeof value === "string") {
    const service = parseArn(value)?.service;
    return service !== undefined && service !== "logs";
  }
  const sources = resource.dependenciesOf(String(String(property).split(".")[0]));
  return sources.length > 0 && !sources.some(({ type }) => type === logGroupType);
}

/** The tasks of a service and the proxy beside them are one writer with their definition. */
function writerOf(graph: ResourceGraph, resource: Resource): string | undefined {
  const given = resource.inputs.raw("taskDefinition");
  // A service names a revision, whose number AWS gives.
  const value = typeof given === "string" ? given.replace(/:\d+$/, "") : given;
  const task = resolve(graph, resource, "taskDefinition", value, [taskType]);
  return task.kind === "unknown" ? undefined : (task.resource ?? resource).name;
}

/** The groups that a resource writes to; throws `Undecidable` where a name of one is unknown. */
export function writtenBy(graph: ResourceGraph, resource: Resource): readonly Written[] {
  return destinationsOf(resource)
    .filter(({ destination }) => !isElsewhere(resource, destination))
    .map(({ kind, destination: { property, value, writer = writerOf(graph, resource) } }) => ({
      by: resource,
      kind,
      writer,
      target: resolve(graph, resource, String(property), value, [logGroupType]),
    }));
}

export interface ProducerIndex {
  readonly byGroup: ReadonlyMap<Resource, readonly Written[]>;
  /** Why a group without producer may have one all the same. */
  readonly gap: string | undefined;
}

/** Who writes to which declared group. */
export function producersOf(graph: ResourceGraph): ProducerIndex {
  return graph.remember("producers of log groups", () => {
    const byGroup = new Map<Resource, Written[]>();
    const open = new OpenQuestions();
    for (const resource of graph.ofType(...producerTypes)) {
      for (const written of open.ask(() => writtenBy(graph, resource), resource.name) ?? []) {
        if (written.target.kind === "resource") {
          const { resource: group } = written.target;
          byGroup.set(group, [...(byGroup.get(group) ?? []), written]);
        } else if (written.target.kind === "unknown") {
          open.note(new UnknownRead(`the group of ${resource.name}`));
        }
      }
    }
    return { byGroup, gap: open.reason };
  });
}
