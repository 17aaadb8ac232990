import type { Fixture } from "../rule";
import type { ApiExamples } from "./api-hardening";
import { answered, extended, replaced, wrong } from "./api-hardening";
import { functionArn, permission, worker } from "./function";
import { integrationResponse, methodResponse, restApi } from "./rest-api";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const address = (arn: string): string =>
  `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
const calls = (inputs: Inputs = {}): Fixture =>
  answered({ type: "AWS_PROXY", uri: address(functionArn), ...inputs });
/** What lets the API call the function, by what the permission's source depends on. */
const admitting = (inputs: Inputs = {}, ...sources: readonly string[]): Fixture => ({
  ...permission({ principal: "apigateway.amazonaws.com", sourceArn: unknown, ...inputs }),
  references: { sourceArn: sources },
});
const admitted = admitting({}, "api");
const quick = worker({ timeout: 20 });
const known: Fixture = { ...restApi(), outputs: { id: "a1b2c3d4e5" } };
const ofKnown = (id: string, service = "execute-api"): Fixture =>
  admitting({ sourceArn: `arn:aws:${service}:eu-central-1:600802701449:${id}/*/POST/models` });
const live = { function: "tradai-worker-prod", qualifier: "live" };
/** A call that does not wait for the function. */
const later = (header: string, value: string): readonly Fixture[] =>
  extended(
    [integrationResponse(), methodResponse()],
    calls({
      type: "AWS",
      requestParameters: {
        "integration.request.header.Content-Type": "'application/json'",
        [header]: value,
      },
    }),
  );
const invocationType = "integration.request.header.X-Amz-Invocation-Type";

/** An API whose calls no permission of these lets through. */
const refused = (title: string, ...resources: readonly Fixture[]): ApiExamples["violating"][number] => ({
  title,
  resources: [...replaced(calls()), quick, ...resources],
  resource: "post-integration",
  says: "the API calls worker, and no permission lets it",
});
const open = (
  title: string,
  says: string,
  resources: readonly Fixture[],
): ApiExamples["undecided"][number] => ({
  title,
  resources,
  resource: "post-integration",
  says,
});

export const functions: ApiExamples = {
  compliant: [
    { title: "A function that the API may call", resources: [...replaced(calls()), quick, admitted] },
    {
      title: "A function that a stage of the API may call",
      resources: [...replaced(calls()), quick, admitting({}, "stage")],
    },
    {
      title: "A function that the API may call by its identifier",
      resources: [...replaced(known, calls()), quick, ofKnown("a1b2c3d4e5")],
    },
    {
      title: "An alias that the API may call",
      resources: [...replaced(calls({ uri: address(`${functionArn}:live`) })), quick, admitting(live, "api")],
    },
    {
      title: "A function that a role of the integration may call",
      resources: [...replaced(calls({ credentials: "tradai-api-logs-prod" })), quick],
    },
    {
      title: "A function that works as long as the API waits where nothing is said",
      resources: [
        ...replaced(calls({ timeoutMilliseconds: undefined })),
        ...[worker({ timeout: 29 }), admitted],
      ],
    },
    {
      title: "A function that works on when the API has answered",
      resources: [...later(invocationType, "'Event'"), worker({ timeout: 600 }), admitted],
    },
  ],
  violating: [
    refused("A function that does not admit the API"),
    refused(
      "A function that admits another service",
      admitting({ principal: "events.amazonaws.com" }, "api"),
    ),
    refused("Another function that admits the API", admitting({ function: "tradai-others-prod" }, "api")),
    refused("A function that admits the API at its alias alone", admitting(live, "api")),
    {
      ...refused("A function that admits another API"),
      resources: [...replaced(known, calls()), quick, ofKnown("b2c3d4e5f6")],
    },
    {
      ...refused("A function that admits what is no API of the same identifier"),
      resources: [...replaced(known, calls()), quick, ofKnown("a1b2c3d4e5", "events")],
    },
    refused("A function that admits a source without ARN", admitting({ sourceArn: "a1b2c3d4e5" })),
    {
      title: "A function that works longer than the API waits",
      resources: [...replaced(calls()), worker({ timeout: 60 }), admitted],
      resource: "post-integration",
      says: "worker may take 60 seconds, and the API waits for 29",
    },
    {
      title: "A function that works longer than the API is told to wait",
      resources: [...replaced(calls({ timeoutMilliseconds: 10_000 })), quick, admitted],
      resource: "post-integration",
      says: "worker may take 20 seconds, and the API waits for 10",
    },
    ...[
      [invocationType, "'RequestResponse'"] as const,
      ["integration.request.header.X-Kind", "'Event'"] as const,
    ].map(([header, value]) => ({
      title: `A function that is waited for, with ${header} ${value}`,
      resources: [...later(header, value), worker({ timeout: 600 }), admitted],
      resource: "post-integration",
      says: "worker may take 600 seconds",
    })),
    wrong("An API that waits too long", answered({ timeoutMilliseconds: 60_000 }), "wait for 60 seconds"),
  ],
  undecided: [
    open("A function that is known only after the update", "uri", [
      ...replaced(calls({ uri: unknown })),
      ...[quick, admitted],
    ]),
    open("A permission of one function or another", "function of permission", [
      ...replaced(calls()),
      ...[quick, admitting({ function: unknown }, "api")],
    ]),
    open("A permission for one caller or another", "sourceArn of permission", [
      ...replaced(calls()),
      ...[quick, admitting()],
    ]),
    open("A permission for a caller of which something else alone tells", "sourceArn of permission", [
      ...replaced(calls()),
      ...[quick, admitting({}, "worker")],
    ]),
    open("A function that an API of another program calls", "the API that calls the function", [
      ...replaced({ ...calls({ restApi: "b2c3d4e5f6" }), references: { resourceId: ["models"] } }),
      ...[quick, admitted],
    ]),
    {
      ...open("A function that another layer may let the API call", "the permission may be declared", [
        ...replaced(calls()),
        quick,
      ]),
      scope: "layer",
    },
  ],
};
