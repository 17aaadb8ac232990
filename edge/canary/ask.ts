/** One request of the canary. */
export interface Question {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the whole answer has to be there. */
  readonly limitMs: number;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Node.js tells what went wrong on the way as the cause of `fetch failed`. */
function reasonOf(error: unknown): string {
  const inner = error instanceof Error ? (error.cause ?? error) : error;
  return inner instanceof Error ? inner.message : String(inner);
}

/**
 * Asks once. A redirection is an answer like any other: nothing of ours may go to where it leads.
 *
 * @throws Error when no whole answer comes in time, or the connection or its certificate is no good
 */
export async function ask({ method, url, headers = {}, body, limitMs }: Question): Promise<Answer> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: "application/json", ...headers },
      body,
      redirect: "manual",
      signal,
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    const reason = signal.aborted ? `no answer in ${limitMs / 1_000} s` : reasonOf(error);
    throw new Error(reason, { cause: error });
  }
}
