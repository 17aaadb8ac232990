import { waitUntilInstanceRunning } from "@aws-sdk/client-ec2";
import type {
  DescribeInstancesCommandInput,
  DescribeInstancesCommandOutput,
  EC2Client,
  Instance,
} from "@aws-sdk/client-ec2";
import { described } from "../../shared/handlers";

/** Where traffic for the outside has to go. */
export interface NatInterface {
  readonly interfaceId: string;
  readonly vpcId: string;
}

const pollSeconds = 5;

/** Waits until EC2 finds a running instance for the query. */
async function runningInstance(
  ec2: EC2Client,
  query: DescribeInstancesCommandInput,
  deadline: number,
): Promise<Instance> {
  const maxWaitTime = Math.max(1, (deadline - Date.now()) / 1_000);
  const delay = Math.min(pollSeconds, maxWaitTime / 2);
  const result = await waitUntilInstanceRunning(
    { client: ec2, maxWaitTime, minDelay: delay, maxDelay: delay },
    query,
  );
  const { Reservations } = result.reason as DescribeInstancesCommandOutput;
  const instance = Reservations?.[0]?.Instances?.[0];
  if (instance === undefined) throw new Error("EC2 described no instance");
  return instance;
}

/**
 * Waits until the instance runs and can forward, then names its primary interface. The user data of the
 * instance clears the source/destination check; before that a route would lead nowhere, while in an instance
 * refresh the old instance still forwards.
 *
 * @param deadline milliseconds since the epoch
 * @throws Error saying what the instance did not become, with EC2's last answers
 */
export async function readyInterface(
  ec2: EC2Client,
  instanceId: string,
  deadline: number,
): Promise<NatInterface> {
  // By id the wait ends at once when the instance stops or goes away; a filter would go on finding nothing.
  await runningInstance(ec2, { InstanceIds: [instanceId] }, deadline).catch((error: unknown) => {
    throw new Error(`${instanceId} does not run: ${described(error)}`, { cause: error });
  });
  const instance = await runningInstance(
    ec2,
    {
      Filters: [
        { Name: "instance-id", Values: [instanceId] },
        { Name: "source-dest-check", Values: ["false"] },
      ],
    },
    deadline,
  ).catch((error: unknown) => {
    throw new Error(
      `${instanceId} runs, but its user data has not cleared the source/destination check: ${described(error)}`,
      { cause: error },
    );
  });
  return primaryInterface(instanceId, instance);
}

/**
 * The interface that the source/destination check of an instance belongs to, and that routes lead to.
 *
 * @throws Error when EC2 describes none
 */
export function primaryInterface(instanceId: string, instance: Instance): NatInterface {
  const primary = instance.NetworkInterfaces?.find(({ Attachment }) => Attachment?.DeviceIndex === 0);
  if (primary?.NetworkInterfaceId === undefined || primary.VpcId === undefined) {
    throw new Error(`${instanceId} runs, but EC2 describes no primary network interface of it`);
  }
  return { interfaceId: primary.NetworkInterfaceId, vpcId: primary.VpcId };
}
