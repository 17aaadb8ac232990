export * from "./layer";
export * from "./log-group";
export * from "./parameters";
export * from "./role";
export * from "./function";
export { handlerBundle } from "./handler-bundle";
export * from "./wiring";
