import { LayerContext, canaryBundle } from "../shared/components";
import type { Settings } from "../shared/config";
import type { EdgeOutputs } from "../shared/contracts";
import { createAlarms } from "./alarms/alarms";
import { createApi } from "./api/api";
import type { LayersBelow } from "./below";
import { canaryFolder, createCanary } from "./canary";
import { checkRoutes } from "./check-routes";
import { createCostAnomalies } from "./cost/anomalies";
import { createBudget } from "./cost/budget";
import { createDashboard } from "./dashboard/dashboard";
import { createDetection } from "./detection/detection";
import { edgeOutputs } from "./outputs";
import { createProcedures } from "./procedures/procedures";
import { createRecoveryNotices } from "./recovery-notices";
import { createWaf } from "./waf/waf";

/** The edge layer: what clients reach, and what watches over everything. */
export function edgeLayer(settings: Settings, below: LayersBelow): EdgeOutputs {
  checkRoutes();
  const canaryCode = canaryBundle(canaryFolder);
  const context = new LayerContext("edge", settings);
  const { foundation } = below;

  const api = createApi(context, below);
  const acls = createWaf(context, { persistent: below.persistent, stage: api.stage });
  const { canary, failed } = createCanary(context, below, api, canaryCode);
  createAlarms(context, { ...api, acls, canary: failed, below });
  const dashboard = createDashboard(context, below.compute);

  createBudget(context, foundation);
  createCostAnomalies(context, foundation);
  createDetection(context, below);
  createRecoveryNotices(context, foundation);
  createProcedures(context);

  return edgeOutputs({ api, below, dashboard, canary });
}
