import type { Resource } from "../graph/resource";
import { statementsOf } from "./documents";

/** True where the role lets the service assume it; throws `UnknownRead` where its trust is unknown. */
export function trusts(role: Resource, service: string): boolean {
  return statementsOf(role, "trust").some(
    ({ allows, principals }) => allows && principals.some(({ value }) => value === service),
  );
}
