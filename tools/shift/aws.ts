import { CodeDeployClient } from "@aws-sdk/client-codedeploy";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { patience } from "../aws/failure";
import { keepNodeNoticeQuiet } from "../aws/node-version";

/** What of AWS is called. */
export interface Clients {
  readonly lambda: LambdaClient;
  readonly codeDeploy: CodeDeployClient;
}

/** Twenty functions at once meet the limits of both services. */
export function clientsIn(region: string): Clients {
  keepNodeNoticeQuiet();
  const options = { region, ...patience };
  return { lambda: new LambdaClient(options), codeDeploy: new CodeDeployClient(options) };
}

/** Time, which tests make pass at once. */
export interface Clock {
  /** Milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export const wallClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
