import {
  composedAnswersGuarded,
  headersDeclared,
  ownAnswersDeclared,
  ownAnswersGuarded,
} from "../checks/api-response-headers";
import { ofType } from "../checks/of-type";
import { answersGuarded, serverUnnamed } from "../checks/response-headers";
import { balancer, listener, network, redirect } from "../examples/load-balancer";
import {
  gatewayResponse,
  integration,
  integrationResponse,
  methodResponse,
  ownAnswers,
  path,
  restApi,
  securityHeaders,
} from "../examples/rest-api";
import { listenerType } from "../graph/listeners";
import {
  gatewayResponseType,
  integrationResponseType,
  methodResponseType,
  restApiType,
} from "../graph/rest-apis";
import type { Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: [balancer(), listener(inputs)],
  resource: "listener",
  says,
});
const forward = [{ type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:1:a" }];
const plain = { port: 80, protocol: "HTTP", sslPolicy: undefined, certificateArn: undefined };
const withoutTls = { ...plain, routingHttpResponseStrictTransportSecurityHeaderValue: undefined };
const api = [restApi(), path("models", "models"), ...ownAnswers];
const mock = integration({ type: "MOCK", httpMethod: "POST" });
const inMethod = "method.response.header.";
const without = (headers: Readonly<Record<string, unknown>>, name: string): Inputs => ({
  responseParameters: Object.fromEntries(Object.entries(headers).filter(([key]) => !key.endsWith(name))),
});

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
    compliant: [
      { title: "Four headers, and no name", resources: [balancer(), listener(), redirect()] },
      {
        title: "HSTS for a year",
        resources: [
          balancer(),
          listener({ routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000" }),
        ],
      },
      {
        title: "Plain HTTP inside the VPC, where browsers take three of them",
        environment: "dev",
        resources: [balancer(), listener({ ...withoutTls, defaultActions: forward })],
      },
      { title: "A listener of packets", resources: network },
      {
        title: "An API, and a method that it answers by itself",
        resources: [...api, mock, integrationResponse(), methodResponse()],
      },
      {
        title: "A method whose service answers",
        resources: [
          ...api,
          integration({ httpMethod: "POST" }),
          methodResponse({ responseParameters: undefined }),
        ],
      },
    ],
    violating: [
      wrong(
        "No HSTS",
        { routingHttpResponseStrictTransportSecurityHeaderValue: undefined },
        "Strict-Transport-Security nothing",
      ),
      wrong(
        "HSTS for an hour",
        { routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=3600" },
        "max-age=3600",
      ),
      wrong(
        "No policy of contents",
        { routingHttpResponseContentSecurityPolicyHeaderValue: undefined },
        "Content-Security-Policy nothing",
      ),
      wrong(
        "A policy that admits everybody",
        { routingHttpResponseContentSecurityPolicyHeaderValue: "default-src * 'unsafe-inline'" },
        "default-src *",
      ),
      wrong(
        "Types that are guessed",
        { routingHttpResponseXContentTypeOptionsHeaderValue: undefined },
        "X-Content-Type-Options nothing",
      ),
      wrong(
        "Frames of anybody",
        { routingHttpResponseXFrameOptionsHeaderValue: "ALLOW-FROM https://example.com" },
        "X-Frame-Options",
      ),
      wrong("A name", { routingHttpResponseServerEnabled: undefined }, "name the load balancer"),
      {
        title: "Plain HTTP without the three",
        environment: "dev",
        resources: [
          balancer(),
          listener({
            ...withoutTls,
            defaultActions: forward,
            routingHttpResponseXFrameOptionsHeaderValue: undefined,
          }),
        ],
        resource: "listener",
        says: "X-Frame-Options nothing",
      },
      {
        title: "An API that answers by itself without headers",
        resources: [restApi(), gatewayResponse("DEFAULT_5XX")],
        resource: "api",
        says: "by itself carries no header: DEFAULT_4XX",
      },
      {
        title: "One more answer of the API's own without headers",
        resources: [
          ...api,
          gatewayResponse(
            "THROTTLED",
            without(securityHeaders("gatewayresponse.header."), "X-Frame-Options"),
          ),
        ],
        resource: "response-THROTTLED",
        says: "X-Frame-Options nothing",
      },
      {
        title: "An answer that the API puts together without HSTS",
        resources: [
          ...api,
          mock,
          integrationResponse(without(securityHeaders(inMethod), "Strict-Transport-Security")),
          methodResponse(),
        ],
        resource: "integration-response",
        says: "Strict-Transport-Security nothing",
      },
      {
        title: "An answer that the method does not declare",
        resources: [
          ...api,
          mock,
          integrationResponse(),
          methodResponse({ responseParameters: { [`${inMethod}X-Frame-Options`]: true } }),
        ],
        resource: "method-response",
        says: "does not declare Strict-Transport-Security",
      },
    ],
  },
};

export default rule;
