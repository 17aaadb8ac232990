import * as z from "zod/mini";
import { mismatchesOf, requiredVariables } from "../../shared/handlers";

/** A question to the new version of a service. */
export interface Check {
  /** Path that a listener rule of the load balancer leads to the service: `/api/v1/health`. */
  readonly path: string;
  /** The HTTP status that a version answers with that is fit for traffic. */
  readonly status: number;
}

/** What the function is told by its environment variables. */
export interface Configuration {
  /** DNS name of the load balancer. */
  readonly LOAD_BALANCER_DNS: string;
  /** Domain of the load balancer's certificate. */
  readonly DOMAIN: string;
  /** Name of the header by which the load balancer's test rules know a request for the new version. */
  readonly TEST_HEADER_NAME: string;
  readonly TEST_HEADER_VALUE: string;
  /** By name of the ECS service; in the environment as JSON. */
  readonly CHECKS: Readonly<Record<string, readonly Check[]>>;
}

const checks = z.record(
  z.string(),
  z.array(z.object({ path: z.string().check(z.regex(/^\//)), status: z.number() })).check(z.minLength(1)),
);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** @throws Error naming the variables that the layer did not set, or what is wrong with the checks */
export function readConfiguration(variables: NodeJS.ProcessEnv): Configuration {
  const texts = requiredVariables(
    variables,
    ["LOAD_BALANCER_DNS", "DOMAIN", "TEST_HEADER_NAME", "TEST_HEADER_VALUE", "CHECKS"],
    "compute",
  );
  const found = parsed(texts.CHECKS);
  const reading = checks.safeParse(found);
  if (!reading.success) {
    const wrong = mismatchesOf(found, reading.error).map(
      (mismatch) => `${mismatch.field} is ${JSON.stringify(mismatch.found)}, expected ${mismatch.expected}`,
    );
    throw new Error(`environment variable CHECKS of the function: ${wrong.join("; ")}`);
  }
  return { ...texts, CHECKS: reading.data };
}
