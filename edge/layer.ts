import { LayerContext } from "../shared/components";
import type { Settings } from "../shared/config";
import { createApi } from "./api/api";
import type { LayersBelow } from "./below";
import { checkRoutes } from "./check-routes";
import { createCostAnomalies } from "./cost/anomalies";
import { createBudget } from "./cost/budget";
import { createDetection } from "./detection/detection";
import { createRecoveryNotices } from "./recovery-notices";

/** The edge layer: what clients reach, and what watches over everything. */
export function edgeLayer(settings: Settings, below: LayersBelow): void {
  checkRoutes();
  const context = new LayerContext("edge", settings);
  const { foundation } = below;

  createApi(context, below);

  createBudget(context, foundation);
  createCostAnomalies(context, foundation);
  createDetection(context, below);
  createRecoveryNotices(context, foundation);
}
