import type { View } from "./diagram";
import { each, fixed, holding, listed, outsiders } from "./parts";

/** How a request gets in, and who is told of what. */
export const edge: View = {
  direction: "LR",
  frames: [
    { id: "edge", label: "edge" },
    { id: "below", label: "layers below" },
  ],
  parts: [
    outsiders.clients,
    outsiders.people,
    outsiders.operators,
    { id: "waf", group: "edge", label: fixed("web ACL of the API"), holds: holding(["web ACL"], ["waf"]) },
    { id: "wafAuth", group: "edge", label: fixed("web ACL of the sign-in"), holds: holding(["web ACL"]) },
    { id: "api", group: "edge", label: fixed("REST API, stage v1,\nVPC link"), holds: holding(["api"]) },
    { id: "canary", group: "edge", label: fixed("canary"), holds: holding(["canary"]) },
    {
      id: "findings",
      group: "edge",
      label: listed("events:", 1),
      holds: ({ kind, name }) => kind === "rule" && /^(?:findings|backup|restore)-/.test(name),
    },
    {
      id: "alarms",
      group: "edge",
      label: (things) => `${things.length} alarms of all layers`,
      holds: holding(["alarm"]),
    },
    {
      id: "cost",
      group: "edge",
      label: fixed("budget, cost monitor"),
      holds: holding(["budget", "cost monitor"]),
    },
    { id: "procedures", group: "edge", label: listed("procedures:", 1), holds: holding(["procedure"]) },
    { id: "users", group: "below", label: fixed("user pool"), holds: holding(["user pool"]) },
    { id: "alb", group: "below", label: fixed("internal load balancer"), holds: holding(["load balancer"]) },
    {
      id: "queue",
      group: "below",
      label: fixed("backtest-queue"),
      holds: holding(["queue"], ["backtest-queue"]),
    },
    {
      id: "token",
      group: "below",
      label: fixed("secret ci-client"),
      shape: "store",
      holds: holding(["secret"], ["ci-client"]),
    },
    {
      id: "logs",
      group: "below",
      label: fixed("bucket logs"),
      shape: "store",
      holds: holding(["bucket"], ["logs"]),
    },
    ...each("topic", ["alerts", "escalation"], "below"),
  ],
  without: (from, to) => from.id === "alb" && to.id === "logs",
  silent: ["calls", "alarms"],
};
