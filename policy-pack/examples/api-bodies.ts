import type { Fixture } from "../rule";
import type { ApiExamples } from "./api-hardening";
import {
  answered,
  complete,
  extended,
  model,
  posted,
  replaced,
  settings,
  validator,
  wrong,
} from "./api-hardening";
import {
  integration,
  integrationResponse,
  methodResponse,
  openMethod,
  path,
  restApi,
  stage,
} from "./rest-api";

const unknown = Symbol("unknown");
const jsonAlone = { "application/json": "Promotion" };
/** What looks at no body. */
const lenient: Fixture = { ...validator({ validateRequestBody: false }), name: "lenient" };
const leniently = (method: Fixture): Fixture => ({
  ...method,
  references: { ...method.references, requestValidatorId: ["lenient"] },
});
/** A method that takes a model of another name, and a model of that name whose API is told in another way. */
const demoting = posted({ requestModels: { $default: "Demotion" } });
const demotion = (references: Fixture["references"] = {}): Fixture => ({
  ...model({ name: "Demotion" }),
  name: "demotion",
  references,
});
/** Another API of this program, in an environment without domains. */
const second: Fixture = { ...restApi({ disableExecuteApiEndpoint: false }), name: "second-api" };
const secondAnswers = complete
  .filter(({ name }) => name.startsWith("response-"))
  .map((each) => ({ ...each, name: `second-${each.name}`, references: { restApiId: [second.name] } }));
const platform: Fixture = {
  type: "pulumi:pulumi:StackReference",
  name: "platform",
  inputs: { name: "tradai/platform/prod" },
};
const other = (verb: string, inputs: Fixture["inputs"] = {}): readonly Fixture[] =>
  extended([
    posted({ httpMethod: verb, ...inputs }, "other"),
    answered({ httpMethod: verb }, "other-integration"),
  ]);
/** `POST /api/v1/strategies/{id}/validate`. */
const strategies = [
  path("root", "api"),
  path("version", "v1", "root"),
  path("strategies", "strategies", "version"),
  path("strategy", "{id}", "strategies"),
  path("validate", "validate", "strategy"),
];
const atValidate = (part: Fixture): Fixture => ({
  ...part,
  references: { ...part.references, resourceId: ["validate"] },
});

