import * as z from "zod/mini";
import { healthProblem, readHealth } from "../../shared/handlers";
import type { Answer, Question } from "./ask";
import type { Configuration } from "./configuration";

/** A question to the API, and what is wrong with an answer. */
export interface Check {
  /** What it shows when it is answered well, as a line of the log. */
  readonly name: string;
  readonly question: Omit<Question, "limitMs">;
  /** Undefined when nothing is wrong. */
  readonly problemOf: (answer: Answer) => string | undefined;
}

/** A backtest as small as any; its mark leads the workflow from validation straight to its notice, and nothing runs. */
const probe = { symbols: ["BTC/USDT"], start: "2026-01-01", end: "2026-01-02", canary: true };

/** Characters of a body that are told: an error of the API fits. */
const told = 300;

const job = z.looseObject({ job_id: z.string().check(z.minLength(1)) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function expecting(status: number, then: (body: string) => string | undefined): Check["problemOf"] {
  return (answer) =>
    answer.status === status
      ? then(answer.body)
      : `expected ${status}, found ${answer.status}: ${answer.body.slice(0, told)}`;
}

/** Well, and in its own words: 200 alone would be answered by whatever stands in the way. */
const healthy = expecting(200, (body) => {
  const health = readHealth(body);
  if (health === undefined || health.dependencies.length === 0) {
    return `expected a JSON object with \`dependencies\` and a \`status\` of each, found: ${body.slice(0, told)}`;
  }
  return healthProblem(health);
});

const queued = expecting(202, (body) =>
  job.safeParse(parsed(body)).success
    ? undefined
    : `expected a JSON object with \`job_id\`, found: ${body.slice(0, told)}`,
);

/** What everybody may ask, and what nobody may ask without a token. */
export function anonymousChecks({ API_URL }: Pick<Configuration, "API_URL">): readonly Check[] {
  return [
    {
      name: "GET /health without a token",
      question: { method: "GET", url: `${API_URL}/health` },
      problemOf: healthy,
    },
    {
      name: "GET /api/v1/health without a token",
      question: { method: "GET", url: `${API_URL}/api/v1/health` },
      // 403 would be the firewall's, or that of a path that does not exist: the authorizer says 401.
      problemOf: expecting(401, () => undefined),
    },
  ];
}

/** What a client of the platform does, up to the start of a workflow (TRADAI-H-04). */
export function clientChecks(
  { API_URL, STRATEGY }: Pick<Configuration, "API_URL" | "STRATEGY">,
  token: string,
): readonly Check[] {
  const authorization = `Bearer ${token}`;
  const asks: Check = {
    name: "GET /api/v1/health with a token",
    question: { method: "GET", url: `${API_URL}/api/v1/health`, headers: { authorization } },
    problemOf: healthy,
  };
  const posts: Check = {
    name: "POST /api/v1/backtests",
    question: {
      method: "POST",
      url: `${API_URL}/api/v1/backtests`,
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({ ...probe, strategy: STRATEGY }),
    },
    problemOf: queued,
  };
  return STRATEGY === undefined ? [asks] : [asks, posts];
}
