import type { Resource } from "../graph/resource";
import { stringsIn } from "../graph/values";
import type { ConsumerRow } from "./consumer-form";
import { dataRows } from "./consumers-of-data";
import { systemRows } from "./consumers-of-systems";

/**
 * What is there for others' sake, and who its consumers are. Backups, alarms, dashboards and the policy of the
 * resource itself guard or watch it: they are no consumers. Not here is what a rule of its own asks: roles and profiles
 * (`iam-roles-used`), security groups (`sg-port-consistency`), functions (`lambda-triggered`), log groups
 * (`logs-owned`), subscribers of topics (`sns-subscribed`), targets of rules (`event-rule-complete`), WebACLs
 * (`waf-attached`), authorizers (`api-authorised`), metric filters (`security-alarms`) and names in Cloud Map
 * (`sd-lifecycle-closed`). Clients of a user pool serve people and machines outside AWS.
 */
const byType: ReadonlyMap<string, ConsumerRow> = new Map(
  [...dataRows, ...systemRows].flatMap((row) => row.types.map((type) => [type, row] as const)),
);

/** Types whose resources are there for others' sake. */
export const consumedTypes: readonly string[] = [...byType.keys()];

/** What is asked of resources of a type; undefined where nothing is. */
export function consumersOf(type: string): ConsumerRow | undefined {
  return byType.get(type);
}

/** Texts by which consumers look a resource up besides its name. */
export function* labelsOf({ type, inputs }: Resource): Iterable<string> {
  const label = byType.get(type)?.label;
  if (label !== undefined) {
    yield* stringsIn(inputs.raw(label) ?? null).map(({ text }) => text);
  }
}
