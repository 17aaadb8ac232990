import type { RouteRow } from "../../shared/inventory";
import { pathParameters } from "./route-names";

interface Reference {
  readonly $ref: string;
}

interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

/** Statuses of errors with what they say; those of `gatewayResponseRows`, and 503 of the queue and of a service. */
const errors = {
  "400": "The request is not what the route takes; the message says where",
  "401": "There is no token, or none that the platform gave",
  "403": "The token has expired or lacks the scope, or the request looks like an attack",
  "404": "There is no such thing",
  "413": "The body is too large",
  "415": "The body is not JSON",
  "429": "Too many requests; try again later",
  "500": "The platform failed",
  "503": "The platform cannot answer now; try again",
  "504": "The platform did not answer in time",
} as const;
type ErrorStatus = keyof typeof errors;

const json = (schema: object): Response["content"] => ({ "application/json": { schema } });

/** The errors that operations refer to, by status. */
export function errorResponses(): Readonly<Record<string, Response>> {
  return Object.fromEntries(
    Object.entries(errors).map(([status, description]) => [
      `Error${status}`,
      { description, content: json({ $ref: "#/components/schemas/Error" }) },
    ]),
  );
}

/** The job that a queued request becomes, as JSON Schema. */
export const jobSchema = {
  type: "object",
  additionalProperties: false,
  required: ["job_id"],
  properties: {
    job_id: { type: "string", description: "identifier of the job, by which it is asked for" },
  },
} as const;

function errorsOf({ path, scope, body, target }: RouteRow): readonly ErrorStatus[] {
  const named = pathParameters(path).length > 0;
  return [
    ...(body !== undefined || named ? (["400"] as const) : []),
    ...(scope === "none" ? [] : (["401"] as const)),
    "403",
    ...(named && target.kind === "service" ? (["404"] as const) : []),
    ...(body === undefined ? [] : (["413", "415"] as const)),
    "429",
    "500",
    "503",
    "504",
  ];
}

/** What a route answers, by status; what services answer is theirs to describe. */
export function responsesOf(row: RouteRow): Readonly<Record<string, Response | Reference>> {
  const success: Readonly<Record<string, Response>> =
    row.target.kind === "queue"
      ? {
          "202": {
            description: "The request is queued",
            content: json({ $ref: "#/components/schemas/Job" }),
          },
        }
      : { "2XX": { description: "Done" } };
  const failures = errorsOf(row).map(
    (status) => [status, { $ref: `#/components/responses/Error${status}` }] as const,
  );
  return { ...success, ...Object.fromEntries(failures) };
}
