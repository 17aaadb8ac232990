import type { Fixture } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

/** The load balancer of prod. */
export function balancer(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:lb/loadBalancer:LoadBalancer",
    name: "alb",
    inputs: {
      name: "tradai-prod",
      internal: true,
      accessLogs: { enabled: true, bucket: "tradai-logs-prod", prefix: "alb" },
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableDeletionProtection: true,
      ...inputs,
    },
  };
}

/** Its listener of TLS. */
export function listener(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:lb/listener:Listener",
    name: "listener",
    inputs: {
      loadBalancerArn: unknown,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      certificateArn: unknown,
      defaultActions: [
        { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } },
      ],
      routingHttpResponseServerEnabled: false,
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=63072000; includeSubDomains",
      routingHttpResponseContentSecurityPolicyHeaderValue: "default-src 'none'; frame-ancestors 'none'",
      routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
      routingHttpResponseXFrameOptionsHeaderValue: "DENY",
      ...inputs,
    },
    references: { loadBalancerArn: ["alb"] },
  };
}

/** Its listener of plain HTTP, which leads to the other one. */
export function redirect(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:lb/listener:Listener",
    name: "redirect",
    inputs: {
      loadBalancerArn: unknown,
      port: 80,
      protocol: "HTTP",
      defaultActions: [
        { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
      ],
      ...inputs,
    },
    references: { loadBalancerArn: ["alb"] },
  };
}

/** A rule of the plain listener. */
export function ruleOfRedirect(inputs: Inputs): Fixture {
  return {
    type: "aws:lb/listenerRule:ListenerRule",
    name: "rule",
    inputs: { listenerArn: unknown, priority: 1, ...inputs },
    references: { listenerArn: ["redirect"] },
  };
}

/** A network load balancer and its listener, which read no HTTP. */
export const network: readonly Fixture[] = [
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    name: "nlb",
    inputs: {
      name: "tradai-network-prod",
      loadBalancerType: "network",
      internal: true,
      accessLogs: { enabled: true, bucket: "tradai-logs-prod", prefix: "nlb" },
      enableDeletionProtection: true,
    },
  },
  {
    type: "aws:lb/listener:Listener",
    name: "network-listener",
    inputs: { loadBalancerArn: unknown, port: 5432, protocol: "TCP", defaultActions: [{ type: "forward" }] },
    references: { loadBalancerArn: ["nlb"] },
  },
];
