export * from "./layer";
export * from "./log-group";
