import type { Cloud, CloudResource } from "../../cloud";
import { textOf, valuesAt, type Value, type Values } from "../../values";
import { containersOf, portsOf } from "../containers";
import { grantsOf } from "../permissions";
import { named, special, type SpecialCase } from "./case";

const service = "aws:ecs/service:Service";
const invalid = "InvalidParameterException";
const createPage = "AmazonECS/latest/APIReference/API_CreateService.html";

const definitionOf = (cloud: Cloud, inputs: Values): CloudResource | undefined =>
  named(cloud, ["aws:ecs/taskDefinition:TaskDefinition"], inputs.taskDefinition)[0];

const launchesOn = (inputs: Values): Value | undefined =>
  valuesAt(inputs, "capacityProviderStrategies[]").length > 0 ? undefined : (inputs.launchType ?? "EC2");

/** The load balancer sends to a container and a port that the task has. */
const containerThere = special(service, invalid, createPage, ({ inputs }, cloud) => {
  const definition = definitionOf(cloud, inputs);
  const containers = containersOf(definition?.inputs.containerDefinitions);
  if (definition === undefined || containers === undefined) return [];
  for (const { containerName, containerPort: wanted } of valuesAt(inputs, "loadBalancers[]") as Values[]) {
    const name = textOf(containerName) ?? "";
    const container = containers.find((each) => each.name === name);
    if (container === undefined)
      return { said: `The container ${name} does not exist in the task definition.` };
    if (!portsOf(container).some((port) => port.container === wanted))
      return {
        said: `The container ${name} did not have a container port ${Number(wanted)} defined.`,
      };
  }
  return [definition];
});

/** Service Connect offers a port by the name that the task definition gives it. */
const portNameThere = special(
  service,
  invalid,
  "AmazonECS/latest/developerguide/service-connect-concepts.html",
  ({ inputs }, cloud) => {
    const definition = definitionOf(cloud, inputs);
    const names = containersOf(definition?.inputs.containerDefinitions)?.flatMap((container) =>
      portsOf(container).map(({ name }) => name),
    );
    const missing = valuesAt(inputs, "serviceConnectConfiguration.services[].portName")
      .map(textOf)
      .find((wanted) => wanted !== undefined && names?.includes(wanted) === false);
    if (missing === undefined) return [];
    return {
      said: `The service connect configuration references the port name ${missing} that does not exist in the task definition.`,
    };
  },
);

const hasNetwork = special(service, invalid, createPage, ({ inputs }, cloud) => {
  const definition = definitionOf(cloud, inputs);
  const wants = definition?.inputs.networkMode === "awsvpc";
  const given = valuesAt(inputs, "networkConfiguration").length > 0;
  if (definition === undefined || wants === given) return [];
  return {
    said: wants
      ? "Network Configuration must be provided when networkMode 'awsvpc' is specified."
      : "Network Configuration is not valid for the given networkMode of this task definition.",
  };
});

/** Tasks with an interface of their own are targets by address. */
const targetTypeFits = special(service, invalid, createPage, ({ inputs }, cloud) => {
  if (definitionOf(cloud, inputs)?.inputs.networkMode !== "awsvpc") return [];
  const paths = ["targetGroupArn", "advancedConfiguration.alternateTargetGroupArn"];
  const groups = paths.flatMap((path) =>
    valuesAt(inputs, `loadBalancers[].${path}`).flatMap((arn) =>
      named(cloud, ["aws:lb/targetGroup:TargetGroup"], arn),
    ),
  );
  const wrong = groups.find(({ inputs: { targetType } }) => targetType !== "ip");
  if (wrong === undefined) return groups;
  return {
    said:
      `The provided target group ${wrong.arn ?? wrong.id} has target type ${textOf(wrong.inputs.targetType) ?? "instance"}, ` +
      "which is incompatible with the awsvpc network mode specified in the task definition.",
  };
});

const launchTypeFits = special(service, invalid, createPage, ({ inputs }, cloud) => {
  const definition = definitionOf(cloud, inputs);
  if (launchesOn(inputs) !== "FARGATE" || definition === undefined) return [];
  if (valuesAt(definition.inputs, "requiresCompatibilities[]").includes("FARGATE")) return [definition];
  return { said: "Task definition does not support launch_type FARGATE." };
});

/** Capacity providers are the cluster's before a service can be placed on them. */
const providersOfCluster = special(
  service,
  invalid,
  "AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html",
  ({ inputs }, cloud) => {
    const wanted = valuesAt(inputs, "capacityProviderStrategies[].capacityProvider");
    const [cluster] = named(cloud, ["aws:ecs/cluster:Cluster"], inputs.cluster);
    if (wanted.length === 0 || cluster === undefined) return [];
    const sets = cloud
      .list("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders")
      .filter(({ inputs: { clusterName } }) => clusterName === cluster.name);
    const held = sets.flatMap((set) => valuesAt(set.inputs, "capacityProviders[]"));
    if (wanted.every((provider) => held.includes(provider))) return sets;
    return {
      said: `The specified capacity provider was not found. Specify a valid name or ARN and try again.`,
      hint: `cluster '${cluster.name ?? ""}' has none of that name at this moment; state it with dependsOn`,
    };
  },
);

/** ECS invokes the hook of a deployment in the role that the hook names. */
const hookInvokes = special(
  service,
  invalid,
  "AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html",
  ({ inputs }, cloud) => {
    const hooks = valuesAt(inputs, "deploymentConfiguration.lifecycleHooks[]") as Values[];
    const answers = hooks.map(({ roleArn, hookTargetArn }) => {
      const target = textOf(hookTargetArn);
      const [role] = named(cloud, ["aws:iam/role:Role"], roleArn);
      const grants = role === undefined ? [] : grantsOf(cloud, role, "lambda:InvokeFunction", target);
      return { role, target, grants };
    });
    const lacking = answers.find(({ role, grants }) => role !== undefined && grants.length === 0);
    if (lacking === undefined) return answers.flatMap(({ grants }) => grants);
    return {
      said: `The role ${lacking.role?.arn ?? ""} is not authorized to invoke the lifecycle hook target`,
      hint: `none of its policies allows lambda:InvokeFunction on ${lacking.target ?? ""} at this moment`,
    };
  },
);

/** Reviewed 2026-11-21. */
export const containerCases: readonly SpecialCase[] = [
  containerThere,
  portNameThere,
  hasNetwork,
  targetTypeFits,
  launchTypeFits,
  providersOfCluster,
  hookInvokes,
];
