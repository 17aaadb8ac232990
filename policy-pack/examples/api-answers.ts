import type { Fixture } from "../rule";
import type { ApiExamples } from "./api-hardening";
import { answered, complete, deployment, digest, extended, posted, replaced, wrong } from "./api-hardening";
import { integration, integrationResponse, methodResponse } from "./rest-api";

const unknown = Symbol("unknown");
const calls: readonly (readonly [type: string, uri?: string])[] = [
  ["MOCK"],
  ["HTTP", "https://api.example.com/api/v1/models"],
  ["AWS", "arn:aws:apigateway:eu-central-1:dynamodb:action/PutItem"],
];
/** A part of the API of which nobody knows at which path it stands. */
const astray = (part: Fixture): Fixture => ({ ...part, name: "astray", references: { restApi: ["api"] } });
const mock = answered({ type: "MOCK" });
/** A deployment that something else says when to take again. */
const taken = (triggers: Fixture["inputs"], ...dependsOn: readonly string[]): Fixture =>
  deployment(triggers, dependsOn.length > 0 ? dependsOn : undefined);
const trigger = (...sources: readonly string[]): Fixture =>
  deployment({ parts: unknown }, undefined, sources);

/** What answers a method, and what of it the method knows. */
export const answers: ApiExamples = {
  compliant: [
    {
      title: "An answer that the method declares, whatever another one is of",
      resources: extended(
        [integrationResponse(), methodResponse(), astray(methodResponse({ statusCode: "400" }))],
        mock,
      ),
    },
    {
      title: "A service whose address is known only after the update",
      resources: replaced(answered({ uri: unknown })),
    },
  ],
  violating: [
    {
      title: "A method that nothing answers",
      resources: extended([
        posted({ httpMethod: "PUT", requestModels: { "application/json": "Promotion" } }, "put"),
      ]),
      resource: "put",
      says: "nothing answers PUT /models",
    },
    {
      title: "An answer to no method",
      resources: extended([answered({ httpMethod: "PUT" }, "put-integration")]),
      resource: "put-integration",
      says: "no method takes PUT /models",
    },
    ...calls.map(([type, uri]) =>
      wrong(
        `Nothing that is answered by ${type}`,
        answered({ type, uri }),
        "nothing is said to whoever calls",
      ),
    ),
    wrong(
      "Nothing that is answered by what is not said",
      answered({ type: "AWS", uri: undefined }),
      "nothing is said to whoever calls",
    ),
    {
      title: "An answer that the method does not know",
      resources: extended([integrationResponse({ statusCode: "201" }), methodResponse()], mock),
      resource: "integration-response",
      says: "declares no answer 201",
    },
  ],
  undecided: [
    {
      title: "A method that an integration may answer whose place is known only after the update",
      resources: extended([posted({ httpMethod: "PUT" }, "put"), astray(integration({ httpMethod: "PUT" }))]),
      resource: "put",
      says: "astray: `resourceId`",
    },
  ],
};

/** What is deployed, and when again. */
export const deployments: ApiExamples = {
  compliant: [
    {
      title: "A trigger of what the parts answer",
      resources: replaced(trigger("post", "post-integration")),
    },
    {
      title: "A short digest beside a version",
      resources: replaced(taken({ version: "1", definition: digest.slice(0, 32) })),
    },
    {
      title: "A deployment of an API that another program declares",
      resources: [
        ...complete,
        {
          type: "aws:apigateway/deployment:Deployment",
          name: "foreign",
          inputs: { restApi: "b2c3d4e5f6", triggers: { definition: digest } },
        },
      ],
    },
  ],
  violating: [
    wrong(
      "A deployment that does not wait",
      taken({ definition: digest }, "post"),
      "does not wait for post-integration, response-DEFAULT_4XX, response-DEFAULT_5XX: the stage",
    ),
    wrong(
      "A deployment that waits for nothing that is called",
      taken({ definition: digest }, "models"),
      "does not wait for post, post-integration, response-DEFAULT_4XX, 1 more: the stage",
    ),
    wrong("A deployment for ever", taken({}), "nothing deploys the API again"),
    wrong("A trigger that nothing changes", taken({ version: "1" }), "no trigger changes with a route"),
    wrong("A trigger that is not set", taken({ definition: null }), "no trigger changes with a route"),
    wrong("A trigger of one part", trigger("post-integration"), "a change of post never goes live"),
  ],
  undecided: [
    {
      title: "A trigger that is known only after the update",
      resources: replaced(taken({ definition: unknown })),
      resource: "deployment",
      says: "may be a digest of the routes",
    },
  ],
};
