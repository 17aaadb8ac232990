import { requiredVariables } from "../../shared/handlers";

/** What the canary is told by its environment variables. */
export interface Configuration {
  /** Address of the API that routes' paths follow: `https://api.example.com`. */
  readonly API_URL: string;
  /** Where tokens are given out. */
  readonly TOKEN_URL: string;
  /** Scopes of the token, divided by spaces. */
  readonly TOKEN_SCOPES: string;
  /** Secret with the client's identifier and secret. */
  readonly SECRET_NAME: string;
  /** Strategy of the marked backtest; without one, no backtest could be started. */
  readonly STRATEGY: string | undefined;
}

/** @throws Error naming the variables that the layer did not set */
export function readConfiguration(variables: NodeJS.ProcessEnv): Configuration {
  const required = requiredVariables(
    variables,
    ["API_URL", "TOKEN_URL", "TOKEN_SCOPES", "SECRET_NAME"],
    "edge",
  );
  return { ...required, STRATEGY: variables.STRATEGY };
}
