import { computeTypes } from "./compute";
import { dataTypes } from "./data";
import { edgeTypes } from "./edge";
import { networkTypes } from "./network";
import type { DeployedTypes } from "./row";
import { watchingTypes } from "./watching";

export type { DeployedTypes } from "./row";

/** Every type of resource that the layers declare, with what a deployment calls for it. */
export const deployedTypes: readonly DeployedTypes[] = [
  ...dataTypes,
  ...networkTypes,
  ...computeTypes,
  ...edgeTypes,
  ...watchingTypes,
];
