import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { RuleContext } from "../rule";

/** True for a service of which two would act twice: the settings name it by a part of its name. */
export function isSingleton({ settings }: Pick<RuleContext, "settings">, service: Resource): boolean {
  const given = service.inputs.raw("name");
  const names = [service.name, ...(typeof given === "string" ? [given] : [])];
  if (names.some((name) => settings.singletonServices.some((part) => `-${name}-`.includes(`-${part}-`)))) {
    return true;
  }
  if (typeof given === "symbol" && settings.singletonServices.length > 0) {
    throw new UnknownRead("name");
  }
  return false;
}
