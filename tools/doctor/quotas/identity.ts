import { GetAccountSummaryCommand, IAMClient } from "@aws-sdk/client-iam";
import type { SummaryKeyType } from "@aws-sdk/client-iam";
import type { Patient } from "../check";
import { countBy, ofType, textOf } from "../planned";
import { roleNames, roleType } from "../roles";
import type { Quota } from "./quota";

/** IAM tells its own quotas; Service Quotas has them in one region alone. */
const limit =
  (key: SummaryKeyType) =>
  async ({ aws }: Patient): Promise<number> => {
    const { SummaryMap = {} } = await aws.client(IAMClient).send(new GetAccountSummaryCommand({}));
    return SummaryMap[key] ?? 0;
  };

/** IAM's increases are asked for in us-east-1 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
const increase =
  (code: string) =>
  (_: Patient, wanted: number): string =>
    `aws service-quotas request-service-quota-increase --region us-east-1 --service-code iam --quota-code ${code} --desired-value ${wanted}`;

const plannedRoles = ({ plan }: Patient): Set<string> =>
  new Set(ofType(plan, roleType).flatMap((role) => textOf(role, "name") ?? []));

const roles: Quota = {
  about: "Roles per account",
  needed: (patient) => plannedRoles(patient).size,
  others: async (patient) => {
    const ours = plannedRoles(patient);
    return [...(await roleNames(patient))].filter((name) => !ours.has(name)).length;
  },
  limit: limit("RolesQuota"),
  remedy: increase("L-FE177D64"),
};

const attachments: Quota = {
  about: "Managed policies per role",
  needed: ({ plan }) => {
    const attached = ofType(plan, "aws:iam/rolePolicyAttachment:RolePolicyAttachment");
    return Math.max(0, ...countBy(attached, ({ inputs }) => String(inputs.role)).values());
  },
  limit: limit("AttachedPoliciesPerRoleQuota"),
  remedy: increase("L-0DA4ABF3"),
};

export const identityQuotas: readonly Quota[] = [roles, attachments];
