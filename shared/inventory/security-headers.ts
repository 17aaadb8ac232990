/**
 * Headers that every answer carries, the load balancer's and the API's own alike (TRADAI-S-06). The policy of content
 * suits an API, which serves no pages: MLflow's own ones stay inside the VPC.
 */
export const securityHeaders = {
  "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

/** The one that browsers take over TLS alone: a year of nothing but TLS. */
export const transportSecurity = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
} as const;
