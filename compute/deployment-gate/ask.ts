import * as https from "node:https";
import { text } from "node:stream/consumers";

/** A request to the load balancer. */
export interface Question {
  readonly host: string;
  readonly port: number;
  /** Name that the certificate has to have, and that the request is for. */
  readonly domain: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds until the whole answer has to be there. */
  readonly limitMs: number;
  /** Certificate authorities in PEM; those that Node.js trusts without them. */
  readonly ca?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * Asks once, by a connection of its own: one that is kept open would go on to where it led before.
 *
 * @throws Error when no answer comes in time, or the connection or its certificate is no good
 */
export function ask({ host, port, domain, path, headers, limitMs, ca }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(limitMs);
    const fail = (error: Error): void => {
      reject(signal.aborted ? new Error(`no answer in ${limitMs / 1_000} s`, { cause: error }) : error);
    };
    const request = https.request(
      {
        host,
        port,
        path,
        ca,
        servername: domain,
        headers: { ...headers, host: domain, accept: "application/json" },
        agent: false,
        signal,
      },
      (response) => {
        text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), fail);
      },
    );
    request.on("error", fail);
    request.end();
  });
}
