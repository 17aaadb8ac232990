import { callersAsked, firewallBefore, packetsInside } from "../checks/edge-bypass";
import { bypassExamples } from "../examples/edge-bypass";
import { balancerType } from "../graph/listeners";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "alb-not-bypassing-edge",
  title: "Nobody passes the API by",
  description:
    "Every load balancer is reached from inside the VPC alone, or has a WebACL and asks who calls before it sends a request on.",
  rationale:
    "A public load balancer answers with the same data as the API, to whoever finds its address, without firewall, token or limit.",
  remediation: "Set `internal: true` on the load balancer and let the API reach it through a VPC link.",
  severity: "critical",
  kind: "stack",
  findings: ["TRADAI-H-18"],
  types: [balancerType],
  checks: [packetsInside, firewallBefore, callersAsked],
  examples: bypassExamples,
};

export default rule;
