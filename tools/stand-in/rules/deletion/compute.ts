import { textOf, valuesAt } from "../../values";
import type { DeletionCase, DeletionRow } from "./row";

const service = "aws:ecs/service:Service";
const namespace = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";

/** What services stand on. Reviewed 2026-11-21. */
export const computeDeletionRows: readonly DeletionRow[] = [
  {
    type: "aws:ecs/cluster:Cluster",
    hangsOn: [service],
    by: "cluster",
    error: "ClusterContainsServicesException",
    said: "The Cluster cannot be deleted while Services are active.",
    source: "AmazonECS/latest/APIReference/API_DeleteCluster.html",
  },
  ...[
    { hangsOn: "aws:servicediscovery/service:Service", by: "dnsConfig.namespaceId" },
    { hangsOn: service, by: "serviceConnectConfiguration.namespace" },
  ].map(({ hangsOn, by }) => ({
    type: namespace,
    hangsOn: [hangsOn],
    by,
    error: "ResourceInUse",
    said: "Namespace has associated services; delete the services before deleting the namespace",
    source: "cloud-map/latest/api/API_DeleteNamespace.html",
  })),
  {
    type: "aws:ec2/subnet:Subnet",
    hangsOn: [service],
    by: "networkConfiguration.subnets[]",
    error: "DependencyViolation",
    said: "The subnet has dependencies and cannot be deleted.",
    source: "AWSEC2/latest/APIReference/API_DeleteSubnet.html",
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    hangsOn: [service],
    by: "networkConfiguration.securityGroups[]",
    error: "DependencyViolation",
    said: "resource has a dependent object",
    source: "AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html",
  },
];

/** Reviewed 2026-11-21. */
export const computeDeletionCases: readonly DeletionCase[] = [
  {
    // Tasks register themselves through their service, and leave with it.
    type: "aws:servicediscovery/service:Service",
    heldBy: (held, cloud) =>
      held.inputs.forceDestroy === true
        ? []
        : cloud
            .list(service)
            .filter(({ inputs }) =>
              valuesAt(inputs, "serviceRegistries.registryArn").includes(held.arn ?? ""),
            )
            .filter(({ inputs: { desiredCount } }) => typeof desiredCount === "number" && desiredCount > 0),
    error: "ResourceInUse",
    said: "Service contains registered instances; delete the instances before deleting the service",
    source: "cloud-map/latest/api/API_DeleteService.html",
  },
  {
    type: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
    heldBy: (held, cloud) =>
      cloud
        .list(service)
        .filter(({ inputs }) => textOf(inputs.cluster)?.split("/").at(-1) === held.inputs.clusterName)
        .filter(({ inputs }) => valuesAt(inputs, "capacityProviderStrategies[]").length > 0),
    error: "ResourceInUseException",
    said: "The specified capacity provider is in use and cannot be removed.",
    source: "AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html",
  },
];
