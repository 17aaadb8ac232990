import { serviceLinkedRoles } from "../../../shared/inventory/service-linked-roles";
import type { Answer, Check, Finding, Patient } from "../check";
import { roleNames } from "../roles";

async function ask(patient: Patient): Promise<Answer> {
  const planned = new Set(patient.plan.map(({ type }) => type));
  const needed = serviceLinkedRoles.filter(({ usedBy }) => usedBy.some((type) => planned.has(type)));
  const there = await roleNames(patient);
  const findings = needed
    .filter(({ role }) => !there.has(role))
    .map(({ service, role, madeAtFirstUse }): Finding => ({
      severity: madeAtFirstUse ? "warns" : "blocks",
      what: role,
      found: madeAtFirstUse
        ? "missing: the service makes it at its first use, which may fail because it is not ready"
        : "missing, and the service does not make it itself",
      remedy: `aws iam create-service-linked-role --aws-service-name ${service}`,
    }));
  return { findings, fine: `${needed.length} service-linked roles` };
}

/** The roles of AWS's own that the planned resources use are there before they are used. */
export const serviceRolesCheck: Check = (patient) => [
  { about: "service-linked roles", ask: () => ask(patient) },
];
