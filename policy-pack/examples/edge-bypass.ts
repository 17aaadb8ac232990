import { association, webAcl } from "./front-door";
import { balancer, listener, network, redirect, ruleOfRedirect } from "./load-balancer";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";

const forward = {
  type: "forward",
  targetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/a/b",
};

const signIn = { type: "authenticate-cognito", order: 1 };

const publicBalancer = balancer({ internal: false });

const asking = listener({ defaultActions: [signIn, { ...forward, order: 2 }] });

const guarded: readonly Fixture[] = [webAcl(), publicBalancer, association("alb"), redirect()];

const strayRule: Fixture = { ...ruleOfRedirect({ actions: [forward] }), references: {} };

/** Examples of load balancers that the public reaches. */
export const bypassExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  undecided: [
    {
      title: "A listener that may be the load balancer's",
      resources: [...guarded, { ...listener({ defaultActions: [forward] }), references: {} }],
      resource: "alb",
      says: "the load balancer of a listener",
    },
    {
      title: "A rule that may be a listener's",
      resources: [...guarded, strayRule],
      resource: "alb",
      says: "the load balancer of a listener",
    },
  ],
  compliant: [
    {
      title: "Inside the VPC",
      resources: [balancer(), listener({ defaultActions: [forward] }), ...network],
    },
    { title: "A firewall, and a sign-in before the service", resources: [...guarded, asking] },
    ...["authenticate-oidc", "jwt-validation"].map((type) => ({
      title: `A firewall, and ${type} before the service`,
      resources: [...guarded, listener({ defaultActions: [{ type }, { ...forward, order: 2 }] })],
    })),
    {
      title: "A firewall without a listener, beside a rule of which nobody knows whose it is",
      resources: [webAcl(), publicBalancer, association("alb"), strayRule],
    },
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
      title: "A firewall alone, and a rule of which nobody knows whose it is",
      resources: [...guarded, listener({ defaultActions: [forward] }), strayRule],
      resource: "alb",
      says: "listener sends requests on without a token",
    },
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
};
