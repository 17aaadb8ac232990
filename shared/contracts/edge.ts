import { z } from "zod";
import { appClientRows } from "../inventory";
import { each, filled } from "./fields";
import { publish } from "./publish";
import type { Published, StackOutputs } from "./publish";

const webUrl = (what: string): z.ZodURL =>
  z.url({ protocol: /^https$/ }).describe(`the https URL of ${what}`);

/** What the edge layer hands to those who use the platform: where the API is, and how a client signs in. */
export const edgeContract = z.strictObject({
  api: z.strictObject({
    id: filled("the identifier of the REST API"),
    stage: filled("the name of the API's stage"),
    /** What a route's path follows, without a slash at its end. */
    url: webUrl("the API"),
  }),
  userPool: z.strictObject({
    id: filled("the identifier of the user pool"),
    issuer: webUrl("the tokens' issuer"),
    hostedUi: webUrl("the sign-in page"),
    clientIds: each(
      appClientRows.map(({ id }) => id),
      (id) => filled(`the identifier of the app client ${id}`),
    ),
  }),
  dashboard: filled("the name of the dashboard"),
  canary: filled("the name of the canary"),
});

/** What a consumer reads. */
export type EdgeState = z.infer<typeof edgeContract>;

/** What the layer returns: the same, each value possibly known only after deployment. */
export type EdgeOutputs = Published<EdgeState>;

/** The outputs of the edge stack, held to the contract. */
export function publishEdge(outputs: EdgeOutputs): StackOutputs {
  return publish("edge", edgeContract, outputs);
}
