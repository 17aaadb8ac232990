import type { InstanceSummary } from "@aws-sdk/client-servicediscovery";

/** What a service of the namespace answers with for one of its instances. */
export interface Entry {
  readonly serviceId: string;
  /** Name of the service: `backend-api`. */
  readonly service: string;
  /** The entry's own id in the service. */
  readonly id: string;
  /** The EC2 instance that it stands for; undefined where it is not ours to judge. */
  readonly host?: string;
  readonly address?: string;
}

const instanceId = /^i-[0-9a-f]+$/;

/** Attributes that name the instance of an entry that was registered under another id. */
const hostAttributes = ["AWS_EC2_INSTANCE_ID", "EC2_INSTANCE_ID"];

/**
 * The EC2 instance that an entry stands for. ECS keeps the entries of its tasks itself, also those on instances; it
 * marks them with attributes like `ECS_SERVICE_NAME`
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html).
 */
function hostOf(id: string, attributes: Readonly<Record<string, string>>): string | undefined {
  if (Object.keys(attributes).some((name) => name.startsWith("ECS_"))) return undefined;
  const candidates = [id, ...hostAttributes.map((name) => attributes[name] ?? "")];
  return candidates.find((candidate) => instanceId.test(candidate));
}

/** An entry as Cloud Map lists it; undefined when it has no id, by which alone it could be removed. */
export function entryOf(
  service: Pick<Entry, "serviceId" | "service">,
  { Id, Attributes = {} }: InstanceSummary,
): Entry | undefined {
  if (Id === undefined) return undefined;
  return { ...service, id: Id, host: hostOf(Id, Attributes), address: Attributes.AWS_INSTANCE_IPV4 };
}
