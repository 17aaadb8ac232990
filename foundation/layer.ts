import { LayerContext } from "../shared/components";
import type { Settings } from "../shared/config";
import type { FoundationOutputs, PersistentOutputs } from "../shared/contracts";
import { createCertificate } from "./certificate";
import { createDatabase } from "./database";
import { createDatabaseBackup } from "./database-backup";
import { createDnsFirewall } from "./dns-firewall";
import { createFunctionDeployments } from "./function-deployments";
import { createGatewayEndpoints, createInterfaceEndpoints } from "./endpoints";
import { createFlowLogs } from "./flow-logs";
import { createNat } from "./nat";
import { createNetworkAcls } from "./network-acls";
import { foundationOutputs } from "./outputs";
import { createParameters } from "./parameters";
import { createQueues } from "./queues";
import { createSecurityGroups } from "./security-groups";
import { createSubnets } from "./subnets";
import { createTopics } from "./topics";
import { createVpc } from "./vpc";

/** The layers that this one reads. */
export interface LayersBelow {
  readonly persistent: PersistentOutputs;
}

/** The foundation layer: the network, the database, and what carries messages and alerts. */
export function foundationLayer(settings: Settings, { persistent }: LayersBelow): FoundationOutputs {
  const context = new LayerContext("foundation", settings);

  const topics = createTopics(context, persistent);
  const queues = createQueues(context, persistent, topics);

  const network = createVpc(context);
  const subnets = createSubnets(context, network);
  const aclRules = createNetworkAcls(context, network, subnets);
  const flowLogGroup = createFlowLogs(context, persistent, network);
  createDnsFirewall(context, network);

  const deployments = createFunctionDeployments(context);
  const gateways = createGatewayEndpoints(context, network, subnets);
  const groups = createSecurityGroups(context, network, gateways);
  createInterfaceEndpoints(context, network, subnets, groups);
  const ways = [...aclRules.public, gateways.s3];
  createNat(context, { persistent, subnets, groups, ways, queues, topics, deployments });

  const database = createDatabase(context, { persistent, subnets, groups, topics });
  createDatabaseBackup(context, persistent, database);
  const parameters = createParameters(context, database);

  const certificate = createCertificate(context);

  return foundationOutputs(context, {
    network,
    subnets,
    groups,
    certificate,
    database,
    queues,
    topics,
    parameters,
    flowLogGroup,
    deployments,
  });
}