export const bodies: ApiExamples = {
  compliant: [
    {
      title: "A route that takes no body, by a verb that does elsewhere",
      resources: [
        ...extended([
          leniently(atValidate(posted({ requestModels: undefined }, "validation"))),
          atValidate(answered({}, "validation-integration")),
        ]),
        ...[...strategies, lenient],
      ],
    },
    {
      title: "A body of a question, which nobody checks",
      resources: [
        ...extended([
          leniently(posted({ httpMethod: "GET" }, "get")),
          answered({ httpMethod: "GET" }, "get-integration"),
        ]),
        lenient,
      ],
    },
    {
      title: "A question that names no model",
      resources: other("GET", { requestModels: undefined }),
    },
    {
      title: "Answers to browsers, whose questions nobody checks",
      resources: extended([
        openMethod({ httpMethod: "OPTIONS" }, { name: "options" }),
        integration({ type: "MOCK", httpMethod: "OPTIONS" }, { name: "options-integration" }),
        integrationResponse({ httpMethod: "OPTIONS", statusCode: "200" }),
        methodResponse({ httpMethod: "OPTIONS", statusCode: "200" }),
      ]),
    },
    {
      title: "A validator that another program declares",
      resources: replaced({
        ...posted({ requestValidatorId: "a1b2c3" }),
        references: { restApi: ["api"], resourceId: ["models"] },
      }),
    },
    {
      title: "Models that say what they take in any of the ways of JSON Schema",
      resources: [
        ...complete,
        ...["properties", "$ref", "allOf", "anyOf", "oneOf", "enum"].map((word) => ({
          ...model({ name: word, schema: `{"${word}":[]}` }),
          name: `model-${word}`,
        })),
      ],
    },
    {
      title: "A model that is there, whatever another one is of",
      resources: [...replaced(demoting), demotion({ restApi: ["api"] }), { ...demotion(), name: "stray" }],
    },
    {
      title: "A model that is told the API by a path of it",
      resources: [...replaced(demoting), demotion({ restApi: ["models"] })],
    },
    {
      title: "A model that waits for a part of another API",
      environment: "dev",
      resources: [
        ...replaced(demoting),
        { ...demotion({ restApi: ["api"] }), dependsOn: ["second-validator"] },
        { ...validator(), name: "second-validator", references: { restApi: [second.name] } },
        ...[second, ...secondAnswers],
      ],
    },
  ],
  violating: [
    wrong("Any body", posted({ requestModels: undefined }), "any body passes"),
    ...["PUT", "PATCH", "ANY"].map((verb) => ({
      title: `Any body of ${verb}`,
      resources: other(verb, { requestModels: undefined }),
      resource: "other",
      says: "any body passes",
    })),
    ...["Empty", "Error"].map((name) =>
      wrong(
        `A body of AWS's model ${name}`,
        posted({ requestModels: { $default: name } }),
        "any body passes",
      ),
    ),
    wrong(
      "A body of AWS's empty model beside one of the API's",
      posted({ requestModels: { $default: "Promotion", "application/json": "Empty" } }),
      "any body passes",
    ),
    wrong(
      "A body of another type",
      posted({ requestModels: jsonAlone }),
      "another content type than application/json",
    ),
    {
      title: "A body of another type, which a proxy passes on whatever its templates say",
      resources: replaced(
        posted({ requestModels: jsonAlone }),
        answered({ passthroughBehavior: "NEVER", requestTemplates: { "application/json": "{}" } }),
      ),
      resource: "post",
      says: "another content type than application/json",
    },
    wrong("A model that is not there", demoting, "the API has no model Demotion"),
    {
      title: "A model of an API that another program declares",
      resources: [...replaced(demoting), demotion({ restApi: ["platform"] }), platform],
      resource: "post",
      says: "the API has no model Demotion",
    },
    wrong("A model that says nothing", model({ schema: "{}" }), "admits any body"),
    wrong("A model without schema", model({ schema: undefined }), "admits any body"),
    wrong("No validator", posted({ requestValidatorId: undefined }), "no request is checked"),
    {
      title: "A validator that looks at no body",
      resources: replaced(validator({ validateRequestBody: false })),
      resource: "post",
      says: "the method says: validateRequestBody is off",
    },
    {
      title: "A validator that looks at nothing",
      resources: replaced(validator({ validateRequestParameters: false, validateRequestBody: undefined })),
      resource: "post",
      says: "validateRequestParameters and validateRequestBody is off",
    },
  ],
  undecided: [
    {
      title: "A model that is known only after the update",
      resources: replaced(posted({ requestModels: { $default: unknown } })),
      resource: "post",
      says: "requestModels",
    },
    {
      title: "A validator that is known only after the update",
      resources: replaced({ ...posted(), references: { restApi: ["api"], resourceId: ["models"] } }),
      resource: "post",
      says: "`requestValidatorId` is known only after the update",
    },
    {
      title: "A model whose API is known only after the update",
      resources: [...replaced(demoting), demotion()],
      resource: "post",
      says: "restApi of a Model",
    },
    {
      title: "A model of one of two APIs",
      environment: "dev",
      resources: [
        ...[...replaced(demoting), demotion({ restApi: ["api", second.name] })],
        ...[second, ...secondAnswers],
      ],
      resource: "post",
      says: "restApi of a Model",
    },
    {
      title: "A model of a stage of this program or of another",
      resources: [
        ...[...replaced(demoting), demotion({ restApi: ["stage", "second", "platform"] })],
        ...[{ ...stage({ stageName: "v2" }), name: "second" }, platform],
        {
          ...settings(),
          name: "second-settings",
          references: { restApi: ["api"], stageName: ["second"] },
        },
      ],
      resource: "post",
      says: "restApi of a Model",
    },
    {
      title: "A model and a path that tell each other's API",
      resources: [
        ...[...replaced(demoting), demotion({ restApi: ["circle"] })],
        { ...path("circle", "circle"), references: { restApi: ["demotion"], parentId: ["api"] } },
      ],
      resource: "post",
      says: "restApi of a Model",
    },
    {
      title: "A method of an API that another program declares",
      resources: extended([
        {
          ...posted({ restApi: "b2c3d4e5f6", resourceId: "x1y2z3" }, "foreign"),
          references: { requestValidatorId: ["validator"] },
        },
      ]),
      resource: "foreign",
      says: "what `resourceId` names is not declared here",
    },
  ],
};
