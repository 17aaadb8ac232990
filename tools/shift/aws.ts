import { CodeDeployClient } from "@aws-sdk/client-codedeploy";
import { LambdaClient } from "@aws-sdk/client-lambda";

/** What of AWS is called. */
export interface Clients {
  readonly lambda: LambdaClient;
  readonly codeDeploy: CodeDeployClient;
}

/** Twenty functions at once meet the limits of both services: slows down, and tries ten times. */
export function clientsIn(region: string): Clients {
  const patience = { region, retryMode: "adaptive", maxAttempts: 10 };
  return { lambda: new LambdaClient(patience), codeDeploy: new CodeDeployClient(patience) };
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

/** Names of errors of AWS and of its SDK by what is to be done. */
const notSignedIn = ["CredentialsProviderError", "TokenProviderError"];
const refusedCredentials = [
  "ExpiredTokenException",
  "InvalidSignatureException",
  "UnrecognizedClientException",
];
const throttled = ["ThrottlingException", "TooManyRequestsException"];
const unreachable = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EAI_AGAIN"];

/**
 * An error of AWS in words that say what to do.
 *
 * @returns undefined for what is no error of AWS
 */
export function explained(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message } = error;
  if (notSignedIn.includes(name)) {
    return `no AWS credentials: sign in to the environment's account first, for example with "aws sso login" (${message})`;
  }
  if (refusedCredentials.includes(name)) {
    return `AWS does not accept the credentials: sign in again (${name}: ${message})`;
  }
  if (name === "AccessDeniedException") return `the credentials do not allow it: ${message}`;
  if (throttled.includes(name)) {
    return `AWS takes no more calls for now, after ten attempts: try again in a minute (${name}: ${message})`;
  }
  if ("code" in error && unreachable.includes(String(error.code))) return `AWS cannot be reached: ${message}`;
  return "$metadata" in error ? `${name}: ${message}` : undefined;
}
