export * from "./arns";
export * from "./names";
export * from "./patterns";
export * from "./scope";
export * from "./tags";
