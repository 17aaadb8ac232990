import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import { gatewayHeaders } from "./cors";
import { gatewayErrorBody, gatewayResponseRows } from "./errors";
import type { GatewayResponseRow } from "./errors";
import type { ApiPart } from "./part";

/** `BAD_REQUEST_BODY` as `bad-request-body`. */
const slugOf = ({ type }: GatewayResponseRow): string => type.toLowerCase().replaceAll("_", "-");

/** Whatever API Gateway answers by itself has the one shape of an error and the headers of every other answer. */
export function createGatewayResponses(
  context: LayerContext,
  api: aws.apigateway.RestApi,
): readonly ApiPart[] {
  const responseParameters = gatewayHeaders(context.settings.api.origins);
  return gatewayResponseRows.map((row) => {
    const described = {
      responseType: row.type,
      ...(row.status === undefined ? {} : { statusCode: row.status }),
      responseParameters,
      responseTemplates: { "application/json": gatewayErrorBody(row) },
    };
    const response = new aws.apigateway.Response(
      `api-gateway-response-${slugOf(row)}`,
      { restApiId: api.id, ...described },
      context.options(),
    );
    return { resources: [response], described };
  });
}
