import { isRecord, textOf, type Value, type Values } from "../values";
import { parseJson } from "./policy-document";

/** A port of a container: what a load balancer and Service Connect name. */
export interface Port {
  name?: string;
  container?: number;
}

/** The containers of a task definition, given as JSON text; undefined where it is no list of objects. */
export function containersOf(definitions: Value | undefined): Values[] | undefined {
  const list = parseJson(definitions);
  return Array.isArray(list) && list.every(isRecord) ? list : undefined;
}

export function portsOf(container: Values): Port[] {
  const mappings = Array.isArray(container.portMappings) ? container.portMappings : [];
  return mappings.filter(isRecord).map(({ name, containerPort }) => ({
    name: textOf(name),
    container: typeof containerPort === "number" ? containerPort : undefined,
  }));
}
