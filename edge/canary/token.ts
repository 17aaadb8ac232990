import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerClientConfig } from "@aws-sdk/client-secrets-manager";
import * as z from "zod/mini";
import { ask } from "./ask";
import type { Answer } from "./ask";
import type { Configuration } from "./configuration";

/** Two attempts, of which each ends after three seconds: the run has less than a minute. */
const patience = {
  retryMode: "standard",
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} satisfies SecretsManagerClientConfig;

/** Made once for all runs of an execution environment, with its connections. */
export const secretsManager = new SecretsManagerClient(patience);

/** As the persistent layer stores it. */
const credentials = z.object({ client_id: z.string(), client_secret: z.string() });
export type Credentials = z.infer<typeof credentials>;

const granted = z.looseObject({ access_token: z.string() });
const refused = z.looseObject({ error: z.string() });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The client's credentials, which are in no variable and in no file.
 *
 * @throws Error saying what is wrong with the secret, and nothing of its value
 */
export async function readCredentials({
  SECRET_NAME,
}: Pick<Configuration, "SECRET_NAME">): Promise<Credentials> {
  const { SecretString = "" } = await secretsManager.send(
    new GetSecretValueCommand({ SecretId: SECRET_NAME }),
  );
  const reading = credentials.safeParse(parsed(SecretString));
  if (reading.success) return reading.data;
  throw new Error(`the secret ${SECRET_NAME} is no JSON object with client_id and client_secret`);
}

/** What may be told of a refusal: the standard's word for it, and never the body, which may be a token. */
function refusal({ status, body }: Answer): string {
  const reading = refused.safeParse(parsed(body));
  return reading.success ? `${status}, ${reading.data.error}` : `${status} without a reason`;
}

/**
 * Takes a token as a client of its own right
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html).
 *
 * @throws Error saying what was answered in place of a token
 */
export async function takeToken(
  { TOKEN_URL, TOKEN_SCOPES }: Pick<Configuration, "TOKEN_URL" | "TOKEN_SCOPES">,
  { client_id, client_secret }: Credentials,
  limitMs: number,
): Promise<string> {
  const answer = await ask({
    method: "POST",
    url: TOKEN_URL,
    headers: {
      authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: TOKEN_SCOPES }).toString(),
    limitMs,
  });
  const reading = granted.safeParse(parsed(answer.body));
  if (answer.status === 200 && reading.success) return reading.data.access_token;
  throw new Error(`expected 200 with an access token, found ${refusal(answer)}`);
}
