import { setTimeout as pause } from "node:timers/promises";
import { described } from "../../shared/handlers";
import type { Log } from "../../shared/handlers";
import { ask } from "./ask";
import type { Question } from "./ask";
import type { Check, Configuration } from "./configuration";
import { problemOf } from "./health";

/** How long the gate is patient with a version that has just started. */
export interface Patience {
  readonly tries: number;
  /** Milliseconds between two tries. */
  readonly pauseMs: number;
  /** Milliseconds for one answer. */
  readonly limitMs: number;
}

/** Where the load balancer listens. */
export type Connection = Pick<Question, "port" | "ca">;

/** At most 70 s in all: five answers of 10 s and the pauses between them. */
export const patience: Patience = { tries: 5, pauseMs: 5_000, limitMs: 10_000 };

/** One try: what is wrong, or undefined. */
async function problemNow(question: Question, check: Check): Promise<string | undefined> {
  try {
    return problemOf(await ask(question), check);
  } catch (error) {
    return described(error);
  }
}

/**
 * Asks the new version through the load balancer's test rule, all its questions at once and each until it is answered
 * well, or for the last time.
 *
 * @returns what is wrong with the version, by path; empty when it is fit for traffic
 */
export async function problemsOf(
  checks: readonly Check[],
  configuration: Configuration,
  connection: Connection,
  { tries, pauseMs, limitMs }: Patience,
  log: Log,
): Promise<Readonly<Record<string, string>>> {
  const problems: Record<string, string> = {};
  const question = {
    ...connection,
    host: configuration.LOAD_BALANCER_DNS,
    domain: configuration.DOMAIN,
    headers: { [configuration.TEST_HEADER_NAME]: configuration.TEST_HEADER_VALUE },
    limitMs,
  };
  const answered = async (check: Check): Promise<void> => {
    const { path } = check;
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      if (attempt > 1) await pause(pauseMs);
      const problem = await problemNow({ ...question, path }, check);
      if (problem === undefined) return void delete problems[path];
      log("WARN", "not answered well", { path, attempt, of: tries, problem });
      problems[path] = problem;
    }
  };
  await Promise.all(checks.map(answered));
  return problems;
}
