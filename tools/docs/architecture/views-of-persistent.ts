import { bucketRows } from "../../../shared/inventory/buckets";
import { tableRows } from "../../../shared/inventory/tables";
import type { Frame, Part, View } from "./diagram";
import { counted, each, fixed, holding, host, listed, outsiders, startedBy } from "./parts";

/** Buckets that hold the platform's data; those of logs and copies are in a diagram of their own. */
const dataBuckets = ["arcticdb", "configs", "mlflow", "results"];

/** Who works with data: services one by one, functions by what starts them. */
const users: readonly Part[] = [
  outsiders.operators,
  {
    id: "backend",
    group: "users",
    label: fixed("backend-api"),
    holds: holding(["service"], ["backend-api"]),
  },
  {
    id: "strategies",
    group: "users",
    label: fixed("strategy-service"),
    holds: holding(["service"], ["strategy-service"]),
  },
  {
    id: "collection",
    group: "users",
    label: fixed("data-collection"),
    holds: holding(["service"], ["data-collection"]),
  },
  { id: "mlflow", group: "users", label: fixed("mlflow"), holds: holding(["service"], ["mlflow"]) },
  { ...host, group: "users" },
  { id: "trading", group: "users", label: listed("", 1), holds: holding(["service"]) },
  { id: "tasks", group: "users", label: fixed("tasks of strategies"), holds: holding(["task"]) },
  {
    id: "steps",
    group: "users",
    label: fixed("functions:\nsteps of workflows"),
    holds: holding(["function"], startedBy("workflow")),
  },
  {
    id: "scheduled",
    group: "users",
    label: fixed("functions\non schedule"),
    holds: holding(["function"], startedBy("schedule")),
  },
  {
    id: "consumers",
    group: "users",
    label: fixed("functions:\nconsumers of queues"),
    holds: holding(["function"], startedBy("queue")),
  },
];

const frames: readonly Frame[] = [
  { id: "users", label: "compute" },
  { id: "persistent", label: "persistent" },
];

/** Who reads and writes which table. */
export const tables: View = {
  direction: "LR",
  frames,
  parts: [
    ...users,
    ...each(
      "table",
      tableRows.map(({ id }) => id),
      "persistent",
    ),
  ],
  linkedOnly: true,
  without: (_from, to) => to.group !== "persistent",
  silent: ["writes"],
};

/** Who reads and writes which bucket. */
export const buckets: View = {
  direction: "LR",
  frames,
  parts: [...users, ...each("bucket", dataBuckets, "persistent", "store")],
  linkedOnly: true,
  without: (_from, to) => to.group !== "persistent",
  silent: ["writes"],
};

/** Where logs, copies and backups go. */
export const safety: View = {
  direction: "LR",
  frames: [
    { id: "others", label: "other layers" },
    { id: "persistent", label: "persistent" },
    { id: "recovery", label: "recovery region" },
  ],
  parts: [
    { id: "alb", group: "others", label: fixed("load balancer"), holds: holding(["load balancer"]) },
    { id: "flow", group: "others", label: fixed("flow logs"), holds: holding(["flow log"]) },
    { id: "canary", group: "others", label: fixed("canary"), holds: holding(["canary"]) },
    {
      id: "database",
      group: "others",
      label: fixed("PostgreSQL"),
      shape: "store",
      holds: holding(["database"]),
    },
    { id: "trail", group: "persistent", label: fixed("audit trail"), holds: holding(["trail"]) },
    {
      id: "tables",
      group: "persistent",
      label: counted("tables"),
      shape: "store",
      holds: holding(["table"]),
    },
    ...each(
      "bucket",
      bucketRows.map(({ id }) => id).filter((id) => id !== "configs-recovery"),
      "persistent",
      "store",
    ),
    {
      id: "vault",
      group: "persistent",
      label: fixed("backup vault"),
      shape: "store",
      holds: holding(["vault"], ["vault"]),
    },
    { id: "far", group: "recovery", label: fixed("backup vault"), shape: "store", holds: holding(["vault"]) },
    {
      id: "copy",
      group: "recovery",
      label: fixed("copy of configs"),
      shape: "store",
      holds: holding(["bucket"], ["configs-recovery"]),
    },
  ],
  silent: ["copies to", "logs to", "reads", "saved in", "writes"],
};
