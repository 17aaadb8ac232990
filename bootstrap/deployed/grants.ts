import type { LayerContext } from "../../shared/components";
import { UserError } from "../../shared/errors";
import { DeploymentPolicyBuilder, worksOn } from "../../shared/policy";
import type { Narrowed } from "./row";
import { deployedTypes } from ".";
import { reaches } from "./reach";

interface Needed {
  readonly service: string;
  readonly within: Narrowed | undefined;
  readonly actions: Set<string>;
}

/** The actions of the tables by what holds them: their service, or a narrower row. */
function needed(of: "reads" | "reads and changes"): readonly Needed[] {
  const groups = new Map<string, Needed>();
  for (const { reads, changes, within } of deployedTypes) {
    for (const action of of === "reads" ? reads : [...reads, ...changes]) {
      const service = action.replace(/:.*/, "");
      const key = `${service} ${within ?? ""}`;
      const group = groups.get(key) ?? { service, within, actions: new Set<string>() };
      groups.set(key, group);
      group.actions.add(action);
    }
  }
  return [...groups.values()];
}

/** Policies of a pipeline's role: what it may do to things by their names, and to whole types of those that AWS names. */
export interface DeploymentPolicies {
  readonly names: DeploymentPolicyBuilder;
  readonly types: DeploymentPolicyBuilder;
}

/** Whether an ARN holds a name of ours, and is not all of a type, or AWS's own. */
function isNamed(arn: string): boolean {
  return arn.includes("tradai");
}

/**
 * Policies that let a pipeline read what the layers declare, or change it too: actions by name, each where it is needed.
 *
 * @throws UserError for a service of the tables that has no row of its own in `reach.ts`.
 */
export function deploymentPolicies(
  context: LayerContext,
  of: "reads" | "reads and changes",
): DeploymentPolicies {
  const names = new DeploymentPolicyBuilder(context.settings);
  const types = new DeploymentPolicyBuilder(context.settings);
  for (const { service, within, actions } of needed(of)) {
    const reach = reaches[within ?? service]?.(context);
    if (reach === undefined) {
      throw new UserError(`bootstrap: bootstrap/deployed/reach.ts has no row "${within ?? service}"`);
    }
    // Without a domain there are no public records.
    if (within === "public records" && reach.arns.length === 0) continue;
    const reason = `${of === "reads" ? "read" : "deploy"} ${service} ${within ?? ""}`;
    const [named, others] = [reach.arns.filter(isNamed), reach.arns.filter((arn) => !isNamed(arn))];
    const onNames = [...actions].filter((action) => worksOn(action, named));
    const onTypes = [...actions].filter((action) => !worksOn(action, []) && worksOn(action, others));
    const nowhere = [...actions].filter((action) => !onNames.includes(action) && !onTypes.includes(action));
    names.withActions([...onNames, ...nowhere], { ...reach, arns: named, reason });
    types.withActions(onTypes, { ...reach, arns: others, reason });
  }
  return { names, types };
}
