import { serviceIds, serviceRows } from "./services";
import type { ServiceId } from "./services";

/** What decides which groups and flows there are. `Settings` satisfies it. */
export interface Shape {
  readonly services: "consolidated" | "fargate";
  readonly network: { readonly nat: "instance" | "gateway"; readonly interfaceEndpoints: boolean };
  /** Without a domain there is no certificate. */
  readonly domain?: unknown;
}

/** Groups of every environment. */
export const constantGroupIds = ["link", "alb", "functions", "tasks", "database"] as const;

/** Groups that depend on the shape: the host's, the NAT instance's, the endpoints', and those of the services. */
export const shapedGroupIds = ["consolidated", ...serviceIds, "endpoints", "nat"] as const;

export const groupIds = [...constantGroupIds, ...shapedGroupIds] as const;
export type GroupId = (typeof groupIds)[number];

/** What a group's members are, for its description. */
export const groupPurposes: Readonly<Record<GroupId, string>> = {
  link: "VPC link of the API",
  alb: "internal load balancer",
  functions: "Lambda functions in the VPC",
  tasks: "tasks that a workflow runs: strategies",
  consolidated: "consolidated host",
  "backend-api": "service backend-api",
  "data-collection": "service data-collection",
  "strategy-service": "service strategy-service",
  mlflow: "service mlflow",
  "live-trading": "service live-trading",
  "dry-run-trading": "service dry-run-trading",
  database: "Database of MLflow",
  endpoints: "interface endpoints of AWS services",
  nat: "NAT instance",
};

/** The group in which a service's containers run: the host's where it shares the host. */
export function groupOf(service: ServiceId, shape: Shape): GroupId {
  const shared = serviceRows.some(({ id, consolidated }) => id === service && consolidated);
  return shape.services === "consolidated" && shared ? "consolidated" : service;
}

/** Groups that exist in an environment: one for each ECS service, the host's and the NAT instance's where they are. */
export function groupsIn(shape: Shape): readonly GroupId[] {
  const absent: GroupId[] = [
    ...(shape.services === "fargate" ? ["consolidated" as const] : []),
    ...serviceIds.filter((id) => groupOf(id, shape) !== id),
    ...(shape.network.nat === "gateway" ? ["nat" as const] : []),
    ...(shape.network.interfaceEndpoints ? [] : ["endpoints" as const]),
  ];
  return groupIds.filter((id) => !absent.includes(id));
}
