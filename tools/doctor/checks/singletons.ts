import type { Layer } from "../../../shared/naming";
import type { Answer, Check, Finding, Patient } from "../check";
import { isDeployed } from "../roles";
import { singletons } from "../singletons/singletons";
import type { Singleton } from "../singletons/singleton";
import { takeOver } from "../take-over";
import { isOurs } from "../tags";

async function ask(patient: Patient, singleton: Singleton): Promise<Answer> {
  const { about, name, type } = singleton;
  const fine = about;
  const planned = patient.plan.find((resource) => resource.name === name && resource.type === type);
  const found = planned === undefined ? undefined : await singleton.existing(patient);
  if (planned === undefined || found === undefined) return { findings: [], fine };
  const finding = (severity: Finding["severity"], text: string, remedy: string): Answer => ({
    findings: [{ severity, what: `${about} ${found.id}`, found: text, remedy }],
    fine,
  });
  if (found.instead !== undefined) {
    const { severity, found: text, remedy } = found.instead;
    return finding(severity, text, remedy);
  }
  const layer = planned.parent as Layer;
  const isOwn = found.tags === "none" || isOurs(patient.settings, found.tags);
  const remedy = takeOver(planned, layer, found.id);
  if (isOwn && (await isDeployed(patient, layer))) return { findings: [], fine };
  return isOwn && found.tags !== "none"
    ? finding("warns", `left of an earlier life: ${layer} is not deployed`, remedy)
    : finding("blocks", "there already, and AWS has one an account", remedy);
}

/** What AWS has once an account is free, or is this environment's. Where the environment does not own its account, nothing of it is planned. */
export const singletonsCheck: Check = (patient) =>
  singletons
    .filter(({ name, type }) =>
      patient.plan.some((resource) => resource.name === name && resource.type === type),
    )
    .map((singleton) => ({ about: singleton.about, ask: () => ask(patient, singleton) }));
