import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { balancer, listener, network, redirect, ruleOfRedirect } from "./load-balancer";

type Inputs = Readonly<Record<string, unknown>>;
const transport = "routingHttpResponseStrictTransportSecurityHeaderValue";
const content = "routingHttpResponseContentSecurityPolicyHeaderValue";
const contentType = "routingHttpResponseXContentTypeOptionsHeaderValue";
const frames = "routingHttpResponseXFrameOptionsHeaderValue";

const served = (inputs: Inputs = {}): readonly Fixture[] => [balancer(), listener(inputs)];
/** A listener of a load balancer that another program declares. */
const ofForeign = (inputs: Inputs): Fixture => ({
  ...listener({
    loadBalancerArn: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/shared/50dc6c495c0c9188`,
    ...inputs,
  }),
  references: {},
});
const forward = [{ type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:1:a" }];
const withoutTls = {
  port: 80,
  protocol: "HTTP",
  sslPolicy: undefined,
  certificateArn: undefined,
  defaultActions: forward,
  [transport]: undefined,
};
/** The three headers that browsers take over plain HTTP. */
const plainHeaders = {
  routingHttpResponseServerEnabled: false,
  [content]: "default-src 'none'",
  [contentType]: "nosniff",
  [frames]: "DENY",
};

export const guardedAnswers: readonly Example[] = [
  { title: "Four headers, and no name", resources: [...served(), redirect()] },
  { title: "HSTS for a year", resources: served({ [transport]: "max-age=31536000" }) },
  {
    title: "A policy of contents that says something else first, and frames of one's own pages",
    resources: served({ [content]: "script-src 'self'; default-src 'none'", [frames]: "sameorigin" }),
  },
  {
    title: "Plain HTTP inside the VPC, where browsers take three of them",
    environment: "dev",
    resources: served(withoutTls),
  },
  { title: "A listener of packets", resources: network },
  {
    title: "A listener of packets that another program's load balancer passes on",
    resources: [ofForeign({ protocol: "TLS", routingHttpResponseServerEnabled: undefined })],
  },
];

const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: served(inputs),
  resource: "listener",
  says,
});

export const unguardedAnswers: readonly ViolatingExample[] = [
  wrong("No HSTS", { [transport]: undefined }, "Strict-Transport-Security nothing"),
  {
    ...wrong("No HSTS at another program's load balancer", {}, "Strict-Transport-Security nothing"),
    resources: [ofForeign({ [transport]: undefined })],
  },
  wrong("HSTS for an hour", { [transport]: "max-age=3600" }, "max-age=3600"),
  wrong("HSTS for no time", { [transport]: "includeSubDomains" }, '"includeSubDomains"'),
  wrong("No policy of contents", { [content]: undefined }, "Content-Security-Policy nothing"),
  wrong(
    "A policy that admits everybody",
    { [content]: "default-src * 'unsafe-inline'" },
    "default-src * 'unsafe-inline'",
  ),
  wrong(
    "A policy that admits everybody in the end",
    { [content]: "default-src 'self' *" },
    "default-src 'self' *",
  ),
  wrong("Types that are guessed", { [contentType]: undefined }, "X-Content-Type-Options nothing"),
  wrong("Types of which nobody has heard", { [contentType]: "sniff" }, 'X-Content-Type-Options "sniff"'),
  wrong("Frames of anybody", { [frames]: "ALLOW-FROM https://example.com" }, "X-Frame-Options"),
  wrong("A name", { routingHttpResponseServerEnabled: undefined }, "name the load balancer"),
  {
    title: "Plain HTTP without the three",
    environment: "dev",
    resources: served({ ...withoutTls, [frames]: undefined }),
    resource: "listener",
    says: "X-Frame-Options nothing",
  },
  {
    title: "A listener that leads elsewhere, but for what one of its rules answers",
    resources: [
      balancer(),
      redirect({ ...plainHeaders, [frames]: undefined }),
      ruleOfRedirect({ actions: forward }),
    ],
    resource: "redirect",
    says: "X-Frame-Options nothing",
  },
];
