/** Names of errors of AWS and of its SDK by what is to be done; services write them in their own ways. */
const notSignedIn = ["CredentialsProviderError", "TokenProviderError"];
const refusedCredentials = [
  "AuthFailure",
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
];
const denied = ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"];
const throttled = [
  "RequestLimitExceeded",
  "SlowDown",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
];
const unreachable = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EAI_AGAIN"];

/** What every client is made with: slows down where a service has enough, and tries ten times. */
export const patience = { retryMode: "adaptive", maxAttempts: 10 } as const;

/** The HTTP status of an answer of AWS. */
export function statusOf(error: unknown): number | undefined {
  return (error as { readonly $metadata?: { readonly httpStatusCode?: number } } | null)?.$metadata
    ?.httpStatusCode;
}

/** Whether AWS knows the caller and does not allow the call; some answers have a status and no name. */
export function isDenied(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ([...notSignedIn, ...refusedCredentials].includes(error.name)) return false;
  return denied.includes(error.name) || statusOf(error) === 403;
}

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
  if (denied.includes(name)) return `the credentials do not allow it: ${message}`;
  if (throttled.includes(name)) {
    return `AWS takes no more calls for now, after ten attempts: try again in a minute (${name}: ${message})`;
  }
  if ("code" in error && unreachable.includes(String(error.code))) return `AWS cannot be reached: ${message}`;
  return "$metadata" in error ? `${name}: ${message}` : undefined;
}
