export { readDeployment } from "./deployment-hook";
export type { Deployment, DeploymentReading, HookAnswer, Stage } from "./deployment-hook";
export type { Invocation } from "./invocation";
export { described, logOf } from "./log";
export type { Level, Log } from "./log";
export { mismatchesOf } from "./mismatch";
export type { Mismatch } from "./mismatch";
export { requiredVariables } from "./variables";
