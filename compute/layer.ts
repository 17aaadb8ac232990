import { LayerContext } from "../shared/components";
import type { Settings } from "../shared/config";
import type { ComputeOutputs, FoundationOutputs, PersistentOutputs } from "../shared/contracts";
import { mapValues } from "../shared/inventory";
import { handlerBundles } from "./bundles";
import { checkInventory } from "./check-inventory";
import { createCliRole } from "./cli-ci-role";
import { createCluster } from "./cluster";
import { createDeregistration } from "./deregistration";
import { createDiscovery } from "./discovery";
import { createDriftTrigger } from "./drift-trigger";
import { createFunctions, createFunctionsAlarms, readyFunctions } from "./functions";
import { createGates } from "./gates";
import { createHostWhereShared } from "./host/shared-host";
import { createListenerRules } from "./listener-rules";
import { createLoadBalancer } from "./load-balancer";
import { createNotices } from "./notices";
import { computeOutputs } from "./outputs";
import { createConnectTls } from "./services/connect";
import { createTrafficRole } from "./services/roles";
import { createServices, createTargetAlarms } from "./services/services";
import { createTargetGroups } from "./target-groups";
import { createServiceTasks } from "./tasks/service-tasks";
import { createMigrationTask, createStrategyTasks } from "./tasks/single-tasks";
import { createTriggers } from "./triggers";
import { createWorkflows } from "./workflows/workflows";

/** The layers that this one reads. */
export interface LayersBelow {
  readonly persistent: PersistentOutputs;
  readonly foundation: FoundationOutputs;
}

/** The compute layer: functions, workflows, services and the host that some of them share. */
export function computeLayer(settings: Settings, below: LayersBelow): ComputeOutputs {
  checkInventory(settings);
  const context = new LayerContext("compute", settings);
  const bundles = handlerBundles(settings);
  const { persistent, foundation } = below;
  const parts = { ...below, bundles };

  const discovery = createDiscovery(context, foundation);
  const cluster = createCluster(context, persistent);
  const targetGroups = createTargetGroups(context, foundation);
  const loadBalancer = createLoadBalancer(context, persistent, foundation);
  const listenerRules = createListenerRules(context, loadBalancer, targetGroups);
  createCliRole(context);
  createNotices(context, foundation);

  const functions = createFunctions(context, parts);
  createFunctionsAlarms(context, foundation);
  createTriggers(context, foundation, functions);
  const deregistration = createDeregistration(context, parts, discovery);
  const gates = createGates(context, parts, loadBalancer);

  const strategyTasks = createStrategyTasks(context, persistent);
  const workflows = createWorkflows(context, {
    ...below,
    functions: readyFunctions(functions),
    strategyTasks: mapValues(strategyTasks, ({ definition }) => definition),
    cluster: cluster.cluster,
  });
  createDriftTrigger(context, foundation, workflows);

  const targets = { foundation, targetGroups, loadBalancer };
  const alarms = createTargetAlarms(context, targets);
  const host = createHostWhereShared(context, {
    ...below,
    discovery,
    targetGroups,
    listenerRules,
    ready: deregistration?.ready ?? [],
  });
  const services = createServices(context, {
    ...targets,
    cluster,
    discovery,
    listenerRules,
    alarms,
    tasks: createServiceTasks(context, persistent),
    migration: createMigrationTask(context, persistent),
    gates: gates?.gates,
    traffic: gates === undefined ? undefined : createTrafficRole(context),
    tls: createConnectTls(context),
  });

  return computeOutputs({
    loadBalancer,
    targetGroups,
    cluster,
    services,
    functions: { ...functions, ...deregistration?.functions, ...gates?.functions },
    workflows,
    discovery,
    hostGroup: host,
  });
}
