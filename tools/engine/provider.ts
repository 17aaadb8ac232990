import type { Settings } from "../../shared/config";
import { startStandIn, type StandIn, type StandInOptions } from "../stand-in";

export type RunningProvider = StandIn;

export interface ProviderOptions extends Pick<StandInOptions, "outputs" | "faults" | "cloud"> {
  readonly settings: Settings;
}

/** Starts the stand-in for AWS with the account and region of an environment. */
export async function startProvider({ settings, ...options }: ProviderOptions): Promise<RunningProvider> {
  const { account, region } = settings;
  const { outputs, faults, cloud } = options;
  return await startStandIn({
    account,
    region,
    outputs,
    ...(faults === undefined ? {} : { faults }),
    ...(cloud === undefined ? {} : { cloud }),
  });
}
