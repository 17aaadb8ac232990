import { setTimeout as pause } from "node:timers/promises";
import {
  DeregisterInstanceCommand,
  DuplicateRequest,
  GetOperationCommand,
  InstanceNotFound,
  ServiceNotFound,
} from "@aws-sdk/client-servicediscovery";
import { serviceDiscovery } from "./clients";
import type { Entry } from "./entry";

/** `gone`: somebody else removed it. */
export type Departure = "removed" | "gone";

const pollMs = 1_000;

/**
 * Waits until Cloud Map has done what it accepted. What the caller may not do in Route 53 shows here alone.
 *
 * @throws Error with Cloud Map's reason, or when the time is over
 */
async function finished(operationId: string, abortSignal: AbortSignal): Promise<void> {
  const query = new GetOperationCommand({ OperationId: operationId });
  try {
    for (;;) {
      const { Operation = {} } = await serviceDiscovery.send(query, { abortSignal });
      const { Status, ErrorCode, ErrorMessage } = Operation;
      if (Status === "SUCCESS") return;
      if (Status === "FAIL") {
        throw new Error(`operation ${operationId} failed: ${ErrorCode}: ${ErrorMessage}`);
      }
      await pause(pollMs, undefined, { signal: abortSignal });
    }
  } catch (error) {
    if (!abortSignal.aborted) throw error;
    throw new Error(`operation ${operationId} did not finish in time`, { cause: error });
  }
}

/**
 * Removes an entry, with its DNS record, and waits until it is removed: Cloud Map answers before that
 * (https://docs.aws.amazon.com/cloud-map/latest/api/API_DeregisterInstance.html).
 *
 * @throws ServiceDiscoveryServiceException as Cloud Map answers; Error when it fails afterwards
 */
export async function deregister(entry: Entry, abortSignal: AbortSignal): Promise<Departure> {
  const request = new DeregisterInstanceCommand({ ServiceId: entry.serviceId, InstanceId: entry.id });
  try {
    const { OperationId } = await serviceDiscovery.send(request, { abortSignal });
    if (OperationId === undefined) throw new Error("Cloud Map named no operation to wait for");
    await finished(OperationId, abortSignal);
    return "removed";
  } catch (error) {
    // The event and the schedule can come at the same time, and each of them more than once.
    if (error instanceof InstanceNotFound || error instanceof ServiceNotFound) return "gone";
    if (!(error instanceof DuplicateRequest) || error.DuplicateOperationId === undefined) throw error;
    await finished(error.DuplicateOperationId, abortSignal);
    return "gone";
  }
}
