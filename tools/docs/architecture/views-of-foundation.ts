import type { View } from "./diagram";
import { counted, each, fixed, holding, host, listed, members, outsiders, startedBy } from "./parts";

/** The tiers of the network, what is in them, and which port leads from where to where. */
export const network: View = {
  direction: "TB",
  frames: [
    { id: "vpc", label: "VPC" },
    { id: "public", label: "public subnets", within: "vpc" },
    { id: "private", label: "private subnets", within: "vpc" },
    { id: "data", label: "database subnets", within: "vpc" },
  ],
  parts: [
    outsiders.internet,
    { id: "api", label: fixed("REST API"), shape: "round", holds: holding(["api"]) },
    {
      id: "nat",
      group: "public",
      label: fixed("NAT instance"),
      holds: holding(["group of instances"], ["nat"]),
    },
    { id: "gateways", group: "public", label: counted("NAT gateways"), holds: holding(["NAT gateway"]) },
    {
      id: "alb",
      group: "private",
      label: fixed("internal load balancer"),
      holds: holding(["load balancer"]),
    },
    {
      id: "functions",
      group: "private",
      label: fixed("functions in the VPC"),
      holds: members("functions", "function"),
    },
    { id: "tasks", group: "private", label: fixed("tasks of strategies"), holds: members("tasks", "task") },
    { ...host, group: "private" },
    { id: "services", group: "private", label: listed("services:", 2), holds: holding(["service"]) },
    {
      id: "endpoints",
      group: "private",
      label: (things) =>
        `endpoints of ${things.filter(({ kind }) => kind === "endpoint").length}\nAWS services`,
      holds: members("endpoints", "endpoint"),
    },
    {
      id: "database",
      group: "data",
      label: fixed("PostgreSQL"),
      shape: "store",
      holds: holding(["database"]),
    },
    { id: "private", label: fixed(""), holds: holding(["group"], ["private subnets"]) },
  ],
  without: (from, to, { verb }) => verb !== "calls" || (to.id === "internet" && from.group !== "public"),
  silent: ["calls"],
};

/** Who sends to which queue, who takes it, and where it ends when that fails. */
export const queues: View = {
  direction: "LR",
  frames: [{ id: "foundation", label: "foundation" }],
  parts: [
    { id: "api", label: fixed("REST API"), holds: holding(["api"]) },
    { id: "backend", label: fixed("backend-api"), holds: holding(["service"], ["backend-api"]) },
    host,
    ...each("queue", ["backtest-queue", "backtest-dlq", "events-dlq"], "foundation"),
    ...each("function", startedBy("queue")),
    { id: "functions", label: counted("other functions"), holds: holding(["function"]) },
  ],
  linkedOnly: true,
  without: (from, to) => from.group !== "foundation" && to.group !== "foundation",
  silent: ["hands over to", "sends"],
};

/** Who tells which topic, and who hears of it. */
export const topics: View = {
  direction: "LR",
  frames: [
    { id: "tellers", label: "edge and compute" },
    { id: "foundation", label: "foundation" },
  ],
  parts: [
    outsiders.people,
    {
      id: "alarms",
      group: "tellers",
      label: fixed("alarms of all layers,\nbudget, cost monitor"),
      holds: holding(["alarm", "budget", "cost monitor"]),
    },
    {
      id: "rules",
      group: "tellers",
      label: fixed("events: failed deployments\nand backups, findings"),
      holds: holding(["rule"]),
    },
    { id: "workflows", group: "tellers", label: listed("", 1), holds: holding(["workflow"]) },
    {
      id: "functions",
      group: "tellers",
      label: fixed("functions"),
      holds: holding(["function"]),
    },
    {
      id: "trading",
      group: "tellers",
      label: listed("", 1),
      holds: holding(["service"], ["live-trading", "dry-run-trading"]),
    },
    {
      id: "services",
      group: "tellers",
      label: listed("", 1),
      holds: holding(["service"], ["backend-api", "data-collection", "strategy-service"]),
    },
    { ...host, group: "tellers" },
    ...each("topic", ["alerts", "escalation", "registration"], "foundation"),
  ],
  linkedOnly: true,
  without: (_from, to) => to.group === "tellers",
  silent: ["alarms", "mails", "publishes"],
};
