import { defaultTags, oneOwner, productionAccountApart, providerPinned } from "./accounts";
import { hostPresent, reservationsFit, servicesConfigured, taskCounts, taskSizes } from "./containers";
import { databaseStorageGrows, databaseVersionSupported } from "./database";
import { allowedOrigins, domainInZone } from "./edge";
import { alertEndpoints, webClientUrls } from "./identity";
import { strategyNamesFree, suffixFits } from "./names";
import { domainsAllowed, subnetBlocks, subnetsDerivable, vpcBlock } from "./network";
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
  subnetsDerivable,
  subnetBlocks,
  domainsAllowed,
  databaseVersionSupported,
  databaseStorageGrows,
  hostPresent,
  servicesConfigured,
  taskSizes,
  taskCounts,
  reservationsFit,
  webClientUrls,
  alertEndpoints,
  allowedOrigins,
  domainInZone,
  ...productionRules,
  auditOutlivesLogs,
  suffixFits,
  strategyNamesFree,
];
