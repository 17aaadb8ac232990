/**
 * Properties of blocks whose change replaces the resource, by the block's name in `types/input.d.ts`. A block
 * that is listed here may come and go where the resource's own table does not name it.
 */
export const nestedReplacements: Readonly<Record<string, string>> = {
  "ecs.ServiceDeploymentController": "type",
  "servicediscovery.ServiceDnsConfig": "namespaceId routingPolicy",
  "servicediscovery.ServiceDnsConfigDnsRecord": "type",
  "servicediscovery.ServiceHealthCheckConfig": "type",
};
