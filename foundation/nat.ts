import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";
import type { FunctionDeploymentResources } from "./function-deployments";
import { createNatGateways } from "./nat-gateways";
import { createNatInstance } from "./nat-instance";
import type { Queues } from "./queues";
import type { SecurityGroups } from "./security-groups";
import type { Subnets } from "./subnets";
import type { Topics } from "./topics";

/** What carries traffic out of the private subnets is built on. */
export interface NatParts {
  readonly persistent: PersistentOutputs;
  readonly subnets: Subnets;
  readonly groups: SecurityGroups;
  /** What a booting instance goes through: the ACL of its subnets, and the endpoint of its packages. */
  readonly ways: readonly pulumi.Resource[];
  readonly queues: Queues;
  readonly topics: Topics;
  readonly deployments: FunctionDeploymentResources;
}

/** The way of the private subnets to the internet: one instance, or a gateway in each zone (TRADAI-H-20). */
export function createNat(context: LayerContext, parts: NatParts): void {
  if (context.settings.network.nat === "gateway") createNatGateways(context, parts);
  else createNatInstance(context, parts);
}
