import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  NoSuchResourceException,
  ServiceQuotasClient,
} from "@aws-sdk/client-service-quotas";
import type { Patient } from "../check";
import type { Quota } from "./quota";

interface Code {
  readonly service: string;
  readonly code: string;
}

/** The account's value, or AWS's default where the account never had another. */
async function limitOf({ aws }: Patient, { service, code }: Code): Promise<number> {
  const client = aws.client(ServiceQuotasClient);
  const asked = { ServiceCode: service, QuotaCode: code };
  try {
    const { Quota } = await client.send(new GetServiceQuotaCommand(asked));
    return Quota?.Value ?? 0;
  } catch (error) {
    if (!(error instanceof NoSuchResourceException)) throw error;
    const { Quota } = await client.send(new GetAWSDefaultServiceQuotaCommand(asked));
    return Quota?.Value ?? 0;
  }
}

/**
 * A quota that Service Quotas answers for.
 *
 * @param code as in `aws service-quotas list-service-quotas --service-code <service>`
 */
export function serviceQuota(
  service: string,
  code: string,
  quota: Pick<Quota, "about" | "needed" | "others">,
): Quota {
  return {
    ...quota,
    limit: (patient) => limitOf(patient, { service, code }),
    remedy: ({ settings: { region } }, wanted) =>
      `aws service-quotas request-service-quota-increase --region ${region} --service-code ${service} --quota-code ${code} --desired-value ${wanted}`,
  };
}
