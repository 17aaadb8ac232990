import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import type { FoundationOutputs, PersistentOutputs } from "../shared/contracts";
import { listenerPort, securityHeaders, transportSecurity } from "../shared/inventory";

export interface LoadBalancer {
  readonly balancer: aws.lb.LoadBalancer;
  readonly listener: aws.lb.Listener;
}

/** The headers of every answer, as a listener takes them. */
const headers = {
  routingHttpResponseContentSecurityPolicyHeaderValue: securityHeaders["Content-Security-Policy"],
  routingHttpResponseXContentTypeOptionsHeaderValue: securityHeaders["X-Content-Type-Options"],
  routingHttpResponseXFrameOptionsHeaderValue: securityHeaders["X-Frame-Options"],
} as const;

/** TLS 1.2 and 1.3 with post-quantum key exchange; REST APIs speak no 1.3 behind their link (decisions.md section 5). */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/**
 * Names the one page that may read what services answer. API Gateway hands their answers on as they are, and a listener
 * can name no more than one: of several, each service names the page that asked itself.
 */
function readableBy([origin, ...others]: readonly string[]): Partial<aws.lb.ListenerArgs> {
  return origin === undefined || others.length > 0
    ? {}
    : { routingHttpResponseAccessControlAllowOriginHeaderValue: origin };
}

/** TLS where there is a domain, and with it a certificate; plain HTTP inside the VPC where there is none. */
function protocol(foundation: FoundationOutputs): Partial<aws.lb.ListenerArgs> {
  return foundation.certificate === undefined
    ? { protocol: "HTTP" }
    : {
        protocol: "HTTPS",
        sslPolicy: tlsPolicy,
        certificateArn: foundation.certificate.arn,
        routingHttpResponseStrictTransportSecurityHeaderValue: transportSecurity["Strict-Transport-Security"],
      };
}

/**
 * The internal load balancer, which the VPC link of the API alone reaches, and its listener (OPEN-18, TRADAI-H-18,
 * TRADAI-S-08). What no rule takes is answered 404 and goes nowhere.
 */
export function createLoadBalancer(
  context: LayerContext,
  persistent: PersistentOutputs,
  foundation: FoundationOutputs,
): LoadBalancer {
  const { names, settings } = context;
  const name = names.loadBalancer();
  const balancer = new aws.lb.LoadBalancer(
    "alb",
    {
      name,
      loadBalancerType: "application",
      internal: true,
      ipAddressType: "ipv4",
      subnets: Object.values(foundation.subnets.private),
      securityGroups: [foundation.securityGroups.alb],
      accessLogs: { enabled: true, bucket: persistent.buckets.logs.name, prefix: "alb" },
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableDeletionProtection: settings.deletionProtection,
      // REST API's integrations wait for 29 seconds.
      idleTimeout: 60,
      tags: context.tags(name),
    },
    context.options(),
  );
  const listener = new aws.lb.Listener(
    "listener",
    {
      loadBalancerArn: balancer.arn,
      port: listenerPort(settings),
      ...protocol(foundation),
      ...headers,
      ...readableBy(settings.api.origins),
      routingHttpResponseServerEnabled: false,
      defaultActions: [
        {
          type: "fixed-response",
          fixedResponse: {
            contentType: "application/json",
            statusCode: "404",
            // The shape of every error of the API (edge/api/errors.ts); the load balancer knows no identifier to put in it.
            messageBody: JSON.stringify({
              error: { code: "NOT_FOUND", message: "No service answers this path", requestId: "" },
            }),
          },
        },
      ],
      tags: context.tags(name),
    },
    context.options(),
  );
  return { balancer, listener };
}
