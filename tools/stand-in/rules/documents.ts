import type { Problem } from "../check";
import { unknown, type Values } from "../values";
import { parseJson } from "./policy-document";

/** Inputs that hold a JSON document wherever they occur; AWS's provider checks their syntax in the preview. */
const documents = new Set([
  "policy",
  "policyDocument",
  "policyText",
  "assumeRolePolicy",
  "keyPolicy",
  "resourcePolicy",
  "accessPolicies",
  "redrivePolicy",
  "redriveAllowPolicy",
  "filterPolicy",
  "deliveryPolicy",
  "archivePolicy",
  "replayPolicy",
  "containerDefinitions",
  "definition",
  "dashboardBody",
  "eventPattern",
]);

/** Documents that are not JSON. */
export function documentProblems(inputs: Values): Problem[] {
  return Object.entries(inputs)
    .filter(([name, value]) => documents.has(name) && typeof value === "string" && value !== unknown)
    .filter(([, value]) => parseJson(value) === undefined)
    .map(([property]) => ({ property, reason: `'${property}' contains an invalid JSON policy or document` }));
}
