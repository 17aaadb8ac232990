import type { Fixture } from "../rule";
import type { ApiExamples } from "./api-hardening";
import {
  answeredOtherwise,
  complete,
  domain,
  lacking,
  mapping,
  replaced,
  without,
  wrong,
} from "./api-hardening";
import { gatewayResponse, restApi } from "./rest-api";

const unknown = Symbol("unknown");
const withoutDomain = (api: Fixture): readonly Fixture[] =>
  replaced(api).filter(({ name }) => !["domain", "mapping"].includes(name));

export const endpoints: ApiExamples = {
  compliant: [
    { title: "An API with its domain, stage and a method", resources: complete },
    {
      title: "AWS's own address where there is no domain",
      environment: "dev",
      resources: withoutDomain(restApi({ disableExecuteApiEndpoint: false })),
    },
    {
      title: "An API that the VPC alone reaches, without domain",
      resources: withoutDomain(restApi({ endpointConfiguration: { types: "PRIVATE" } })),
    },
    {
      title: "A domain that leads to the API by a mapping of HTTP APIs",
      resources: replaced({
        type: "aws:apigatewayv2/apiMapping:ApiMapping",
        name: "mapping",
        inputs: { apiId: unknown, domainName: "api.example.com", stage: "v1" },
        references: { apiId: ["api"] },
      }),
    },
    {
      title: "Parts that are told the API by its stage",
      resources: replaced({ ...mapping, references: { restApi: ["stage"] } }),
    },
    {
      title: "A mapping that is told the API's identifier by its stage",
      resources: replaced({
        ...mapping,
        inputs: { ...mapping.inputs, restApi: "a1b2c3d4e5" },
        references: { restApi: ["stage"] },
      }),
    },
    {
      title: "Errors that are told in XML as well",
      resources: replaced(
        gatewayResponse("DEFAULT_4XX", {
          responseTemplates: {
            "text/xml": '<error message="$context.error.message" code="A"/>',
            "application/json": '{"message":$context.error.messageString}',
          },
        }),
      ),
    },
  ],
  violating: [
    wrong(
      "AWS's own address beside the domain",
      restApi({ disableExecuteApiEndpoint: undefined }),
      "answers beside the domain",
    ),
    lacking("Prod without domain", "mapping", "api", "no domain of its own"),
    {
      title: "Nothing that leads to the API",
      environment: "dev",
      resources: without("mapping"),
      resource: "api",
      says: "nobody reaches the API",
    },
    wrong("An endpoint that nobody stated", restApi({ endpointConfiguration: undefined }), "is nothing"),
    wrong("A domain of CloudFront's", domain({ endpointConfiguration: { types: "EDGE" } }), '"EDGE"'),
    wrong("TLS 1.0 at the API", restApi({ securityPolicy: undefined }), "is nothing: it may speak TLS 1.0"),
    wrong("TLS 1.0 at the domain", domain({ securityPolicy: "TLS_1_0" }), '"TLS_1_0": it may speak TLS 1.0'),
    wrong("TLS without access mode", restApi({ endpointAccessMode: undefined }), "without access mode"),
    {
      title: "Errors of two shapes",
      resources: replaced(answeredOtherwise({ "application/json": '{"error":{"code":"A"}}' })),
      resource: "response-DEFAULT_5XX",
      says: "holds error, code, response-DEFAULT_4XX message",
    },
    wrong("Errors as AWS writes them", gatewayResponse("DEFAULT_5XX", { responseTemplates: {} }), "no JSON"),
  ],
  undecided: [
    {
      title: "A mapping of one API or another",
      resources: replaced({ ...mapping, references: {} }),
      resource: "api",
      says: "the API of a mapping",
    },
    {
      title: "A domain that another layer may map",
      scope: "layer",
      resources: without("mapping"),
      resource: "api",
      says: "the domain may be declared in another layer",
    },
    {
      title: "Errors whose shape is known only after the update",
      resources: replaced(answeredOtherwise({ "application/json": unknown })),
      resource: "api",
      says: "responseTemplates",
    },
  ],
};
