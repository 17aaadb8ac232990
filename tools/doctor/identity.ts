import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { Settings } from "../../shared/config/schema/settings";
import { UserError } from "../../shared/errors";
import { explained } from "../aws/failure";
import type { Aws } from "./aws";

/**
 * Makes sure that the credentials are of the environment's account, before anything else is asked: about another account
 * every answer would be right and mean nothing.
 *
 * @returns ARN of the caller
 * @throws UserError without credentials, with refused ones, and with those of another account
 */
export async function callerIn(aws: Aws, { account }: Pick<Settings, "account">): Promise<string> {
  try {
    const { Account: found, Arn: caller } = await aws
      .client(STSClient)
      .send(new GetCallerIdentityCommand({}));
    if (found === account) return caller ?? "an unnamed caller";
    throw new UserError(
      `the credentials are of the account ${found ?? "unknown"}; the environment's is ${account}: sign in to that one, or set tradai:account and aws:allowedAccountIds`,
    );
  } catch (error) {
    const why = explained(error);
    throw why === undefined ? error : new UserError(why);
  }
}
