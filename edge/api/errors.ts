/**
 * What API Gateway answers by itself, with its status (ORION-24;
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html).
 */
export interface GatewayResponseRow {
  readonly type: string;
  /** AWS's own status of each answer, where there is none. */
  readonly status?: string;
  /** For clients; AWS's own message, where there is none. */
  readonly message?: string;
}

/** Every kind of answer that API Gateway gives by itself; the two defaults stand for those that AWS adds. */
export const gatewayResponseRows: readonly GatewayResponseRow[] = [
  { type: "DEFAULT_4XX" },
  { type: "DEFAULT_5XX" },
  { type: "ACCESS_DENIED", status: "403" },
  { type: "API_CONFIGURATION_ERROR", status: "500" },
  { type: "AUTHORIZER_CONFIGURATION_ERROR", status: "500" },
  { type: "AUTHORIZER_FAILURE", status: "500" },
  { type: "BAD_REQUEST_BODY", status: "400" },
  { type: "BAD_REQUEST_PARAMETERS", status: "400" },
  { type: "EXPIRED_TOKEN", status: "403" },
  { type: "INTEGRATION_FAILURE", status: "504" },
  { type: "INTEGRATION_TIMEOUT", status: "504" },
  { type: "INVALID_API_KEY", status: "403" },
  { type: "INVALID_SIGNATURE", status: "403" },
  // What a path or verb without a route is answered; AWS's words, about a token, send people the wrong way.
  { type: "MISSING_AUTHENTICATION_TOKEN", status: "404", message: "There is no such route" },
  { type: "QUOTA_EXCEEDED", status: "429" },
  { type: "REQUEST_TOO_LARGE", status: "413" },
  { type: "RESOURCE_NOT_FOUND", status: "404" },
  { type: "THROTTLED", status: "429" },
  { type: "UNAUTHORIZED", status: "401" },
  { type: "UNSUPPORTED_MEDIA_TYPE", status: "415" },
  { type: "WAF_FILTERED", status: "403" },
];

/** The one shape of an error, as JSON Schema. */
export const errorSchema = {
  type: "object",
  additionalProperties: false,
  required: ["error"],
  properties: {
    error: {
      type: "object",
      additionalProperties: false,
      required: ["code", "message", "requestId"],
      properties: {
        code: { type: "string", description: "what went wrong, for programs, such as THROTTLED" },
        message: { type: "string", description: "what went wrong, for people" },
        requestId: { type: "string", description: "what to give when asking about the request" },
      },
    },
  },
} as const;

/** @param message JSON, or a variable that becomes JSON. */
function shaped(code: string, message: string): string {
  return `{"error":{"code":"${code}","message":${message},"requestId":"$context.requestId"}}`;
}

/**
 * Template of an error's body that an integration response answers with.
 *
 * @param code capital letters and underscores.
 * @param message plain text; what Velocity would read as a variable may not be in it.
 */
export function errorBody(code: string, message: string): string {
  return shaped(code, JSON.stringify(message));
}

/** Template of the body of an answer that API Gateway gives by itself; `messageString` is AWS's message as JSON. */
export function gatewayErrorBody({ message }: GatewayResponseRow): string {
  const said = message === undefined ? "$context.error.messageString" : JSON.stringify(message);
  return shaped("$context.error.responseType", said);
}
