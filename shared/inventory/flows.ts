import { databasePort } from "./database";
import { groupOf, groupPurposes, groupsIn } from "./security-groups";
import type { GroupId, Shape } from "./security-groups";
import { serviceIds, serviceRow, serviceRows } from "./services";
import type { ServiceId } from "./services";

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

/**
 * Port on which the load balancer listens: TLS where there is a domain, and with it a certificate; plain HTTP, inside the
 * VPC alone, where there is none.
 */
export function listenerPort({ domain }: Pick<Shape, "domain">): number {
  return domain === undefined ? 80 : https;
}

/** Groups whose members call AWS's services. */
const callers: readonly GroupId[] = ["functions", "tasks", "consolidated", ...serviceIds];

function loadBalancerFlows(shape: Shape): Flow[] {
  const port = listenerPort(shape);
  const behind = serviceRows.filter(({ loadBalancer }) => loadBalancer !== undefined);
  return [
    { from: "link", to: "alb", port, why: "The VPC link of the API calls the load balancer" },
    ...(shape.services === "fargate"
      ? [{ from: "functions", to: "alb", port, why: "The deployment gate tries a new version out" } as const]
      : []),
    ...behind.map(({ id, port }): Flow => ({
      from: "alb",
      to: id,
      port,
      why: `The load balancer calls ${id}`,
    })),
  ];
}

function serviceFlows(shape: Shape): Flow[] {
  return serviceRows.flatMap(({ id, port, wiring }): Flow[] => [
    { from: "functions", to: id, port, why: `Functions call ${id}` },
    ...(wiring.calls ?? []).map((called): Flow => ({
      from: id,
      to: called,
      port: calledPort(called, shape),
      why: `${id} calls ${called}`,
    })),
    ...(wiring.databaseSecret
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
    port: serviceRow(called).port,
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
      // MLflow keeps its records in the database, market data lies in a bucket.
      callers.filter((caller) => caller !== "mlflow" && caller !== "data-collection"),
    ),
    // Exchanges, Cognito and the AWS services without an endpoint here; the DNS firewall narrows the names.
    ...to("internet", "calls the internet over TLS", [...callers, "nat"]),
  ];
}

/** Services on Fargate call one another through Service Connect, which others pass by (EDGAR-37). */
function calledPort(service: ServiceId, { services }: Pick<Shape, "services">): number {
  const { connectPort, port } = serviceRow(service);
  return services === "fargate" ? connectPort : port;
}

/**
 * Every flow, as if each service had a group of its own. Only MLflow reaches the database (decisions.md section 11): the
 * documented flows from functions and from all of ECS are closed. NAT takes TLS alone, and no other port
 * (TRADAI-S-34).
 */
function everyFlow(shape: Shape): Flow[] {
  return [
    ...loadBalancerFlows(shape),
    ...serviceFlows(shape),
    ...taskFlows(),
    ...awsFlows(),
    {
      from: "private subnets",
      to: "nat",
      port: https,
      why: "The private subnets call the internet over TLS",
    },
  ];
}

const isService = (member: string): member is ServiceId => (serviceIds as readonly string[]).includes(member);

/**
 * The flows of an environment. Services that share the host share its group, so that a flow between two of them
 * needs no rule, and one to each of them is one rule a port (TRADAI-S-36).
 */
export function flowsIn(shape: Shape): Flow[] {
  const present: readonly string[] = [...groupsIn(shape), "private subnets", "internet", "s3", "dynamodb"];
  const placed = <M extends string>(member: M): M | GroupId =>
    isService(member) ? groupOf(member, shape) : member;
  const flows = everyFlow(shape)
    .map((flow) => ({ ...flow, from: placed(flow.from), to: placed(flow.to) }))
    .filter(({ from, to }) => from !== to && present.includes(from) && present.includes(to));
  const key = ({ from, to, port }: Flow): string => `${from} ${to} ${port}`;
  return flows.filter((flow, index) => flows.findIndex((other) => key(other) === key(flow)) === index);
}
