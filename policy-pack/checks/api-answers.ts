import {
  besides,
  integrationResponseType,
  methodResponseType,
  methodType,
  routeOf,
} from "../graph/rest-apis";
import type { Check } from "../rule";
import { sendsToQueue } from "./api-queue";

/** Integrations that answer nothing unless they are told how; a proxy passes on what comes back. */
const told: readonly (string | undefined)[] = ["MOCK", "AWS", "HTTP"];

/** Relation 28: an integration is a method's. */
export const methodThere: Check = function* (integration, { graph }) {
  if (besides(graph, integration, methodType).length === 0) {
    yield {
      found: `no method takes ${routeOf(graph, integration)}: API Gateway refuses the integration`,
      expected: "a Method of the same path and verb",
    };
  }
};

/** What comes back is made an answer; a queue's failures are asked for by themselves. */
export const answerMapped: Check = function* (integration, { graph }) {
  if (
    told.includes(integration.inputs.text("type")) &&
    besides(graph, integration, integrationResponseType).length === 0 &&
    !sendsToQueue(graph, integration)
  ) {
    yield {
      found: "nothing is said to whoever calls: API Gateway answers with an error of its own",
      expected: "an IntegrationResponse of the method",
    };
  }
};

/** An answer is one that the method declares. */
export const answerDeclared: Check = function* (answer, { graph }) {
  const status = answer.inputs.text("statusCode");
  const declared = besides(graph, answer, methodResponseType).map(({ inputs }) => inputs.text("statusCode"));
  if (!declared.includes(status)) {
    yield {
      found: `the method declares no answer ${status ?? "without status"}: API Gateway refuses it`,
      expected: "a MethodResponse of the same status",
    };
  }
};
