import { existsIn, functionRows, servicesOnEcs } from "../../shared/inventory";
import type { Settings } from "../../shared/config";
import type { Arns } from "../../shared/naming";
import type { Procedure } from "./procedure";

/** Longer than the deployment of a service with its bake time. */
const timeoutSeconds = 3600;

/** Puts the version of before back in front of the traffic: of a service, or of a function (EDGAR-23). */
export function rollback(arns: Arns, settings: Settings): Procedure {
  const { names } = arns;
  const functions = functionRows.filter((row) => existsIn(row, settings));
  const services = servicesOnEcs(settings);
  const described = {
    service: "ecs",
    api: "DescribeServices",
    inputs: { cluster: names.cluster(), services: ["{{ Name }}"] },
  };
  return {
    id: "rollback",
    title: "Rollback",
    region: "home",
    when: [
      "A deployment went through and what it brought is bad all the same. While a deployment runs, stop it instead: ECS and CodeDeploy go back by themselves, and on their alarms without being asked.",
      "A service goes back to an earlier revision of its task definition, in the way in which it is deployed: rolling, or blue/green where prod has it. The alias of a function goes back to an earlier version at once.",
    ],
    parameters: {
      Kind: {
        type: "String",
        description: "What goes back.",
        allowedValues: ["service", "function"],
      },
      Name: {
        type: "String",
        description: "Name of the service or of the function.",
        allowedValues: [
          ...services.map(({ id }) => names.service(id)),
          ...functions.map(({ id }) => names.function(id)),
        ],
      },
      Version: {
        type: "String",
        description:
          "For a service, family and revision of the task definition, such as `tradai-backend-api-<env>:41`. For a function, the number of the version.",
      },
    },
    steps: [
      {
        name: "Choose",
        about: "Goes on with a service or with a function.",
        kind: "choose",
        parameter: "Kind",
        steps: { service: "UpdateService", function: "MoveAlias" },
      },
      {
        name: "UpdateService",
        about: "Deploys the earlier revision of the task definition.",
        kind: "call",
        call: {
          service: "ecs",
          api: "UpdateService",
          inputs: { cluster: names.cluster(), service: "{{ Name }}", taskDefinition: "{{ Version }}" },
        },
      },
      {
        name: "WaitForService",
        about: "Waits until the deployment has ended, in whatever way.",
        kind: "wait",
        call: described,
        selector: "$.services[0].deployments[0].rolloutState",
        wanted: ["COMPLETED", "FAILED"],
        timeoutSeconds,
      },
      {
        name: "CheckDeployment",
        about: "Sees that it did not fail.",
        kind: "assert",
        call: described,
        selector: "$.services[0].deployments[0].rolloutState",
        wanted: ["COMPLETED"],
        timeoutSeconds: 60,
      },
      {
        // An alarm or the circuit breaker takes a deployment back by one that completes.
        name: "CheckRevision",
        about: "Sees that the tasks run the revision that was asked for, and that it was not taken back.",
        kind: "assert",
        call: described,
        selector: "$.services[0].deployments[0].taskDefinition",
        wanted: [arns.taskDefinitionRevision("{{ Version }}")],
        timeoutSeconds: 60,
        next: "end",
      },
      {
        name: "MoveAlias",
        about: "Points the alias live at the earlier version, for all requests.",
        kind: "call",
        call: {
          service: "lambda",
          api: "UpdateAlias",
          inputs: {
            FunctionName: "{{ Name }}",
            Name: "live",
            FunctionVersion: "{{ Version }}",
            RoutingConfig: { AdditionalVersionWeights: {} },
          },
        },
        next: "end",
      },
    ],
    afterwards: [
      "Set `tradai:images` or the code back too and deploy compute: the next `pulumi up` registers the bad version again otherwise.",
      "A migration of the database's schema is not undone by it: restore the snapshot that was taken before it (docs/runbooks/services.md).",
      "Write down what was bad, and which alarm should have seen it.",
    ],
    rights: [
      {
        actions: ["ecs:DescribeServices", "ecs:UpdateService"],
        on: services.map(({ id }) => arns.service(id)),
        why: "Deploy earlier revisions of services",
      },
      {
        actions: ["lambda:UpdateAlias"],
        on: functions.map(({ id }) => arns.function(id)),
        why: "Point aliases at earlier versions",
      },
    ],
    passes: [],
  };
}
