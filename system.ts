import type { Settings } from "./shared/config";
import {
  computeContract,
  foundationContract,
  persistentContract,
  publishCompute,
  publishEdge,
  publishFoundation,
  publishPersistent,
  readLayer,
} from "./shared/contracts";
import type {
  ComputeOutputs,
  EdgeOutputs,
  FoundationOutputs,
  PersistentOutputs,
  StackOutputs,
} from "./shared/contracts";
import type { Layer } from "./shared/naming";
import { checkInventory } from "./compute/check-inventory";
import { computeLayer } from "./compute/layer";
import { checkRoutes } from "./edge/check-routes";
import { edgeLayer } from "./edge/layer";
import { foundationLayer } from "./foundation/layer";
import { persistentLayer } from "./persistent/layer";

/** One layer as a Pulumi program of its own. */
export interface LayerProgram {
  readonly layer: Layer;
  /** Pulumi project in the layer's `Pulumi.yaml`. */
  readonly project: string;
  /** Registers the layer's resources, reading the layers below through stack references; returns the stack's outputs. */
  readonly deploy: (settings: Settings) => Promise<StackOutputs>;
}

async function deployFoundation(settings: Settings): Promise<StackOutputs> {
  const persistent = await readLayer("persistent", persistentContract);
  return publishFoundation(foundationLayer(settings, { persistent }));
}

async function deployCompute(settings: Settings): Promise<StackOutputs> {
  const persistent = await readLayer("persistent", persistentContract);
  const foundation = await readLayer("foundation", foundationContract);
  return publishCompute(computeLayer(settings, { persistent, foundation }));
}

async function deployEdge(settings: Settings): Promise<StackOutputs> {
  const persistent = await readLayer("persistent", persistentContract);
  const foundation = await readLayer("foundation", foundationContract);
  const compute = await readLayer("compute", computeContract);
  return publishEdge(edgeLayer(settings, { persistent, foundation, compute }));
}

/** The layers, in the order in which they are deployed. */
export const layerPrograms: readonly LayerProgram[] = [
  {
    layer: "persistent",
    project: "tradai-persistent",
    deploy: (settings) => Promise.resolve(publishPersistent(persistentLayer(settings))),
  },
  {
    layer: "foundation",
    project: "tradai-foundation",
    deploy: deployFoundation,
  },
  {
    layer: "compute",
    project: "tradai-compute",
    deploy: deployCompute,
  },
  {
    layer: "edge",
    project: "tradai-edge",
    deploy: deployEdge,
  },
];

/** The outputs of every layer, not yet as a stack publishes them. */
interface AllLayers {
  readonly persistent: PersistentOutputs;
  readonly foundation: FoundationOutputs;
  readonly compute: ComputeOutputs;
  readonly edge: EdgeOutputs;
}

/** Registers every layer in one graph, each fed with the outputs of those below. */
export function allLayers(settings: Settings): AllLayers {
  // Before the layers below register anything.
  checkInventory(settings);
  checkRoutes();
  const persistent = persistentLayer(settings);
  const foundation = foundationLayer(settings, { persistent });
  const compute = computeLayer(settings, { persistent, foundation });
  const edge = edgeLayer(settings, { persistent, foundation, compute });
  return { persistent, foundation, compute, edge };
}

/** The program of the root project, which is previewed and never deployed (decisions.md section 1). */
export function wholeSystem(settings: Settings): StackOutputs {
  const { persistent, foundation, compute, edge } = allLayers(settings);
  return {
    persistent: publishPersistent(persistent),
    foundation: publishFoundation(foundation),
    compute: publishCompute(compute),
    edge: publishEdge(edge),
  };
}

/** The program of the bootstrap project, which is below all layers and part of none (decisions.md section 1). */
export { bootstrap } from "./bootstrap/bootstrap";
