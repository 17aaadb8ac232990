import { accountCases } from "./special/account";
import { apiCases } from "./special/api";
import { applicationCases } from "./special/application";
import { balancingCases } from "./special/balancing";
import type { SpecialCase } from "./special/case";
import { certificateCases } from "./special/certificates";
import { containerCases } from "./special/containers";
import { databaseCases } from "./special/database";
import { deploymentCases } from "./special/deployment";
import { endpointCases } from "./special/endpoints";
import { functionCases } from "./special/functions";
import { messagingCases } from "./special/messaging";
import { networkCases } from "./special/network";
import { qualifierCases } from "./special/qualifiers";
import { scalingCases } from "./special/scaling";
import { stageCases } from "./special/stage";
import { wafCases } from "./special/waf";
import { watchingCases } from "./special/watching";

/** The checks of AWS's that are no plain reference. */
export const specialCases: readonly SpecialCase[] = [
  ...applicationCases,
  ...networkCases,
  ...endpointCases,
  ...scalingCases,
  ...databaseCases,
  ...messagingCases,
  ...functionCases,
  ...certificateCases,
  ...qualifierCases,
  ...deploymentCases,
  ...balancingCases,
  ...containerCases,
  ...apiCases,
  ...stageCases,
  ...wafCases,
  ...watchingCases,
  ...accountCases,
];
