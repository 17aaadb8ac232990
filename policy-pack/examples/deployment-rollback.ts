import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { replaced, rollingService, singleton, surroundings, twinnedService } from "./deployment";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const service = "service-backend-api";
const complete: readonly Fixture[] = [twinnedService(), ...surroundings];
const watching = (alarmNames: unknown, changes: Inputs = {}): Inputs => ({
  alarms: { enable: true, rollback: true, alarmNames, ...changes },
});

const refused = (title: string, says: string, resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: service,
  says,
});
const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample =>
  refused(title, says, replaced(complete, twinnedService(inputs)));

const deploymentGroup = (inputs: Inputs = {}, references: Fixture["references"] = {}): Fixture => ({
  type: "aws:codedeploy/deploymentGroup:DeploymentGroup",
  name: "deployment-group",
  inputs: {
    appName: "tradai-services-prod",
    ecsService: { clusterName: "tradai-prod", serviceName: "tradai-backend-api-prod" },
    autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] },
    ...inputs,
  },
  references,
});
const byCodeDeploy = [
  rollingService({
    deploymentController: { type: "CODE_DEPLOY" },
    deploymentCircuitBreaker: undefined,
    alarms: undefined,
  }),
  ...surroundings,
];
const unknownName = { ecsService: { clusterName: "tradai-prod", serviceName: unknown } };
const ofMachines: Fixture = { ...deploymentGroup({ ecsService: undefined }), name: "machines" };

export const compliantRollback: readonly Example[] = [
  { title: "CodeDeploy with a group that rolls back", resources: [...byCodeDeploy, deploymentGroup()] },
  {
    title: "CodeDeploy with a group that takes the service's name from it, beside one of machines",
    resources: [...byCodeDeploy, ofMachines, deploymentGroup(unknownName, { ecsService: [service] })],
  },
  {
    title: "An alarm that joins others",
    resources: [
      ...replaced(complete, twinnedService(watching(["tradai-backend-api-unwell-prod"]))),
      {
        type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
        name: "alarm-backend-api-unwell",
        inputs: { alarmName: "tradai-backend-api-unwell-prod" },
      },
    ],
  },
];

export const violatingRollback: readonly ViolatingExample[] = [
  wrong("No circuit breaker", { deploymentCircuitBreaker: undefined }, "the circuit breaker is off"),
  wrong(
    "A circuit breaker that leaves the wreck",
    { deploymentCircuitBreaker: { enable: true, rollback: false } },
    "the circuit breaker stops a bad deployment",
  ),
  wrong("No alarm", { alarms: undefined }, "no alarm ends a deployment"),
  wrong(
    "Alarms that leave the wreck",
    watching(["tradai-backend-api-errors-prod"], { rollback: false }),
    "the rollback by alarms stops",
  ),
  wrong("A list of no alarm", watching([]), "the deployment watches no alarm"),
  wrong(
    "An alarm that nothing declares",
    watching(["tradai-gone-prod"]),
    "watches tradai-gone-prod, which nothing declares",
  ),
  {
    title: "A singleton that watches an alarm that nothing declares",
    resources: singleton(watching(["tradai-gone-prod"])),
    resource: "service-live-trading",
    says: "watches tradai-gone-prod, which nothing declares",
  },
  refused("CodeDeploy without a group", "no deployment group names it", byCodeDeploy),
  refused("CodeDeploy with a group of machines", "no deployment group names it", [
    ...byCodeDeploy,
    ofMachines,
  ]),
  refused("CodeDeploy with the group of another service", "no deployment group names it", [
    ...byCodeDeploy,
    deploymentGroup({ ecsService: { clusterName: "tradai-prod", serviceName: "tradai-mlflow-prod" } }),
  ]),
  refused("CodeDeploy that rolls back on nothing", "rolls back on []", [
    ...byCodeDeploy,
    deploymentGroup({ autoRollbackConfiguration: { enabled: true } }),
  ]),
  refused("CodeDeploy that does not roll back", "rolls back on", [
    ...byCodeDeploy,
    deploymentGroup({ autoRollbackConfiguration: { enabled: false, events: ["DEPLOYMENT_FAILURE"] } }),
  ]),
  wrong("A controller outside", { deploymentController: { type: "EXTERNAL" } }, "a program outside"),
];

export const undecidedRollback: readonly UndecidedExample[] = [
  {
    title: "Alarms that nothing tells",
    resources: replaced(complete, twinnedService(watching([unknown]))),
    resource: service,
    says: "`alarms.alarmNames` is known only after the update",
  },
  {
    title: "An alarm that another layer may hold",
    scope: "layer",
    resources: replaced(complete, twinnedService(watching(["tradai-gone-prod"]))),
    resource: service,
    says: "the alarm may be declared in another layer",
  },
  {
    title: "A deployment group that another layer may hold",
    scope: "layer",
    resources: byCodeDeploy,
    resource: service,
    says: "the deployment group may be declared in another layer",
  },
  {
    title: "A deployment group of a service that nothing tells",
    resources: [...byCodeDeploy, deploymentGroup(unknownName)],
    resource: service,
    says: "`ecsService.serviceName` is known only after the update",
  },
];
