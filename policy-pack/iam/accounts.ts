import type { Place } from "../graph/graph";

/** True where a text is the number of another account than the place's; where nobody tells that one, none is another. */
export function isAnotherAccount(account: string, { account: own }: Place): boolean {
  return own !== undefined && account !== own && account !== "" && !/\D/.test(account);
}
