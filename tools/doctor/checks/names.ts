import type { Declared } from "../../engine/declared";
import type { Answer, Check, Finding, Patient } from "../check";
import { accessKinds } from "../names/access";
import { finalSnapshot } from "../names/final-snapshot";
import { globalKinds } from "../names/global";
import type { Existing, Kind } from "../names/kind";
import { storageKinds } from "../names/storage";
import { ofType, textOf } from "../planned";
import { isDeployed } from "../roles";
import { takeOver } from "../take-over";
import { isOurs } from "../tags";
import type { Layer } from "../../../shared/naming";

/** What is asked for by name. Queues, topics, alarms, aliases and parameters are not: making one twice changes it. */
const kinds: readonly Kind[] = [...globalKinds, ...storageKinds, ...accessKinds];

async function judged(
  patient: Patient,
  resource: Declared,
  name: string,
  { tags, id = name, instead }: Existing,
): Promise<readonly Finding[]> {
  if (instead !== undefined) return [{ severity: "blocks", what: name, ...instead }];
  const layer = resource.parent as Layer;
  const remedy = takeOver(resource, layer, id);
  if (!isOurs(patient.settings, await tags())) {
    const found = "there already, and without the tags of this environment";
    return [{ severity: "blocks", what: name, found, remedy }];
  }
  if (await isDeployed(patient, layer)) return [];
  const found = `there with this environment's tags, and ${layer} is not deployed: left of an earlier life`;
  return [{ severity: "warns", what: name, found, remedy }];
}

async function ask(patient: Patient, { about, type, input, existing }: Kind): Promise<Answer> {
  const planned = new Map(
    ofType(patient.plan, type).flatMap((resource) => {
      const name = textOf(resource, input);
      return name === undefined ? [] : [[name, resource] as const];
    }),
  );
  const taken =
    planned.size === 0 ? new Map<string, Existing>() : await existing(patient, new Set(planned.keys()));
  const findings = await Promise.all(
    [...taken].map(async ([name, found]) => {
      const resource = planned.get(name);
      return resource === undefined ? [] : await judged(patient, resource, name, found);
    }),
  );
  return { findings: findings.flat(), fine: `${planned.size} ${about}` };
}

/** No fixed name that the plan needs belongs to something that this environment did not make. */
export const namesCheck: Check = (patient) => [
  ...kinds.map((kind) => ({ about: kind.about, ask: () => ask(patient, kind) })),
  { about: "final snapshot", ask: () => finalSnapshot(patient) },
];
