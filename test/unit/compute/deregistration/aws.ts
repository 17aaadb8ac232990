import {
  AutoScalingServiceException,
  CompleteLifecycleActionCommand,
  DescribeAutoScalingGroupsCommand,
} from "@aws-sdk/client-auto-scaling";
import type { LifecycleState } from "@aws-sdk/client-auto-scaling";
import {
  DeregisterInstanceCommand,
  DuplicateRequest,
  GetOperationCommand,
  InstanceNotFound,
  ListInstancesCommand,
  ListServicesCommand,
  ServiceDiscoveryServiceException,
} from "@aws-sdk/client-servicediscovery";
import { PublishCommand } from "@aws-sdk/client-sns";
import { mockClient } from "aws-sdk-client-mock";
import * as clients from "../../../../compute/deregistration/clients";
import type { Registry } from "./fixture";

export const groupName = "tradai-consolidated-asg-dev";
export const namespaceId = "ns-upztkwfphvzqzn2j";
export const topicArn = "arn:aws:sns:eu-central-1:111122223333:tradai-registration-dev";

export interface Call {
  /** As IAM writes it: `servicediscovery:DeregisterInstance`. */
  readonly action: string;
  readonly input: unknown;
}

interface Operation {
  looks: number;
  readonly finish: () => void;
}

const serviceDiscovery = mockClient(clients.serviceDiscovery);
const autoScaling = mockClient(clients.autoScaling);
const sns = mockClient(clients.sns);
export const mocks = { serviceDiscovery, autoScaling, sns };

const noMetadata = { $fault: "client", $metadata: {} } as const;

/** An error as Cloud Map answers it. */
export function cloudMapError(name: string, message: string): ServiceDiscoveryServiceException {
  return new ServiceDiscoveryServiceException({ name, message, ...noMetadata });
}

/** An error as Auto Scaling answers it. */
export function autoScalingError(name: string, message: string): AutoScalingServiceException {
  return new AutoScalingServiceException({ name, message, ...noMetadata });
}

/** What AWS knows when the event arrives. */
export interface World {
  /** Entries by service; they go from here when Cloud Map has finished removing them. */
  readonly registry: Registry;
  /** Lifecycle state of each of the group's instances; undefined when there is no such group. */
  readonly group?: Readonly<Record<string, LifecycleState>>;
  /** How often an operation is looked at before it is finished; no end to it when infinite. */
  readonly looks?: number;
}

/** A page of two: whoever reads the first page alone forgets entries. */
function page<Item>(
  items: readonly Item[],
  token: string | undefined,
): { items: Item[]; NextToken?: string } {
  const start = Number(token ?? 0);
  const end = start + 2;
  return { items: items.slice(start, end), ...(end < items.length ? { NextToken: String(end) } : {}) };
}

function givenCloudMap({ registry, looks = 1 }: World): void {
  const operations = new Map<string, Operation>();
  serviceDiscovery.on(ListServicesCommand).callsFake((input: { Filters?: unknown; NextToken?: string }) => {
    const inNamespace = [{ Name: "NAMESPACE_ID", Values: [namespaceId], Condition: "EQ" }];
    if (JSON.stringify(input.Filters) !== JSON.stringify(inNamespace)) throw new Error("another namespace");
    const { items, ...more } = page(Object.keys(registry), input.NextToken);
    return { Services: items.map((Name) => ({ Id: `srv-${Name}`, Name })), ...more };
  });
  const listed = (serviceId: string) => {
    const entries = registry[serviceId.replace(/^srv-/, "")];
    if (entries === undefined) throw new Error(`no service ${serviceId}`);
    return entries;
  };
  serviceDiscovery
    .on(ListInstancesCommand)
    .callsFake(({ ServiceId, NextToken }: { ServiceId: string; NextToken?: string }) => {
      const { items, ...more } = page(listed(ServiceId), NextToken);
      return { Instances: items.map(({ id, attributes }) => ({ Id: id, Attributes: attributes })), ...more };
    });
  serviceDiscovery
    .on(DeregisterInstanceCommand)
    .callsFake(({ ServiceId, InstanceId }: { ServiceId: string; InstanceId: string }) => {
      const entries = listed(ServiceId);
      if (!entries.some(({ id }) => id === InstanceId)) {
        throw new InstanceNotFound({ message: `no instance ${InstanceId}`, $metadata: {} });
      }
      const OperationId = `${ServiceId}/${InstanceId}`;
      if (operations.has(OperationId)) {
        const message = "another request is being worked on";
        throw new DuplicateRequest({ message, DuplicateOperationId: OperationId, $metadata: {} });
      }
      const finish = (): void => {
        entries.splice(
          entries.findIndex(({ id }) => id === InstanceId),
          1,
        );
        operations.delete(OperationId);
      };
      operations.set(OperationId, { looks, finish });
      return { OperationId };
    });
  serviceDiscovery.on(GetOperationCommand).callsFake(({ OperationId }: { OperationId: string }) => {
    const operation = operations.get(OperationId);
    if (operation === undefined) return { Operation: { Id: OperationId, Status: "SUCCESS" } };
    operation.looks -= 1;
    if (operation.looks > 0) return { Operation: { Id: OperationId, Status: "PENDING" } };
    operation.finish();
    return { Operation: { Id: OperationId, Status: "SUCCESS" } };
  });
}

