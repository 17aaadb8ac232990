import type { Settings } from "../config";
import type { FrontDoor } from "../naming";
import type { AlarmRow } from "./alarm";

const ofWaf = {
  runbook: "api",
  namespace: "AWS/WAFV2",
  statistic: "Sum",
  comparison: "GreaterThanThreshold",
} as const;

/**
 * The API answers and its web ACL saw nothing: it is associated no longer, as it was found (TRADAI-S-01). The canary alone
 * calls the API for sure, and so often. The ACL in front of the sign-in has no such alarm: Cognito publishes nothing that
 * counts all its requests.
 */
export function wafSilent({ everyMinutes }: Settings["canary"]): AlarmRow {
  return {
    ...ofWaf,
    id: "waf-silent",
    severity: "escalate",
    meaning:
      "Requests reach the API and none of them its web ACL: nothing is blocked, and no rate is limited.",
    metric: "AllowedRequests",
    periodSeconds: Math.max(300, everyMinutes * 60),
    datapoints: { beyond: 2, of: 3 },
    threshold: 0,
    // The calculation gives silence a value.
    missingData: "notBreaching",
    addedFor: ["TRADAI-S-01"],
  };
}

/** 1 for a period in which the API counted requests and its ACL none; `FILL` counts an absent metric as none. */
export const silence = "IF((FILL(requests, 0) > 0) AND ((FILL(allowed, 0) + FILL(blocked, 0)) == 0), 1, 0)";

/** Many requests are blocked: somebody attacks, or a rule takes a client for somebody who does. */
export function wafBlocked(door: FrontDoor): AlarmRow {
  const where = door === "api" ? "API" : "sign-in";
  return {
    ...ofWaf,
    id: door === "api" ? "waf-blocked" : "waf-auth-blocked",
    severity: "alert",
    meaning: `The web ACL in front of the ${where} blocks many requests: an attack, or a rule that is wrong.`,
    metric: "BlockedRequests",
    periodSeconds: 300,
    datapoints: { beyond: 2, of: 3 },
    // As many as the rate rule lets one address make.
    threshold: 100,
    missingData: "notBreaching",
    addedFor: ["TRADAI-S-01"],
  };
}
