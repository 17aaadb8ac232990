import type { CompanionRow } from "./companion-form";
import { companion, keyedBy } from "./companion-form";
import { configRules, detectorFeatures, isDemandedOfAccount, standards } from "./companion-sets";
import { dataCompanions, logCompanions } from "./companions-of-data";
import { interfaceCompanions } from "./companions-of-interfaces";
import { networkCompanions, programCompanions } from "./companions-of-programs";

const detection: readonly CompanionRow[] = [
  companion("guardduty/detector", ["guardduty/detectorFeature", "detectorId"], "it does not look there", {
    when: isDemandedOfAccount,
    keys: keyedBy("name", detectorFeatures),
  }),
  companion("securityhub/account", ["securityhub/standardsSubscription"], "nobody compares with it", {
    when: isDemandedOfAccount,
    keys: {
      wanted: () => standards,
      of: ({ inputs }) => inputs.texts("standardsArn").flatMap((arn) => arn.split("/")),
    },
  }),
  companion("cfg/recorder", ["cfg/rule"], "nobody is told when a resource breaks it", {
    when: isDemandedOfAccount,
    keys: keyedBy("source.sourceIdentifier", configRules),
  }),
];

/** What makes a resource whole, where no rule about its kind asks for it. */
export const companionRows: readonly CompanionRow[] = [
  ...logCompanions,
  ...dataCompanions,
  ...networkCompanions,
  ...programCompanions,
  ...interfaceCompanions,
  ...detection,
];
