import { paginateListInstances, paginateListServices } from "@aws-sdk/client-servicediscovery";
import { serviceDiscovery } from "./clients";
import { entryOf } from "./entry";
import type { Entry } from "./entry";
import type { Failures } from "./failures";

type Service = Pick<Entry, "serviceId" | "service">;

const client = { client: serviceDiscovery };

/** The services of the namespace, by its id: their own ids are known to Cloud Map alone. */
async function servicesOf(namespaceId: string, abortSignal: AbortSignal): Promise<Service[]> {
  const inNamespace = [{ Name: "NAMESPACE_ID" as const, Values: [namespaceId], Condition: "EQ" as const }];
  const services: Service[] = [];
  for await (const page of paginateListServices(client, { Filters: inNamespace }, { abortSignal })) {
    for (const { Id, Name = Id } of page.Services ?? []) {
      if (Id !== undefined && Name !== undefined) services.push({ serviceId: Id, service: Name });
    }
  }
  if (services.length === 0) throw new Error(`namespace ${namespaceId} has no service`);
  return services;
}

async function entriesOf(service: Service, abortSignal: AbortSignal): Promise<Entry[]> {
  const entries: Entry[] = [];
  const pages = paginateListInstances(client, { ServiceId: service.serviceId }, { abortSignal });
  for await (const { Instances = [] } of pages) {
    for (const instance of Instances) {
      const entry = entryOf(service, instance);
      if (entry !== undefined) entries.push(entry);
    }
  }
  return entries;
}

/** Every entry of every service of the namespace. Services that cannot be listed are failures; the others count. */
export async function readRegistry(
  namespaceId: string,
  failures: Failures,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  const services = await failures.attempt(`list the services of ${namespaceId}`, () =>
    servicesOf(namespaceId, signal),
  );
  const lists = (services ?? []).map((service) =>
    failures.attempt(`list the entries of ${service.service}`, () => entriesOf(service, signal)),
  );
  return (await Promise.all(lists)).flatMap((entries) => entries ?? []);
}