/** Sets up AWS for one invocation; every write succeeds until a test says otherwise. */
export function given(world: World): typeof mocks {
  for (const mock of Object.values(mocks)) mock.reset();
  givenCloudMap(world);
  const Instances = Object.entries(world.group ?? {}).map(([InstanceId, LifecycleState]) => ({
    InstanceId,
    LifecycleState,
    AvailabilityZone: "eu-central-1a",
    HealthStatus: "Healthy",
    ProtectedFromScaleIn: false,
  }));
  const group = {
    AutoScalingGroupName: groupName,
    MinSize: 1,
    MaxSize: 1,
    DesiredCapacity: 1,
    DefaultCooldown: 300,
    AvailabilityZones: ["eu-central-1a", "eu-central-1b"],
    HealthCheckType: "ELB",
    CreatedTime: new Date("2026-03-01T10:00:00Z"),
    Instances,
  };
  autoScaling
    .on(DescribeAutoScalingGroupsCommand, { AutoScalingGroupNames: [groupName] })
    .resolves({ AutoScalingGroups: world.group === undefined ? [] : [group] });
  autoScaling.on(CompleteLifecycleActionCommand).resolves({});
  sns.on(PublishCommand).resolves({ MessageId: "message-1" });
  return mocks;
}

/** What was asked of AWS since `given`, in order. */
export function calls(): Call[] {
  const all = [
    ...serviceDiscovery.calls().map((call) => ({ prefix: "servicediscovery", call })),
    ...autoScaling.calls().map((call) => ({ prefix: "autoscaling", call })),
    ...sns.calls().map((call) => ({ prefix: "sns", call })),
  ];
  return all
    .sort((left, right) => (left.call.calledBefore(right.call) ? -1 : 1))
    .map(({ prefix, call }) => {
      const { constructor, input } = call.args[0] as { constructor: { name: string }; input: unknown };
      return { action: `${prefix}:${constructor.name.replace(/Command$/, "")}`, input };
    });
}

/** The requests that change something, in order. */
export function writes(): Call[] {
  return calls().filter(({ action }) => !/:(Describe|List|Get)/.test(action));
}

/** What was to be removed, as `service id`, sorted. */
export function deregistered(): string[] {
  return writes()
    .filter(({ action }) => action === "servicediscovery:DeregisterInstance")
    .map(({ input }) => input as { ServiceId: string; InstanceId: string })
    .map(({ ServiceId, InstanceId }) => `${ServiceId.replace(/^srv-/, "")} ${InstanceId}`)
    .sort();
}

/** What the registration topic was told. */
export function published(): { topic: unknown; message: Record<string, unknown> }[] {
  return writes()
    .filter(({ action }) => action === "sns:Publish")
    .map(({ input }) => input as { TopicArn: unknown; Message: string })
    .map(({ TopicArn, Message }) => ({
      topic: TopicArn,
      message: JSON.parse(Message) as Record<string, unknown>,
    }));
}
