import { declared, targetsOf } from "../graph/lists";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { serviceType } from "../graph/ecs";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import { isSingleton } from "./singletons";

const alarmTypes = ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"];
const deploymentGroupType = "aws:codedeploy/deploymentGroup:DeploymentGroup";

export const controllerOf = ({ inputs }: Resource): string =>
  inputs.text("deploymentController.type") ?? "ECS";

/** Both switches of a block that ends a bad deployment. */
function* switches({ inputs }: Resource, block: string, what: string): Generator<Violation> {
  for (const [property, why] of [
    ["enable", `${what} is off`],
    ["rollback", `${what} stops a bad deployment and leaves it where it is`],
  ] as const) {
    if (inputs.flag(`${block}.${property}`) !== true) {
      yield { found: why, expected: `\`${block}.${property}: true\`` };
      return;
    }
  }
}

/** Tasks that do not start end their deployment, which goes back to the last one that did. */
export const circuitBreaks: Check = function* (service) {
  if (controllerOf(service) === "ECS") {
    yield* switches(service, "deploymentCircuitBreaker", "the circuit breaker");
  }
};

/**
 * Tasks that start and then fail are seen by alarms alone. A singleton needs none: nothing of the old deployment is left
 * to go on with. Alarms that it has are held to the same.
 */
export const alarmsRollBack: Check = function* (service, context) {
  const { graph, requireWhole } = context;
  if (controllerOf(service) !== "ECS") {
    return;
  }
  if (service.inputs.object("alarms") === undefined) {
    if (!isSingleton(context, service)) {
      yield {
        found: "no alarm ends a deployment whose tasks start and then fail",
        expected: "`alarms` with the alarms of what it serves",
      };
    }
    return;
  }
  yield* switches(service, "alarms", "the rollback by alarms");
  const { resources, undeclared, isComplete } = targetsOf(graph, service, "alarms.alarmNames", alarmTypes);
  if (undeclared.length > 0) {
    requireWhole("the alarm may be declared in another layer");
    yield {
      found: `the deployment watches ${undeclared.join(", ")}, which nothing declares`,
      expected: "names of declared alarms",
    };
  }
  if (!isComplete) {
    throw new UnknownRead("alarms.alarmNames");
  }
  if (resources.length === 0 && undeclared.length === 0) {
    yield { found: "the deployment watches no alarm", expected: "`alarms.alarmNames`" };
  }
};

/** Relation 49: a service that leaves its deployments to CodeDeploy has a group there, which rolls back. */
export const codeDeployRollsBack: Check = function* (service, context) {
  const controller = controllerOf(service);
  if (controller === "EXTERNAL") {
    yield {
      found: "a program outside deploys the service: nobody here rolls it back",
      expected: 'the controller "ECS"',
    };
  }
  if (controller !== "CODE_DEPLOY") {
    return;
  }
  const groups = deploymentGroupsOf(service, context);
  if (groups.length === 0) {
    context.requireWhole("the deployment group may be declared in another layer");
    yield {
      found: "CodeDeploy deploys the service, and no deployment group names it",
      expected: "a DeploymentGroup with `ecsService` naming cluster and service",
    };
  }
  for (const group of groups) {
    const events = group.inputs.texts("autoRollbackConfiguration.events");
    if (group.inputs.flag("autoRollbackConfiguration.enabled") !== true || events.length === 0) {
      yield {
        found: `the deployment group ${group.name} rolls back on ${show(events)}`,
        expected: "`autoRollbackConfiguration` enabled, on DEPLOYMENT_FAILURE and DEPLOYMENT_STOP_ON_ALARM",
      };
    }
  }
};

function deploymentGroupsOf(service: Resource, { graph }: RuleContext): readonly Resource[] {
  const property = "ecsService.serviceName";
  return graph
    .ofType(deploymentGroupType)
    .filter((group) => declared(targetOf(graph, group, property, [serviceType]), property) === service);
}
