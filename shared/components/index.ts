export * from "./event-trigger";
export * from "./layer";
export * from "./log-group";
export * from "./parameters";
export * from "./role";
export * from "./function";
export type { FunctionDeployments } from "./function-alias";
export { handlerBundle } from "./handler-bundle";
export * from "./wiring";
