import type { ViolatingExample } from "../rule";
import { allow, rolePolicy } from "./iam";

/** What AWS would refuse as a policy document, or read otherwise than it looks. */
export const malformedDocuments: readonly ViolatingExample[] = [
  {
    title: "Text that is no document",
    resources: [{ ...rolePolicy(), inputs: { policy: "{" } }],
    resource: "backend-policy",
    says: "`policy` is no policy document: it is not a JSON object",
  },
  ...[{}, { Statement: null }, { Statement: [] }].map((document) => ({
    title: `A document without statement: ${JSON.stringify(document)}`,
    resources: [{ ...rolePolicy(), inputs: { policy: JSON.stringify(document) } }],
    resource: "backend-policy",
    says: "`policy` is no policy document: it has no statement",
  })),
  ...["allow everything", null].map((statement) => ({
    title: `A statement that is no object: ${String(statement)}`,
    resources: [{ ...rolePolicy(), inputs: { policy: JSON.stringify({ Statement: [statement] }) } }],
    resource: "backend-policy",
    says: "statement 1 of `policy` is malformed: it is not an object; it names no resource",
  })),
  ...[
    {
      title: "A misspelt effect of a statement without name",
      changes: { Sid: "", Effect: "ALLOW" },
      says: "statement 1 of `policy` is malformed: its Effect is neither Allow nor Deny",
    },
    { title: "Actions in an object", changes: { Action: { a: "*" } }, says: "its Action is neither" },
    {
      title: "What is not allowed, in an object",
      changes: { Action: undefined, NotAction: { a: "*" } },
      says: "its NotAction is neither",
    },
    {
      title: "Excepted resources in an object",
      changes: { Resource: undefined, NotResource: { a: "*" } },
      says: "its NotResource is neither",
    },
    { title: "A misspelt effect", changes: { Effect: "ALLOW" }, says: "neither Allow nor Deny" },
    { title: "An element that AWS does not know", changes: { action: "*" }, says: '"action"' },
    { title: "No action", changes: { Action: undefined }, says: "it names no action" },
    { title: "An empty list of actions", changes: { Action: [] }, says: "it names no action" },
    { title: "No resource", changes: { Resource: undefined }, says: "names no resource" },
    { title: "A resource that is an object", changes: { Resource: { a: "*" } }, says: "its Resource is" },
  ].map(({ title, changes, says }) => ({
    title,
    resources: [rolePolicy(allow(changes))],
    resource: "backend-policy",
    says,
  })),
];
