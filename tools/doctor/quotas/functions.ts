import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
  ResourceNotFoundException,
} from "@aws-sdk/client-lambda";
import type { AccountLimit } from "@aws-sdk/client-lambda";
import type { Declared } from "../../engine/declared";
import type { Answer, Patient } from "../check";
import { ofType, textOf } from "../planned";
import type { Quota } from "./quota";

/** What Lambda keeps free of reservations (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html). */
const unreservable = 100;

const planned = ({ plan }: Patient): readonly Declared[] => ofType(plan, "aws:lambda/function:Function");

async function account({ aws }: Patient): Promise<AccountLimit> {
  const { AccountLimit = {} } = await aws.client(LambdaClient).send(new GetAccountSettingsCommand({}));
  return AccountLimit;
}

async function reserved({ aws }: Patient, name: string): Promise<number> {
  try {
    const asked = new GetFunctionConcurrencyCommand({ FunctionName: name });
    const { ReservedConcurrentExecutions } = await aws.client(LambdaClient).send(asked);
    return ReservedConcurrentExecutions ?? 0;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return 0;
    throw error;
  }
}

/** What is reserved in the account, less what our own functions have of it already. */
async function others(patient: Patient): Promise<number> {
  const { ConcurrentExecutions = 0, UnreservedConcurrentExecutions = 0 } = await account(patient);
  const names = planned(patient).flatMap((each) => textOf(each, "name") ?? []);
  const ours = await Promise.all(names.map((name) => reserved(patient, name)));
  const all = ConcurrentExecutions - UnreservedConcurrentExecutions;
  return Math.max(0, all - ours.reduce((sum, each) => sum + each, 0));
}

const increase = ({ settings: { region } }: Patient, wanted: number): string =>
  `aws service-quotas request-service-quota-increase --region ${region} --service-code lambda --quota-code L-B99A9384 --desired-value ${wanted}`;

/** Reservations of all functions: Lambda refuses one that leaves less than its share free. */
export const reservations: Quota = {
  about: "reserved concurrency",
  needed: (patient) =>
    planned(patient).reduce((sum, { inputs }) => sum + Number(inputs.reservedConcurrentExecutions ?? 0), 0),
  others,
  limit: async (patient) => ((await account(patient)).ConcurrentExecutions ?? 0) - unreservable,
  remedy: (patient, wanted) => increase(patient, wanted + unreservable),
};

/** The settings bound the sum of reservations by what they take for the account's limit. */
export async function stated(patient: Patient): Promise<Answer> {
  const { environment, lambdaConcurrencyLimit: written } = patient.settings;
  const { ConcurrentExecutions: limit = 0 } = await account(patient);
  return {
    findings:
      limit < written
        ? [
            {
              severity: "blocks",
              what: "tradai:lambdaConcurrencyLimit",
              found: `${written}, and the account has ${limit} concurrent executions`,
              remedy: `tradai:lambdaConcurrencyLimit: ${limit} in Pulumi.${environment}.yaml, or ${increase(patient, written)}`,
            },
          ]
        : [],
    fine: `${limit} concurrent executions`,
  };
}
