import { z } from "zod";
import { valueProblem } from "../problem";
import type { Problem } from "../problem";
import { rule } from "./rule";

/** Cognito accepts http for `localhost` alone; the loopback addresses reach the same machine. */
const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** What is wrong with a callback or logout URL, in words that follow "allowed:". */
export function urlFault(url: string, environment: string): string | undefined {
  const { protocol, hostname } = new URL(url);
  if (environment !== "dev" && (protocol === "http:" || loopback.test(hostname))) {
    return `an https URL of a public host in ${environment}; localhost is for dev alone`;
  }
  return protocol === "http:" && hostname !== "localhost"
    ? "https; http is accepted for the host localhost alone"
    : undefined;
}

/** Callback and logout URLs (TRADAI-S-03): https, and localhost in dev alone. */
export const webClientUrls = rule(["identity"], ({ identity }, { environment }) =>
  (["callbackUrls", "logoutUrls"] as const).flatMap((list) =>
    identity[list].flatMap((url, index): Problem[] => {
      const fault = urlFault(url, environment);
      return fault === undefined ? [] : [valueProblem("identity", [list, index], url, fault)];
    }),
  ),
);

const endpoints = { email: z.email(), https: z.url({ protocol: /^https$/ }) } as const;

/** An alert endpoint is of the kind that its protocol delivers to. */
export const alertEndpoints = rule(["alerts"], ({ alerts }) =>
  (["subscribers", "escalation"] as const).flatMap((list) =>
    alerts[list].flatMap(({ protocol, endpoint }, index) =>
      endpoints[protocol].safeParse(endpoint).success
        ? []
        : [
            valueProblem(
              "alerts",
              [list, index, "endpoint"],
              endpoint,
              protocol === "email"
                ? "an e-mail address, because protocol is email"
                : "an https URL, because protocol is https",
            ),
          ],
    ),
  ),
);
