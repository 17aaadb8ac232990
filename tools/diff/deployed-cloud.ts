import { Cloud } from "../stand-in";
import { seedOf } from "../stand-in/aws-provider";
import { textOf, type Values } from "../stand-in/values";
import type { LayerState } from "./state";

/**
 * The account as the states tell of it. What is made in the place of a resource that is there gets an id of its own,
 * and what AWS counts goes on from where it is.
 *
 * @param region where resources are that name none
 */
export function deployedCloud(states: readonly LayerState[], region: string): Cloud {
  const cloud = new Cloud();
  for (const { urn, type, id, custom, ...resource } of states.flatMap(({ resources }) => resources)) {
    if (!custom || id === undefined || !type.startsWith("aws:")) continue;
    const [inputs, outputs] = [resource.inputs, resource.outputs] as [Values?, Values?];
    const arn = textOf(outputs?.arn);
    cloud.put({
      ...{ type, id, urn, region: textOf(outputs?.region) ?? region, unique: urn, seed: seedOf(urn, 0) },
      ...{ inputs: inputs ?? {}, outputs: outputs ?? {} },
      ...(arn === undefined ? {} : { arn }),
    });
    cloud.countGenerations(urn, Number(outputs?.revision ?? 1));
  }
  return cloud;
}
