import { healthProblem, readHealth } from "../../shared/handlers";
import type { Answer } from "./ask";
import type { Check } from "./configuration";

/**
 * What keeps a version from the traffic: its status, or in its own words what it says of itself and of what it depends
 * on (EDGAR-08).
 *
 * @returns undefined when nothing does
 */
export function problemOf({ status, body }: Answer, check: Check): string | undefined {
  if (status !== check.status) return `answered ${status} instead of ${check.status}: ${body.slice(0, 500)}`;
  const answer = readHealth(body);
  return answer === undefined ? undefined : healthProblem(answer);
}
