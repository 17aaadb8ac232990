import type { Values } from "./values";

/**
 * The three look-ups that need no account: who and where we are.
 *
 * @throws Error for any other, by its name.
 */
export function answerInvoke(token: string, account: string, region: string): Values {
  switch (token) {
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return {
        id: account,
        accountId: account,
        arn: `arn:aws:iam::${account}:user/stand-in`,
        userId: "AIDASTANDIN",
      };
    case "aws:index/getRegion:getRegion":
      return {
        id: region,
        name: region,
        region,
        description: region,
        endpoint: `ec2.${region}.amazonaws.com`,
      };
    case "aws:index/getPartition:getPartition":
      return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
    default:
      throw new Error(
        `the stand-in does not answer ${token}: account, region and zones come from the configuration, and ` +
          "no look-up is needed to preview",
      );
  }
}
