import type { Identity } from "./identity";

/** DNS and discovery. */
export const edgeIdentities: Readonly<Record<string, Identity>> = {
  "aws:route53/zone:Zone": {
    id: "Z{upper:20}",
    name: "name",
    arn: "arn:aws:route53:::hostedzone/{id}",
    scope: "account",
    outputs: { zoneId: "{id}" },
  },
  "aws:route53/record:Record": {
    id: "{zoneId}_{name.}_{type}",
    scope: "account",
    taken: "InvalidChangeBatch",
    outputs: { fqdn: "{name.}" },
  },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {
    id: "ns-{lower:16}",
    name: "name",
    arn: "arn:aws:servicediscovery:{region}:{account}:namespace/{id}",
    unique: "{vpc}/{name}",
    taken: "ConflictingDomainExists",
    outputs: { hostedZone: "Z{upper:20}" },
  },
  "aws:servicediscovery/service:Service": {
    id: "srv-{lower:16}",
    name: "name",
    arn: "arn:aws:servicediscovery:{region}:{account}:service/{id}",
    unique: "{namespaceId|dnsConfig.namespaceId}/{name}",
    taken: "ServiceAlreadyExists",
    outputs: { namespaceId: "{namespaceId|dnsConfig.namespaceId}", type: "DNS_HTTP" },
  },
};
