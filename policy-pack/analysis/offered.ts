import type { Policy, StackValidation, StackValidationPolicy } from "@pulumi/policy";

/**
 * A stack policy that the framework passes over unless `isNeeded`: it takes a policy without the function for
 * one that has nothing to say. Not asked at all where the configuration disables the policy.
 */
export function offeredWhile<P extends Policy>(
  policy: P,
  validateStack: StackValidation,
  isNeeded: () => boolean,
): P & StackValidationPolicy {
  return Object.defineProperty({ ...policy, validateStack }, "validateStack", {
    enumerable: true,
    get: () => (isNeeded() ? validateStack : undefined),
  });
}
