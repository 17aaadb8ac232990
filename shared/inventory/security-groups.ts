import { serviceIds, serviceRows } from "./services";
import type { ServiceId } from "./services";
import { databasePort } from "./database";

/** What decides which groups and flows there are. `Settings` satisfies it. */
export interface Shape {
  readonly services: "consolidated" | "fargate";
  readonly network: { readonly nat: "instance" | "gateway"; readonly interfaceEndpoints: boolean };
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

/** A destination outside every group: the internet, or a service behind a gateway endpoint. */
export type Outside = "internet" | "s3" | "dynamodb";

/** Traffic that is opened by its first member and that ends at its second one. */
export interface Flow {
  readonly from: GroupId | "private subnets";
  readonly to: GroupId | Outside;
  readonly port: number;
  /** What flows, as a sentence. */
  readonly why: string;
}

const https = 443;

/** Groups whose members call AWS's services. */
const callers: readonly GroupId[] = ["functions", "tasks", "consolidated", ...serviceIds];

function loadBalancerFlows(): Flow[] {
  const behind = serviceRows.filter((row) => row.behindLoadBalancer);
  return [
    { from: "link", to: "alb", port: https, why: "The VPC link of the API calls the load balancer" },
    ...behind.map(({ id, port }): Flow => ({
      from: "alb",
      to: id,
      port,
      why: `The load balancer calls ${id}`,
    })),
  ];
}

function serviceFlows(): Flow[] {
  return serviceRows.flatMap(({ id, port, calls, database }): Flow[] => [
    { from: "functions", to: id, port, why: `Functions call ${id}` },
    ...calls.map((called): Flow => ({
      from: id,
      to: called,
      port: portOf(called),
      why: `${id} calls ${called}`,
    })),
    ...(database
      ? [
          {
            from: id,
            to: "database",
            port: databasePort,
            why: `${id} keeps its records in the database`,
          } as const,
        ]
      : []),
  ]);
}

function taskFlows(): Flow[] {
  return (["data-collection", "mlflow"] as const).map((called) => ({
    from: "tasks",
    to: called,
    port: portOf(called),
    why: `Strategy tasks call ${called}`,
  }));
}

function awsFlows(): Flow[] {
  const to = (target: Flow["to"], why: string, among = callers): Flow[] =>
    among.map((from) => ({ from, to: target, port: https, why: `The ${groupPurposes[from]} ${why}` }));
  return [
    ...to("endpoints", "calls AWS services inside the VPC"),
    // The NAT instance installs its packages from a bucket of AWS.
    ...to("s3", "calls S3 through its gateway endpoint", [...callers, "nat"]),
    ...to(
      "dynamodb",
      "calls DynamoDB through its gateway endpoint",
      // MLflow keeps its records in the database.
      callers.filter((caller) => caller !== "mlflow"),
    ),
    // Exchanges, Cognito and the AWS services without an endpoint here; the DNS firewall narrows the names.
    ...to("internet", "calls the internet over TLS", [...callers, "nat"]),
  ];
}

function portOf(service: ServiceId): number {
  const row = serviceRows.find(({ id }) => id === service);
  if (row === undefined) throw new Error(`no service ${service}`);
  return row.port;
}

/**
 * Every flow, as if each service had a group of its own. Only MLflow reaches the database (decisions.md section 11): the
 * documented flows from functions and from all of ECS are closed. NAT takes TLS alone, and no other port
 * (TRADAI-S-34).
 */
const everyFlow: readonly Flow[] = [
  ...loadBalancerFlows(),
  ...serviceFlows(),
  ...taskFlows(),
  ...awsFlows(),
  { from: "private subnets", to: "nat", port: https, why: "The private subnets call the internet over TLS" },
];

const isService = (member: string): member is ServiceId => (serviceIds as readonly string[]).includes(member);

/**
 * The flows of an environment. Services that share the host share its group, so that a flow between two of them
 * needs no rule, and one to each of them is one rule a port (TRADAI-S-36).
 */
export function flowsIn(shape: Shape): Flow[] {
  const present: readonly string[] = [...groupsIn(shape), "private subnets", "internet", "s3", "dynamodb"];
  const placed = <M extends string>(member: M): M | GroupId =>
    isService(member) ? groupOf(member, shape) : member;
  const flows = everyFlow
    .map((flow) => ({ ...flow, from: placed(flow.from), to: placed(flow.to) }))
    .filter(({ from, to }) => from !== to && present.includes(from) && present.includes(to));
  const key = ({ from, to, port }: Flow): string => `${from} ${to} ${port}`;
  return flows.filter((flow, index) => flows.findIndex((other) => key(other) === key(flow)) === index);
}
