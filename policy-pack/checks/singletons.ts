import type { Resource } from "../graph/resource";
import type { RuleContext } from "../rule";

const holds = (name: string, part: string): boolean => `-${name}-`.includes(`-${part}-`);

/**
 * True for a service of which two would act twice: the settings name it by a part of its name. Throws where AWS's name
 * is unknown and the program's own does not tell.
 */
export function isSingleton(
  { settings: { singletonServices } }: Pick<RuleContext, "settings">,
  { name, inputs }: Resource,
): boolean {
  return (
    singletonServices.some((part) => holds(name, part)) ||
    singletonServices.some((part) => holds(String(inputs.text("name")), part))
  );
}
