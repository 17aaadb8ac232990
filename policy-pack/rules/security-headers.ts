import {
  composedAnswersGuarded,
  headersDeclared,
  ownAnswersDeclared,
  ownAnswersGuarded,
} from "../checks/api-response-headers";
import { ofType } from "../checks/of-type";
import { answersGuarded, serverUnnamed } from "../checks/response-headers";
import { apiAnswers } from "../examples/api-response-headers";
import { guardedAnswers, unguardedAnswers } from "../examples/response-headers";
import { listenerType } from "../graph/listeners";
import {
  gatewayResponseType,
  integrationResponseType,
  methodResponseType,
  restApiType,
} from "../graph/rest-apis";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "security-headers",
  title: "Answers tell browsers what not to do",
  description:
    "Every listener, and every answer that API Gateway gives by itself, adds the four headers by which a browser guards its user; no listener names what answers.",
  rationale:
    "A browser does what a page asks of it unless the answer says otherwise: it goes back to plain HTTP, shows the page in another's frame, and runs a script that somebody slipped in.",
  remediation: "Set the property that the message names on the listener or the answer.",
  severity: "medium",
  kind: "stack",
  findings: ["TRADAI-S-06", "ORION-24", "ORION-54"],
  types: [listenerType, restApiType, gatewayResponseType, integrationResponseType, methodResponseType],
  checks: [
    ...[answersGuarded, serverUnnamed].map((check) => ofType([listenerType], check)),
    ofType([restApiType], ownAnswersDeclared),
    ofType([gatewayResponseType], ownAnswersGuarded),
    ofType([integrationResponseType], composedAnswersGuarded),
    ofType([methodResponseType], headersDeclared),
  ],
  examples: {
    compliant: [...guardedAnswers, ...apiAnswers.compliant],
    violating: [...unguardedAnswers, ...apiAnswers.violating],
    undecided: apiAnswers.undecided,
  },
};

export default rule;
