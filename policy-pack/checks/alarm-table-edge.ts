import type { ResourceGraph } from "../graph/graph";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Coverage } from "./alarm-table-row";

const apiType = "aws:apigateway/restApi:RestApi";
const aclType = "aws:wafv2/webAcl:WebAcl";
const associationType = "aws:wafv2/webAclAssociation:WebAclAssociation";
const stageType = "aws:apigateway/stage:Stage";

const ofApi = { type: apiType, namespace: "AWS/ApiGateway", dimension: "ApiName" } as const;
const ofAcl = { type: aclType, namespace: "AWS/WAFV2", dimension: "WebACL" } as const;

/** True for an ACL in front of a REST stage, which counts its requests as well. */
function guardsStage(graph: ResourceGraph, acl: Resource): boolean {
  return companionsOf(graph, acl, associationType, "webAclArn").some(
    (association) => targetOf(graph, association, "resourceArn", [stageType]).kind === "resource",
  );
}

/** What fails unseen at the front door. */
export const edgeCoverage: readonly Coverage[] = [
  { ...ofApi, metrics: ["5XXError"], tells: "that the API fails" },
  { ...ofApi, metrics: ["4XXError"], tells: "that the API turns its clients away" },
  { ...ofApi, metrics: ["Latency"], tells: "that the API is slow" },
  { ...ofAcl, metrics: ["BlockedRequests"], tells: "of an attack, or of a rule that blocks clients" },
  {
    // TRADAI-H-06: the ACL had never seen a request, and nobody knew.
    ...ofAcl,
    metrics: [["AllowedRequests", "BlockedRequests", "PassedRequests"]],
    tells: "that requests go past it",
    onSilence: true,
    beside: "AWS/ApiGateway",
    appliesTo: guardsStage,
  },
  {
    type: "aws:synthetics/canary:Canary",
    namespace: "CloudWatchSynthetics",
    dimension: "CanaryName",
    // What does not run publishes no failure, and no success either.
    metrics: ["SuccessPercent"],
    tells: "that the canary fails or does not run",
    onSilence: true,
  },
];
