import { oncePerResource } from "./once";
import { Reader } from "./reader";
import type { Value } from "./values";

/** The container definitions of a task, parsed from their JSON; throws `UnknownRead` where unknown. */
export const containersOf = oncePerResource((task): readonly Reader[] => {
  const items = itemsOf(String(task.inputs.text("containerDefinitions")));
  return items.map((item, index) => new Reader(item, `containerDefinitions[${index}]`));
});

function itemsOf(json: string): readonly Value[] {
  try {
    const content = JSON.parse(json) as Value;
    return Array.isArray(content) ? content : [];
  } catch {
    return [];
  }
}

/** A container as a message names it. */
export function labelOf(container: Reader): string {
  return `container ${container.text("name") ?? container.where}`;
}

/** True for users that are root by name or number; nobody named means root too, unless the image says otherwise. */
export function isRoot(user: string | undefined): boolean {
  return user === undefined || /^(?:root|0+)?(?::|$)/.test(user);
}
