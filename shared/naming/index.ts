export * from "./arns";
export { roleIds } from "./base-names";
export type { RoleId } from "./base-names";
export * from "./names";
export * from "./patterns";
export type { PackageRepository } from "./persistent-names";
export * from "./scope";
export * from "./tags";
