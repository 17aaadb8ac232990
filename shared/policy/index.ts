export { PolicyBuilder } from "./policy-builder";
export { ResourcePolicyBuilder } from "./resource-policy";
export { PolicyDocument } from "./document";
export { trustPolicy, trustRows } from "./trust";
export type { TrustedService, TrustOptions } from "./trust";
export type { PolicyScope } from "./environment";
export type { PolicyKindName } from "./kinds";
export type { RolePolicies } from "./builder";
export type { ConditionInput } from "./conditions";
