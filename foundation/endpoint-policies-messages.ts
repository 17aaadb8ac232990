import type { LayerContext } from "../shared/components";
import { queueRows, workflowIds } from "../shared/inventory";
import { callersOf } from "./endpoint-callers";

function sqs({ arns, settings }: LayerContext): string {
  return callersOf(settings)
    .may([
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ReceiveMessage",
      "sqs:SendMessage",
    ])
    .on(queueRows.map(({ id }) => arns.queue(id)))
    .because("Send and receive messages of this environment")
    .json();
}

function states({ arns, settings }: LayerContext): string {
  return callersOf(settings)
    .may(["states:ListExecutions", "states:StartExecution"])
    .on(workflowIds.map((id) => arns.stateMachine(id)))
    .because("Start workflows of this environment")
    .may(["states:DescribeExecution", "states:StopExecution"])
    .on(workflowIds.map((id) => arns.executions(id)))
    .because("Follow and stop what was started")
    .mayWithoutResource(
      ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"],
      "Answer a waiting step, which has no resource",
    )
    .json();
}

function events({ arns, settings }: LayerContext): string {
  return callersOf(settings).may(["events:PutEvents"]).on(arns.eventBus()).because("Publish events").json();
}

/**
 * Identifiers in service discovery are AWS's; the callers' roles name the namespace. Services are found by DNS:
 * DiscoverInstances has an endpoint of its own, which nobody here calls.
 */
function servicediscovery({ arns, settings }: LayerContext): string {
  return callersOf(settings)
    .may([
      "servicediscovery:DeregisterInstance",
      "servicediscovery:GetInstancesHealthStatus",
      "servicediscovery:ListInstances",
      "servicediscovery:RegisterInstance",
      "servicediscovery:UpdateInstanceCustomHealthStatus",
    ])
    .on(arns.anyDiscovery("service"))
    .because("Register services and their health")
    .may(["servicediscovery:GetOperation"])
    .on(arns.anyDiscovery("service"))
    .because("Wait for a registration")
    .mayWithoutResource(
      ["servicediscovery:ListNamespaces", "servicediscovery:ListServices"],
      "Look a service up by its name, which has no resource",
    )
    .json();
}

/** Endpoints through which messages, events and workflows go. */
export const messagePolicies = { sqs, states, events, servicediscovery };
