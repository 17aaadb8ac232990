import { answersGuarded, serverUnnamed } from "../checks/response-headers";
import { balancer, listener, network, redirect } from "../examples/load-balancer";
import { listenerType } from "../graph/listeners";
import type { Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: [balancer(), listener(inputs)],
  resource: "listener",
  says,
});
const forward = [{ type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:1:a" }];
const plain = { port: 80, protocol: "HTTP", sslPolicy: undefined, certificateArn: undefined };
const withoutTls = { ...plain, routingHttpResponseStrictTransportSecurityHeaderValue: undefined };

const rule: Rule = {
  name: "security-headers",
  title: "Answers tell browsers what not to do",
  description:
    "Every listener that answers adds the four headers by which a browser guards its user, and does not name what answers.",
  rationale:
    "A browser does what a page asks of it unless the answer says otherwise: it goes back to plain HTTP, shows the page in another's frame, and runs a script that somebody slipped in.",
  remediation: "Set the property that the message names on the listener.",
  severity: "medium",
  kind: "stack",
  findings: ["TRADAI-S-06", "ORION-24", "ORION-54"],
  types: [listenerType],
  checks: [answersGuarded, serverUnnamed],
  examples: {
    compliant: [
      { title: "Four headers, and no name", resources: [balancer(), listener(), redirect()] },
      {
        title: "HSTS for a year",
        resources: [
          balancer(),
          listener({ routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000" }),
        ],
      },
      {
        title: "Plain HTTP inside the VPC, where browsers take three of them",
        environment: "dev",
        resources: [balancer(), listener({ ...withoutTls, defaultActions: forward })],
      },
      { title: "A listener of packets", resources: network },
    ],
    violating: [
      wrong(
        "No HSTS",
        { routingHttpResponseStrictTransportSecurityHeaderValue: undefined },
        "Strict-Transport-Security nothing",
      ),
      wrong(
        "HSTS for an hour",
        { routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=3600" },
        "max-age=3600",
      ),
      wrong(
        "No policy of contents",
        { routingHttpResponseContentSecurityPolicyHeaderValue: undefined },
        "Content-Security-Policy nothing",
      ),
      wrong(
        "A policy that admits everybody",
        { routingHttpResponseContentSecurityPolicyHeaderValue: "default-src * 'unsafe-inline'" },
        "default-src *",
      ),
      wrong(
        "Types that are guessed",
        { routingHttpResponseXContentTypeOptionsHeaderValue: undefined },
        "X-Content-Type-Options nothing",
      ),
      wrong(
        "Frames of anybody",
        { routingHttpResponseXFrameOptionsHeaderValue: "ALLOW-FROM https://example.com" },
        "X-Frame-Options",
      ),
      wrong("A name", { routingHttpResponseServerEnabled: undefined }, "name the load balancer"),
      {
        title: "Plain HTTP without the three",
        environment: "dev",
        resources: [
          balancer(),
          listener({
            ...withoutTls,
            defaultActions: forward,
            routingHttpResponseXFrameOptionsHeaderValue: undefined,
          }),
        ],
        resource: "listener",
        says: "X-Frame-Options nothing",
      },
    ],
  },
};

export default rule;
