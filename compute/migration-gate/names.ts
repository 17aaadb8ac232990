import { createHash } from "node:crypto";
import type { Deployment } from "../../shared/handlers";
import type { Configuration } from "./configuration";

/** What a deployment's snapshot and task are found by. */
export interface Names {
  readonly snapshot: string;
  /** `startedBy` of the task, and the token by which ECS knows a request that it has carried out already. */
  readonly starter: string;
}

/** Digits of a digest that a name has. */
const digits = 20;

/**
 * Made of the deployment's ARN, which is the same each time that ECS asks; `executionId` is of one hook execution. As a
 * digest, because RDS takes neither capitals nor underscores in a name.
 */
export function namesOf({ arn }: Pick<Deployment, "arn">, { SNAPSHOT_PREFIX }: Configuration): Names {
  const digest = createHash("sha256").update(arn).digest("hex").slice(0, digits);
  return { snapshot: `${SNAPSHOT_PREFIX}-${digest}`, starter: `migration-${digest}` };
}

/** Whether the function gave a snapshot its name; one that a person copied to keep it has another one. */
export function isOwnSnapshot(name: string, { SNAPSHOT_PREFIX }: Configuration): boolean {
  const [before, digest] = [name.slice(0, -digits), name.slice(-digits)];
  return before === `${SNAPSHOT_PREFIX}-` && /^[0-9a-f]+$/.test(digest);
}
