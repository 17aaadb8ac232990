import { logOf, readDeployment } from "../../shared/handlers";
import type { HookAnswer, Invocation } from "../../shared/handlers";
import { readConfiguration } from "./configuration";
import { patience, problemsOf } from "./gate";

/**
 * Lets a new version of a service have the production traffic when it answers its test traffic well (EDGAR-15). ECS asks
 * after it has moved the test traffic to the new version.
 *
 * A version that is not fit is no failure of the function: it is answered with FAILED, and ECS goes back to the version
 * before.
 *
 * @throws Error saying what of the function's configuration is wrong, which ECS takes for FAILED
 */
export async function handler(
  event: unknown,
  invocation: Pick<Invocation, "awsRequestId">,
): Promise<HookAnswer> {
  const log = logOf(invocation.awsRequestId);
  const configuration = readConfiguration(process.env);
  const reading = readDeployment(event, "POST_TEST_TRAFFIC_SHIFT");
  if (reading.kind === "unknown") {
    const { mismatches } = reading;
    log("ERROR", "event refused: no deployment after its test traffic was shifted", { mismatches });
    return { hookStatus: "FAILED" };
  }
  const { arn: deployment, service, revision } = reading.deployment;
  const checks = Object.hasOwn(configuration.CHECKS, service) ? configuration.CHECKS[service] : undefined;
  if (checks === undefined) {
    const known = Object.keys(configuration.CHECKS);
    log("ERROR", "version refused: CHECKS has no check of the service", { deployment, service, known });
    return { hookStatus: "FAILED" };
  }
  const problems = await problemsOf(checks, configuration, { port: 443 }, patience, log);
  if (Object.keys(problems).length > 0) {
    log("ERROR", "version refused: it is not fit for traffic", { deployment, service, revision, problems });
    return { hookStatus: "FAILED" };
  }
  log("INFO", "version may have the traffic", { deployment, service, revision });
  return { hookStatus: "SUCCEEDED" };
}
