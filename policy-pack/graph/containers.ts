import { Reader } from "./reader";
import type { Resource } from "./resource";
import type { Value } from "./values";

const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";

/** The container definitions of a task, parsed from their JSON; throws `UnknownRead` where unknown. */
export function containersOf(task: Resource): readonly Reader[] {
  if (task.type !== taskDefinition) {
    return [];
  }
  const given = task.inputs.value("containerDefinitions");
  const content = typeof given === "string" ? parse(given) : given;
  return Array.isArray(content)
    ? content.map((item, index) => new Reader(item, `containerDefinitions[${index}]`))
    : [];
}

function parse(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}
