import { oncePerResource } from "./once";
import { Reader } from "./reader";
import type { Value } from "./values";

const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";

/** The container definitions of a task, parsed from their JSON; throws `UnknownRead` where unknown. */
export const containersOf = oncePerResource((task): readonly Reader[] => {
  if (task.type !== taskDefinition) {
    return [];
  }
  const given = task.inputs.value("containerDefinitions");
  const content = typeof given === "string" ? parse(given) : given;
  return Array.isArray(content)
    ? content.map((item, index) => new Reader(item, `containerDefinitions[${index}]`))
    : [];
});

function parse(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}

/** A container as a message names it. */
export function labelOf(container: Reader): string {
  return `container ${container.text("name") ?? container.where}`;
}

/** True for users that are root by name or number; nobody named means root too, unless the image says otherwise. */
export function isRoot(user: string | undefined): boolean {
  const [name = ""] = (user ?? "").split(":");
  return name === "" || name === "root" || /^0+$/.test(name);
}
