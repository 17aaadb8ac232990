import { AwsError } from "./aws-error";
import type { Cloud, CloudResource } from "./cloud";
import type { Identity } from "./identity/identity";
import { isUnbound, secondCreationOf, type SecondCreation } from "./names";
import { refuseWrite } from "./rules/refusals";
import { textOf, type Values } from "./values";

/** What comes of it when AWS is asked to make once more what it has, with the same inputs. */
export interface SecondRequest {
  readonly answer: SecondCreation;
  /** Whether a replacement can only be made when the old one is gone. */
  readonly standsInItsWay: boolean;
}

/**
 * Asks the rules, too, where the name is free: a second subnet overlaps with the first one, and two endpoints cannot
 * have the same private names.
 *
 * @param held a resource of a whole deployment, so that nothing but itself can be in its way
 * @param region where it is when it does not say
 */
export function secondRequestFor(
  world: { cloud: Cloud; account: string },
  identity: Identity,
  held: CloudResource,
  region: string,
): SecondRequest {
  const byName = secondCreationOf(identity);
  const isRefused = byName === "doubled" && isRefusedByRule(world, held, region);
  return {
    answer: isRefused ? "refused" : byName,
    standsInItsWay: isRefused || !isUnbound(identity),
  };
}

function isRefusedByRule(
  world: { cloud: Cloud; account: string },
  { type, inputs, outputs }: CloudResource,
  region: string,
): boolean {
  try {
    refuseWrite(world, type, { inputs, region: textOf(outputs.region) ?? region });
    return false;
  } catch (error) {
    if (error instanceof AwsError) return true;
    throw error;
  }
}

/** What is left of a creation whose first request was not answered, where a second one would have bound it. */
export function unbound(made: CloudResource, { boundBy }: Identity): CloudResource {
  if (boundBy === undefined) return made;
  const without = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).filter(([property]) => property !== boundBy));
  const { id, inputs, outputs } = made;
  return { ...made, inputs: without(inputs), outputs: without(outputs), unique: id, restsOn: [] };
}
