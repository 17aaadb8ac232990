import type { Answer, Check, Patient } from "../check";
import { computingQuotas } from "../quotas/computing";
import { reservations, stated } from "../quotas/functions";
import { identityQuotas } from "../quotas/identity";
import { networkQuotas } from "../quotas/network";
import type { Quota } from "../quotas/quota";

/**
 * What an environment could meet. Left out is what it takes a hundredth of by default (alarms, web ACLs, user pools, APIs,
 * tables, security groups and subnets, interfaces), and what is no quota of Service Quotas.
 */
const quotas: readonly Quota[] = [...networkQuotas, ...computingQuotas, ...identityQuotas, reservations];

/** Share of a quota from which on it should be raised before it is met. */
const tight = 0.8;

async function ask(patient: Patient, { about, needed, others, limit, remedy }: Quota): Promise<Answer> {
  const [own, foreign, allowed] = await Promise.all([
    needed(patient),
    others?.(patient) ?? Promise.resolve(0),
    limit(patient),
  ]);
  const fine = `${about}: ${own + foreign} of ${allowed}`;
  if (own === 0 || own + foreign <= tight * allowed) return { findings: [], fine };
  const beside = others === undefined ? "" : ` beside ${foreign} of others`;
  return {
    findings: [
      {
        severity: own + foreign > allowed ? "blocks" : "warns",
        what: about,
        found: `${allowed} allowed, ${own} planned${beside}`,
        remedy: remedy(patient, Math.ceil((own + foreign) / tight)),
      },
    ],
    fine,
  };
}

/** What the plan takes fits into what the account may have, together with what others have of it. */
export const quotasCheck: Check = (patient) => [
  { about: "tradai:lambdaConcurrencyLimit", ask: () => stated(patient) },
  ...quotas.map((quota) => ({ about: quota.about, ask: () => ask(patient, quota) })),
];
