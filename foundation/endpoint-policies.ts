import type { LayerContext } from "../shared/components";
import type { InterfaceService } from "../shared/inventory";
import { messagePolicies } from "./endpoint-policies-messages";
import { sessionPolicies } from "./endpoint-policies-sessions";
import { workPolicies } from "./endpoint-policies-work";

/**
 * The policy of each interface endpoint: what callers of this account do in this environment, and no more. An endpoint
 * narrows; what a caller may do is decided by its role (OPEN-11, TRADAI-S-37).
 */
export const endpointPolicies: Readonly<Record<InterfaceService, (context: LayerContext) => string>> = {
  ...workPolicies,
  ...messagePolicies,
  ...sessionPolicies,
};
