/**
 * TLS 1.2 and 1.3 with post-quantum key exchange, on the API and on its domain name: the API's own policy holds behind
 * the domain too. Policies of this generation want the access mode said; `BASIC` takes every client whose TLS fits
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html).
 */
export const tlsPolicy = {
  securityPolicy: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
  endpointAccessMode: "BASIC",
} as const;

/** In this region alone, over IPv4 and IPv6. */
export const regional = { types: "REGIONAL", ipAddressType: "dualstack" } as const;
