import { callersAsked, firewallBefore, packetsInside } from "../checks/edge-bypass";
import { association, webAcl } from "../examples/front-door";
import { balancer, listener, network, redirect, ruleOfRedirect } from "../examples/load-balancer";
import { balancerType } from "../graph/listeners";
import type { Fixture, Rule } from "../rule";

const forward = {
  type: "forward",
  targetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/a/b",
};
const signIn = { type: "authenticate-cognito", order: 1 };
const publicBalancer = balancer({ internal: false });
const asking = listener({ defaultActions: [signIn, { ...forward, order: 2 }] });
const guarded: readonly Fixture[] = [webAcl(), publicBalancer, association("alb"), redirect()];

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
  examples: {
    compliant: [
      {
        title: "Inside the VPC",
        resources: [balancer(), listener({ defaultActions: [forward] }), ...network],
      },
      { title: "A firewall, and a sign-in before the service", resources: [...guarded, asking] },
      {
        title: "A firewall, and nothing that is sent on",
        resources: [
          ...guarded,
          ruleOfRedirect({ actions: [{ type: "redirect", redirect: { protocol: "HTTPS" } }] }),
        ],
      },
    ],
    violating: [
      {
        title: "A public one without firewall",
        resources: [publicBalancer, redirect()],
        resource: "alb",
        says: "passes the API's firewall by",
      },
      {
        title: "One that says nothing, which is public",
        environment: "dev",
        resources: [balancer({ internal: undefined }), redirect()],
        resource: "alb",
        says: "passes the API's firewall by",
      },
      {
        title: "A firewall alone",
        resources: [...guarded, listener({ defaultActions: [forward] })],
        resource: "alb",
        says: "listener sends requests on without a token",
      },
      {
        title: "A rule beside the sign-in",
        resources: [...guarded, asking, ruleOfRedirect({ actions: [forward] })],
        resource: "alb",
        says: "rule sends requests on without a token",
      },
      {
        title: "A public one of packets",
        resources: network.map((each) =>
          each.name === "nlb" ? { ...each, inputs: { ...each.inputs, internal: false } } : each,
        ),
        resource: "nlb",
        says: "neither firewall nor token",
      },
    ],
  },
};

export default rule;
