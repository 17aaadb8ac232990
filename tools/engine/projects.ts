import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../shared/config";
import { layers, type Layer, type Project as ProjectId } from "../../shared/naming";
import type { Project } from "./project";
import { repositoryRoot } from "./repository";

/** The program: this repository's, or one that differs from it by an edit. */
export type System = typeof import("../../system");

/** Loads the program and, with it, the part of the AWS SDK that it uses. */
function loadSystem(): System {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded while the engine starts, not before; `import()` of a .ts file would be the ES loader's, which ts-node does not serve
  return require("../../system") as System;
}

/** The project at the root: every layer in one graph. */
export function wholeProject(settings: Settings): Project {
  return {
    name: "tradai",
    folder: "",
    load: () => {
      const { wholeSystem } = loadSystem();
      return () => Promise.resolve(wholeSystem(settings));
    },
  };
}

/** What must exist before the layers, as the project that is deployed. */
function bootstrapProject(settings: Settings): Project {
  return {
    name: "tradai-bootstrap",
    folder: "bootstrap",
    load: () => {
      const { bootstrap } = loadSystem();
      return () => Promise.resolve(bootstrap(settings));
    },
  };
}

/** The bootstrap project, or one layer, as it is deployed. */
export function deployedProject(project: ProjectId, settings: Settings): Project {
  return project === "bootstrap" ? bootstrapProject(settings) : layerProject(project, settings);
}

/**
 * One layer as the project that is deployed.
 *
 * @param system loads the program that the layer is taken from
 */
export function layerProject(layer: Layer, settings: Settings, system = loadSystem): Project {
  return {
    name: `tradai-${layer}`,
    folder: layer,
    load: () => {
      const program = system().layerPrograms.find((candidate) => candidate.layer === layer);
      if (program === undefined) throw new Error(`${layer} is not in layerPrograms`);
      return () => program.deploy(settings);
    },
  };
}

/** What can be deployed, in its order: the bootstrap project and the layers. */
export function existingProjects(): readonly ProjectId[] {
  return ["bootstrap", ...existingLayers()];
}

/** The layers that can be deployed, in their order: those whose folder holds a Pulumi project. */
export function existingLayers(): readonly Layer[] {
  return layers.filter((layer) => existsSync(join(repositoryRoot, layer, "Pulumi.yaml")));
}
