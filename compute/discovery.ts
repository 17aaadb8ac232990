import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import type { FoundationOutputs } from "../shared/contracts";
import { byId, serviceRows } from "../shared/inventory";
import type { ServiceId } from "../shared/inventory";

export interface Discovery {
  readonly namespace: aws.servicediscovery.PrivateDnsNamespace;
  readonly services: Readonly<Record<ServiceId, aws.servicediscovery.Service>>;
}

/**
 * The private namespace and one name for each of the six services (architecture.md 1.3, OPEN-23). Answers are kept for
 * ten seconds and hold every healthy address, so that a dead one is forgotten soon; who registers says how it is.
 */
export function createDiscovery(context: LayerContext, foundation: FoundationOutputs): Discovery {
  const name = context.names.namespace();
  const namespace = new aws.servicediscovery.PrivateDnsNamespace(
    "namespace",
    {
      name,
      description: "names of the services inside the VPC",
      vpc: foundation.vpc.id,
      tags: context.tags(name),
    },
    context.options(),
  );
  const services = byId(
    serviceRows,
    ({ id, purpose }) =>
      new aws.servicediscovery.Service(
        `discovery-${id}`,
        {
          name: id,
          description: purpose,
          dnsConfig: {
            namespaceId: namespace.id,
            routingPolicy: "MULTIVALUE",
            dnsRecords: [{ type: "A", ttl: 10 }],
          },
          // Whoever registers says how it is. An empty block would be left out, and each run would plan it again
          // (https://github.com/pulumi/pulumi-aws/issues/6289).
          healthCheckCustomConfig: { failureThreshold: 1 },
          // Entries are made again by whoever runs; the name is fixed and has a second life.
          forceDestroy: !context.settings.deletionProtection,
          tags: context.tags(`${id}.${name}`),
        },
        context.options(),
      ),
  );
  return { namespace, services };
}
