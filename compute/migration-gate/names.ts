import { createHash } from "node:crypto";
import type { Deployment } from "../../shared/handlers";
import type { Configuration } from "./configuration";

/** What a deployment's snapshot and task are found by. */
export interface Names {
  readonly snapshot: string;
  /** `startedBy` of the task, and the token by which ECS knows a request that it has carried out already. */
  readonly starter: string;
}

/**
 * Made of the deployment's ARN, which is the same each time that ECS asks; `executionId` is of one hook execution. As a
 * digest, because RDS takes neither capitals nor underscores in a name.
 */
export function namesOf({ arn }: Pick<Deployment, "arn">, { SNAPSHOT_PREFIX }: Configuration): Names {
  const digest = createHash("sha256").update(arn).digest("hex").slice(0, 20);
  return { snapshot: `${SNAPSHOT_PREFIX}-${digest}`, starter: `migration-${digest}` };
}
