import { answerDeclared, answerMapped, methodThere } from "../checks/api-answers";
import { changesDeployed, partsPictured } from "../checks/api-deployment";
import { endpointEncrypted, endpointStated, errorsAlike, reachedByDomain } from "../checks/api-endpoints";
import { answeredInTime, functionAdmitsApi, methodAnswered } from "../checks/api-integrations";
import { failureTold, formDeclared, maySend, messageFits } from "../checks/api-queue";
import {
  bodyModelled,
  modelsDeclared,
  modelSpeaks,
  requestParameters,
  requestsValidated,
} from "../checks/api-requests";
import {
  accountMayLog,
  callsBounded,
  contentKept,
  errorsLogged,
  errorsOwned,
  methodsSet,
  requestsLogged,
} from "../checks/api-stage";
import { ofType } from "../checks/of-type";
import { answers, deployments } from "../examples/api-answers";
import { bodies } from "../examples/api-bodies";
import { endpoints } from "../examples/api-endpoints";
import { functions } from "../examples/api-functions";
import { queued } from "../examples/api-queue";
import { stages } from "../examples/api-stages";
import {
  deploymentType,
  domainNameType,
  integrationResponseType,
  integrationType,
  methodSettingsType,
  methodType,
  modelType,
  restApiType,
  stageType,
} from "../graph/rest-apis";
import type { Check, Rule } from "../rule";

const concerns = [endpoints, stages, bodies, answers, functions, queued, deployments];
const checksOf: readonly (readonly [type: string, checks: readonly Check[]])[] = [
  [restApiType, [reachedByDomain, endpointStated, endpointEncrypted, errorsAlike]],
  [domainNameType, [endpointStated, endpointEncrypted]],
  [stageType, [requestsLogged, methodsSet, accountMayLog]],
  [methodSettingsType, [callsBounded, errorsLogged, errorsOwned, contentKept]],
  [methodType, [methodAnswered, bodyModelled, modelsDeclared, requestsValidated]],
  [modelType, [modelSpeaks]],
  [integrationType, [methodThere, answerMapped, functionAdmitsApi, answeredInTime]],
  [integrationType, [maySend, messageFits, formDeclared, failureTold]],
  [integrationResponseType, [answerDeclared]],
  [deploymentType, [partsPictured, changesDeployed]],
];

const rule: Rule = {
  name: "api-hardened",
  title: "The API takes what it should, and all of it goes live",
  description:
    "Every REST API is reached by its domain over modern TLS, bounds, logs and checks what it is asked, answers every method, and deploys each change.",
  rationale:
    "An API that checks nothing hands every mistake and attack on to the services; one whose change is not deployed answers as before while the program says otherwise.",
  remediation: "Set the property, or add the resource, that the message names.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["APIGateway.1", "APIGateway.5", "APIGateway.9", "APIGateway.11"],
    cdkNag: ["APIG1", "APIG2", "APIG6"],
    checkov: ["CKV2_AWS_4", "CKV2_AWS_53", "CKV_AWS_76", "CKV_AWS_120", "CKV_AWS_206"],
  },
  relations: [27, 28, 29, 30, 36],
  findings: [
    ...["TRADAI-S-09", "TRADAI-H-04", "USDCOP-15", "USDCOP-47", "ORION-08", "ORION-09", "ORION-24"],
    "ORION-41",
  ],
  types: [...new Set(checksOf.map(([type]) => type))],
  parameters: requestParameters,
  checks: checksOf.flatMap(([type, checks]) => checks.map((check) => ofType([type], check))),
  examples: {
    compliant: concerns.flatMap(({ compliant }) => compliant),
    violating: concerns.flatMap(({ violating }) => violating),
    undecided: concerns.flatMap(({ undecided }) => undecided),
  },
};

export default rule;
