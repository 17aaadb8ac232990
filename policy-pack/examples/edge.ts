import type { Fixture } from "../rule";

/** The component of the layer that watches the others. */
export const edgeLayer: Fixture = { type: "tradai:layer:Edge", name: "edge", layer: "edge", inputs: {} };
