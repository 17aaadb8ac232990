import * as aws from "@pulumi/aws";
import type { PolicyDocument } from "../policy";
import type { LayerContext } from "./layer";

/**
 * A role, without any permission yet.
 *
 * @param name physical name, from the naming module.
 * @param trust who may assume it.
 */
export function createRole(
  context: LayerContext,
  logicalName: string,
  name: string,
  trust: PolicyDocument,
): aws.iam.Role {
  return new aws.iam.Role(
    logicalName,
    {
      name,
      assumeRolePolicy: trust.json,
      // Whoever deploys may make no role without it (bootstrap/boundary.ts).
      permissionsBoundary: context.arns.boundary(),
      tags: context.tags(name),
    },
    context.options(),
  );
}
