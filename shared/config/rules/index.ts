import { defaultTags, oneOwner, productionAccountApart, providerPinned } from "./accounts";
import { alertEndpoints, webClientUrls } from "./identity";
import { strategyNamesFree, suffixFits } from "./names";
import { subnetBlocks, vpcBlock } from "./network";
import { auditOutlivesLogs, productionRules } from "./production";
import { recoveryElsewhere, zonesInRegion } from "./regions";
import type { Rule } from "./rule";

export type { Rule, RuleContext, Sibling } from "./rule";

/** Every rule that a file is held to beyond the shape of its values. */
export const rules: readonly Rule[] = [
  productionAccountApart,
  oneOwner,
  ...providerPinned,
  defaultTags,
  zonesInRegion,
  recoveryElsewhere,
  vpcBlock,
  subnetBlocks,
  webClientUrls,
  alertEndpoints,
  ...productionRules,
  auditOutlivesLogs,
  suffixFits,
  strategyNamesFree,
];
