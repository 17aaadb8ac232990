import { serviceIds } from "../../../shared/inventory/services";
import type { View } from "./diagram";
import { each, fixed, holding, host, listed, members, startedBy } from "./parts";

/** Which service calls which, and on which port. */
export const services: View = {
  direction: "TB",
  frames: [{ id: "services", label: "services" }],
  parts: [
    { id: "api", label: fixed("REST API"), shape: "round", holds: holding(["api"]) },
    { id: "functions", label: fixed("functions"), holds: members("functions", "function") },
    { id: "alb", label: fixed("internal load balancer"), holds: holding(["load balancer"]) },
    { ...host, group: "services" },
    ...each("service", serviceIds, "services"),
    { id: "tasks", label: fixed("tasks of strategies"), holds: members("tasks", "task") },
    { id: "database", label: fixed("PostgreSQL"), shape: "store", holds: holding(["database"]) },
  ],
  joined: ["services"],
  without: (_from, _to, { verb }) => verb !== "calls",
  silent: ["calls"],
};

/** What starts which function and workflow. */
export const functions: View = {
  direction: "LR",
  frames: [
    { id: "starters", label: "what starts them" },
    { id: "consumers", label: "consumers" },
    { id: "scheduled", label: "on schedule" },
    { id: "workflows", label: "workflows" },
    { id: "steps", label: "steps of workflows" },
    { id: "tasks", label: "tasks of workflows" },
    { id: "gates", label: "around deployments and hosts" },
  ],
  parts: [
    ...each("queue", ["backtest-queue", "backtest-dlq"], "starters"),
    {
      id: "schedules",
      group: "starters",
      label: fixed("schedules"),
      holds: ({ kind, name }) => kind === "rule" && /^schedule-|-reconcile$/.test(name),
    },
    {
      id: "events",
      group: "starters",
      label: listed("events:", 1),
      holds: holding(["rule"], ["drift-detected", "consolidated-terminate", "nat-launch"]),
    },
    {
      id: "deployments",
      group: "starters",
      label: fixed("blue/green deployments:\nbackend-api, mlflow"),
      holds: holding(["service"], ["backend-api", "mlflow"]),
    },
    ...each("function", startedBy("queue"), "consumers"),
    ...each("function", startedBy("schedule"), "scheduled"),
    ...each("function", startedBy("deployment", "termination", "launch"), "gates"),
    ...each("workflow", ["backtest-workflow", "retraining-workflow"], "workflows"),
    ...each("function", startedBy("workflow"), "steps"),
    {
      id: "strategies",
      group: "tasks",
      label: listed("", 1),
      holds: ({ kind, name }) => kind === "task" && name.startsWith("strategy-"),
    },
    {
      id: "migration",
      group: "gates",
      label: fixed("task migration"),
      holds: holding(["task"], ["migration"]),
    },
  ],
  without: (_from, to) => to.group === "starters",
  silent: ["hands over to", "invokes", "runs", "starts"],
};
