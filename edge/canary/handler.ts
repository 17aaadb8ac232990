import { randomUUID } from "node:crypto";
import { described, logOf } from "../../shared/handlers";
import type { Log } from "../../shared/handlers";
import { ask } from "./ask";
import { anonymousChecks, clientChecks } from "./checks";
import type { Check } from "./checks";
import { readConfiguration } from "./configuration";
import type { Configuration } from "./configuration";
import { readCredentials, takeToken } from "./token";

/** Milliseconds for one answer. With the secret's 6 s a run ends within 26 s, whatever hangs. */
const limitMs = 10_000;

/** What is wrong, by what was tried. */
type Problems = Readonly<Record<string, string>>;

/** @param hidden what no answer may repeat: API Gateway puts a token that it cannot read into its message. */
async function problemsOf(checks: readonly Check[], log: Log, hidden?: string): Promise<Problems> {
  const problems: Record<string, string> = {};
  const answered = async ({ name, question, problemOf }: Check): Promise<void> => {
    const begun = Date.now();
    const problem = await ask({ ...question, limitMs }).then(
      ({ status, body }) =>
        problemOf({ status, body: hidden === undefined ? body : body.replaceAll(hidden, "<token>") }),
      (error: Error) => error.message,
    );
    log(problem === undefined ? "INFO" : "ERROR", name, { ms: Date.now() - begun, problem });
    if (problem !== undefined) problems[name] = problem;
  };
  await Promise.all(checks.map(answered));
  return problems;
}

/** What a signed-in client meets. Without a token there is nothing else to try. */
async function problemsOfClient(configuration: Configuration, log: Log): Promise<Problems> {
  let token: string;
  try {
    token = await takeToken(configuration, await readCredentials(configuration), limitMs);
  } catch (error) {
    const problem = described(error);
    log("ERROR", "token", { problem });
    return { token: problem };
  }
  return problemsOf(clientChecks(configuration, token), log, token);
}

/**
 * One run of the canary: what a client of the platform may rely on is tried from outside (EDGAR-01, EDGAR-06,
 * TRADAI-H-04). Everything that is wrong is told at once; neither the credentials nor the token are ever among it, in the
 * log or in the run's report.
 *
 * Synthetics takes a run that throws for failed, and shows the message
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_WritingCanary_Nodejs.html).
 *
 * @throws Error saying of everything that failed what was expected and what was found
 */
export async function handler(): Promise<string> {
  const log = logOf(randomUUID());
  const configuration = readConfiguration(process.env);
  const [anonymous, client] = await Promise.all([
    problemsOf(anonymousChecks(configuration), log),
    problemsOfClient(configuration, log),
  ]);
  const problems = Object.entries({ ...anonymous, ...client });
  if (problems.length === 0) return "every contract holds";
  throw new Error(problems.map(([name, problem]) => `${name}: ${problem}`).join("\n"));
}
