import {
  GetAliasCommand,
  paginateListVersionsByFunction,
  ResourceNotFoundException,
} from "@aws-sdk/client-lambda";
import type { FunctionConfiguration, LambdaClient } from "@aws-sdk/client-lambda";
import { UserError } from "../../shared/errors";

/** The alias that every caller of a function uses. */
export const liveAlias = "live";

/** Where the alias of a function stands. */
export type Standing =
  | { readonly kind: "newest"; readonly live: string }
  | {
      readonly kind: "behind";
      readonly live: string;
      readonly newest: string;
      /** When the newest one was published, as AWS writes it. */
      readonly published?: string;
    }
  | { readonly kind: "absent"; readonly why: string };

/** The highest number of a published version; AWS raises it by one each time. */
async function newestVersion(client: LambdaClient, name: string): Promise<FunctionConfiguration | undefined> {
  let newest: FunctionConfiguration | undefined;
  for await (const page of paginateListVersionsByFunction({ client }, { FunctionName: name })) {
    for (const version of page.Versions ?? []) {
      // The unpublished one is called $LATEST.
      if (!/^\d+$/.test(version.Version ?? "")) continue;
      if (Number(version.Version) > Number(newest?.Version ?? 0)) newest = version;
    }
  }
  return newest;
}

/**
 * Compares the version that a function's alias leads to with the newest published one.
 *
 * @param name physical name of the function
 * @param account of the environment, twelve digits
 * @throws UserError where the credentials are of another account; AWS's own errors
 */
export async function standingOf(client: LambdaClient, name: string, account: string): Promise<Standing> {
  try {
    const alias = await client.send(new GetAliasCommand({ FunctionName: name, Name: liveAlias }));
    const found = alias.AliasArn?.split(":")[4];
    if (found !== account) {
      throw new UserError(
        `the credentials are of the account ${found ?? "unknown"}; the environment's is ${account}`,
      );
    }
    const live = alias.FunctionVersion ?? "none";
    const { Version: newest, LastModified: published } = (await newestVersion(client, name)) ?? {};
    if (newest === undefined) return { kind: "absent", why: "it has no published version" };
    if (live === newest) return { kind: "newest", live };
    return { kind: "behind", live, newest, ...(published === undefined ? {} : { published }) };
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    return { kind: "absent", why: `AWS has no ${name} with the alias ${liveAlias}: deploy its layer first` };
  }
}
