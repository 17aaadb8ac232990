import { LayerContext } from "../shared/components";
import type { Settings } from "../shared/config";
import type { LayersBelow } from "./below";

/** The edge layer: what clients reach, and what watches over everything. */
export function edgeLayer(settings: Settings, below: LayersBelow): void {
  const context = new LayerContext("edge", settings);
}
