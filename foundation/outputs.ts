import type * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import type { FoundationOutputs } from "../shared/contracts";
import { mapValues } from "../shared/inventory";
import type { Tier } from "../shared/inventory";
import type { FunctionDeploymentResources } from "./function-deployments";
import type { Parameters } from "./parameters";
import type { Queues } from "./queues";
import type { SecurityGroups } from "./security-groups";
import type { Subnets } from "./subnets";
import type { Topics } from "./topics";
import type { Network } from "./vpc";

export interface FoundationResources {
  readonly network: Network;
  readonly subnets: Subnets;
  readonly groups: SecurityGroups;
  readonly certificate: aws.acm.CertificateValidation | undefined;
  readonly database: aws.rds.Instance;
  readonly queues: Queues;
  readonly topics: Topics;
  readonly parameters: Parameters;
  readonly flowLogGroup: aws.cloudwatch.LogGroup;
  readonly deployments: FunctionDeploymentResources;
}

/** What the layers above may rely on; `shared/contracts` holds its schema. */
export function foundationOutputs(context: LayerContext, made: FoundationResources): FoundationOutputs {
  const { certificate, database, deployments, flowLogGroup, network, subnets } = made;
  const idsOf = (tier: Tier): Record<string, aws.ec2.Subnet["id"]> =>
    Object.fromEntries(subnets.of[tier].map(({ zone, subnet }) => [zone, subnet.id]));
  return {
    vpc: { id: network.vpc.id, cidr: context.settings.network.cidr },
    subnets: { public: idsOf("public"), private: idsOf("private"), database: idsOf("database") },
    securityGroups: mapValues(made.groups.groups, (group) => group.id),
    // The validated one: whoever uses it waits until it can be used.
    ...(certificate === undefined ? {} : { certificate: { arn: certificate.certificateArn } }),
    database: { identifier: database.identifier, arn: database.arn },
    queues: mapValues(made.queues, ({ name, arn, url }) => ({ name, arn, url })),
    topics: mapValues(made.topics, ({ name, arn }) => ({ name, arn })),
    parameters: mapValues(made.parameters, ({ name }) => name),
    flowLogGroup: { name: flowLogGroup.name, arn: flowLogGroup.arn },
    functionDeployments: { application: deployments.application.name, roleArn: deployments.role.arn },
  };
}
