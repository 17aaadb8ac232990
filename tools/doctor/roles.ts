import { GetRoleCommand, IAMClient, paginateListRoles } from "@aws-sdk/client-iam";
import type { Layer } from "../../shared/naming";
import type { Aws } from "./aws";
import type { Patient } from "./check";
import { ofType, textOf } from "./planned";
import { isOurs } from "./tags";
import type { Tags } from "./tags";

export const roleType = "aws:iam/role:Role";

const listed = new WeakMap<Aws, Promise<ReadonlySet<string>>>();

async function list(aws: Aws): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const { Roles = [] } of paginateListRoles({ client: aws.client(IAMClient) }, {})) {
    for (const { RoleName = "" } of Roles) names.add(RoleName);
  }
  return names;
}

/** Names of all roles of the account, asked once: three checks want them. */
export function roleNames({ aws }: Patient): Promise<ReadonlySet<string>> {
  const known = listed.get(aws) ?? list(aws);
  listed.set(aws, known);
  return known;
}

/** Tags of a role that is there; a list of roles tells none. */
export async function roleTags({ aws }: Patient, name: string): Promise<Tags> {
  const { Role } = await aws.client(IAMClient).send(new GetRoleCommand({ RoleName: name }));
  return Role?.Tags;
}

const deployed = new WeakMap<Aws, Map<Layer, Promise<boolean>>>();

async function findDeployed(patient: Patient, layer: Layer): Promise<boolean> {
  const names = await roleNames(patient);
  const witnesses = ofType(patient.plan, roleType)
    .filter(({ parent, retainOnDelete }) => parent === layer && !retainOnDelete)
    .flatMap((role) => textOf(role, "name") ?? [])
    .filter((name) => names.has(name));
  for (const name of witnesses) {
    if (isOurs(patient.settings, await roleTags(patient, name))) return true;
  }
  return false;
}

/**
 * Whether a layer is deployed: whether one of its roles is there that goes when the layer does. Something with this
 * environment's tags in a layer that is not deployed was left by an earlier life of it.
 */
export function isDeployed(patient: Patient, layer: Layer): Promise<boolean> {
  const known = deployed.get(patient.aws) ?? new Map<Layer, Promise<boolean>>();
  deployed.set(patient.aws, known);
  const asked = known.get(layer) ?? findDeployed(patient, layer);
  known.set(layer, asked);
  return asked;
}
