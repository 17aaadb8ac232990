import { DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import type { EC2Client, Instance } from "@aws-sdk/client-ec2";
import { primaryInterface } from "./instance";
import type { NatInterface } from "./instance";

/** What keeps an instance from forwarding; undefined when nothing does. */
function obstacle(instance: Instance | undefined): string | undefined {
  if (instance === undefined) return "EC2 does not describe it";
  const state = instance.State?.Name;
  if (state !== "running") return `its state is ${state}`;
  // Absent is not off.
  if (instance.SourceDestCheck !== false) {
    return "its user data has not cleared the source/destination check";
  }
  return undefined;
}

export interface ReadyNow {
  /** Undefined when none is ready. */
  readonly ready?: NatInterface & { readonly instanceId: string };
  /** Why each of the others is not ready, by its id. */
  readonly obstacles: Readonly<Record<string, string>>;
}

/**
 * Looks once, without waiting, for an instance that runs and forwards. Of several, as when the group replaces
 * one, it takes the one launched last: it stays, and it has taken the environment's address.
 *
 * @throws EC2ServiceException as EC2 answers; Error when EC2 describes no primary interface of the instance
 */
export async function newestReady(ec2: EC2Client, instanceIds: readonly string[]): Promise<ReadyNow> {
  // By filter: an id that EC2 knows no more would fail the whole request.
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({ Filters: [{ Name: "instance-id", Values: [...instanceIds] }] }),
  );
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  const obstacles: Record<string, string> = {};
  const ready: (readonly [string, Instance])[] = [];
  for (const id of instanceIds) {
    const instance = instances.find(({ InstanceId }) => InstanceId === id);
    const found = obstacle(instance);
    if (found !== undefined) obstacles[id] = found;
    else if (instance !== undefined) ready.push([id, instance]);
  }
  const [newest] = ready.sort(([, left], [, right]) => launchedAt(right) - launchedAt(left));
  if (newest === undefined) return { obstacles };
  const [instanceId, instance] = newest;
  return { ready: { instanceId, ...primaryInterface(instanceId, instance) }, obstacles };
}

/** Milliseconds since the epoch. */
function launchedAt({ LaunchTime }: Instance): number {
  return LaunchTime?.getTime() ?? 0;
}
