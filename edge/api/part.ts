import type * as pulumi from "@pulumi/pulumi";

/**
 * Something of the API that clients notice only once a deployment has taken it up: the deployment waits for `resources`,
 * and is made anew when `described` changes.
 */
export interface ApiPart {
  readonly resources: readonly pulumi.Resource[];
  /** All of it that is known in a preview, as plain values. */
  readonly described: object;
}
