import type { View } from "./diagram";
import { fixed, holding, host, listed, members, outsiders } from "./parts";

/** The logs' bucket is written by all and read by nobody but people. */
const dataBuckets = ["arcticdb", "configs", "mlflow", "results"];

/** The whole system: one node for what does one job, one frame a layer. */
export const whole: View = {
  direction: "TB",
  frames: [
    { id: "edge", label: "edge" },
    { id: "compute", label: "compute" },
    { id: "foundation", label: "foundation" },
    { id: "persistent", label: "persistent" },
  ],
  parts: [
    ...Object.values(outsiders),
    { id: "waf", group: "edge", label: fixed("web ACLs"), holds: holding(["web ACL"]) },
    { id: "api", group: "edge", label: fixed("REST API, VPC link"), holds: holding(["api"]) },
    { id: "canary", group: "edge", label: fixed("canary"), holds: holding(["canary"]) },
    {
      id: "watch",
      group: "edge",
      label: (things) =>
        `${things.filter(({ kind }) => kind === "alarm").length} alarms of all\nlayers, budget`,
      holds: holding(["alarm", "budget", "cost monitor"]),
    },
    {
      id: "alb",
      group: "compute",
      label: fixed("internal load balancer"),
      holds: holding(["load balancer"]),
    },
    {
      id: "services",
      group: "compute",
      label: fixed(
        "services: backend-api,\nstrategy-service,\ndata-collection, mlflow,\nlive- and dry-run-trading",
      ),
      holds: (thing) => holding(["service"])(thing) || host.holds(thing),
    },
    {
      id: "functions",
      group: "compute",
      label: (things) => `${things.filter(({ kind }) => kind === "function").length} functions`,
      holds: members("functions", "function"),
    },
    { id: "workflows", group: "compute", label: listed("", 1), holds: holding(["workflow"]) },
    {
      id: "tasks",
      group: "compute",
      label: fixed("tasks: strategies,\nmigration"),
      holds: members("tasks", "task"),
    },
    {
      id: "schedules",
      group: "compute",
      label: (things) => `${things.length} rules:\nschedules, events`,
      holds: holding(["rule"]),
    },
    {
      id: "queue",
      group: "foundation",
      label: fixed("backtest-queue"),
      holds: holding(["queue"], ["backtest-queue"]),
    },
    { id: "topics", group: "foundation", label: listed("topics:", 1), holds: holding(["topic"]) },
    {
      id: "database",
      group: "foundation",
      label: fixed("PostgreSQL"),
      shape: "store",
      holds: holding(["database"]),
    },
    { id: "users", group: "persistent", label: fixed("user pool"), holds: holding(["user pool"]) },
    {
      id: "data",
      group: "persistent",
      label: (things) => `${things.filter(({ kind }) => kind === "table").length} tables, 4 buckets`,
      shape: "store",
      holds: (thing) => holding(["table"])(thing) || holding(["bucket"], dataBuckets)(thing),
    },
    {
      id: "settings",
      group: "persistent",
      label: fixed("secrets,\nparameters,\npackages"),
      shape: "store",
      holds: holding(["secret", "parameter", "packages"]),
    },
    {
      id: "vaults",
      group: "persistent",
      label: fixed("backup vaults,\none far away"),
      holds: holding(["vault"]),
    },
  ],
  lifted: ["internet"],
  without: (from, to) => from.group === "edge" && to.id === "settings",
  silent: ["alarms", "asks", "calls", "guards", "invokes", "mails", "runs", "starts", "hands over to"],
  plain: true,
};
